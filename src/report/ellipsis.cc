// SPDX-License-Identifier: Apache-2.0
#include "report/ellipsis.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "report/clause.h"
#include "report/country_words.h"

namespace maabar::report {
namespace {

bool is_crossing(const Place& place) {
  return place.kind == Place::Kind::kCrossing && place.keys.size() == 1;
}

/// Whether one list holds both: no verb, no semicolon and few words between.
bool is_listed(const View& view, const Place& a, const Place& b) {
  constexpr std::uint32_t kGap = 7;
  if (b.begin > a.end + kGap || has_verb(view, a.end, b.begin)) return false;
  for (std::uint32_t i = a.end; i < b.begin; ++i) {
    if (view.token(i).mark == ';' || view.token(i).mark == ':') return false;
  }
  return true;
}

using Places = std::vector<const Place*>;

/// The crossings of a list that begins with `places[first]`.
Places list_from(const View& view, const std::vector<Place>& places, std::size_t first) {
  Places list = {&places[first]};
  for (std::size_t i = first + 1; i < places.size(); ++i) {
    if (!is_crossing(places[i]) || !is_listed(view, *list.back(), places[i])) break;
    list.push_back(&places[i]);
  }
  return list;
}

/// The crossings of a list that ends with `places[last]`.
Places list_to(const View& view, const std::vector<Place>& places, std::size_t last) {
  Places list = {&places[last]};
  for (std::size_t i = last; i-- > 0;) {
    if (!is_crossing(places[i]) || !is_listed(view, places[i], *list.front())) break;
    list.insert(list.begin(), &places[i]);
  }
  return list;
}

/// `so has`, `as do`: the crossing stands behind.
bool points_ahead(const View& view, const Annotation& same) {
  return is_any<"so", "as", "nor", "neither", "and">(view, same.begin);
}

/// `Islam Qala and Torghundi, which lead to Iran and Turkmenistan, followed on Thursday`.
bool is_aside_between(const View& view, std::uint32_t first, std::uint32_t last) {
  if (last < first + 2 || view.token(first).mark != ',' || view.token(last - 1).mark != ',') {
    return false;
  }
  for (std::uint32_t i = first + 1; i + 1 < last; ++i) {
    if (view.token(i).kind == Token::Kind::kMark) return false;
  }
  return true;
}

/// The crossings behind "so has", else the last before "likewise"; right before "too", which
/// stands in a clause without a verb, and before "followed in October".
Places elided_places(const Grammar& grammar, const View& view, std::size_t sentence,
                     const Annotation& same) {
  const std::string& kind = grammar.value(same);
  constexpr std::uint32_t kReach = 4;
  const auto& places = view.places[sentence];
  std::size_t before = places.size();
  const bool tight = kind == "too" || kind == "next";
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!is_crossing(places[i])) continue;
    const bool behind = places[i].begin >= same.end && places[i].begin <= same.end + kReach;
    if (behind && !tight) return list_from(view, places, i);
    if (places[i].end <= same.begin && !stands_beside(grammar, view, places[i].begin)) before = i;
  }
  if (before == places.size() || (!tight && points_ahead(view, same))) return {};
  if (tight && places[before].end + 1 < same.begin &&
      !is_aside_between(view, places[before].end, same.begin)) {
    return {};
  }
  return list_to(view, places, before);
}

/// Where the words before a name that only tell which it is begin: `the nearby Ramtha crossing`.
std::uint32_t begin_of_name(const View& view, const Sentence& here, const Place& place) {
  std::uint32_t begin = place.begin;
  while (begin > here.first && is_any<"the", "at", "nearby", "neighbouring", "neighboring",
                                      "adjacent", "smaller", "larger", "old">(view, begin - 1)) {
    --begin;
  }
  return begin;
}

/// `Torkham is closed; Chaman too.`: nothing but names since the last mark or `and`, and nothing
/// behind.
bool is_verbless(const Grammar& grammar, const View& view, const Sentence& here, const Place& first,
                 const Annotation& same) {
  // "Agua Negra: the same since April"
  const bool is_dated = view.find(same.end, grammar.known.date) != nullptr;
  const std::uint32_t begin = begin_of_name(view, here, first);
  const bool begins = begin == here.first || view.token(begin - 1).kind == Token::Kind::kMark ||
                      is_any<"and", "but">(view, begin - 1);
  const bool ends =
      same.end >= here.last || view.token(same.end).kind == Token::Kind::kMark || is_dated;
  return begins && ends;
}

