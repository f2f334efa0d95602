// SPDX-License-Identifier: Apache-2.0
#include "region/outline.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace maabar {
namespace {

LatLng at(double lat, double lng) { return LatLng::from_degrees({.lat = lat, .lng = lng}).value(); }

Ring square(double south, double west, double north, double east) {
  return {at(south, west), at(south, east), at(north, east), at(north, west), at(south, west)};
}

CountryOutlines two_lands() {
  CountryOutline left;
  left.country = Country::parse("AA").value();
  left.polygons = {{square(30, 10, 31, 11), {square(30.4, 10.4, 30.6, 10.6)}}};
  CountryOutline right;
  right.country = Country::parse("BB").value();
  right.polygons = {{square(30, 11, 31, 12), {}}, {square(33, 11, 34, 12), {}}};
  return CountryOutlines({left, right});
}

TEST(CountryOutlines, TellsTheCountryOfAPoint) {
  const CountryOutlines lands = two_lands();
  EXPECT_EQ(lands.country_at(at(30.2, 10.2)).code(), "AA");
  EXPECT_EQ(lands.country_at(at(30.2, 11.2)).code(), "BB");
  EXPECT_EQ(lands.country_at(at(33.5, 11.5)).code(), "BB");
  EXPECT_TRUE(lands.country_at(at(32, 11)).is_none());
  EXPECT_TRUE(lands.country_at(at(30.5, 10.5)).is_none()) << "a hole is not the country's";
}

TEST(CountryOutlines, GivesAPointOfASharedBorderToOneCountryOnly) {
  const CountryOutlines lands = two_lands();
  Rng rng(7);
  for (int i = 0; i < 1000; ++i) {
    const LatLng point = at(30.0001 + 0.999 * rng.unit(), 11);
    int holders = 0;
    for (const CountryOutline& outline : lands.all()) {
      for (const Polygon& polygon : outline.polygons) holders += contains(polygon, point) ? 1 : 0;
    }
    EXPECT_EQ(holders, 1);
  }
}

TEST(CountryOutlines, MeasuresTheDistanceToACountry) {
  const CountryOutlines lands = two_lands();
  const Country aa = Country::parse("AA").value();
  EXPECT_EQ(lands.distance_to(aa, at(30.2, 10.2))->value, 0U);
  // 0.1 degree of longitude at 30.5 N is 111.195 km x cos(30.5) / 10 = 9.581 km.
  EXPECT_NEAR(lands.distance_to(aa, at(30.5, 11.1))->value, 9581, 10);
  EXPECT_NEAR(lands.distance_to_edge_of(aa, at(30.5, 10.9))->value, 9581, 10);
  EXPECT_FALSE(lands.distance_to(Country::parse("CC").value(), at(30, 10)).has_value());
}

TEST(CountryOutlines, FindsTheNearestCountry) {
  const auto nearest = two_lands().nearest_country(at(32.5, 11.5));
  ASSERT_TRUE(nearest);
  EXPECT_EQ(nearest->country.code(), "BB");
  EXPECT_NEAR(nearest->distance.value, 55597, 60);
  EXPECT_FALSE(CountryOutlines().nearest_country(at(0, 0)).has_value());
}

TEST(DistanceToLine, IsTheLeastOverManySamplesOfTheLine) {
  Rng rng(11);
  for (int i = 0; i < 200; ++i) {
    const auto near = [&] { return at(33 + rng.unit(), 40 + rng.unit()); };
    const LatLng a = near();
    const LatLng b = near();
    const LatLng point = near();
    std::uint32_t least = 0xffffffffU;
    for (int step = 0; step <= 2000; ++step) {
      const double share = step / 2000.0;
      const LatLng sample =
          at(a.lat() + share * (b.lat() - a.lat()), a.lng() + share * (b.lng() - a.lng()));
      least = std::min(least, great_circle(point, sample).value);
    }
    const double found = distance_to_line({a, b}, point).value;
    EXPECT_LE(std::abs(found - least), 0.01 * least + 60) << "seed 11, round " << i;
  }
}

}  // namespace
}  // namespace maabar
