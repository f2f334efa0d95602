// SPDX-License-Identifier: Apache-2.0
#include "access/impact.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "access/answer_json.h"
#include "access/route.h"
#include "access/small_worlds.h"
#include "access/tables.h"
#include "routing/dijkstra.h"

namespace maabar {
namespace {

using maabar::testing::all_places;
using maabar::testing::hours;
using maabar::testing::key;
using maabar::testing::short_name;
using maabar::testing::stop_at;
using maabar::testing::three_gates;
using maabar::testing::World;
using maabar::testing::WorldReader;

ImpactAnswer impact(World world, const std::vector<std::string>& open,
                    const std::vector<std::string>& close = {}) {
  const Scenario before = world.scenario();
  for (const std::string& name : open) world.question.open.push_back(key("xa-xb." + name));
  for (const std::string& name : close) world.question.close.push_back(key("xa-xb." + name));
  const Scenario after = world.scenario();
  const RoadIndex index = build_road_index(world.graph);
  return find_impact({world.graph, index}, before, after,
                     {{{stop_at(world, 'A')}, {}}, all_places(world), kDefaultHorizon})
      .value();
}

const ImpactPlace& place(const ImpactAnswer& answer, Reading reading, const std::string& name) {
  const auto& places = answer.readings.under(reading).places;
  return *std::find_if(places.begin(), places.end(), [&](const ImpactPlace& item) {
    return answer.places[item.place].stop.name == name;
  });
}

TEST(Total, CountsTheHorizonForWhoIsBeyondOrCutOffAndRoundsOnce) {
  const std::vector<CountedTime> places = {
      {People{1}, TravelTime::from_milliseconds(1)},
      {People{1}, TravelTime::from_milliseconds(2)},
      {People{2}, TravelTime::infinity()},
      {People{3}, hours(200)},
  };
  const AccessTotals totals = total(places, hours(6));
  EXPECT_EQ(totals.within[0].value, 2U);
  EXPECT_EQ(totals.within[3].value, 2U);
  EXPECT_EQ(totals.cut_off.value, 2U);
  EXPECT_EQ(totals.places_cut_off, 1U);
  EXPECT_EQ(totals.beyond_horizon.value, 3U);
  // (1 + 2 + 5 x 21,600,000) / 7 = 15,428,571.857...
  EXPECT_EQ(totals.mean.milliseconds(), 15428572U);
}

TEST(Total, RoundsAHalfUp) {
  const std::vector<CountedTime> places = {{People{1}, TravelTime::from_milliseconds(1)},
                                           {People{1}, TravelTime::from_milliseconds(2)}};
  EXPECT_EQ(total(places, hours(6)).mean.milliseconds(), 2U);
}

TEST(Total, LimitsAreInclusive) {
  const std::vector<CountedTime> places = {
      {People{5}, hours(6)}, {People{7}, hours(6) + TravelTime::from_milliseconds(1)}};
  EXPECT_EQ(total(places, hours(168)).within[0].value, 5U);
  EXPECT_EQ(total(places, hours(168)).within[1].value, 12U);
}

TEST(Impact, OfOpeningNothingIsNothing) {
  const ImpactAnswer answer = impact(three_gates(), {});
  for (const Reading reading : kReadings) {
    const ImpactReading& read = answer.readings.under(reading);
    EXPECT_EQ(read.people_gaining.value, 0U);
    EXPECT_EQ(read.people_losing.value, 0U);
    EXPECT_EQ(read.overall.before.mean, read.overall.after.mean);
    for (const ImpactPlace& item : read.places) EXPECT_EQ(item.before, item.after);
  }
  EXPECT_EQ(answer.before.id, answer.after.id);
}

TEST(Impact, OfOpeningAGateIsTheTimeItSavesThePeopleBehindIt) {
  const ImpactAnswer answer = impact(three_gates(), {"north"});
  const ImpactReading& read = answer.readings.under(Reading::kIfNot);
  // Before, nobody of XB is reached; after, D in 3, E in 4, F in 5 hours.
  EXPECT_EQ(read.overall.before.cut_off.value, 600U);
  EXPECT_EQ(read.overall.after.cut_off.value, 0U);
  EXPECT_EQ(read.people_gaining.value, 600U);
  EXPECT_EQ(place(answer, Reading::kIfNot, "E").after, hours(4));
  EXPECT_TRUE(place(answer, Reading::kIfNot, "E").before.is_infinite());
  EXPECT_EQ(place(answer, Reading::kIfNot, "E").change_ms, (4 - 168) * 3600 * 1000);
  // F has most people: 300 x 163 hours, ahead of 200 x 164 and 100 x 165.
  EXPECT_EQ(answer.places[read.places[0].place].stop.name, "F");
  // People x hours: A 10 x 0, B 20 x 1, C 30 x 2, D 100 x 3, E 200 x 4, F 300 x 5, over 660.
  EXPECT_EQ(read.overall.after.mean.milliseconds(), (std::uint64_t{2680} * 3600000U + 330U) / 660U);
}

TEST(Impact, NamesTheGatesBeforeAndAfter) {
  const ImpactAnswer answer = impact(three_gates(), {"north"});
  const ImpactPlace& d = place(answer, Reading::kIfRestrictedPasses, "D");
  ASSERT_EQ(d.gates_before.size(), 1U);
  ASSERT_EQ(d.gates_after.size(), 1U);
  EXPECT_EQ(short_name(answer.passages_before[d.gates_before[0]]), "middle");
  EXPECT_EQ(short_name(answer.passages_after[d.gates_after[0]]), "north");
}

TEST(Impact, GroupsByDistrict) {
  const ImpactAnswer answer = impact(three_gates(), {"north"});
  const ImpactReading& read = answer.readings.under(Reading::kIfNot);
  ASSERT_EQ(read.districts.size(), 2U);
  EXPECT_EQ(read.districts[0].admin1, "XA province");
  EXPECT_EQ(read.districts[0].before.cut_off.value, 0U);
  EXPECT_EQ(read.districts[1].people.value, 600U);
  EXPECT_EQ(read.districts[1].before.cut_off.value, 600U);
  EXPECT_EQ(read.districts[1].before.places_cut_off, 3U);
}

TEST(Impact, OpeningNeverLengthensAndClosingNeverShortens) {
  for (const std::string name : {"north", "middle", "south"}) {
    const ImpactAnswer opened = impact(three_gates(), {name});
    const ImpactAnswer closed = impact(three_gates(), {}, {name});
    for (const Reading reading : kReadings) {
      for (const ImpactPlace& item : opened.readings.under(reading).places) {
        EXPECT_LE(item.after, item.before);
      }
      for (const ImpactPlace& item : closed.readings.under(reading).places) {
        EXPECT_GE(item.after, item.before);
      }
    }
  }
}

TEST(Impact, CountsFromTheNearestHub) {
  World world = three_gates("state xa-xb.south: open\n");
  const Scenario scenario = world.scenario();
  const RoadIndex index = build_road_index(world.graph);
  const ImpactAnswer answer =
      find_impact(
          {world.graph, index}, scenario, scenario,
          {{{stop_at(world, 'A'), stop_at(world, 'C')}, {}}, all_places(world), kDefaultHorizon})
          .value();
  const ImpactPlace& f = place(answer, Reading::kIfNot, "F");
  EXPECT_EQ(f.hub_before, 1U);
  EXPECT_EQ(f.before, hours(3));
  EXPECT_EQ(place(answer, Reading::kIfNot, "B").hub_before, 0U);  // as near to both: the first
}

TEST(Impact, RefusesToCountFromNowhere) {
  const World world = three_gates();
  const Scenario scenario = world.scenario();
  const RoadIndex index = build_road_index(world.graph);
  const auto none = find_impact({world.graph, index}, scenario, scenario,
                                {{}, all_places(world), kDefaultHorizon});
  EXPECT_EQ(none.error().kind, ErrorKind::kInvalidInput);
}

TEST(HubsOf, SayWhichHaveNoRoadInTheNetwork) {
  World world = three_gates();
  for (const PlaceId id : {PlaceId(0), PlaceId(1)}) {
    Hub hub;
    hub.place = id;
    world.pack.hubs.push_back(hub);
  }
  world.pack.places[PlaceId(1)].id = "xa.elsewhere";
  world.pack.places[PlaceId(1)].name = "Elsewhere";
  const FoundHubs found = hubs_of(world.graph, world.pack).value();
  ASSERT_EQ(found.hubs.size(), 1U);
  EXPECT_EQ(found.hubs[0].id, world.pack.places[PlaceId(0)].id);
  EXPECT_EQ(found.left_out, std::vector<std::string>{"Elsewhere"});
}

TEST(Reach, CountsPeopleWithinBeyondAndCutOff) {
  const World world = WorldReader::read(R"(world: near, far and cut off
map:
  A-B----C=D
end
country XA: A B C
country XB: D
gate C D: xa-xb.shut 1/1
state xa-xb.shut: closed
people: A 1, B 2, C 4, D 8
)");
  RouteQuery query(world.graph);
  const ReachAnswer answer = find_reach(world.graph, world.scenario(),
                                        {stop_at(world, 'A'), hours(1), all_places(world)}, query);
  const ReachReading& read = answer.readings.under(Reading::kIfPasses);
  EXPECT_EQ(read.people_within.value, 3U);
  EXPECT_EQ(read.people_beyond.value, 4U);
  EXPECT_EQ(read.people_cut_off.value, 8U);
  ASSERT_EQ(read.within.size(), 2U);
  ASSERT_EQ(read.beyond.size(), 2U);
  EXPECT_EQ(answer.places[read.beyond[0].place].stop.name, "C");
  EXPECT_TRUE(read.beyond[1].time.is_infinite());
}

}  // namespace
}  // namespace maabar
