// SPDX-License-Identifier: Apache-2.0
#include "access/gate_cut.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <set>
#include <vector>

#include "routing/dijkstra.h"
#include "routing/random_graph.h"

namespace maabar {
namespace {

using maabar::testing::random_graph;
using maabar::testing::seed_of;

// Which gate arcs can be opened, and whether a way leads over what passes, some opened ones added
// or some taken out for good: bits of a mask in the order of `openable`.
struct Puzzle {
  RoadGraph graph;
  ArcKinds kinds;
  std::vector<ArcId> openable;
  Trip trip;

  [[nodiscard]] bool has_way(std::uint32_t opened) const {
    ArcWeights weights;
    for (const ArcKind kind : kinds) {
      weights.push_back(kind == ArcKind::kPasses ? TravelTime::zero() : TravelTime::infinity());
    }
    for (std::size_t i = 0; i < openable.size(); ++i) {
      if ((opened >> i & 1U) != 0) weights[openable[i]] = TravelTime::zero();
    }
    RouteQuery query(graph);
    return query.route(weights, trip.from, trip.to).exists();
  }
  [[nodiscard]] std::uint32_t mask_of(const std::vector<ArcId>& arcs) const {
    std::uint32_t mask = 0;
    for (std::size_t i = 0; i < openable.size(); ++i) {
      if (std::find(arcs.begin(), arcs.end(), openable[i]) != arcs.end()) mask |= 1U << i;
    }
    return mask;
  }
};

Puzzle make_puzzle(std::uint64_t seed) {
  Rng rng(seed);
  Puzzle puzzle;
  puzzle.graph = random_graph(rng, {.nodes = 9, .countries = 3, .roads = 7, .gates = 5});
  for (std::uint32_t i = 0; i < puzzle.graph.arc_count(); ++i) {
    ArcKind kind = ArcKind::kPasses;
    if (!puzzle.graph.arc(ArcId(i)).gate.is_none()) {
      const std::uint64_t draw = rng.below(8);
      kind = draw == 0 ? ArcKind::kPasses : draw == 1 ? ArcKind::kBlocked : ArcKind::kOpenable;
    }
    puzzle.kinds.push_back(kind);
    if (kind == ArcKind::kOpenable) puzzle.openable.emplace_back(i);
  }
  puzzle.trip = {NodeId(static_cast<std::uint32_t>(rng.below(9))),
                 NodeId(static_cast<std::uint32_t>(rng.below(9)))};
  return puzzle;
}

// The twin: all subsets.
int fewest(const Puzzle& puzzle, bool is_cut) {
  const std::uint32_t all = (1U << puzzle.openable.size()) - 1;
  int best = 100;
  for (std::uint32_t mask = 0; mask <= all; ++mask) {
    const bool fits = is_cut ? !puzzle.has_way(all & ~mask) : puzzle.has_way(mask);
    if (fits) best = std::min(best, std::popcount(mask));
  }
  return best;
}

TEST(SmallestCut, IsAsSmallAsTheSmallestOfAllSubsetsAndCuts) {
  int with_cut = 0;
  for (std::uint64_t round = 0; round < 150; ++round) {
    const std::uint64_t seed = seed_of(5000 + round);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    const Puzzle puzzle = make_puzzle(seed);
    if (puzzle.has_way(0)) continue;
    const std::uint32_t all = (1U << puzzle.openable.size()) - 1;
    const std::vector<ArcId> cut = smallest_cut(puzzle.graph, puzzle.kinds, puzzle.trip);
    EXPECT_EQ(static_cast<int>(cut.size()), fewest(puzzle, true));
    EXPECT_FALSE(puzzle.has_way(all & ~puzzle.mask_of(cut)));
    if (!cut.empty()) ++with_cut;
  }
  EXPECT_GT(with_cut, 30);
}

TEST(FewestOpenings, AreExactlyTheSmallestSubsetsThatMakeAWay) {
  int with_pairs = 0;
  for (std::uint64_t round = 0; round < 150; ++round) {
    const std::uint64_t seed = seed_of(6000 + round);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    const Puzzle puzzle = make_puzzle(seed);
    if (puzzle.has_way(0)) continue;
    const int size = fewest(puzzle, false);
    std::set<std::uint32_t> expected;
    for (std::uint32_t mask = 0; mask < 1U << puzzle.openable.size(); ++mask) {
      if (std::popcount(mask) == size && puzzle.has_way(mask)) expected.insert(mask);
    }
    const Openings openings = fewest_openings(puzzle.graph, puzzle.kinds, puzzle.trip, 1000);
    std::set<std::uint32_t> found;
    for (const std::vector<ArcId>& set : openings.sets) found.insert(puzzle.mask_of(set));
    EXPECT_EQ(found, expected);
    EXPECT_EQ(openings.sets.size(), expected.size());
    EXPECT_FALSE(openings.has_more);
    if (size == 2) ++with_pairs;
  }
  EXPECT_GT(with_pairs, 5);
}

TEST(FewestOpenings, SaysWhenThereAreMoreThanAskedFor) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Puzzle puzzle = make_puzzle(seed);
    if (puzzle.has_way(0)) continue;
    const std::size_t all =
        fewest_openings(puzzle.graph, puzzle.kinds, puzzle.trip, 1000).sets.size();
    if (all < 2) continue;
    const Openings some = fewest_openings(puzzle.graph, puzzle.kinds, puzzle.trip, 1);
    EXPECT_EQ(some.sets.size(), 1U);
    EXPECT_TRUE(some.has_more);
    return;
  }
  FAIL() << "no puzzle with two openings";
}

}  // namespace
}  // namespace maabar
