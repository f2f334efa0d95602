// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "access/access_core.h"
#include "access/places.h"
#include "access/tables.h"
#include "base/file.h"
#include "routing/dijkstra.h"
#include "worlds/world.h"

namespace maabar {
namespace {

using maabar::testing::ExpectedTimes;
using maabar::testing::hours;
using maabar::testing::World;
using maabar::testing::WorldReader;

std::vector<std::filesystem::path> world_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(MAABAR_TESTS_DIR) / "worlds")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

World load_world(const std::filesystem::path& file) {
  return WorldReader::read(load_file(file, 100000).value());
}

TravelTime expected(const ExpectedTimes& table, std::size_t row, std::size_t column) {
  const int count = table.hours[row][column];
  return count < 0 ? TravelTime::infinity() : hours(count);
}

std::vector<Stop> stops_of(const World& world, const std::string& letters) {
  std::vector<Stop> stops;
  for (const char letter : letters) {
    Stop stop;
    stop.node = world.node(letter);
    stop.id = World::place_id(letter);
    stop.name = std::string(1, letter);
    stops.push_back(stop);
  }
  return stops;
}

std::string where(const ExpectedTimes& table, std::size_t row, std::size_t column) {
  return fmt::format("{} {}>{}", to_string(table.reading), table.rows[row], table.columns[column]);
}

class DrawnWorlds : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(DrawnWorlds, GiveTheTimesOfTheirTables) {
  const World world = load_world(GetParam());
  const Scenario scenario = world.scenario();
  ASSERT_FALSE(world.tables.empty());
  RouteQuery query(world.graph);
  for (const ExpectedTimes& table : world.tables) {
    const MatrixAnswer answer =
        find_matrix(world.graph, scenario,
                    {stops_of(world, table.rows), stops_of(world, table.columns)}, query);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (std::size_t column = 0; column < table.columns.size(); ++column) {
        SCOPED_TRACE(world.name + ", " + where(table, row, column));
        const MatrixCell& cell = answer.cell(table.reading, row, column);
        EXPECT_EQ(to_string(cell.time), to_string(expected(table, row, column)));
        if (!cell.time.is_infinite()) {
          EXPECT_EQ(cell.time, cell.driving + cell.dwell);
        }
      }
    }
  }
}

TEST_P(DrawnWorlds, GiveTheSameTimesFromHubsToPlaces) {
  const World world = load_world(GetParam());
  const Scenario scenario = world.scenario();
  for (const ExpectedTimes& table : world.tables) {
    std::vector<NodeId> hubs;
    std::vector<NodeId> places;
    for (const char letter : table.rows) hubs.push_back(world.node(letter));
    for (const char letter : table.columns) places.push_back(world.node(letter));
    const RoadIndex index = build_road_index(world.graph);
    AccessQuery query(world.graph, index, hubs, places);
    const AccessTimes times = query.times(scenario, table.reading);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (std::size_t column = 0; column < table.columns.size(); ++column) {
        SCOPED_TRACE(world.name + ", " + where(table, row, column));
        EXPECT_EQ(times.time(row, column), expected(table, row, column));
      }
    }
  }
}

// Only the rows of cells whose roads differ are found again: the profile touches many, the ground
// to keep off a few.
TEST_P(DrawnWorlds, GiveTheSameTimesAfterOtherRoadsWereAskedFor) {
  const World world = load_world(GetParam());
  World free = load_world(GetParam());
  free.question.avoid.clear();
  World by_car = load_world(GetParam());
  by_car.question.profile = Profile::kCar;
  const RoadIndex index = build_road_index(world.graph);
  std::vector<NodeId> nodes;
  for (std::uint32_t i = 0; i < world.graph.node_count(); ++i) nodes.emplace_back(i);
  AccessQuery query(world.graph, index, nodes, nodes);
  for (const Reading reading : kReadings) {
    for (const World* asked : std::vector<const World*>{&world, &free, &by_car, &world}) {
      AccessQuery fresh(world.graph, index, nodes, nodes);
      const Scenario scenario = asked->scenario();
      ASSERT_EQ(query.times(scenario, reading).times, fresh.times(scenario, reading).times);
    }
  }
}

// The hierarchy behind `Router` must not show: every way and every gate as by the plain router.
TEST_P(DrawnWorlds, GiveTheSameWaysByTheHierarchyAndTheCore) {
  const World world = load_world(GetParam());
  const Scenario scenario = world.scenario();
  const RoadIndex index = build_road_index(world.graph);
  std::vector<NodeId> nodes;
  std::vector<std::size_t> all;
  for (std::uint32_t i = 0; i < world.graph.node_count(); ++i) {
    nodes.emplace_back(i);
    all.push_back(i);
  }
  RouteQuery plain(world.graph);
  HierarchyRouter router(index.graph, index.hierarchy, 1);
  AccessQuery query(world.graph, index, nodes, nodes);
  for (const Reading reading : kReadings) {
    const ArcWeights weights = make_weights(world.graph, scenario, reading);
    const AccessTimes times = query.times(scenario, reading);
    for (std::size_t from = 0; from < nodes.size(); ++from) {
      const auto gates = query.gates_from(from, all);
      for (std::size_t to = 0; to < nodes.size(); ++to) {
        const Path expected = plain.route(weights, nodes[from], nodes[to]);
        ASSERT_EQ(router.route(weights, nodes[from], nodes[to]).arcs, expected.arcs);
        ASSERT_EQ(times.time(from, to), expected.time);
        std::vector<ArcId> expected_gates;
        for (const ArcId arc : expected.arcs) {
          if (!world.graph.arc(arc).gate.is_none()) expected_gates.push_back(arc);
        }
        ASSERT_EQ(gates[to], expected_gates);
      }
    }
  }
}

std::string test_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = info.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, DrawnWorlds, ::testing::ValuesIn(world_files()), test_name);

}  // namespace
}  // namespace maabar