/// The tokens of both, or of the word alone where they lie far apart.
std::pair<std::uint32_t, std::uint32_t> words_of(const Place& place, const Annotation& same) {
  constexpr std::uint32_t kMostWords = 12;
  const std::uint32_t first = std::min(place.begin, same.begin);
  const std::uint32_t last = std::max(place.end, same.end);
  return last - first <= kMostWords ? std::pair{first, last} : std::pair{same.begin, same.end};
}

enum class Told : std::uint8_t { kState, kStateOrHolder };

/// The last state told, or its last holder.
std::vector<Draft>::const_reverse_iterator last_told(const std::vector<Draft>& drafts, Told what) {
  return std::find_if(drafts.rbegin(), drafts.rend(), [&](const Draft& d) {
    const Facet facet = d.claim.facet();
    const bool holder = what == Told::kStateOrHolder && facet == Facet::kControl;
    const bool wish = d.claim.modality == Modality::kHoped || d.claim.modality == Modality::kDenied;
    const bool state = facet == Facet::kStatus || (facet == Facet::kOutlook && !wish);
    return (state || holder) && !d.in_title && !d.claim.crossing.is_none();
  });
}

/// Of a state and what is due of it, told beside it, the state.
Draft state_beside(const std::vector<Draft>& drafts, const Draft& told) {
  if (told.claim.facet() != Facet::kOutlook) return told;
  const auto state = std::find_if(drafts.rbegin(), drafts.rend(), [&](const Draft& d) {
    return d.claim.facet() == Facet::kStatus && d.sentence + 1 >= told.sentence &&
           d.claim.crossing == told.claim.crossing;
  });
  return state == drafts.rend() ? told : *state;
}

/// The same of another crossing, told by tokens [first, last).
Draft transfer(const View& view, const Draft& from, const Place& place, std::size_t sentence,
               std::uint32_t first, std::uint32_t last) {
  Draft copy = from;
  copy.sentence = sentence;
  copy.head = first;
  copy.claim.crossing = place.keys.front();
  copy.claim.provisional = place.provisional;
  if (!copy.claim.crossing.has_side(copy.claim.side)) copy.claim.side = Country();
  copy.claim.span = Span{view.token(first).begin, view.token(last - 1).end};
  return copy;
}

/// Of a stretch behind its last place.
const DatePhrase* date_behind(const View& view, std::size_t sentence, std::uint32_t from,
                              std::uint32_t last) {
  for (const DatePhrase& date : view.dates[sentence]) {
    const bool fits =
        date.role == DateRole::kSince || date.role == DateRole::kAt || date.role == DateRole::kBy;
    if (fits && date.begin >= from && date.end <= last) return &date;
  }
  return nullptr;
}

/// The first date that ends behind a word, else the sentence's first.
const DatePhrase& date_of(const View& view, std::size_t sentence, const Annotation& word) {
  const auto& dates = view.dates[sentence];
  const auto behind = std::find_if(dates.begin(), dates.end(),
                                   [&](const DatePhrase& date) { return date.end > word.begin; });
  return behind == dates.end() ? dates.front() : *behind;
}

/// Whether a date stands between the last crossing before an `and` and that word: `closed Jaber in
/// April and Trebil in July` begins anew.
bool first_is_over(const View& view, std::size_t sentence, std::uint32_t joint) {
  const Place* before = nullptr;
  for (const Place& place : view.places[sentence]) {
    if (is_crossing(place) && place.end <= joint) before = &place;
  }
  const auto& dates = view.dates[sentence];
  return before != nullptr && std::any_of(dates.begin(), dates.end(), [&](const DatePhrase& d) {
           return d.begin >= before->end && d.end <= joint;
         });
}

bool is_told_here(const std::vector<Draft>& drafts, std::size_t sentence, const CrossingKey& key) {
  return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
    return d.sentence == sentence && d.claim.crossing == key;
  });
}

/// Of `for freight` or `to travellers` that fills tokens [first, last): for whom; none otherwise.
std::optional<Scope> scope_told(const Grammar& grammar, const View& view, std::uint32_t first,
                                std::uint32_t last) {
  constexpr std::uint32_t kLongest = 4;
  if (first + 1 >= last || last > first + kLongest) return std::nullopt;
  if (!view.is(first, "for") && !view.is(first, "to")) return std::nullopt;
  for (std::uint32_t i = first + 1; i < last; ++i) {
    const Annotation* word = view.find(i, grammar.known.scope_word);
    if (word == nullptr || word->end != last) continue;
    const auto scope = parse_scope(grammar.value(*word));
    if (scope) return *scope;
  }
  return std::nullopt;
}

