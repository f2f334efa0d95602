// SPDX-License-Identifier: Apache-2.0
#include "report/border_owner.h"

#include <algorithm>

#include "report/border_list.h"
#include "report/country_words.h"
#include "report/told_border.h"

namespace maabar::report {
namespace {

/// The country that two or more of the borders told have in common: a page about one country's
/// borders labels its neighbours.
Country hub_country(const View& view, Country known) {
  for (const Country country : view.main_countries) {
    const auto shared =
        std::count_if(view.main_borders.begin(), view.main_borders.end(),
                      [&](const CrossingKey& pair) { return pair.has_side(country); });
    if (shared >= 2 && country != known) return country;
  }
  return {};
}

/// The country on the far side of a border of which one was told.
Country partner(const Grammar& grammar, const View& view, std::size_t s, const Place& border) {
  const Sentence& sentence = view.sentences[s];
  const auto& here = view.places[s];
  // "the borders with Algeria, Mali and Chad": none of them is the other's far side; "Mali: borders
  // with Algeria and Niger": the label is.
  const bool labelled = border.end <= sentence.label_end;
  const auto is_beside = [&](Country c) {
    return std::any_of(here.begin(), here.end(), [&](const Place& other) {
      const bool label = !labelled && other.end <= sentence.label_end;
      return other.kind == Place::Kind::kBorder && other.known == c && !label;
    });
  };
  const auto fits = [&](Country c) {
    return grammar.are_neighbours(border.known, c) && !is_beside(c);
  };
  if (labelled) {
    // "Algeria - Morocco | closed"
    for (std::uint32_t i = border.end; i < sentence.label_end; ++i) {
      const Annotation* told = view.find(i, grammar.known.country);
      if (told != nullptr && fits(grammar.countries[told->payload])) {
        return grammar.countries[told->payload];
      }
    }
    const Country hub = hub_country(view, border.known);
    if (!hub.is_none()) return hub;
  }
  for (const Place& place : view.places[s]) {
    if (place.kind == Place::Kind::kCrossing && place.keys.size() == 1 &&
        place.keys.front().has_side(border.known)) {
      return place.keys.front().other_side(border.known);
    }
  }
  const auto told_at = [&](std::uint32_t i) -> Country {
    for (const Annotation& a : view.annotations.at(i)) {
      const bool told =
          a.word_class == grammar.known.country || a.word_class == grammar.known.nation;
      if (told && fits(grammar.countries[a.payload])) return grammar.countries[a.payload];
    }
    return {};
  };
  // "entered Croatia after Hungary sealed its border with Serbia": who is told last before it
  if (view.is(border.begin, "its")) {
    for (std::uint32_t i = border.begin; i > sentence.first; --i) {
      if (const Country owner = told_at(i - 1); !owner.is_none()) return owner;
    }
  }
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (i >= border.begin && i < border.end) continue;
    if (const Country other = told_at(i); !other.is_none()) return other;
  }
  for (std::uint32_t i = sentence.first; i < border.begin; ++i) {
    for (const Annotation& a : view.annotations.at(i)) {
      const bool told =
          a.word_class == grammar.known.country || a.word_class == grammar.known.nation;
      const Country subject = told ? grammar.countries[a.payload] : Country();
      const bool other = !subject.is_none() && subject != border.known && !is_beside(subject);
      if (other && !view.token(i).upper) return subject;
    }
  }
  if (border.border_word) {
    for (const CrossingKey& pair : view.main_borders) {
      if (pair.has_side(border.known)) return pair.other_side(border.known);
    }
  }
  if (fits(view.publisher_country)) return view.publisher_country;
  for (const Country country : view.main_countries) {
    if (fits(country)) return country;
  }
  return {};
}

/// Whose `the country's borders` are: of the country told last in the sentences just before, else
/// of the one that most borders told have in common.
Country owner_before(const Grammar& grammar, const View& view, std::size_t s) {
  constexpr std::size_t kReach = 3;
  for (std::size_t back = 1; back <= std::min(s, kReach); ++back) {
    const Sentence& before = view.sentences[s - back];
    for (std::uint32_t i = before.last; i > before.first; --i) {
      const Annotation* told = view.find(i - 1, grammar.known.country);
      if (told != nullptr) return grammar.countries[told->payload];
    }
  }
  return hub_country(view, {});
}

/// The countries of the last list before a border that is theirs: "Senegal, Guinea and Mali closed
/// their borders with".
std::vector<Country> joint_owners(const Grammar& grammar, const View& view, std::size_t s,
                                  const Place& border) {
  if (!view.is(border.begin, "their") && !view.is(border.begin + 1, "their")) return {};
  std::vector<Country> list;
  std::uint32_t end = 0;  // of the last in the list
  for (std::uint32_t i = view.sentences[s].first; i < border.begin; ++i) {
    const Told told = country_at(grammar, view, i);
    if (told.country.is_none()) {
      const bool link = view.token(i).mark == ',' || is_any<"and", "the", "both">(view, i);
      if (i == end && link) ++end;
      continue;
    }
    if (i != end) list.clear();
    list.push_back(told.country);
    i = told.end - 1;
    end = told.end;
  }
  std::erase_if(list, [&](Country c) { return !grammar.are_neighbours(c, border.known); });
  return list;
}

}  // namespace

void settle_borders(const Grammar& grammar, View& view) {
  for (std::size_t s = 0; s < view.sentences.size(); ++s) {
    std::vector<Place> joint;
    for (Place& place : view.places[s]) {
      if (place.every && place.kind == Place::Kind::kBorder && place.keys.empty()) {
        const Country owner = owner_before(grammar, view, s);
        if (!owner.is_none()) place.keys = {CrossingKey::country(owner)};
      }
      if (!place.keys.empty() || place.known.is_none()) continue;
      if (tells_all_of_neighbour(grammar, view, view.sentences[s], place)) {
        place.keys = {CrossingKey::country(place.known)};
        continue;
      }
      const Country other = partner(grammar, view, s, place);
      if (!other.is_none()) place.keys = {CrossingKey::pair(place.known, other)};
      for (const Country owner : joint_owners(grammar, view, s, place)) {
        if (other.is_none() || owner == other) continue;
        joint.push_back(place);
        joint.back().keys = {CrossingKey::pair(place.known, owner)};
      }
    }
    for (const Place& place : joint) {
      auto& here = view.places[s];
      const auto same = std::find_if(here.begin(), here.end(),
                                     [&](const Place& p) { return p.begin == place.begin; });
      here.insert(same + 1, place);
    }
  }
}

}  // namespace maabar::report
