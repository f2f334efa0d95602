// SPDX-License-Identifier: Apache-2.0
#include "network/import_roads.h"

#include <gtest/gtest.h>

#include "network/osm_text.h"

namespace maabar::testing {
namespace {

/// A road of AA and BB over the line, in steps of the grid.
OsmText one_road() {
  OsmText osm;
  osm.node(1, -30, 0).node(2, -20, 1).node(3, 0, 0).node(4, 1, 0).node(5, 20, 0);
  return osm.road(100, {1, 2, 3, 4, 5});
}

const CrossingSite kTalNour{key("aa-bb.tal-nour"), {grid(0.5, 1)}};

TEST(ImportRoads, JoinsWhatMeetsAndKeepsTheLine) {
  const ImportedRoads imported = import_text(one_road(), {kTalNour});
  const RoadGraph& graph = imported.graph;
  EXPECT_EQ(graph.node_count(), 4U);  // the bend is no node
  EXPECT_EQ(graph.arc_count(), 6U);
  const auto arc = arc_between(graph, {-30, 0}, {0, 0});
  ASSERT_TRUE(arc);
  const auto line = graph.line_of(*arc);
  ASSERT_EQ(line.size(), 3U);
  EXPECT_EQ(line[1], grid(-20, 1));
  const auto back = graph.line_of(*arc_between(graph, {0, 0}, {-30, 0}));
  EXPECT_EQ(back.front(), grid(0, 0));
  EXPECT_EQ(back[1], grid(-20, 1));
}

TEST(ImportRoads, AKnownCrossingMakesTheBorderArcItsGate) {
  const ImportedRoads imported = import_text(one_road(), {kTalNour});
  ASSERT_EQ(imported.graph.gate_count(), 1U);
  const Gate& gate = imported.graph.gate(GateId(0));
  EXPECT_EQ(gate.crossing, kTalNour.crossing);
  ASSERT_EQ(gate.a_to_b.size(), 1U);
  EXPECT_EQ(imported.graph.position(imported.graph.tail(gate.a_to_b[0])), grid(0, 0));
  EXPECT_NEAR(gate.off.value, 111, 2);
  EXPECT_TRUE(imported.report.sealed.empty());
}

TEST(ImportRoads, EveryOtherRoadOverTheLineIsSealedAndToldByTown) {
  OsmText osm = one_road();
  osm.node(50, -3, 2, {{"place", "village"}, {"name", "Wadi Amal"}});
  const ImportedRoads imported = import_text(osm);
  EXPECT_EQ(imported.graph.gate_count(), 0U);
  EXPECT_FALSE(arc_between(imported.graph, {0, 0}, {1, 0}));
  ASSERT_EQ(imported.report.sealed.size(), 1U);
  EXPECT_EQ(imported.report.sealed[0].near, "Wadi Amal");
  EXPECT_EQ(imported.report.sealed[0].a, country("AA"));
  // What is stored says how many, never where.
  EXPECT_EQ(to_json(imported.report).find("Wadi Amal"), std::string::npos);
  EXPECT_NE(to_json(imported.report).find("\"sealed_roads\": 1"), std::string::npos);
}

TEST(ImportRoads, ACrossingOfOtherCountriesOrTooFarOffFindsNoRoad) {
  const ImportedRoads imported = import_text(
      one_road(), {{key("aa-cc.tal-nour"), {grid(0.5, 0)}}, {key("aa-bb.far"), {grid(0.5, 80)}}});
  EXPECT_EQ(imported.graph.gate_count(), 0U);
  EXPECT_EQ(imported.report.unmatched, std::vector<CrossingKey>{key("aa-cc.tal-nour")});
  EXPECT_EQ(imported.report.beyond_map, 1U);
}

TEST(ImportRoads, ACrossingOfOtherCountriesOrContinentsIsNotCalledRoadless) {
  const ImportedRoads imported = import_text(
      one_road(), {{key("cc-dd.wadi-amal"), {grid(0.5, 0)}}, {key("aa-bb.far"), {grid(4000, 0)}}});
  EXPECT_TRUE(imported.report.unmatched.empty());
  EXPECT_EQ(imported.report.beyond_map, 2U);
}

TEST(ImportRoads, AGateTakesTheRoadThatLeadsSomewhereBeforeANearerStub) {
  OsmText osm;
  osm.node(1, -600, 10).node(2, 0, 10).node(3, 1, 10).node(4, 600, 10);
  osm.node(5, -2, 0).node(6, 0, 0).node(7, 1, 0);
  osm.road(1, {1, 2, 3, 4}).road(2, {5, 6, 7, 3});  // the second ends in a yard west of the line
  const ImportedRoads imported = import_text(osm, {{kTalNour.crossing, {grid(0.5, 0)}}});
  ASSERT_EQ(imported.report.gates.size(), 1U);
  EXPECT_NEAR(imported.report.gates[0].off.value, 1110, 20);
  EXPECT_EQ(imported.report.gates[0].dead_ends, 0U);
}

TEST(ImportRoads, AKnownCrossingsStubIsJoinedToTheNextRoadIfThatIsNear) {
  OsmText osm;
  osm.node(1, -600, 5).node(2, -3, 5).node(3, -3, 600);  // ends five steps short of the line
  osm.node(5, -2, 0).node(6, 0, 0).node(7, 1, 0).node(4, 600, 10);
  osm.node(8, -9, 9).road(1, {1, 2, 3}).road(2, {5, 6, 7, 4}).road(3, {2, 8});
  const ImportedRoads imported = import_text(osm, {{kTalNour.crossing, {grid(0.5, 0)}}});
  ASSERT_EQ(imported.report.gates.size(), 1U);
  EXPECT_EQ(imported.report.gates[0].dead_ends, 0U);
  EXPECT_NEAR(imported.report.gates[0].joined.value, 624, 20);
  const auto arc = arc_between(imported.graph, {0, 0}, {-3, 5});
  ASSERT_TRUE(arc);
  EXPECT_EQ(imported.graph.road_name(imported.graph.arc(*arc)), "joined by the import");
}

TEST(ImportRoads, AStubFarFromEveryRoadIsAGateThatLeadsNowhereAndSaysSo) {
  OsmText stub;
  stub.node(4, 600, 10).node(5, -2, 0).node(6, 0, 0).node(7, 1, 0).road(1, {5, 6, 7, 4});
  const ImportedRoads poor = import_text(stub, {{kTalNour.crossing, {grid(0.5, 0)}}});
  ASSERT_EQ(poor.report.gates.size(), 1U);
  EXPECT_EQ(poor.report.gates[0].dead_ends, 1U);
}

TEST(ImportRoads, EachHalfOfADividedRoadLeadsSomewhere) {
  OsmText osm;
  osm.node(1, -600, 0).node(2, 0, 0).node(3, 1, 0).node(4, 600, 0);
  osm.node(5, 600, 1).node(6, 1, 1).node(7, 0, 1).node(8, -600, 1);
  osm.way(1, {1, 2, 3, 4}, {{"highway", "trunk"}, {"oneway", "yes"}});
  osm.way(2, {5, 6, 7, 8}, {{"highway", "trunk"}, {"oneway", "yes"}});
  osm.node(9, -1200, 0).node(10, 1200, 0);
  osm.road(3, {9, 1}).road(4, {9, 8}).road(5, {10, 4}).road(6, {10, 5});
  const ImportedRoads imported = import_text(osm, {kTalNour});
  ASSERT_EQ(imported.report.gates.size(), 1U);
  EXPECT_EQ(imported.report.gates[0].dead_ends, 0U);
}

TEST(ImportRoads, AGateTakesBothCarriageways) {
  OsmText osm;
  osm.node(1, -20, 0).node(2, 0, 0).node(3, 1, 0).node(4, 20, 0);
  osm.node(5, 20, 1).node(6, 1, 1).node(7, 0, 1).node(8, -20, 1);
  osm.way(1, {1, 2, 3, 4}, {{"highway", "trunk"}, {"oneway", "yes"}});
  osm.way(2, {5, 6, 7, 8}, {{"highway", "trunk"}, {"oneway", "yes"}});
  osm.road(3, {8, 1}).road(4, {4, 5});
  const ImportedRoads imported = import_text(osm, {kTalNour});
  ASSERT_EQ(imported.graph.gate_count(), 1U);
  EXPECT_EQ(imported.graph.gate(GateId(0)).a_to_b.size(), 1U);
  EXPECT_EQ(imported.graph.gate(GateId(0)).b_to_a.size(), 1U);
  EXPECT_EQ(imported.report.gates[0].pieces, 2U);
  for (std::size_t i = 0; i < imported.graph.node_count(); ++i) {
    EXPECT_TRUE(imported.graph.is_connected(NodeId::from_index(i)));
  }
}

TEST(ImportRoads, ARoadThatTouchesTheLineThreeTimesHasOneGateArcOnItsWay) {
  // AA | BB | AA | BB: the road winds over the line, drawn straight.
  OsmText osm;
  osm.node(1, -60, 0).node(2, 0, 0).node(3, 1, 0).node(4, 1, 3).node(5, 0, 3).node(6, 0, 6);
  osm.node(7, 1, 6).node(8, 60, 6);
  osm.road(1, {1, 2, 3, 4, 5, 6, 7, 8});
  const ImportedRoads imported = import_text(osm, {{key("aa-bb.tal-nour"), {grid(0.5, 3)}}});
  const RoadGraph& graph = imported.graph;
  ASSERT_EQ(graph.gate_count(), 1U);
  EXPECT_EQ(graph.gate(GateId(0)).a_to_b.size(), 1U);
  EXPECT_EQ(graph.gate(GateId(0)).b_to_a.size(), 1U);
  EXPECT_EQ(graph.node_count(), 4U);
}

TEST(ImportRoads, AStretchOverTheLineAndBackBelongsToItsRoad) {
  OsmText osm;
  osm.node(1, -20, 0).node(2, 0, 0).node(3, 1, 1).node(4, 0, 2).node(5, -20, 2);
  osm.road(1, {1, 2, 3, 4, 5});
  const ImportedRoads imported = import_text(osm);
  EXPECT_EQ(imported.report.strays, 1U);
  EXPECT_TRUE(imported.report.sealed.empty());
  EXPECT_TRUE(arc_between(imported.graph, {-20, 0}, {-20, 2}));
}

TEST(ImportRoads, ABorderPostMakesAGateOfItsNameWithAProvisionalId) {
  OsmText osm = one_road();
  osm.node(60, 0.5, 1, {{"barrier", "border_control"}, {"name", "Bab Nour"}});
  const ImportedRoads imported = import_text(osm);
  ASSERT_EQ(imported.graph.gate_count(), 1U);
  EXPECT_EQ(imported.graph.gate(GateId(0)).crossing, key("aa-bb.bab-nour"));
  EXPECT_TRUE(imported.report.gates[0].is_from_post);
}

TEST(ImportRoads, TwoPostsOfOneCrossingMakeNoSecondGate) {
  OsmText osm = one_road();
  osm.node(60, -3, 0, {{"barrier", "border_control"}});
  osm.node(61, 3, 0, {{"barrier", "border_control"}});
  const ImportedRoads imported = import_text(osm, {kTalNour});
  ASSERT_EQ(imported.graph.gate_count(), 1U);
  EXPECT_EQ(imported.graph.gate(GateId(0)).crossing, kTalNour.crossing);
}

TEST(ImportRoads, WhatBecameOfEveryBorderPostIsTold) {
  OsmText osm = one_road();
  osm.node(70, 0, 2, {{"barrier", "border_control"}, {"name", "Tal Nour"}});
  osm.node(71, 0, -3, {{"barrier", "border_control"}});
  osm.node(72, -30, 100, {{"barrier", "border_control"}, {"name", "Wadi Amal"}});
  const ImportReport report = import_text(osm).report;
  EXPECT_EQ(report.posts, 3U);
  EXPECT_EQ(report.posts_at_gates, 1U);
  EXPECT_EQ(report.roadless_posts, std::vector<std::string>{"Wadi Amal"});
  EXPECT_EQ(report.gates.size(), 1U);
}

TEST(ImportRoads, TagsNeverShutACrossing) {
  OsmText osm;
  osm.node(1, -60, 0).node(2, -5, 0).node(3, 0, 0).node(4, 1, 0).node(5, 60, 0).node(6, -60, 5);
  osm.road(1, {1, 2}).road(2, {4, 5});
  osm.way(3, {2, 3, 4}, {{"highway", "primary"}, {"access", "no"}});
  osm.way(4, {1, 6}, {{"highway", "primary"}, {"access", "no"}});
  const ImportedRoads imported = import_text(osm, {kTalNour});
  EXPECT_EQ(imported.graph.gate_count(), 1U);
  EXPECT_TRUE(arc_between(imported.graph, {0, 0}, {1, 0}));
  EXPECT_FALSE(arc_between(imported.graph, {-60, 0}, {-60, 5}));  // elsewhere a barred road is none
}

TEST(ImportRoads, ALorryMayNotUseWhatIsForbiddenToIt) {
  OsmText osm;
  osm.node(1, -30, 0).node(2, -20, 0);
  osm.way(1, {1, 2}, {{"highway", "primary"}, {"hgv", "no"}});
  const ImportedRoads imported = import_text(osm);
  const auto arc = arc_between(imported.graph, {-30, 0}, {-20, 0});
  ASSERT_TRUE(arc);
  EXPECT_TRUE(imported.graph.driving(*arc, Profile::kTruck).is_infinite());
  EXPECT_FALSE(imported.graph.driving(*arc, Profile::kCar).is_infinite());
}

TEST(ImportRoads, ARoundaboutIsDrivenOneWay) {
  OsmText osm;
  osm.node(1, -30, 0)
      .node(2, -29, 1)
      .node(3, -28, 0)
      .node(4, -29, -1)
      .node(5, -40, 0)
      .node(6, -20, 0);
  osm.way(1, {1, 4, 3, 2, 1}, {{"highway", "primary"}, {"junction", "roundabout"}});
  osm.road(2, {5, 1}).road(3, {3, 6});
  const ImportedRoads imported = import_text(osm);
  const auto there = arc_between(imported.graph, {-30, 0}, {-28, 0});
  const auto back = arc_between(imported.graph, {-28, 0}, {-30, 0});
  ASSERT_TRUE(there && back);
  EXPECT_EQ(imported.graph.line_of(*there)[1], grid(-29, -1));
  EXPECT_EQ(imported.graph.line_of(*back)[1], grid(-29, 1));
}

TEST(ImportRoads, AFerryIsOneArcOfItsDuration) {
  OsmText osm;
  osm.node(1, -90, 0).node(2, -60, 0).node(3, -45, 9).node(4, -30, 0).node(5, -10, 0);
  osm.road(1, {1, 2}).road(2, {4, 5});
  osm.way(3, {2, 3, 4}, {{"route", "ferry"}, {"duration", "00:45"}});
  const ImportedRoads imported = import_text(osm);
  const auto arc = arc_between(imported.graph, {-60, 0}, {-30, 0});
  ASSERT_TRUE(arc);
  EXPECT_EQ(imported.graph.driving(*arc, Profile::kTruck).seconds(), 45 * 60);
  EXPECT_EQ(imported.graph.arc(*arc).road_class, RoadClass::kFerry);
}

TEST(ImportRoads, ExtractsThatShareIdsMakeOneNetworkInAnyOrder) {
  OsmText west;
  west.node(1, -30, 0).node(2, -10, 0).node(3, 0, 0).node(4, 1, 0);
  west.road(100, {1, 2, 3, 4}).road(102, {4, 3});
  OsmText east;
  east.node(3, 0, 0).node(4, 1, 0).node(5, 30, 0);
  east.road(101, {4, 5}).road(102, {4, 3});
  std::string bytes;
  for (const auto& texts : {std::vector{west.text(), east.text()},
                            {east.text(), west.text()},
                            {west.text(), east.text(), west.text()}}) {
    RawRoads roads = read_texts(texts);
    roads.countries = two_countries();
    const auto imported = build_roads(std::move(roads), {kTalNour}, no_progress);
    ASSERT_TRUE(imported) << imported.error().line();
    EXPECT_EQ(imported->graph.node_count(), 4U);
    std::string seen;
    for (std::size_t i = 0; i < imported->graph.arc_count(); ++i) {
      const Arc arc = imported->graph.arc(ArcId::from_index(i));
      seen += fmt::format("{} {} {} {} ", arc.tail.value(), arc.head.value(),
                          arc.truck.milliseconds(), arc.gate.value());
    }
    if (bytes.empty()) bytes = seen;
    EXPECT_EQ(seen, bytes);
  }
}

TEST(ImportRoads, PointsOfNoFileAreCutOutAndCounted) {
  OsmText osm;
  osm.node(1, -30, 0).node(2, -20, 0).node(4, -10, 0);
  osm.road(1, {1, 2, 3, 4});
  const ImportedRoads imported = import_text(osm);
  EXPECT_EQ(imported.report.missing_points, 1U);
  EXPECT_TRUE(arc_between(imported.graph, {-30, 0}, {-20, 0}));
  EXPECT_FALSE(node_at(imported.graph, -10, 0));
}

TEST(ImportRoads, RoadsInNoCountryAreLeftOut) {
  OsmText osm = one_road();
  osm.node(70, 6000, 0).node(71, 6010, 0);
  osm.road(7, {70, 71});
  const ImportedRoads imported = import_text(osm, {kTalNour});
  EXPECT_FALSE(node_at(imported.graph, 6000, 0));
  EXPECT_NEAR(static_cast<double>(imported.report.outside_m), 965, 10);
}

TEST(ImportRoads, ANeighbourWhoseBorderIsThereInPartIsToldFromItsSide) {
  OsmText osm = one_road();
  osm.node(80, 0.5, -900).node(81, 0.5, 900).node(82, -900, 900).node(83, -900, -900);
  osm.way(90, {80, 81}, {{"boundary", "administrative"}});
  osm.way(91, {81, 82, 83, 80}, {{"boundary", "administrative"}});
  osm.country(1, "AA", {90, 91});
  osm.country(2, "BB", {90, 99});  // 99 is in no file
  const ImportedRoads imported = import_text(osm, {kTalNour});
  ASSERT_EQ(imported.graph.gate_count(), 1U);
  EXPECT_EQ(imported.graph.country(*node_at(imported.graph, 20, 0)), country("BB"));
}

TEST(ImportRoads, WithoutARoadOrACountryThereIsNoNetwork) {
  RawRoads roads = read_texts({one_road().text()});
  EXPECT_EQ(build_roads(roads, {}, no_progress).error().kind, ErrorKind::kInvalidInput);
  roads.ways.clear();
  roads.countries = two_countries();
  EXPECT_EQ(build_roads(roads, {}, no_progress).error().kind, ErrorKind::kInvalidInput);
}

TEST(ImportRoads, ABrokenFileIsRefusedByName) {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "broken.osm").string();
  std::ofstream(file) << "<osm version=\"0.6\"><node id=\"1\"";
  ImportInput input;
  input.files = {file};
  const auto imported = import_roads(input, no_progress);
  ASSERT_FALSE(imported);
  EXPECT_EQ(imported.error().kind, ErrorKind::kInvalidInput);
  EXPECT_EQ(imported.error().where.file, file);
  input.files = {file + ".pbf"};
  EXPECT_EQ(import_roads(input, no_progress).error().kind, ErrorKind::kNotFound);
}

TEST(ImportRoads, GeoJsonLinesComeThroughTheSameDoor) {
  RawRoads roads;
  const auto read = read_geojson_roads(
      R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"highway":"primary","maxspeed":60},
 "geometry":{"type":"LineString","coordinates":[[9.97,30],[10,30],[10.001,30]]}},
{"type":"Feature","properties":{"highway":"primary"},
 "geometry":{"type":"LineString","coordinates":[[10.001,30],[10.02,30]]}}]})",
      "roads.geojson", roads);
  ASSERT_TRUE(read) << read.error().line();
  roads.countries = two_countries();
  const auto imported = build_roads(std::move(roads), {kTalNour}, no_progress);
  ASSERT_TRUE(imported) << imported.error().line();
  EXPECT_EQ(imported->graph.gate_count(), 1U);
  EXPECT_EQ(imported->graph.node_count(), 4U);
  RawRoads none;
  const auto refused = read_geojson_roads(
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
"geometry":{"type":"Point","coordinates":[10,30]}}]})",
      "roads.geojson", none);
  EXPECT_EQ(refused.error().where.file, "roads.geojson");
}

}  // namespace
}  // namespace maabar::testing