/// `Nassib is open for freight and`: for whom, between the last crossing and the joint.
bool is_scope_over(const Grammar& grammar, const View& view, std::size_t sentence,
                   std::uint32_t joint) {
  constexpr std::uint32_t kReach = 4;
  for (std::uint32_t i = joint; i > view.sentences[sentence].first && i + kReach > joint; --i) {
    if (scope_told(grammar, view, i - 1, joint)) return true;
  }
  return false;
}

/// `Nassib is open for freight and Ramtha for passengers`: a crossing and for whom, its verb left
/// out.
void apply_scope_gap(const Grammar& grammar, const View& view, std::size_t sentence,
                     std::uint32_t joint, std::vector<Draft>& drafts) {
  constexpr std::uint32_t kReach = 5;
  const Sentence& here = view.sentences[sentence];
  for (const Place& place : view.places[sentence]) {
    const bool next = place.begin > joint && place.begin <= joint + 2 && is_crossing(place);
    if (!next || is_told_here(drafts, sentence, place.keys.front())) continue;
    std::uint32_t last = place.end;
    while (last < here.last && last < place.end + kReach &&
           view.token(last).kind != Token::Kind::kMark) {
      ++last;
    }
    const auto scope = scope_told(grammar, view, place.end, last);
    const auto from = last_told(drafts, Told::kState);
    if (!scope || from == drafts.rend() || from->sentence != sentence || from->head > joint) return;
    Draft copy = transfer(view, *from, place, sentence, place.begin, last);
    copy.claim.scope = *scope;
    drafts.push_back(std::move(copy));
    return;
  }
}

/// Behind `together with`, `along with`, `as well as`; `at` itself when none begins there.
std::uint32_t end_of_company(const View& view, std::uint32_t at) {
  const bool with = (view.is(at, "together") || view.is(at, "along")) && view.is(at + 1, "with");
  if (with) return at + 2;
  return view.is(at, "as") && view.is(at + 1, "well") && view.is(at + 2, "as") ? at + 3 : at;
}

/// `...; Kuhmo and Salla since 24 November`: a stretch of crossings and a date, its verb left out.
void apply_gap(const View& view, std::size_t sentence, std::uint32_t first, std::uint32_t last,
               std::vector<Draft>& drafts) {
  constexpr std::uint32_t kLongest = 12;
  if (last - first > kLongest || has_verb_beside(view, sentence, first, last)) return;
  std::vector<const Place*> places;
  for (const Place& place : view.places[sentence]) {
    if (place.begin < first || place.end > last) continue;
    if (!is_crossing(place)) return;
    places.push_back(&place);
  }
  if (places.empty()) return;
  const DatePhrase* date = date_behind(view, sentence, places.back()->end, last);
  const auto from = last_told(drafts, Told::kState);
  if (from == drafts.rend() || from->sentence + 1 < sentence) return;
  const Draft told = *from;
  // "three crossings are closed: Tuwal, Alb and Buqa"
  const bool spelled_out = first > view.sentences[sentence].first &&
                           view.token(first - 1).mark == ':' && told.sentence == sentence &&
                           told.head < first && !told.claim.crossing.is_crossing();
  if (date == nullptr && !spelled_out) return;
  const Lean lean = told.claim.facet() == Facet::kOutlook ? Lean::kFuture : Lean::kPast;
  for (const Place* place : places) {
    if (is_told_here(drafts, sentence, place->keys.front())) continue;
    if (place->keys.front() == told.claim.crossing) continue;
    Draft copy = transfer(view, told, *place, sentence, place->begin, last);
    if (date != nullptr) {
      copy.claim.valid_from = resolve(*date, view.document.report.published, lean);
      copy.claim.valid_to = Date();
    }
    drafts.push_back(std::move(copy));
  }
}

