// SPDX-License-Identifier: Apache-2.0
#include "network/country_finder.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "network/osm_text.h"
#include "network/rings.h"

namespace maabar::testing {
namespace {

TEST(CountryFinder, AgreesWithThePolygonsOnRandomPoints) {
  Rng rng(7);
  const auto random_point = [&] {
    return grid(static_cast<double>(rng.below(2000)) - 1000,
                static_cast<double>(rng.below(2000)) - 1000);
  };
  std::vector<RawCountry> countries;
  std::vector<Polygon> polygons;
  for (const char* code : {"AA", "BB", "CC"}) {
    Ring ring;
    for (int i = 0; i < 9; ++i) ring.push_back(random_point());
    ring.push_back(ring.front());
    countries.push_back({country(code), {ring}, {}});
    polygons.push_back({ring, {}});
  }
  const CountryFinder finder(countries);
  for (int i = 0; i < 5000; ++i) {
    const LatLng point = random_point();
    std::uint8_t expected = CountryFinder::kNone;
    for (std::size_t j = polygons.size(); j-- > 0;) {
      if (contains(polygons[j], point)) expected = static_cast<std::uint8_t>(j);
    }
    EXPECT_EQ(finder.index_at(point), expected) << point.lat() << "," << point.lng();
  }
}

TEST(CountryFinder, BesideAThirdCountryTheSideOfEachPieceCounts) {
  // AA is whole; BB and CC meet it and each other along a line that leads away to the east.
  RawCountry aa = box("AA", -500, 0);
  const std::vector<LatLng> north = {grid(0, 5000), grid(0, 0)};
  const std::vector<LatLng> south = {grid(0, 0), grid(0, -5000)};
  const std::vector<LatLng> between = {grid(0, 0), grid(500, 300)};
  aa.rings[0] = {grid(0, 5000),     grid(0, 0),       grid(0, -5000),
                 grid(-500, -5000), grid(-500, 5000), grid(0, 5000)};
  const CountryFinder finder(
      {aa, {country("BB"), {}, {north, between}}, {country("CC"), {}, {south, between}}});
  EXPECT_EQ(finder.index_at(grid(-10, 10)), 0);
  EXPECT_EQ(finder.index_at(grid(10, 100)), 1);
  EXPECT_EQ(finder.index_at(grid(10, -100)), 2);
  EXPECT_EQ(finder.index_at(grid(200, 10)), 2);  // nearest to the northern line, but south of it
  EXPECT_EQ(finder.index_at(grid(200, 200)), 1);
}

TEST(JoinLines, ClosesRingsOfPiecesInAnySense) {
  const auto joined = join_lines({{grid(0, 0), grid(1, 0)},
                                  {grid(1, 1), grid(1, 0)},
                                  {grid(1, 1), grid(0, 1), grid(0, 0)},
                                  {grid(5, 5), grid(6, 6)}});
  ASSERT_EQ(joined.rings.size(), 1U);
  EXPECT_EQ(joined.rings[0].size(), 5U);
  EXPECT_EQ(joined.lines.size(), 1U);
}

}  // namespace
}  // namespace maabar::testing
