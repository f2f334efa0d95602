// SPDX-License-Identifier: Apache-2.0
#include "routing/road_index.h"

#include <gtest/gtest.h>

#include <cstring>

#include "base/file.h"
#include "network/network_file.h"
#include "routing/hierarchy_router.h"
#include "routing/random_graph.h"
#include "temporary_folder.h"

namespace maabar {
namespace {

using maabar::testing::random_graph;
using maabar::testing::random_weights;
using maabar::testing::seed_of;

std::string saved_bytes(const RoadGraph& graph, const RoadIndex& index) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "roads.network";
  EXPECT_TRUE(
      save_network(path, graph, "{}", [&](SectionWriter& writer) { add_sections(index, writer); }));
  return load_file(path, 1 << 24).value();
}

// Every time from every node, or that there is an error and which.
void expect_same_times(const RoadIndex& a, const RoadIndex& b, const ArcWeights& weights) {
  HierarchyRouter one(a.graph, a.hierarchy, 1);
  HierarchyRouter other(b.graph, b.hierarchy, 2);
  std::vector<NodeId> all;
  for (std::uint32_t i = 0; i < a.graph.node_count(); ++i) all.emplace_back(i);
  for (const NodeId from : all) {
    ASSERT_EQ(one.times_to_targets(weights, from, all), other.times_to_targets(weights, from, all));
    for (const NodeId to : all) ASSERT_EQ(one.path_to(to).arcs, other.path_to(to).arcs);
  }
}

TEST(RoadIndex, SaveThenLoadIsIdentity) {
  for (std::uint64_t round = 0; round < 20; ++round) {
    Rng rng(seed_of(100 + round));
    const RoadGraph roads = random_graph(rng, {.nodes = 40, .roads = 90});
    const RoadIndex built = build_road_index(roads);
    const auto file = NetworkFile::of_bytes(saved_bytes(roads, built), "roads.network").value();
    const auto loaded = load_road_index(file.graph().value(), file.sections());
    ASSERT_TRUE(loaded) << loaded.error().line();
    EXPECT_EQ(loaded->cells.count, built.cells.count);
    EXPECT_EQ(loaded->cells.cell_of.items(), built.cells.cell_of.items());
    ASSERT_NO_FATAL_FAILURE(expect_same_times(*loaded, built, random_weights(rng, roads)));
  }
}

TEST(RoadIndex, OfAnotherNetworkOrNoneIsRefusedWithWhatToDo) {
  Rng rng(seed_of(200));
  const RoadGraph roads = random_graph(rng, {.nodes = 40, .roads = 90});
  const RoadGraph others = random_graph(rng, {.nodes = 41, .roads = 90});
  const RoadIndex index = build_road_index(roads);
  const auto file = NetworkFile::of_bytes(saved_bytes(others, index), "roads.network").value();
  const auto misfit = load_road_index(file.graph().value(), file.sections());
  ASSERT_FALSE(misfit);
  EXPECT_EQ(misfit.error().kind, ErrorKind::kCorrupt);
  EXPECT_NE(misfit.error().line().find("import"), std::string::npos);

  SectionWriter nothing;
  const auto bare = SectionFile::of_bytes(nothing.bytes(), "roads.network").value();
  const auto missing = load_road_index(roads, bare);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::kCorrupt);
  EXPECT_NE(missing.error().line().find("maabar import roads"), std::string::npos);
}

// Climbs from every rank: all that a query may look at.
std::size_t climb_all(const RoadIndex& index) {
  const Hierarchy& hierarchy = index.hierarchy;
  std::size_t seen = 0;
  for (std::uint32_t i = 0; i < hierarchy.node_count(); ++i) {
    for (Rank rank(i); !rank.is_none(); rank = hierarchy.parent(rank)) {
      seen += index.cells.cell_of[hierarchy.node_of(rank)].index();
      for (std::uint32_t arc = hierarchy.first_up(rank); arc < hierarchy.last_up(rank); ++arc) {
        seen +=
            hierarchy.slot(hierarchy.head(CchArcId(arc))) + hierarchy.inputs(CchArcId(arc)).size();
      }
      for (const CchArcId arc : hierarchy.arcs_from_below(rank)) {
        seen += hierarchy.first_up(hierarchy.tail(arc));
      }
    }
  }
  return seen;
}

// What the index of a changed file answers may be wrong, as its checksums say, but it reads nothing
// that is not its own.
TEST(RoadIndex, OfAFlippedFileIsRefusedOrFoundByVerify) {
  Rng rng(seed_of(300));
  const RoadGraph roads = random_graph(rng, {.nodes = 12, .roads = 20, .gates = 3});
  const std::string bytes = saved_bytes(roads, build_road_index(roads));
  std::size_t refused = 0;
  std::size_t climbed = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << at % 8));
    const auto file = NetworkFile::of_bytes(flipped, "roads.network");
    const auto graph = file ? file->graph() : Result<RoadGraph>(file.error());
    const auto index =
        graph ? load_road_index(*graph, file->sections()) : Result<RoadIndex>(graph.error());
    if (index) {
      climbed += climb_all(*index);
    } else {
      ++refused;
    }
  }
  EXPECT_GT(refused, bytes.size() / 4);
  EXPECT_GT(climbed, 0U);
}

}  // namespace
}  // namespace maabar