/// `Torkham reopened; Chaman did not`: an auxiliary that denies ends the clause.
bool is_denied_at(const Grammar& grammar, const View& view, const Sentence& here,
                  std::uint32_t at) {
  constexpr std::uint32_t kMost = 3;
  bool aux = false;
  bool denied = false;
  std::uint32_t i = at;
  for (; i < here.last && i < at + kMost; ++i) {
    const Annotation* word = view.find(i, grammar.known.aux);
    const std::string_view value = word == nullptr ? "" : std::string_view(grammar.value(*word));
    const bool plain = value.starts_with("be-") || value.starts_with("ha") ||
                       value.starts_with("do") || value.starts_with("did") ||
                       value.starts_with("will");
    if (word != nullptr && !plain) return false;
    if (word == nullptr && !view.is(i, "not")) break;
    aux = aux || word != nullptr;
    denied = denied || word == nullptr || value.ends_with("not");
  }
  if (!aux || !denied) return false;
  return i >= here.last || view.token(i).mark == '.' || view.token(i).mark == ';' ||
         view.token(i).mark == ',';
}

bool is_future(const Grammar& grammar, const View& view, std::uint32_t at) {
  const Annotation* aux = view.find(at, grammar.known.aux);
  return aux != nullptr && grammar.value(*aux).starts_with("will");
}

/// Behind `, on the far side of the river,` and `, which`; `at` itself when neither begins there.
std::uint32_t begin_of_denial(const View& view, const Sentence& here, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 12;
  if (at >= here.last || view.token(at).mark != ',') return at;
  if (view.is(at + 1, "which")) return at + 2;
  for (std::uint32_t i = at + 1; i < std::min(here.last, at + kLongest); ++i) {
    if (view.token(i).mark == ',') return i + 1;
    if (view.token(i).kind == Token::Kind::kMark) break;
  }
  return at;
}

/// The state that is not the other; none when it is told in part.
std::optional<State> opposite_of(State state) {
  if (state == State::kOpen) return State::kClosed;
  if (state == State::kClosed) return State::kOpen;
  return std::nullopt;
}

/// Whether what was told last is a holder alone: `fell to the rebels in May; Chaman followed in
/// June`.
bool is_taking_last(const std::vector<Draft>& drafts) {
  const auto last = last_told(drafts, Told::kStateOrHolder);
  if (last == drafts.rend() || last->claim.facet() != Facet::kControl) return false;
  // "which they had held since 2007" is nothing that follows.
  if (last->tense == Tense::kPluperfect) return false;
  return std::none_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
    return d.sentence == last->sentence && d.claim.facet() == Facet::kStatus;
  });
}

}  // namespace

void apply_denials(const Grammar& grammar, const View& view, std::size_t sentence,
                   std::vector<Draft>& drafts) {
  const Sentence& here = view.sentences[sentence];
  for (const Place& place : view.places[sentence]) {
    if (!is_crossing(place)) continue;
    if (!is_denied_at(grammar, view, here, begin_of_denial(view, here, place.end))) continue;
    const auto last = last_told(drafts, Told::kState);
    if (last == drafts.rend() || last->sentence + 1 < sentence) return;
    const Draft told = *last;
    const bool due = told.claim.facet() == Facet::kOutlook;
    const bool firm =
        told.claim.facet() == Facet::kStatus &&
        (told.claim.modality == Modality::kReported || told.claim.modality == Modality::kAnnounced);
    const auto state = opposite_of(told.claim.value.state());
    const bool will = is_future(grammar, view, begin_of_denial(view, here, place.end));
    if (!(will ? due : firm) || !state) return;
    const std::size_t at = static_cast<std::size_t>(&place - view.places[sentence].data());
    for (const Place* each : list_to(view, view.places[sentence], at)) {
      if (told.claim.crossing == each->keys.front()) continue;
      Draft copy =
          transfer(view, told, *each, sentence, each->begin, std::min(each->end + 2, here.last));
      copy.claim.value = due ? ClaimValue::outlook(*state) : ClaimValue::status(*state);
      copy.claim.valid_from = copy.claim.valid_to = Date();
      drafts.push_back(std::move(copy));
    }
  }
}

void apply_company(const View& view, std::size_t sentence, std::vector<Draft>& drafts) {
  const Sentence& here = view.sentences[sentence];
  const auto& places = view.places[sentence];
  if (places.empty() || drafts.empty()) return;
  for (std::uint32_t i = here.first; i + 3 < here.last; ++i) {
    const std::uint32_t end = end_of_company(view, i);
    if (end == i) continue;
    const auto next = std::find_if(places.begin(), places.end(), [&](const Place& place) {
      const bool behind = place.begin == end ||
                          (place.begin == end + 1 && (view.is(end, "the") || view.is(end, "at")));
      return is_crossing(place) && behind;
    });
    const auto told = std::find_if(drafts.rbegin(), drafts.rend(), [&](const Draft& d) {
      const Facet facet = d.claim.facet();
      return d.sentence == sentence && d.head < i && !d.claim.crossing.is_none() &&
             (facet == Facet::kStatus || facet == Facet::kOutlook);
    });
    if (next == places.end() || told == drafts.rend()) continue;
    if (walls_between(view, told->head + 1, i) > 0) continue;
    const Draft from = *told;
    const auto at = static_cast<std::size_t>(next - places.begin());
    for (const Place* place : list_from(view, places, at)) {
      if (is_told_here(drafts, sentence, place->keys.front())) continue;
      drafts.push_back(transfer(view, from, *place, sentence, place->begin, place->end));
    }
  }
}

