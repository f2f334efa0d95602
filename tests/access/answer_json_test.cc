// SPDX-License-Identifier: Apache-2.0
#include "access/answer_json.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "access/impact.h"
#include "access/route.h"
#include "access/small_worlds.h"
#include "access/tables.h"
#include "base/file.h"
#include "routing/dijkstra.h"

namespace maabar {
namespace {

using maabar::testing::all_places;
using maabar::testing::hours;
using maabar::testing::stop_at;
using maabar::testing::three_gates;
using maabar::testing::World;
using Json = nlohmann::ordered_json;

RouteAnswer route(const World& world, char from, char to) {
  RouteQuery query(world.graph);
  return find_route(world.graph, world.scenario(), {stop_at(world, from), stop_at(world, to), 2},
                    query);
}

MatrixAnswer matrix(const World& world) {
  RouteQuery query(world.graph);
  return find_matrix(world.graph, world.scenario(), {{stop_at(world, 'A')}, {stop_at(world, 'E')}},
                     query);
}

ReachAnswer reach(const World& world) {
  RouteQuery query(world.graph);
  return find_reach(world.graph, world.scenario(),
                    {stop_at(world, 'A'), hours(4), all_places(world)}, query);
}

ImpactAnswer impact(const World& world) {
  const Scenario scenario = world.scenario();
  const RoadIndex index = build_road_index(world.graph);
  return find_impact({world.graph, index}, scenario, scenario,
                     {{{stop_at(world, 'A')}, {}}, all_places(world), kDefaultHorizon})
      .value();
}

TEST(AnswerJson, TimeIsDrivingAndDwellInSeconds) {
  const Json json = to_json(route(three_gates(), 'C', 'F'));
  EXPECT_EQ(json["if_passes"]["way"]["time_s"], 3 * 3600);
  EXPECT_EQ(json["if_passes"]["way"]["driving_s"], 3600);
  EXPECT_EQ(json["if_passes"]["way"]["dwell_s"], 2 * 3600);
  EXPECT_EQ(json["if_restricted_passes"]["way"]["time_s"], 9 * 3600);
  EXPECT_TRUE(json["if_not"]["way"].is_null());
  EXPECT_EQ(json["if_not"]["no_way"]["cause"], "gates");
}

TEST(AnswerJson, AReadingThatEqualsAnEarlierOneSaysSo) {
  const Json json = to_json(matrix(three_gates("state xa-xb.south: closed\n")));
  EXPECT_EQ(json["readings_agree"], false);
  EXPECT_EQ(json["if_restricted_passes"], (Json{{"same_as", "if_passes"}}));
  EXPECT_TRUE(json["if_not"]["rows"][0][0]["time_s"].is_null());
}

TEST(AnswerJson, AGateLeadsBackToItsClaims) {
  const Json json = to_json(route(three_gates("ask: open xa-xb.north\n"), 'A', 'D'));
  const Json& gate = json["if_passes"]["way"]["gates"][0];
  EXPECT_EQ(gate["id"], "xa-xb.north:XA>XB");
  EXPECT_EQ(gate["ruling"], "opened_here");
  EXPECT_EQ(gate["believed"]["state"], "closed");
  EXPECT_EQ(gate["believed"]["confirmed_age_s"], 2 * 86400);
  EXPECT_TRUE(gate["believed"]["evidence"][0]["entry"].is_number());
  EXPECT_EQ(json["scenario"]["as_of"]["valid"], "2018-10-16T23:59:59Z");
}

TEST(AnswerJson, EveryWayAndGateNamedIsInTheTableOfPassages) {
  const Json json = to_json(reach(three_gates()));
  std::set<std::string> known;
  for (const Json& passage : json["passages"]) known.insert(passage["id"].get<std::string>());
  for (const Json& place : json["if_passes"]["within"]) {
    for (const Json& gate : place["gates"]) EXPECT_TRUE(known.contains(gate.get<std::string>()));
  }
  EXPECT_FALSE(known.empty());
}

TEST(AnswerJson, ARouteIsLinesForLegsAndPointsForGates) {
  const Json json = to_geojson(route(three_gates(), 'B', 'E'));
  EXPECT_EQ(json["type"], "FeatureCollection");
  int lines = 0;
  int points = 0;
  for (const Json& feature : json["features"]) {
    const bool is_line = feature["geometry"]["type"] == "LineString";
    EXPECT_EQ(feature["properties"]["kind"], is_line ? "leg" : "gate");
    ++(is_line ? lines : points);
  }
  EXPECT_GT(lines, points);
  EXPECT_GT(points, 0);
  // Longitude first: the worlds lie at 40 degrees east.
  EXPECT_EQ(json["features"][0]["geometry"]["coordinates"][0][0], 40.0);
}

// Every key of an answer, however deep.
void collect_keys(const Json& json, std::set<std::string>& keys) {
  for (const auto& [key, value] : json.items()) {
    if (json.is_object()) keys.insert(key);
    if (value.is_structured()) collect_keys(value, keys);
  }
}

TEST(AnswerJson, EveryFieldIsDocumented) {
  const World world = three_gates("ask: avoid some-front\npart some-front of all-fronts\n");
  std::set<std::string> keys;
  collect_keys(to_json(route(world, 'C', 'F')), keys);
  collect_keys(to_json(matrix(world)), keys);
  collect_keys(to_json(reach(world)), keys);
  collect_keys(to_json(impact(world)), keys);
  const std::filesystem::path page =
      std::filesystem::path(MAABAR_TESTS_DIR) / "../docs/formats/answers.md";
  const std::string text = load_file(page, 100000).value();
  for (const std::string& key : keys) {
    EXPECT_NE(text.find("`" + key + "`"), std::string::npos) << key << " is not in answers.md";
  }
  EXPECT_GT(keys.size(), 60U);
}

}  // namespace
}  // namespace maabar
