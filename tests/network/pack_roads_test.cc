// SPDX-License-Identifier: Apache-2.0
#include "network/pack_roads.h"

#include <gtest/gtest.h>

#include <map>

#include "region/tiny_pack.h"
#include "temporary_folder.h"

namespace maabar {
namespace {

RegionPack tiny_pack(const TinyPack& tiny = TinyPack()) {
  const TemporaryFolder folder;
  return std::move(read_pack(tiny.write(folder.path())).pack);
}

TEST(BuildRoadGraph, MakesNodesInTheOrderOfThePack) {
  const auto graph = build_road_graph(tiny_pack());
  ASSERT_TRUE(graph) << graph.error().line();
  EXPECT_EQ(graph->node_count(), 9U);
  EXPECT_EQ(graph->node(NodeId(3)).id, "bb.dar");
  EXPECT_EQ(graph->node(NodeId(4)).id, "aa.j-fork");
  EXPECT_EQ(graph->node(NodeId(8)).id, "aa-bb.wadi-amal@BB");
  EXPECT_EQ(graph->find_node("aa-bb.tal-nour@AA"), NodeId(5));
}

TEST(BuildRoadGraph, LaysTwoArcsPerLinkAndPerGate) {
  const auto graph = build_road_graph(tiny_pack());
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->arc_count(), 2 * (7U + 2U));
  EXPECT_EQ(graph->gate_count(), 2U);
  std::size_t gate_arcs = 0;
  for (const GateId gate : graph->columns().gate) gate_arcs += gate.is_none() ? 0U : 1U;
  EXPECT_EQ(gate_arcs, 4U);
  const Gate& tal_nour = graph->gate(GateId(0));
  EXPECT_EQ(graph->node(graph->arc(tal_nour.a_to_b.front()).head).id, "aa-bb.tal-nour@BB");
  EXPECT_EQ(graph->arc(tal_nour.a_to_b.front()).road_class, RoadClass::kGate);
  // 1,200 m at 20 km/h are 216 s.
  EXPECT_EQ(graph->arc(tal_nour.b_to_a.front()).truck.seconds(), 216);
}

TEST(BuildRoadGraph, LaysOneArcForAOneWayLink) {
  TinyPack tiny;
  std::string& roads = tiny.files["roads.geojson"];
  roads.replace(roads.find(R"("oneway":false)"), 14, R"("oneway":true)");
  const auto graph = build_road_graph(tiny_pack(tiny));
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->arc_count(), 17U);
}

TEST(BuildRoadGraph, KeepsTheBendsInBothDirections) {
  const auto graph = build_road_graph(tiny_pack());
  ASSERT_TRUE(graph);
  const NodeId alpha = *graph->find_node("aa.alpha");
  const ArcId out = graph->first_arc(alpha);
  ASSERT_EQ(graph->line_of(out).size(), 3U);
  EXPECT_EQ(graph->line_of(out).front(), graph->node(alpha).position);
  for (std::uint32_t i = 0; i < graph->arc_count(); ++i) {
    const Arc& arc = graph->arc(ArcId(i));
    EXPECT_EQ(graph->line_of(ArcId(i)).front(), graph->node(arc.tail).position);
    EXPECT_EQ(graph->line_of(ArcId(i)).back(), graph->node(arc.head).position);
  }
}

TEST(BuildRoadGraph, NamesTheLinkWithoutAnEnd) {
  TinyPack tiny;
  tiny.change("roads.geojson", R"("from":"bb.dar")", R"("from":"bb.none")");
  const auto graph = build_road_graph(tiny_pack(tiny));
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.error().message, "'bb.none' is no place, junction or end of a gate");
  EXPECT_EQ(graph.error().where.line, 8);
}

TEST(FindNearestNode, LooksInTheCountryAskedFor) {
  const auto graph = build_road_graph(tiny_pack());
  ASSERT_TRUE(graph);
  const LatLng point = LatLng::from_degrees({.lat = 30.5, .lng = 10.9999}).value();
  const auto in_bb = find_nearest_node(*graph, point, Country::parse("BB").value());
  ASSERT_TRUE(in_bb);
  EXPECT_EQ(graph->node(in_bb->node).id, "aa-bb.tal-nour@BB");
  EXPECT_NEAR(in_bb->distance.value, 489, 2);
  const auto anywhere = find_nearest_node(*graph, point, Country());
  ASSERT_TRUE(anywhere);
  EXPECT_EQ(graph->node(anywhere->node).id, "aa-bb.tal-nour@AA");
  EXPECT_FALSE(find_nearest_node(*graph, point, Country::parse("CC").value()).has_value());
}

TEST(BuildRoadGraph, TakesTheLevantWhole) {
  const std::filesystem::path data = MAABAR_DATA_DIR;
  const PackReading reading = read_pack(data / "levant");
  const RegionPack& pack = reading.pack;
  const auto graph = build_road_graph(pack);
  ASSERT_TRUE(graph) << graph.error().line();
  EXPECT_EQ(graph->node_count(),
            pack.places.size() + pack.junctions.size() + 2 * pack.gates.size());
  EXPECT_EQ(graph->gate_count(), pack.gates.size());
  for (std::size_t i = 0; i < pack.places.size(); ++i) {
    EXPECT_EQ(graph->node(NodeId::from_index(i)).id, pack.places[PlaceId::from_index(i)].id);
  }
}

}  // namespace
}  // namespace maabar
