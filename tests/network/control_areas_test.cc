// SPDX-License-Identifier: Apache-2.0
#include "network/control_areas.h"

#include <gtest/gtest.h>

#include "base/date.h"
#include "network/pack_roads.h"
#include "region/tiny_pack.h"
#include "temporary_folder.h"

namespace maabar {
namespace {

/// The north-west held by hill-folk in 2018 and until June 2019; the whole west by bb-guard from
/// 2019 on.
constexpr const char* kAreas =
    R"({"type":"FeatureCollection","features":[)"
    R"({"type":"Feature","properties":{"actor":"hill-folk","valid_from":"2018",)"
    R"("valid_to":"2019-06-01","source":"drawn"},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[10,30.45],[10.6,30.45],[10.6,31],[10,31],[10,30.45]]]}},)"
    R"({"type":"Feature","properties":{"actor":"bb-guard","valid_from":"2019","source":"drawn"},)"
    R"("geometry":{"type":"Polygon","coordinates":[[[10,30],[10.6,30],[10.6,31],[10,31],[10,30]]]}})"
    R"(]})";

struct World {
  RegionPack pack;
  RoadGraph graph;
};

World world_with_areas() {
  TinyPack tiny;
  tiny.files["areas.geojson"] = kAreas;
  const TemporaryFolder folder;
  PackReading reading = read_pack(tiny.write(folder.path()));
  EXPECT_TRUE(reading.faults.empty());
  RoadGraph graph = build_road_graph(reading.pack).value();
  return {std::move(reading.pack), std::move(graph)};
}

ValidTime on(std::string_view date) { return ValidTime(Date::parse(date).value().last_second()); }

TEST(ColorNodes, FollowsTheDatesOfTheAreas) {
  const World world = world_with_areas();
  const NodeId alpha = *world.graph.find_node("aa.alpha");
  const NodeId fork = *world.graph.find_node("aa.j-fork");
  const auto held = [&](std::string_view date, NodeId node, std::string_view actor) {
    return color_nodes(world.graph, world.pack.areas, on(date)).is_held(node, actor);
  };
  EXPECT_FALSE(held("2017-12-31", alpha, "hill-folk"));
  EXPECT_TRUE(held("2018-01-01", alpha, "hill-folk"));
  EXPECT_FALSE(held("2018-01-01", fork, "hill-folk")) << "outside the polygon";
  EXPECT_TRUE(held("2019-05-31", alpha, "hill-folk"));
  EXPECT_TRUE(held("2019-05-31", alpha, "bb-guard")) << "areas may overlap";
  EXPECT_FALSE(held("2019-06-01", alpha, "hill-folk")) << "the end is not included";
  EXPECT_TRUE(held("2024-01-01", fork, "bb-guard")) << "no end: still";
}

TEST(ColorNodes, HoldsNothingWithoutAreas) {
  const World world = world_with_areas();
  const NodeControl control = color_nodes(world.graph, {}, on("2018-01-01"));
  EXPECT_TRUE(control.actors.empty());
  for (const auto& holders : control.held_by) EXPECT_TRUE(holders.empty());
  EXPECT_TRUE(arcs_held(world.graph, control, "hill-folk").empty());
}

TEST(ArcsHeld, AreThoseWithAnEndInTheArea) {
  const World world = world_with_areas();
  const NodeControl control = color_nodes(world.graph, world.pack.areas, on("2018-05-01"));
  const std::vector<ArcId> held = arcs_held(world.graph, control, "hill-folk");
  ASSERT_EQ(held.size(), 2U) << "aa.alpha - aa.j-fork, both ways";
  for (const ArcId id : held) {
    const Arc& arc = world.graph.arc(id);
    EXPECT_TRUE(world.graph.node(arc.tail).id == "aa.alpha" ||
                world.graph.node(arc.head).id == "aa.alpha");
  }
}

}  // namespace
}  // namespace maabar
