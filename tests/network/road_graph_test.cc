// SPDX-License-Identifier: Apache-2.0
#include "network/road_graph.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

LatLng at(double lat, double lng) { return LatLng::from_degrees({.lat = lat, .lng = lng}).value(); }

Arc arc(std::uint32_t tail, std::uint32_t head, GateId gate = GateId()) {
  Arc arc;
  arc.tail = NodeId(tail);
  arc.head = NodeId(head);
  arc.length = Metres{1000};
  arc.truck = TravelTime::from_milliseconds(60000);
  arc.car = arc.truck;
  arc.road_class = gate.is_none() ? RoadClass::kPrimary : RoadClass::kGate;
  arc.gate = gate;
  return arc;
}

/// aa.far - aa.near = gate = bb.near, arcs in no order.
RoadGraph::Parts small_parts() {
  const Country aa = Country::parse("AA").value();
  const Country bb = Country::parse("BB").value();
  RoadGraph::Parts parts;
  parts.nodes = {{"aa.far", "Far", at(30, 10), aa},
                 {"aa.near", "Near", at(30, 10.9), aa},
                 {"bb.near", "Near", at(30, 11.1), bb}};
  parts.arcs = {arc(2, 1, GateId(0)), arc(1, 0), arc(1, 2, GateId(0)), arc(0, 1)};
  parts.arcs[0].shape = parts.arcs[2].shape = Arc::kStraight;
  parts.arcs[1].is_shape_reversed = true;
  parts.gates = {{CrossingKey::parse("aa-bb.tal-nour").value(), Metres{40}}};
  parts.road_names = {"R1"};
  parts.shapes = {{at(30, 10), at(30, 10.9)}};
  return parts;
}

TEST(RoadGraph, SortsArcsByTailAndKeepsGatesTied) {
  const auto graph = RoadGraph::build(small_parts());
  ASSERT_TRUE(graph) << graph.error().line();
  EXPECT_EQ(graph->node_count(), 3U);
  EXPECT_EQ(graph->arc_count(), 4U);
  EXPECT_EQ(graph->first_arc(NodeId(0)), ArcId(0));
  EXPECT_EQ(graph->last_arc(NodeId(0)), ArcId(1));
  EXPECT_EQ(graph->last_arc(NodeId(1)), ArcId(3));
  EXPECT_EQ(graph->last_arc(NodeId(2)), ArcId(4));
  for (std::uint32_t i = 1; i < 4; ++i) {
    EXPECT_LE(graph->arc(ArcId(i - 1)).tail, graph->arc(ArcId(i)).tail);
  }
  const auto gate = graph->find_gate(CrossingKey::parse("aa-bb.tal-nour").value());
  ASSERT_TRUE(gate);
  ASSERT_EQ(graph->gate(*gate).a_to_b.size(), 1U);
  ASSERT_EQ(graph->gate(*gate).b_to_a.size(), 1U);
  EXPECT_EQ(graph->head(graph->gate(*gate).a_to_b[0]), NodeId(2));
  EXPECT_EQ(graph->head(graph->gate(*gate).b_to_a[0]), NodeId(1));
  EXPECT_EQ(graph->gate(*gate).off, Metres{40});
}

TEST(RoadGraph, FindsNodesById) {
  const auto graph = RoadGraph::build(small_parts());
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->find_node("bb.near"), NodeId(2));
  EXPECT_FALSE(graph->find_node("bb.far").has_value());
  EXPECT_FALSE(graph->find_gate(CrossingKey::parse("aa-bb.wadi-amal").value()).has_value());
}

TEST(RoadGraph, DrawsAnArcFromTailToHead) {
  const auto graph = RoadGraph::build(small_parts());
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->line_of(ArcId(0)).front(), at(30, 10));
  EXPECT_EQ(graph->line_of(graph->first_arc(NodeId(1))).front(), at(30, 10.9));
  EXPECT_EQ(graph->road_name(graph->arc(ArcId(0))), "R1");
}

TEST(RoadGraph, IsEmptyWithoutParts) {
  const auto graph = RoadGraph::build({});
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->node_count(), 0U);
  EXPECT_FALSE(graph->find_node("x").has_value());
}

