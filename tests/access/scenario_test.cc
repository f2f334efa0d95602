// SPDX-License-Identifier: Apache-2.0
#include "access/scenario.h"

#include <gtest/gtest.h>

#include "access/small_worlds.h"

namespace maabar {
namespace {

using maabar::testing::hours;
using maabar::testing::key;
using maabar::testing::three_gates;
using maabar::testing::World;

const Passage& passage(const Scenario& scenario, const World& world, const std::string& name) {
  const GateId gate = world.graph.find_gate(key("xa-xb." + name)).value();
  return scenario.passage(world.graph, world.graph.gate(gate).a_to_b.front());
}

ArcId arc_of(const Scenario& scenario, const World& world, const std::string& name) {
  return arcs_of(world.graph, passage(scenario, world, name)).front();
}

TEST(Scenario, OpenPassesAndClosedDoesNotUnderEveryReading) {
  const World world = three_gates("state xa-xb.south: open\n");
  const Scenario scenario = world.scenario();
  for (const Reading reading : kReadings) {
    EXPECT_TRUE(passes(passage(scenario, world, "south"), reading));
    EXPECT_FALSE(passes(passage(scenario, world, "north"), reading));
  }
}

TEST(Scenario, DoubtPassesOrNotByTheReading) {
  const World world = three_gates();
  const Scenario scenario = world.scenario();
  const Passage& restricted = passage(scenario, world, "middle");
  const Passage& unknown = passage(scenario, world, "south");
  EXPECT_TRUE(passes(restricted, Reading::kIfPasses));
  EXPECT_TRUE(passes(restricted, Reading::kIfRestrictedPasses));
  EXPECT_FALSE(passes(restricted, Reading::kIfNot));
  EXPECT_TRUE(passes(unknown, Reading::kIfPasses));
  EXPECT_FALSE(passes(unknown, Reading::kIfRestrictedPasses));
  EXPECT_FALSE(passes(unknown, Reading::kIfNot));
  EXPECT_TRUE(scenario.has_doubt());
}

TEST(Scenario, AGateArcWeighsItsDrivingAndTheDwellOfItsState) {
  const World world = three_gates();
  const Scenario scenario = world.scenario();
  const ArcWeights weights = make_weights(world.graph, scenario, Reading::kIfPasses);
  EXPECT_EQ(weights[arc_of(scenario, world, "middle")], hours(1 + 6));
  EXPECT_EQ(weights[arc_of(scenario, world, "south")], hours(1 + 2));
  EXPECT_TRUE(weights[arc_of(scenario, world, "north")].is_infinite());
}

TEST(Scenario, SuppositionsOverrideBelief) {
  const World world = three_gates("ask: open xa-xb.north, close xa-xb.middle\n");
  const Scenario scenario = world.scenario();
  EXPECT_EQ(passage(scenario, world, "north").state, Shown::kOpen);
  EXPECT_EQ(passage(scenario, world, "north").ruling, Ruling::kOpenedHere);
  EXPECT_EQ(passage(scenario, world, "north").belief.shown, Shown::kClosed);
  EXPECT_EQ(passage(scenario, world, "north").dwell, hours(2));
  EXPECT_EQ(passage(scenario, world, "middle").state, Shown::kClosed);
}

TEST(Scenario, AnInstallationThatCannotHandleTheClassStaysClosedAndSaysSo) {
  const World world = three_gates("handles xa-xb.north: none\nask: open xa-xb.north\n");
  const Scenario scenario = world.scenario();
  EXPECT_EQ(passage(scenario, world, "north").state, Shown::kClosed);
  EXPECT_EQ(passage(scenario, world, "north").ruling, Ruling::kNotHandled);
  ASSERT_EQ(scenario.notes().size(), 1U);
  EXPECT_NE(scenario.notes()[0].find("cannot handle cargo"), std::string::npos);
}

TEST(Scenario, SupposingWhatIsBelievedIsNoted) {
  const World world = three_gates("ask: close xa-xb.north\n");
  const Scenario scenario = world.scenario();
  ASSERT_EQ(scenario.notes().size(), 1U);
  EXPECT_NE(scenario.notes()[0].find("believed closed already"), std::string::npos);
}

TEST(Scenario, AvoidingAnActorClosesTheGatesOfWhoeverIsPartOfIt) {
  const World world = three_gates(
      "hold xa-xb.middle XB: some-brigade\npart some-brigade of some-front\nask: avoid "
      "some-front\n");
  const Scenario scenario = world.scenario();
  EXPECT_EQ(passage(scenario, world, "middle").ruling, Ruling::kAvoided);
  EXPECT_EQ(passage(scenario, world, "south").ruling, Ruling::kBelieved);
}

TEST(Scenario, AvoidingAnActorClosesRoadsOnGroundThatThePackGivesIt) {
  World world = three_gates("part some-brigade of some-front\nask: avoid some-front\n");
  const auto at = [](double lat, double lng) {
    return LatLng::from_degrees({.lat = lat, .lng = lng}).value();
  };
  // Nodes stand at 30 degrees north for A, 31 for B ...: this holds B alone.
  ControlArea area;
  area.actor = "some-brigade";
  area.polygons = {{{at(30.5, 39), at(30.5, 41), at(31.5, 41), at(31.5, 39), at(30.5, 39)}, {}}};
  world.pack.areas = {area};
  const Scenario scenario = world.scenario();
  EXPECT_TRUE(scenario.is_avoided(world.node('B')));
  EXPECT_FALSE(scenario.is_avoided(world.node('A')));
  EXPECT_EQ(passage(scenario, world, "middle").ruling, Ruling::kAvoided);
  const ArcWeights weights = make_weights(world.graph, scenario, Reading::kIfPasses);
  for (std::uint32_t i = 0; i < world.graph.arc_count(); ++i) {
    const Arc& arc = world.graph.arc(ArcId(i));
    if (arc.tail == world.node('B') || arc.head == world.node('B')) {
      EXPECT_TRUE(weights[ArcId(i)].is_infinite());
    }
  }
}

TEST(Scenario, RefusesWhatItDoesNotKnow) {
  World world = three_gates();
  world.question.open = {key("xa-xb.nowhere")};
  EXPECT_EQ(make_scenario(world.inputs(), world.question).error().kind, ErrorKind::kNotFound);
  world.question.open = {key("xa-xb")};
  EXPECT_EQ(make_scenario(world.inputs(), world.question).error().kind, ErrorKind::kInvalidInput);
  world.question.open = {key("xa-xb.north")};
  world.question.close = world.question.open;
  EXPECT_EQ(make_scenario(world.inputs(), world.question).error().kind, ErrorKind::kInvalidInput);
  world.question.open.clear();
  world.question.close.clear();
  world.question.avoid = {"nobody"};
  EXPECT_EQ(make_scenario(world.inputs(), world.question).error().kind, ErrorKind::kNotFound);
}

TEST(Scenario, IdIsThatOfTheStatesAndTheQuestion) {
  EXPECT_EQ(three_gates().scenario().id(), three_gates().scenario().id());
  EXPECT_NE(three_gates().scenario().id(), three_gates("ask: open xa-xb.north\n").scenario().id());
  World later = three_gates();
  ++later.question.as_of.known_seconds;
  EXPECT_NE(three_gates().scenario().id(), later.scenario().id());
  EXPECT_EQ(three_gates().scenario().id().size(), 32U);
}

TEST(Scenario, WithoutAnyBeliefEverythingIsUnknown) {
  World world = three_gates();
  world.board.clear();
  const Scenario scenario = world.scenario();
  for (const Passage& item : scenario.passages()) EXPECT_EQ(item.state, Shown::kUnknown);
}

}  // namespace
}  // namespace maabar
