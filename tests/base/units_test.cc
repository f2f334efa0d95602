// SPDX-License-Identifier: Apache-2.0
#include "base/units.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace maabar {
namespace {

TEST(TravelTime, AdditionSaturatesAtInfinity) {
  const TravelTime infinity = TravelTime::infinity();
  EXPECT_EQ(infinity + infinity, infinity);
  EXPECT_EQ(infinity + TravelTime::from_milliseconds(1), infinity);
  EXPECT_EQ(TravelTime::from_milliseconds(0x7ffffffe) + TravelTime::from_milliseconds(1), infinity);
  EXPECT_EQ(TravelTime::from_milliseconds(2) + TravelTime::from_milliseconds(3),
            TravelTime::from_milliseconds(5));
}

TEST(TravelTime, SecondsOutsideItsRangeAreRefused) {
  EXPECT_EQ(TravelTime::from_seconds(3600).value().milliseconds(), 3600000U);
  EXPECT_FALSE(TravelTime::from_seconds(-1));
  EXPECT_FALSE(TravelTime::from_seconds(2147483));
  EXPECT_FALSE(TravelTime::from_seconds(std::numeric_limits<std::int64_t>::max()));
}

TEST(TravelTime, ReadsAsHoursAndMinutes) {
  EXPECT_EQ(to_string(TravelTime::from_seconds(40 * 60).value()), "40 min");
  EXPECT_EQ(to_string(TravelTime::from_seconds(9 * 3600 + 5 * 60).value()), "9 h 05 min");
  EXPECT_EQ(to_string(TravelTime::from_seconds(7200).value()), "2 h");
  EXPECT_EQ(to_string(TravelTime::infinity()), "no way");
}

TEST(LatLng, RefusesWhatIsNotOnEarth) {
  EXPECT_TRUE(LatLng::from_degrees({.lat = 34.398, .lng = 40.976}));
  EXPECT_FALSE(LatLng::from_degrees({.lat = 91, .lng = 0}));
  EXPECT_FALSE(LatLng::from_degrees({.lat = 0, .lng = -181}));
  EXPECT_FALSE(LatLng::from_degrees({.lat = std::numeric_limits<double>::quiet_NaN(), .lng = 0}));
  EXPECT_FALSE(LatLng::from_degrees({.lat = 0, .lng = std::numeric_limits<double>::infinity()}));
}

TEST(GreatCircle, GivesKnownDistances) {
  const auto at = [](double lat, double lng) {
    return LatLng::from_degrees({.lat = lat, .lng = lng}).value();
  };
  // A degree of latitude on the mean sphere: 2 pi 6371.0088 / 360 km.
  EXPECT_NEAR(great_circle(at(33, 44), at(34, 44)).value, 111195, 1);
  EXPECT_EQ(great_circle(at(33, 44), at(33, 44)).value, 0U);
  EXPECT_NEAR(great_circle(at(0, 0), at(0, 180)).value, 20015115, 10);
}

TEST(Confidence, KeepsMillionths) {
  EXPECT_EQ(Confidence::from_probability(0.6).millionths(), 600000U);
  EXPECT_EQ(Confidence::from_probability(1.0).millionths(), 1000000U);
  EXPECT_LT(Confidence::from_probability(0.35), Confidence::from_millionths(350001));
}

TEST(ConfidenceDeathTest, MoreThanOneIsAProgrammersMistake) {
  EXPECT_DEATH(static_cast<void>(Confidence::from_probability(1.5)), "CHECK failed");
}

}  // namespace
}  // namespace maabar