std::string refusal(const RoadGraph::Parts& parts) {
  const auto graph = RoadGraph::build(parts);
  return graph ? "" : graph.error().message;
}

TEST(RoadGraph, RefusesAnArcWhoseEndDoesNotExist) {
  RoadGraph::Parts parts = small_parts();
  parts.arcs[3].head = NodeId(3);
  EXPECT_EQ(refusal(parts), "arc 3 has an end that does not exist");
  parts.arcs[3].head = NodeId();
  EXPECT_EQ(refusal(parts), "arc 3 has an end that does not exist");
}

TEST(RoadGraph, RefusesABorderArcThatIsNoGates) {
  RoadGraph::Parts parts = small_parts();
  parts.arcs.push_back(arc(0, 2));
  EXPECT_EQ(refusal(parts),
            "arc 4 (aa.far to bb.near) leaves a country, but is no gate's; add a gate");
}

TEST(RoadGraph, RefusesAGateWithinOneCountryOrBetweenOthersThanItsCrossing) {
  RoadGraph::Parts parts = small_parts();
  parts.arcs[1].gate = GateId(0);
  EXPECT_EQ(refusal(parts),
            "arc 1 (aa.near to aa.far) does not join AA and BB, as the gate of aa-bb.tal-nour "
            "needs");
  parts = small_parts();
  parts.nodes[2].country = Country::parse("CC").value();
  EXPECT_NE(refusal(parts), "");
}

TEST(RoadGraph, TakesAnyNumberOfArcsOfAGateEachWay) {
  RoadGraph::Parts parts = small_parts();
  parts.arcs.push_back(arc(1, 2, GateId(0)));
  parts.arcs.push_back(arc(0, 2, GateId(0)));
  for (Arc& arc : parts.arcs) arc.shape = Arc::kStraight;
  const auto graph = RoadGraph::build(parts);
  ASSERT_TRUE(graph) << graph.error().line();
  EXPECT_EQ(graph->gate(GateId(0)).a_to_b.size(), 3U);
  EXPECT_EQ(graph->gate(GateId(0)).b_to_a.size(), 1U);
  for (const ArcId arc : graph->gate(GateId(0)).a_to_b) EXPECT_TRUE(graph->is_a_to_b(arc));
}

TEST(RoadGraph, RefusesAGateWithoutArcs) {
  RoadGraph::Parts parts = small_parts();
  parts.gates.push_back({CrossingKey::parse("aa-bb.wadi-amal").value(), Metres{0}});
  EXPECT_EQ(refusal(parts), "the gate of aa-bb.wadi-amal has no arc");
}

TEST(RoadGraph, RefusesTwoNodesOfOneId) {
  RoadGraph::Parts parts = small_parts();
  parts.nodes[1].id = "aa.far";
  EXPECT_EQ(refusal(parts), "two nodes have the id 'aa.far'; rename one");
}

TEST(RoadGraph, RefusesADrivingTimeWithoutEnd) {
  RoadGraph::Parts parts = small_parts();
  parts.arcs[1].car = TravelTime::infinity();
  EXPECT_EQ(refusal(parts), "");  // lorries alone may use it
  parts.arcs[1].truck = TravelTime::infinity();
  EXPECT_EQ(refusal(parts),
            "arc 1 (aa.near to aa.far) has no finite driving time; leave such an arc out");
}

TEST(ParseProfile, AcceptsItsOwnWords) {
  for (const Profile profile : {Profile::kTruck, Profile::kCar}) {
    EXPECT_EQ(parse_profile(to_string(profile)).value(), profile);
  }
  EXPECT_FALSE(parse_profile("bike"));
}

TEST(ParseRoadClass, AcceptsItsOwnWordsButNoGate) {
  EXPECT_EQ(parse_road_class("trunk").value(), RoadClass::kTrunk);
  EXPECT_EQ(to_string(RoadClass::kGate), "gate");
  EXPECT_FALSE(parse_road_class("gate"));
}

}  // namespace
}  // namespace maabar
