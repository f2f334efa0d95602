// SPDX-License-Identifier: Apache-2.0
// The border that a sentence speaks of where it names no crossing.
#include <algorithm>

#include "report/binding.h"
#include "report/told_border.h"

namespace maabar::report {

/// The border that is spoken of most among those of a country told in the sentence; one both of
/// whose countries are told goes before.
std::vector<Bound> Binder::border_of_countries(std::size_t sentence) const {
  const Sentence& here = view_.sentences[sentence];
  std::vector<Country> told;
  for (std::uint32_t i = here.first; i < here.last; ++i) {
    for (const Annotation& a : view_.annotations.at(i)) {
      const bool country =
          a.word_class == grammar_.known.country || a.word_class == grammar_.known.nation;
      if (country) told.push_back(grammar_.countries[a.payload]);
    }
  }
  const auto sides_told = [&](const CrossingKey& pair) {
    std::vector<Country> sides;
    for (const Country country : told) {
      const bool known = std::find(sides.begin(), sides.end(), country) != sides.end();
      if (pair.has_side(country) && !known) sides.push_back(country);
    }
    return sides.size();
  };
  Bound best;
  std::size_t most = 0;
  for (const CrossingKey& pair : view_.main_borders) {
    const std::size_t sides = sides_told(pair);
    if (sides <= most) continue;
    best.key = pair;
    most = sides;
  }
  return most == 0 ? std::vector<Bound>() : std::vector<Bound>{best};
}

/// "Cameroon has not closed anything", "Kenya stopped them on 16 May": where nothing else tells
/// what a country opens or shuts, the border that the text tells of it.
std::vector<Bound> Binder::border_of_subject(const Ask& ask) const {
  const Country subject = is_of_else(ask) ? Country() : subject_country(ask);
  if (subject.is_none()) return {};
  std::vector<Bound> border = border_of_countries(ask.sentence);
  std::erase_if(border, [&](const Bound& b) { return !b.key.has_side(subject); });
  return border;
}

/// Below the heading `CHAD` of a page about another country's borders.
std::vector<Bound> Binder::border_of_heading(std::size_t sentence) const {
  const std::int32_t above = view_.sentences[sentence].heading;
  if (above < 0) return {};
  const Sentence& heading = view_.sentences[static_cast<std::size_t>(above)];
  const Country told = country_at(grammar_, view_, heading.first).country;
  if (told.is_none()) return {};
  for (const Country other : view_.main_countries) {
    if (!grammar_.are_neighbours(told, other)) continue;
    Bound border;
    border.key = CrossingKey::pair(told, other);
    return {border};
  }
  return {};
}

/// "The border with Tajikistan is shut. Kyrgyz soldiers dig a ditch", in a text that tells more of
/// another of Kyrgyzstan's: the border that the paragraph told last, if it is of every country
/// told.
std::vector<Bound> Binder::border_just_told(std::size_t sentence) const {
  constexpr std::size_t kReach = 4;
  const Sentence& here = view_.sentences[sentence];
  const bool by_border = last_border_.size() == 1 && last_border_at_ > last_sentence_;
  const std::size_t at = by_border ? last_border_at_ : last_sentence_;
  const std::vector<Bound>& told = by_border ? last_border_ : last_;
  if (told.empty() || at >= sentence || at + kReach < sentence) return {};
  if (view_.sentences[at].block != here.block) return {};
  Bound border;
  for (const Bound& other : told) {
    const CrossingKey& key = other.key;
    if (!key.is_crossing() && key.kind() != CrossingKey::Kind::kPair) return {};
    if (!border.key.is_none() && key.border() != border.key) return {};
    border.key = key.border();
  }
  for (std::uint32_t i = here.first; i < here.last; ++i) {
    const Country country = country_at(grammar_, view_, i).country;
    if (country.is_none()) continue;
    if (!border.key.has_side(country)) return {};
  }
  return {border};
}

/// `ALGERIA / MALI. Algerian patrols have doubled.`: of a few words above in the block.
std::vector<Bound> Binder::border_above(std::size_t sentence) const {
  const Sentence& here = view_.sentences[sentence];
  Bound border;
  border.key = pair_above(grammar_, view_, here).key;
  if (border.key.is_none()) return {};
  for (std::uint32_t i = here.first; i < here.last; ++i) {
    const Country told = country_at(grammar_, view_, i).country;
    if (!told.is_none() && !border.key.has_side(told)) return {};
  }
  return {border};
}

std::vector<Bound> Binder::bind_border(std::size_t sentence) const {
  for (const Place& place : view_.places[sentence]) {
    if (place.kind == Place::Kind::kBorder && !place.keys.empty()) return {bound_of(place)};
  }
  if (auto just = border_just_told(sentence); !just.empty()) return just;
  if (auto above = border_above(sentence); !above.empty()) return above;
  const std::vector<Bound> told = border_of_countries(sentence);
  const Sentence& words = view_.sentences[sentence];
  const Pair pair = pair_in(grammar_, view_, words, words.first);
  // "Algeria and Morocco shut their frontier", in a report on another of Morocco's.
  if (!told.empty() && !tells_pair_before(sentence, pair.key)) return told;
  if (!pair.key.is_none()) {
    Bound neighbours;
    neighbours.key = pair.key;
    return {neighbours};
  }
  const std::vector<Bound> headed = border_of_heading(sentence);
  if (!headed.empty()) return headed;
  const std::vector<Bound> here = focus(sentence, false, true);
  // A report on one border that names no crossing.
  const bool alone = here.empty() && last_.empty() && last_border_.size() == 1;
  if (alone) {
    // Another border's mention ends with its paragraph: the report is on the first.
    const bool over = words.kind == BlockKind::kParagraph && first_border_.size() == 1 &&
                      view_.sentences[last_border_at_].block != words.block;
    const std::vector<Bound>& spoken = over ? first_border_ : last_border_;
    if (!is_of_others(sentence, spoken.front().key)) return spoken;
  }
  if (here.empty() || here.front().key.is_none()) return {};
  Bound border;
  border.key = here.front().key.kind() == CrossingKey::Kind::kCountry ? here.front().key
                                                                      : here.front().key.border();
  return is_of_others(sentence, border.key) ? std::vector<Bound>() : std::vector<Bound>{border};
}

std::vector<Bound> Binder::labelled_gate(std::size_t sentence) const {
  const Sentence& here = view_.sentences[sentence];
  const bool listed = here.kind == BlockKind::kItem || here.kind == BlockKind::kRow ||
                      (view_.labels_gates && begins_with_gate(view_, sentence));
  const auto& places = view_.places[sentence];
  const bool named = std::any_of(places.begin(), places.end(), [&](const Place& place) {
    return place.kind == Place::Kind::kBorder || place.border_word ||
           place.kind == Place::Kind::kUnknown;
  });
  std::vector<Bound> above = listed && !named ? topic(sentence) : std::vector<Bound>();
  if (above.size() != 1 || !above.front().key.is_crossing()) return {};
  for (std::uint32_t i = here.first; i < here.last; ++i) {
    const Country told = country_at(grammar_, view_, i).country;
    if (!told.is_none() && !above.front().key.has_side(told)) return {};
  }
  above.front().begin = above.front().end = 0;
  return above;
}

/// `the frontier with Colombia stays closed on Ecuador's part`: a half of the border told before.
std::vector<Bound> Binder::half_of_border(std::size_t sentence, const Place& place) const {
  if (place.side.is_none() || place.pronoun || place.plural) return {};
  if (view_.find(place.end - 1, grammar_.known.side_noun) == nullptr) return {};
  std::vector<Bound> borders = borders_before(sentence, place);
  std::erase_if(borders, [&](const Bound& b) { return !b.key.has_side(place.side); });
  return borders.empty() ? borders : std::vector<Bound>{borders.back()};
}

void Binder::note_border(std::size_t sentence) {
  const Sentence& here = view_.sentences[sentence];
  std::vector<Bound> borders = named_in(sentence, here.first, here.last);
  const auto& places = view_.places[sentence];
  const bool told = std::any_of(places.begin(), places.end(),
                                [](const Place& place) { return place.border_word; });
  if (borders.empty() && told) borders = bind_border(sentence);
  if (borders.empty()) return;
  for (Bound& bound : borders) bound.begin = bound.end = 0;
  last_border_ = std::move(borders);
  if (first_border_.empty() && here.kind != BlockKind::kTitle) first_border_ = last_border_;
  last_border_at_ = sentence;
}

/// "At Paso Canoas, though, the border is closed", "With Venezuela, the border was closed": the
/// crossing that the sentence begins with, or the border with the country that it does.
std::vector<Bound> Binder::gate_led_in(std::size_t sentence, const Place& place) const {
  const std::uint32_t first = view_.sentences[sentence].first;
  const auto& places = view_.places[sentence];
  const bool plain = place.end == place.begin + 2 && view_.is(place.begin, "the") &&
                     view_.is(place.end - 1, "border");
  if (plain && view_.is(first, "with")) return border_led_in(first + 1, place);
  if (!plain || !view_.is(first, "at") || places.front().kind != Place::Kind::kCrossing) return {};
  const Place& gate = places.front();
  const bool leads = gate.begin <= first + 2 && view_.token(gate.end).mark == ',' &&
                     view_.token(place.begin - 1).mark == ',';
  return leads ? std::vector<Bound>{bound_of(gate)} : std::vector<Bound>();
}

/// The border of the country at `at`, which a comma follows, with the one that the text tells most
/// of its neighbours.
std::vector<Bound> Binder::border_led_in(std::uint32_t at, const Place& place) const {
  const Annotation* name = view_.find(at, grammar_.known.country);
  if (name == nullptr || view_.token(name->end).mark != ',' || name->end + 1 != place.begin)
    return {};
  const Country with = grammar_.countries[name->payload];
  for (const Country home : view_.main_countries) {
    if (home == with || !grammar_.are_neighbours(home, with)) continue;
    return {Bound{CrossingKey::pair(home, with), {}, false, {}, place.begin, place.end}};
  }
  return {};
}

/// `Mali - Guinea:`, `Kenya and Somalia`: a label or heading that is nothing but two neighbours, or
/// their border.
std::vector<Bound> Binder::pair_told(std::uint32_t first, std::uint32_t last) const {
  std::vector<Country> told;
  for (std::uint32_t i = first; i < last;) {
    const Annotation* name = view_.find(i, grammar_.known.country);
    if (name == nullptr) name = view_.find(i, grammar_.known.nation);
    if (name != nullptr) {
      told.push_back(grammar_.countries[name->payload]);
      i = name->end;
      continue;
    }
    const bool links = view_.token(i).kind == Token::Kind::kMark || view_.is(i, "and") ||
                       view_.find(i, grammar_.known.border_noun) != nullptr;
    if (!links) return {};
    ++i;
  }
  if (told.size() != 2 || told.front() == told.back()) return {};
  const CrossingKey pair = CrossingKey::pair(told.front(), told.back());
  if (grammar_.names_at.find(pair) == grammar_.names_at.end()) return {};
  return {Bound{pair, {}, false, {}, 0, 0}};
}

}  // namespace maabar::report
