// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include "report/binding.h"
#include "report/country_words.h"
#include "report/told_border.h"

namespace maabar::report {

bool Binder::has_place_at(std::size_t sentence, std::uint32_t at) const {
  const auto& places = view_.places[sentence];
  return std::any_of(places.begin(), places.end(),
                     [&](const Place& place) { return place.begin == at && !place.pronoun; });
}

/// `that bridge`: of those that the last sentence named, the one that it called a bridge.
std::vector<Bound> Binder::named_so(std::size_t sentence, const Place& place) const {
  constexpr std::uint32_t kBefore = 3;
  const Annotation* noun = view_.find(place.end - 1, grammar_.known.gate);
  const bool weak = noun != nullptr && grammar_.value(*noun) == "weak";
  if (!weak || last_.size() < 2 || last_sentence_ + 1 != sentence) return {};
  std::vector<Bound> found;
  for (const Bound& bound : named_in(last_sentence_, view_.sentences[last_sentence_].first,
                                     view_.sentences[last_sentence_].last)) {
    const std::uint32_t first = bound.begin > kBefore ? bound.begin - kBefore : 0;
    bool named = false;
    for (std::uint32_t i = first; i < bound.end; ++i) {
      const bool at = i >= bound.begin || view_.is(bound.begin - 1, "at");
      named = named || (at && view_.folded(i) == view_.folded(place.end - 1));
    }
    if (named && bound.key.is_crossing()) found.push_back(bound);
  }
  return found.size() == 1 ? found : std::vector<Bound>();
}

/// `X and Y are small. X is open, the other is shut`: of the last two named together, the one that
/// was not named since; none when it cannot be told.
std::vector<Bound> Binder::other_of_two(std::size_t sentence, const Place& place) const {
  std::vector<Bound> since = named_in(sentence, view_.sentences[sentence].first, place.begin);
  std::erase_if(since, [](const Bound& b) { return !b.key.is_crossing(); });
  if (since.empty()) since = last_;
  if (last_group_.size() != 2 || since.size() != 1) return {};
  std::vector<Bound> other = last_group_;
  std::erase_if(other, [&](const Bound& b) { return b.key == since.front().key; });
  if (other.size() != 1 || !other.front().key.is_crossing()) return {};
  other.front().begin = place.begin;
  other.front().end = place.end;
  return other;
}

/// `The last post of the frontier was lost when the garrison at Tanf drove off`: where nothing was
/// named yet, the one crossing that the sentence names.
std::vector<Bound> Binder::named_first(std::size_t sentence, const Place& place) const {
  const bool begun = !last_.empty() || !last_border_.empty() || place.pronoun;
  if (begun || !topic(sentence).empty()) return {};
  std::vector<Bound> named = named_in(sentence, place.end, view_.sentences[sentence].last);
  std::erase_if(named, [](const Bound& b) { return !b.key.is_crossing(); });
  return named.size() == 1 ? named : std::vector<Bound>();
}

/// `DARAA, Syria - The army advanced`: where it was written.
bool Binder::opens_story(std::size_t sentence, const Place& place) const {
  constexpr std::uint32_t kReach = 8;
  const Sentence& here = view_.sentences[sentence];
  const bool opens = here.kind == BlockKind::kParagraph && here.label_end == here.first &&
                     place.begin == here.first && view_.token(place.begin).upper;
  if (!opens || place.end >= here.last || view_.token(place.end).mark != ',') return false;
  for (std::uint32_t i = place.end; i < std::min(here.last, place.end + kReach); ++i) {
    if (view_.token(i).dash) return true;
  }
  return false;
}

/// `DARAA, Syria - The army reached the Nassib gate`: no crossing, unless nothing else is named.
bool Binder::is_dateline(std::size_t sentence, const Place& place) const {
  const auto& places = view_.places[sentence];
  return opens_story(sentence, place) &&
         std::any_of(places.begin(), places.end(), [&](const Place& other) {
           return other.kind == Place::Kind::kCrossing && other.begin >= place.end &&
                  other.keys.size() == 1 && other.keys != place.keys && !other.provisional;
         });
}

/// `its largest border point with Libya, Ras Ajdir,`.
const Place* Binder::apposed_gate(std::size_t sentence, const Place& place) const {
  if (view_.token(place.end).mark != ',') return nullptr;
  for (const Place& other : view_.places[sentence]) {
    const bool fits = other.begin == place.end + 1 && other.kind == Place::Kind::kCrossing &&
                      other.keys.size() == 1;
    if (fits && other.keys.front().border() == place.keys.front()) return &other;
  }
  return nullptr;
}

/// `The last post still open, Raja-Jooseppi in the Arctic, will close`: the name behind says which.
std::vector<Bound> Binder::gate_apposed_behind(std::size_t sentence, const Place& place) const {
  constexpr std::uint32_t kReach = 7;
  constexpr std::uint32_t kTail = 6;
  if (place.pronoun || place.plural || place.every || place.border_word || place.opposite)
    return {};
  const std::uint32_t last = view_.sentences[sentence].last;
  std::uint32_t mark = place.end;
  while (mark < last && mark < place.end + kReach && view_.token(mark).kind != Token::Kind::kMark) {
    ++mark;
  }
  if (mark >= last || (view_.token(mark).mark != ',' && !view_.token(mark).dash)) return {};
  for (const Place& name : view_.places[sentence]) {
    const bool fits =
        name.kind == Place::Kind::kCrossing && name.keys.size() == 1 &&
        (name.begin == mark + 1 || (name.begin == mark + 2 && view_.is(mark + 1, "at")));
    if (!fits || (!place.known.is_none() && !name.keys.front().has_side(place.known))) continue;
    for (std::uint32_t i = name.end; i < std::min(last, name.end + kTail); ++i) {
      const Token& token = view_.token(i);
      if (token.mark == ',' || token.dash || token.mark == '.') {
        return is_any<"and", "or">(view_, i + 1) ? std::vector<Bound>()
                                                 : std::vector<Bound>{bound_of(name)};
      }
      const bool where = i > name.end || is_any<"in", "on", "near", "opposite", "at">(view_, i);
      if (!where || has_aux(i, i + 1) || view_.find(i, grammar_.known.date) != nullptr) break;
    }
  }
  return {};
}

/// `Torkham and Chaman stayed closed on the Afghan side`, `Waleed, whose far half ...`, `the
/// frontier with Iran is shut on the Iraqi side`: the half of what the sentence named before.
std::vector<Bound> Binder::half_of_named(std::size_t sentence, const Place& place) const {
  if (place.plural || place.pronoun || place.every || place.border_word) return {};
  if (place.side.is_none() && !place.opposite) return {};
  const Place* named = nullptr;
  for (const Place& other : view_.places[sentence]) {
    const bool told = other.kind == Place::Kind::kCrossing || other.kind == Place::Kind::kBorder;
    if (!told || other.keys.size() != 1 || other.end > place.begin) continue;
    const CrossingKey& key = other.keys.front();
    if (!place.side.is_none() && !key.has_side(place.side)) continue;
    const bool gate = named != nullptr && named->kind == Place::Kind::kCrossing;
    if (!gate || other.kind == Place::Kind::kCrossing) named = &other;
  }
  if (named == nullptr) return {};
  std::vector<Bound> halves = expand(sentence, *named);
  for (Bound& half : halves) {
    half.begin = place.begin;
    half.end = place.end;
    half.side = place.side;
    if (!place.opposite) continue;
    const bool sided = !named->side.is_none() && half.key.is_crossing();
    half.side = sided ? half.key.other_side(named->side) : Country();
  }
  return halves;
}

/// The crossing named last in the sentence, however far before what is said.
std::vector<Bound> Binder::named_before(const Ask& ask) const {
  std::vector<Bound> named = named_in(ask.sentence, view_.sentences[ask.sentence].first, ask.begin);
  std::erase_if(named, [](const Bound& b) { return !b.key.is_crossing(); });
  if (named.empty()) return named;
  return {named.back()};
}

/// `Algeria and Morocco shut their frontier`: both stand before the word for the border.
bool Binder::tells_pair_before(std::size_t sentence, const CrossingKey& pair) const {
  if (pair.is_none()) return false;
  const auto& places = view_.places[sentence];
  const auto border = std::find_if(places.begin(), places.end(),
                                   [](const Place& place) { return place.border_word; });
  if (border == places.end()) return false;
  bool a = false;
  bool b = false;
  for (std::uint32_t i = view_.sentences[sentence].first; i < border->begin; ++i) {
    const Country told = country_at(grammar_, view_, i).country;
    a = a || told == pair.country_a();
    b = b || told == pair.country_b();
  }
  return a && b;
}

/// Whether the sentence tells of a neighbour of that border's countries and of none of its own.
bool Binder::is_of_others(std::size_t sentence, const CrossingKey& border) const {
  if (border.kind() != CrossingKey::Kind::kPair) return false;
  const Sentence& here = view_.sentences[sentence];
  bool other = false;
  for (std::uint32_t i = here.first; i < here.last; ++i) {
    const Country told = country_at(grammar_, view_, i).country;
    if (told.is_none()) continue;
    if (border.has_side(told)) return false;
    other = other || grammar_.are_neighbours(told, border.country_a()) ||
            grammar_.are_neighbours(told, border.country_b());
  }
  return other;
}

/// "Wuhan was sealed off", "the company will close": said of a subject that is no gate, nor those
/// who pass or work there.
bool Binder::is_of_else(const Ask& ask) const {
  const KnownClasses& k = grammar_.known;
  std::uint32_t at = ask.head;
  const std::uint32_t first = view_.sentences[ask.sentence].first;
  while (at > first &&
         (view_.find(at - 1, k.aux) != nullptr || view_.find(at - 1, k.adverb) != nullptr ||
          view_.find(at - 1, k.negation) != nullptr || view_.find(at - 1, k.stay) != nullptr)) {
    --at;
  }
  if (at == first || at <= ask.begin || view_.token(at - 1).kind == Token::Kind::kMark)
    return false;
  for (std::uint32_t back = 1; back <= 3 && at >= first + back; ++back) {
    for (const Annotation& a : view_.annotations.at(at - back)) {
      if (a.end != at) continue;
      const ClassId c = a.word_class;
      if (c == k.scope_word || c == k.mover || c == k.pronoun || c == k.gate || c == k.actor ||
          c == k.country || c == k.nation || c == k.queue_noun || c == k.passage || c == k.date ||
          c == k.person_word || c == k.border_noun || c == k.clause_word)
        return false;
    }
  }
  return view_.token(at - 1).kind == Token::Kind::kWord;
}

/// "Nobody is let in at Hum": of a place that is told by a name which no table has.
bool Binder::is_told_elsewhere(const Ask& ask) const {
  constexpr std::uint32_t kReach = 8;
  const std::uint32_t last = std::min(view_.sentences[ask.sentence].last, ask.head + kReach);
  for (std::uint32_t i = ask.head; i + 1 < last; ++i) {
    const Token& token = view_.token(i);
    // "blocked its access road at Larcha"
    if (token.kind == Token::Kind::kMark || is_any<"its", "their">(view_, i)) return false;
    const Token& name = view_.token(i + 1);
    if (!view_.is(i, "at") || !name.capital || name.kind != Token::Kind::kWord) continue;
    return view_.annotations.at(i + 1).empty() && gate_of_town(ask.sentence, i + 1, i + 2).empty();
  }
  return false;
}

/// The country that the clause of the trigger begins with, or none.
Country Binder::subject_country(const Ask& ask) const {
  const std::uint32_t first = view_.sentences[ask.sentence].first;
  for (std::uint32_t i = std::min(ask.begin, ask.head); i > first;) {
    --i;
    const Country told = country_at(grammar_, view_, i).country;
    if (view_.token(i).mark == ';') break;
    if (told.is_none()) continue;
    const bool begins = i == first || view_.token(i - 1).kind == Token::Kind::kMark ||
                        is_any<"and", "but", "while", "that", "which", "where", "as">(view_, i - 1);
    if (begins) return told;
  }
  return {};
}

/// "Slovenia said it would let in 2,500 a day" where a post of others was named before: it is of
/// Slovenia's own border. A country that only says what is told may be any.
void Binder::drop_of_foreigner(const Ask& ask, bool pronoun, std::vector<Bound>& bound) const {
  const Country subject = bound.empty() || !ask.of_party ? Country() : subject_country(ask);
  if (subject.is_none()) return;
  const std::uint32_t first = view_.sentences[ask.sentence].first;
  const bool said = view_.annotations.find_in(first, ask.head, grammar_.known.say) != nullptr;
  if (said && !pronoun) return;
  std::erase_if(bound,
                [&](const Bound& b) { return !b.key.is_none() && !b.key.has_side(subject); });
}

/// "the jihadists have run the gate since the guards walked away from it": what the pronoun stands
/// for.
const Place* Binder::gate_before(std::size_t sentence, const Place& place) const {
  const Place* gate = nullptr;
  for (const Place& other : view_.places[sentence]) {
    const bool fits = other.kind == Place::Kind::kRef && !other.pronoun && !other.plural &&
                      !other.every && !other.border_word && !other.other &&
                      other.end <= place.begin;
    if (fits) gate = &other;
  }
  return gate;
}

/// `Liberia ... its border posts`: all that the country has.
std::vector<Bound> Binder::gates_of_owner(std::size_t sentence, const Place& place) const {
  const bool own = is_any<"its", "all", "every">(view_, place.begin) &&
                   is_any<"crossings", "posts", "points", "gates">(view_, place.end - 1) &&
                   !is_any<"between", "linking", "joining", "along">(view_, place.end);
  if (!own) return {};
  Bound bound;
  for (std::uint32_t i = view_.sentences[sentence].first; i < place.begin; ++i) {
    const Country told = country_at(grammar_, view_, i).country;
    if (!told.is_none()) bound.key = CrossingKey::country(told);
  }
  return bound.key.is_none() ? std::vector<Bound>() : std::vector<Bound>{bound};
}

/// `all Lebanese halves`: of the border; of several borders, those of the crossings told.
std::vector<Bound> Binder::every_half(std::size_t sentence, const Place& place) const {
  std::vector<Bound> all = every_point(sentence);
  if (all.empty()) all = gates_of_owner(sentence, place);
  if (place.side.is_none()) return all;
  std::vector<Bound> told = recent_;
  std::erase_if(told,
                [&](const Bound& b) { return b.key.is_none() || !b.key.has_side(place.side); });
  const bool several = std::any_of(told.begin(), told.end(), [&](const Bound& b) {
    return b.key.border() != told.front().key.border();
  });
  if (several) all = told;
  for (Bound& bound : all) {
    bound.begin = place.begin;
    bound.end = place.end;
    if (!bound.key.is_none() && bound.key.has_side(place.side)) bound.side = place.side;
  }
  return all;
}

std::vector<Bound> Binder::every_point(std::size_t sentence) const {
  std::vector<Bound> above = topic(sentence);
  std::erase_if(above, [](const Bound& b) { return b.key.kind() != CrossingKey::Kind::kPair; });
  return above.empty() ? bind_border(sentence) : above;
}

}  // namespace maabar::report
