// SPDX-License-Identifier: Apache-2.0
#include "network/raw_roads.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "network/rings.h"

namespace maabar {
namespace {

auto key_of(const WayRule& rule) {
  return std::tuple(rule.road_class, rule.uses, rule.is_barred, rule.truck_kmh, rule.car_kmh,
                    rule.duration_s);
}

// By id; of one id the longest first, then by content.
bool is_before(const RawWay& a, const RawWay& b) {
  if (a.id != b.id) return a.id < b.id;
  if (a.points.size() != b.points.size()) return a.points.size() > b.points.size();
  if (a.points != b.points) return a.points < b.points;
  return std::pair(key_of(a.rule), a.name) < std::pair(key_of(b.rule), b.name);
}

template <typename Item, typename Key>
void sort_unique(std::vector<Item>& items, Key key) {
  std::sort(items.begin(), items.end(),
            [&](const Item& a, const Item& b) { return key(a) < key(b); });
  items.erase(std::unique(items.begin(), items.end(),
                          [&](const Item& a, const Item& b) { return key(a) == key(b); }),
              items.end());
}

// Pieces of two extracts may close a ring that neither closes alone.
void close_rings(RawCountry& country) {
  RingsAndLines closed = join_lines(std::move(country.lines));
  std::move(closed.rings.begin(), closed.rings.end(), std::back_inserter(country.rings));
  country.lines = std::move(closed.lines);
  std::sort(country.rings.begin(), country.rings.end());
  country.rings.erase(std::unique(country.rings.begin(), country.rings.end()), country.rings.end());
}

// One entry per country and way of drawing it.
std::vector<RawCountry> joined(std::vector<RawCountry> countries) {
  const auto key = [](const RawCountry& country) {
    return std::pair(country.country, country.is_land);
  };
  std::stable_sort(countries.begin(), countries.end(),
                   [&](const RawCountry& a, const RawCountry& b) { return key(a) < key(b); });
  std::vector<RawCountry> whole;
  for (RawCountry& country : countries) {
    if (whole.empty() || key(whole.back()) != key(country)) {
      whole.push_back(std::move(country));
      continue;
    }
    RawCountry& known = whole.back();
    std::move(country.rings.begin(), country.rings.end(), std::back_inserter(known.rings));
    std::move(country.lines.begin(), country.lines.end(), std::back_inserter(known.lines));
  }
  std::for_each(whole.begin(), whole.end(), close_rings);
  return whole;
}

// Of a country drawn twice the border proper, unless only the land's is whole.
std::vector<RawCountry> chosen(std::vector<RawCountry> countries) {
  std::vector<RawCountry> one_each;
  for (RawCountry& country : countries) {
    if (one_each.empty() || one_each.back().country != country.country) {
      if (!country.is_land || country.lines.empty()) one_each.push_back(std::move(country));
    } else if (!one_each.back().lines.empty() && country.lines.empty()) {
      one_each.back() = std::move(country);
    }
  }
  return one_each;
}

}  // namespace

void tidy(RawRoads& roads) {
  std::sort(roads.ways.begin(), roads.ways.end(), is_before);
  roads.ways.erase(std::unique(roads.ways.begin(), roads.ways.end(),
                               [](const RawWay& a, const RawWay& b) { return a.id == b.id; }),
                   roads.ways.end());
  // Of two positions of one point the first in order stays.
  std::sort(roads.points.begin(), roads.points.end(), [](const RawPoint& a, const RawPoint& b) {
    return std::tie(a.id, a.position) < std::tie(b.id, b.position);
  });
  roads.points.erase(std::unique(roads.points.begin(), roads.points.end(),
                                 [](const RawPoint& a, const RawPoint& b) { return a.id == b.id; }),
                     roads.points.end());
  sort_unique(roads.posts,
              [](const BorderPost& post) { return std::tie(post.position, post.name); });
  sort_unique(roads.towns, [](const Town& town) { return std::tie(town.position, town.name); });
  roads.countries = chosen(joined(std::move(roads.countries)));
}

}  // namespace maabar