void apply_gaps(const Grammar& grammar, const View& view, std::size_t sentence,
                std::vector<Draft>& drafts) {
  // A gap is filled for a crossing that is named, with what was told last.
  const auto& places = view.places[sentence];
  if (drafts.empty() || std::none_of(places.begin(), places.end(), is_crossing)) return;
  const Sentence& here = view.sentences[sentence];
  std::uint32_t first = here.first;
  for (std::uint32_t i = here.first; i <= here.last; ++i) {
    const bool over = i == here.last;
    const char mark = over ? '\0' : view.token(i).mark;
    const bool joint = !over && (mark == ',' || view.is(i, "and"));
    if (joint && is_scope_over(grammar, view, sentence, i))
      apply_scope_gap(grammar, view, sentence, i, drafts);
    const bool ends = over || mark == ';' || mark == ':';
    if (!ends && !(joint && first_is_over(view, sentence, i))) continue;
    if (i > first && (first > here.first || over)) apply_gap(view, sentence, first, i, drafts);
    first = i + 1;
  }
}

namespace {

/// The last that was due, wished or ruled out: `same decision`.
std::vector<Draft>::const_reverse_iterator last_due(const std::vector<Draft>& drafts) {
  return std::find_if(drafts.rbegin(), drafts.rend(), [](const Draft& d) {
    return d.claim.facet() == Facet::kOutlook && !d.in_title && !d.claim.crossing.is_none();
  });
}

/// What is said again of another, or nothing where it lies too far back.
std::optional<Draft> told_before(const View& view, std::size_t sentence, const Annotation& same,
                                 const std::string& kind, const std::vector<Draft>& drafts) {
  const bool holder = kind == "any" || (kind == "next" && is_taking_last(drafts));
  const auto last = kind == "due" ? last_due(drafts)
                                  : last_told(drafts, holder ? Told::kStateOrHolder : Told::kState);
  if (last == drafts.rend() || last->sentence + 2 < sentence) return std::nullopt;
  // "works at all hours, as does Chaman": what this sentence told.
  if (view.is(same.begin, "as") && last->sentence != sentence) return std::nullopt;
  return kind == "due" ? *last : state_beside(drafts, *last);
}

/// Whether the word says of a crossing beside it what was said of another.
bool apply_same(const Grammar& grammar, const View& view, std::size_t sentence,
                const Annotation& same, std::vector<Draft>& drafts) {
  const Sentence& here = view.sentences[sentence];
  const std::string& kind = grammar.value(same);
  const Places places = elided_places(grammar, view, sentence, same);
  if (places.empty()) return false;
  if (kind == "too" && !is_verbless(grammar, view, here, *places.front(), same)) return false;
  const auto told = told_before(view, sentence, same, kind, drafts);
  if (!told) return false;
  for (const Place* place : places) {
    if (told->claim.crossing == place->keys.front()) continue;
    const auto [first, end] = words_of(*place, same);
    Draft copy = transfer(view, *told, *place, sentence, first, end);
    // "On Friday it was the turn of ...": its own day.
    if ((kind == "any" || kind == "next") && !view.dates[sentence].empty()) {
      copy.claim.valid_from =
          resolve(date_of(view, sentence, same), view.document.report.published, Lean::kPast);
    }
    drafts.push_back(std::move(copy));
  }
  return true;
}

}  // namespace

void apply_ellipsis(const Grammar& grammar, const View& view, std::size_t sentence,
                    std::vector<Draft>& drafts) {
  const std::uint32_t last = view.sentences[sentence].last;
  std::uint32_t first = view.sentences[sentence].first;
  while (const Annotation* same = view.annotations.find_in(first, last, grammar.known.same_word)) {
    if (apply_same(grammar, view, sentence, *same, drafts)) return;
    first = same->begin + 1;
  }
}

}  // namespace maabar::report
