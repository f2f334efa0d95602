// SPDX-License-Identifier: Apache-2.0
#include "network/way_rule.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace maabar {
namespace {

using Tags = std::map<std::string, std::string, std::less<>>;

std::optional<WayRule> rule_of(const Tags& tags) {
  return rule_of_way([&](std::string_view key) -> std::string_view {
    const auto found = tags.find(key);
    return found == tags.end() ? std::string_view() : std::string_view(found->second);
  });
}

constexpr unsigned kForward = WayRule::kTruckForward | WayRule::kCarForward;
constexpr unsigned kBackward = WayRule::kTruckBackward | WayRule::kCarBackward;

TEST(WayRule, ARoadIsDrivenBothWaysUnlessItSaysOtherwise) {
  EXPECT_EQ(rule_of({{"highway", "primary"}})->uses, kForward | kBackward);
  EXPECT_EQ(rule_of({{"highway", "primary"}, {"oneway", "yes"}})->uses, kForward);
  EXPECT_EQ(rule_of({{"highway", "primary"}, {"oneway", "-1"}})->uses, kBackward);
}

TEST(WayRule, MotorwaysAndRoundaboutsAreOneWayByThemselves) {
  EXPECT_EQ(rule_of({{"highway", "motorway"}})->uses, kForward);
  EXPECT_EQ(rule_of({{"highway", "tertiary"}, {"junction", "roundabout"}})->uses, kForward);
  EXPECT_EQ(rule_of({{"highway", "motorway"}, {"oneway", "no"}})->uses, kForward | kBackward);
}

TEST(WayRule, TheMoreParticularAccessWins) {
  EXPECT_EQ(rule_of({{"highway", "primary"}, {"hgv", "no"}})->uses,
            WayRule::kCarForward | WayRule::kCarBackward);
  EXPECT_EQ(rule_of({{"highway", "primary"}, {"access", "no"}, {"hgv", "yes"}})->uses,
            WayRule::kTruckForward | WayRule::kTruckBackward);
}

TEST(WayRule, ARoadThatNobodyMayUseIsBarred) {
  const auto barred = rule_of({{"highway", "primary"}, {"access", "private"}});
  EXPECT_TRUE(barred->is_barred);
  EXPECT_EQ(barred->uses, kForward | kBackward);
  EXPECT_FALSE(rule_of({{"highway", "primary"}})->is_barred);
}

TEST(WayRule, SignsAndSurfacesSlow) {
  const auto plain = rule_of({{"highway", "primary"}});
  EXPECT_GT(plain->car_kmh, plain->truck_kmh);
  EXPECT_EQ(rule_of({{"highway", "primary"}, {"maxspeed", "50"}})->car_kmh, 50);
  EXPECT_EQ(rule_of({{"highway", "primary"}, {"maxspeed", "30 mph"}})->car_kmh, 48);
  EXPECT_EQ(rule_of({{"highway", "primary"}, {"maxspeed:hgv", "40"}})->truck_kmh, 40);
  EXPECT_EQ(rule_of({{"highway", "primary"}, {"surface", "dirt"}})->car_kmh, 20);
  EXPECT_EQ(rule_of({{"highway", "primary"}, {"maxspeed", "walk"}})->car_kmh, plain->car_kmh);
  EXPECT_EQ(rule_of({{"highway", "primary"}, {"maxspeed", "0"}})->car_kmh, plain->car_kmh);
}

TEST(WayRule, OnlyTheBestTracksAreRoads) {
  EXPECT_TRUE(rule_of({{"highway", "track"}, {"tracktype", "grade1"}}));
  EXPECT_FALSE(rule_of({{"highway", "track"}, {"tracktype", "grade3"}}));
  EXPECT_FALSE(rule_of({{"highway", "footway"}}));
  EXPECT_FALSE(rule_of({{"building", "yes"}}));
}

TEST(WayRule, AFerryTakesItsDuration) {
  const auto ferry = rule_of({{"route", "ferry"}, {"duration", "01:30"}});
  EXPECT_EQ(ferry->road_class, RoadClass::kFerry);
  EXPECT_EQ(ferry->duration_s, 5400U);
  EXPECT_EQ(rule_of({{"route", "ferry"}, {"duration", "soon"}})->duration_s, 0U);
}

TEST(WayRule, ReversedTwiceIsItself) {
  for (const auto& tags : {Tags{{"highway", "motorway"}},
                           Tags{{"highway", "primary"}, {"hgv", "no"}, {"oneway", "-1"}}}) {
    const auto rule = rule_of(tags);
    EXPECT_EQ(rule->reversed().reversed(), *rule);
    EXPECT_NE(rule->reversed(), *rule);
  }
}

}  // namespace
}  // namespace maabar
