// SPDX-License-Identifier: Apache-2.0
#include "routing/hierarchy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <set>
#include <type_traits>
#include <vector>

#include "routing/cells.h"
#include "routing/dijkstra.h"
#include "routing/grid_graph.h"
#include "routing/hierarchy_router.h"
#include "routing/metric.h"
#include "routing/query.h"
#include "routing/random_graph.h"
#include "routing/sweep.h"
#include "routing/ways.h"

namespace maabar {
namespace {

using maabar::testing::grid_graph;
using maabar::testing::GridShape;
using maabar::testing::plain_times;
using maabar::testing::random_graph;
using maabar::testing::random_weights;
using maabar::testing::RandomShape;
using maabar::testing::seed_of;
using maabar::testing::WeightedGraph;

RandomShape random_shape(Rng& rng) {
  const auto nodes = static_cast<std::uint32_t>(4 + rng.below(40));
  return {.nodes = nodes,
          .countries = static_cast<std::uint32_t>(2 + rng.below(4)),
          .roads = static_cast<std::uint32_t>(rng.below(2 * nodes)),
          .gates = static_cast<std::uint32_t>(rng.below(12))};
}

Hierarchy build(const RoutingGraph& graph) {
  return Hierarchy::build(graph, find_order(graph, find_cells(graph)));
}

// Some roads closed beside the gates.
ArcWeights with_closed_roads(Rng& rng, ArcWeights weights) {
  for (TravelTime& weight : weights) {
    if (rng.below(20) == 0) weight = TravelTime::infinity();
  }
  return weights;
}

// Calls `check(rng, graph, weights)` on random graphs.
template <typename Check>
void on_random_graphs(int rounds, std::uint64_t first_seed, const Check& check) {
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t seed = seed_of(first_seed + static_cast<std::uint64_t>(round));
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Rng rng(seed);
    const RoadGraph graph = random_graph(rng, random_shape(rng));
    check(rng, graph, with_closed_roads(rng, random_weights(rng, graph)));
    if (::testing::Test::HasFatalFailure()) return;
  }
}

void expect_same_metric(const Metric& a, const Metric& b) {
  ASSERT_TRUE(std::equal(a.up().begin(), a.up().end(), b.up().begin(), b.up().end()));
  ASSERT_TRUE(std::equal(a.down().begin(), a.down().end(), b.down().begin(), b.down().end()));
  ASSERT_EQ(a.weights().items(), b.weights().items());
  for (std::uint32_t arc = 0; arc < a.up().size(); ++arc) {
    ASSERT_EQ(a.origin_up(CchArcId(arc)).bits(), b.origin_up(CchArcId(arc)).bits());
    ASSERT_EQ(a.origin_down(CchArcId(arc)).bits(), b.origin_down(CchArcId(arc)).bits());
  }
}

TEST(Hierarchy, JoinsWhatARankIsJoinedToAndKeepsTheEndsOfGatesOnTop) {
  on_random_graphs(60, 0, [](Rng&, const RoadGraph& roads, const ArcWeights&) {
    const RoutingGraph graph = RoutingGraph::from(roads);
    const Hierarchy hierarchy = build(graph);
    std::set<NodeId> ends;
    for (const ArcId arc : graph.gate_arcs()) ends.insert({graph.tail(arc), graph.head(arc)});
    ASSERT_EQ(hierarchy.core_begin(), graph.node_count() - ends.size());
    for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
      const Rank rank(i);
      ASSERT_EQ(hierarchy.rank_of(hierarchy.node_of(rank)), rank);
      ASSERT_EQ(ends.contains(hierarchy.node_of(rank)), i >= hierarchy.core_begin());
      std::set<std::uint32_t> slots{hierarchy.slot(rank)};
      for (Rank up = hierarchy.parent(rank); !up.is_none(); up = hierarchy.parent(up)) {
        ASSERT_TRUE(slots.insert(hierarchy.slot(up)).second);
      }
      for (std::uint32_t a = hierarchy.first_up(rank); a < hierarchy.last_up(rank); ++a) {
        ASSERT_EQ(a == hierarchy.first_up(rank),
                  hierarchy.parent(rank) == hierarchy.head(CchArcId(a)));
        for (std::uint32_t b = a + 1; b < hierarchy.last_up(rank); ++b) {
          ASSERT_FALSE(hierarchy.find_arc(hierarchy.head(CchArcId(a)), hierarchy.head(CchArcId(b)))
                           .is_none());
        }
      }
    }
  });
}

TEST(Metric, PartialUpdatesGiveWhatAFullCustomizationGives) {
  on_random_graphs(120, 1000, [](Rng& rng, const RoadGraph& roads, ArcWeights weights) {
    if (roads.arc_count() == 0) return;
    const RoutingGraph graph = RoutingGraph::from(roads);
    const Hierarchy hierarchy = build(graph);
    Metric metric = Metric::customize(hierarchy, weights, 1);
    for (int i = 0; i < 12; ++i) {
      std::vector<ArcWeight> changes;
      for (std::uint64_t j = 0; j <= rng.below(3); ++j) {
        const ArcId arc(static_cast<std::uint32_t>(rng.below(graph.arc_count())));
        const TravelTime weight =
            rng.below(4) == 0 ? TravelTime::infinity() : maabar::testing::random_time(rng, 6);
        changes.push_back({arc, weight});
        weights[arc] = weight;
      }
      metric.update(graph, hierarchy, changes);
      ASSERT_NO_FATAL_FAILURE(expect_same_metric(metric, Metric::customize(hierarchy, weights, 1)));
    }
  });
}

TEST(Metric, IsTheSameForAnyNumberOfThreads) {
  for (std::uint64_t round = 0; round < 6; ++round) {
    Rng rng(seed_of(2000 + round));
    const WeightedGraph world = grid_graph(rng, {});
    const Hierarchy hierarchy = build(world.graph);
    ASSERT_FALSE(hierarchy.waiters().empty());
    const Metric alone = Metric::customize(hierarchy, world.weights, 1);
    for (const unsigned threads : {2U, 3U, 8U}) {
      expect_same_metric(Metric::customize(hierarchy, world.weights, threads), alone);
    }
  }
}

TEST(PairQuery, AgreesWithDijkstraAndItsPathsTakeTheTimeTheySay) {
  on_random_graphs(120, 3000, [](Rng&, const RoadGraph& roads, const ArcWeights& weights) {
    const RoutingGraph graph = RoutingGraph::from(roads);
    const Hierarchy hierarchy = build(graph);
    const Metric metric = Metric::customize(hierarchy, weights, 1);
    PairQuery query(hierarchy);
    RouteQuery twin(roads);
    for (std::uint32_t from = 0; from < graph.node_count(); ++from) {
      const NodeTimes times = twin.times_from(weights, NodeId(from));
      for (std::uint32_t to = 0; to < graph.node_count(); ++to) {
        ASSERT_EQ(query.time(metric, NodeId(from), NodeId(to)), times[NodeId(to)]);
        const Path path = query.path(metric, NodeId(from), NodeId(to));
        ASSERT_EQ(path.time, times[NodeId(to)]);
        TravelTime sum;
        NodeId at(from);
        for (const ArcId arc : path.arcs) {
          ASSERT_EQ(graph.tail(arc), at);
          at = graph.head(arc);
          sum = sum + weights[arc];
        }
        if (path.exists()) {
          ASSERT_EQ(at, NodeId(to));
          ASSERT_EQ(sum, path.time);
        }
      }
    }
  });
}

// How many fastest ways lead from the source of `times` to every node, two for more; no loops, no
// weight of zero.
IdVector<NodeId, int> count_ways(const RoutingGraph& graph, const ArcWeights& weights,
                                 const NodeTimes& times, NodeId source) {
  std::vector<NodeId> nodes;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) nodes.emplace_back(i);
  std::sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return times[a] < times[b]; });
  IdVector<NodeId, int> ways(graph.node_count(), 0);
  ways[source] = 1;
  for (const NodeId head : nodes) {
    for (const ArcId arc : graph.arcs_into(head)) {
      const NodeId tail = graph.tail(arc);
      const bool is_tight = !times[head].is_infinite() && times[tail] + weights[arc] == times[head];
      if (is_tight) ways[head] = std::min(2, ways[head] + ways[tail]);
    }
  }
  return ways;
}

TEST(PairQuery, KnowsWhetherItsWayIsTheOnlyOneOfItsTime) {
  int only = 0;
  int several = 0;
  on_random_graphs(120, 3500, [&](Rng& rng, const RoadGraph& roads, ArcWeights weights) {
    for (TravelTime& weight : weights) {
      if (weight == TravelTime::zero()) weight = TravelTime::from_milliseconds(1);
    }
    const RoutingGraph graph = RoutingGraph::from(roads);
    const Hierarchy hierarchy = build(graph);
    Metric metric = Metric::customize(hierarchy, weights, 1);
    if (graph.arc_count() > 0) {
      const ArcId arc(static_cast<std::uint32_t>(rng.below(graph.arc_count())));
      weights[arc] = TravelTime::from_milliseconds(2);
      metric.update(graph, hierarchy, std::vector<ArcWeight>{{arc, weights[arc]}});
    }
    PairQuery query(hierarchy);
    RouteQuery twin(roads);
    for (std::uint32_t from = 0; from < graph.node_count(); ++from) {
      const NodeTimes times = twin.times_from(weights, NodeId(from));
      const auto ways = count_ways(graph, weights, times, NodeId(from));
      for (std::uint32_t to = 0; to < graph.node_count(); ++to) {
        const Path path = query.path(metric, NodeId(from), NodeId(to));
        if (!path.exists()) continue;
        ASSERT_EQ(query.is_only_way(), ways[NodeId(to)] == 1) << from << " to " << to;
        if (query.is_only_way()) {
          ASSERT_EQ(path.arcs, twin.path_to(NodeId(to)).arcs);
        }
        ++(query.is_only_way() ? only : several);
      }
    }
  });
  EXPECT_GT(only, 1000);
  EXPECT_GT(several, 1000);
}

TEST(WaysQuery, TakesTheVeryWaysOfThePlainRouter) {
  on_random_graphs(120, 4000, [](Rng&, const RoadGraph& roads, const ArcWeights& weights) {
    const RoutingGraph graph = RoutingGraph::from(roads);
    const Hierarchy hierarchy = build(graph);
    const Metric metric = Metric::customize(hierarchy, weights, 1);
    WaysQuery query(graph, hierarchy);
    RouteQuery twin(roads);
    for (std::uint32_t from = 0; from < graph.node_count(); ++from) {
      const NodeTimes times = twin.times_from(weights, NodeId(from));
      query.start(metric, NodeId(from));
      for (std::uint32_t to = 0; to < graph.node_count(); ++to) {
        ASSERT_EQ(query.time_to(NodeId(to)), times[NodeId(to)]);
        ASSERT_EQ(query.path_to(NodeId(to)).arcs, twin.path_to(NodeId(to)).arcs);
      }
    }
  });
}

TEST(HierarchyRouter, AnswersAsThePlainRouterDoesWhenWeightsChange) {
  on_random_graphs(60, 5000, [](Rng& rng, const RoadGraph& roads, ArcWeights weights) {
    if (roads.arc_count() == 0) return;
    const RoutingGraph graph = RoutingGraph::from(roads);
    const Hierarchy hierarchy = build(graph);
    HierarchyRouter router(graph, hierarchy, 1);
    RouteQuery twin(roads);
    const auto any_node = [&] {
      return NodeId(static_cast<std::uint32_t>(rng.below(graph.node_count())));
    };
    for (int i = 0; i < 20; ++i) {
      weights[ArcId(static_cast<std::uint32_t>(rng.below(graph.arc_count())))] =
          rng.below(3) == 0 ? TravelTime::infinity() : maabar::testing::random_time(rng, 6);
      const NodeId from = any_node();
      const NodeId to = any_node();
      const Path path = router.route(weights, from, to);
      const Path expected = twin.route(weights, from, to);
      ASSERT_EQ(path.time, expected.time);
      ASSERT_EQ(path.arcs, expected.arcs);
      const std::vector<NodeId> targets{any_node(), any_node(), any_node()};
      ASSERT_EQ(router.times_to_targets(weights, from, targets),
                twin.times_to_targets(weights, from, targets));
      ASSERT_EQ(router.path_to(targets[1]).arcs, twin.path_to(targets[1]).arcs);
    }
  });
}

TEST(Hierarchy, IsTheSameWhenItsColumnsAreAdoptedAndRefusedWhenTheyDoNotFit) {
  Rng rng(seed_of(9000));
  const WeightedGraph world = grid_graph(rng, {});
  const Hierarchy built = build(world.graph);
  const Hierarchy adopted =
      Hierarchy::adopt(world.graph, built.columns(), std::make_shared<Hierarchy>(built)).value();
  expect_same_metric(Metric::customize(adopted, world.weights, 2),
                     Metric::customize(built, world.weights, 1));
  // One row less in any column, and one row that points far outside.
  std::size_t count = 0;
  HierarchyColumns all = built.columns();
  HierarchyColumns::for_each(all, [&](const char*, auto&) { ++count; });
  for (std::size_t cut = 0; cut < count; ++cut) {
    for (const bool shorten : {true, false}) {
      HierarchyColumns columns = built.columns();
      std::vector<std::vector<std::uint32_t>> changed(1);
      std::size_t at = 0;
      HierarchyColumns::for_each(columns, [&](const char* name, auto& column) {
        if (at++ != cut) return;
        SCOPED_TRACE(name);
        ASSERT_FALSE(column.empty());
        if (shorten) {
          column = column.first(column.size() - 1);
          return;
        }
        using Row = std::remove_cvref_t<decltype(column[0])>;
        std::vector<std::uint32_t>& words = changed[0];
        words.resize(column.size_bytes() / sizeof(std::uint32_t));
        std::memcpy(words.data(), column.data(), column.size_bytes());
        words[words.size() / 2] = 0x7ffffff0U;
        column = {static_cast<const Row*>(static_cast<const void*>(words.data())), column.size()};
      });
      const auto refused = Hierarchy::adopt(world.graph, columns, nullptr);
      ASSERT_FALSE(refused) << cut;
      EXPECT_EQ(refused.error().kind, ErrorKind::kCorrupt);
    }
  }
}

class Sweeps : public ::testing::TestWithParam<VectorUnit> {
 protected:
  void SetUp() override { ASSERT_LE(GetParam(), best_vector_unit()); }
};

TEST_P(Sweeps, AgreeWithDijkstraOnGrids) {
  for (std::uint64_t round = 0; round < 4; ++round) {
    const std::uint64_t seed = seed_of(6000 + round);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Rng rng(seed);
    const WeightedGraph world = grid_graph(rng, {});
    const std::uint32_t count = world.graph.node_count();
    const Hierarchy hierarchy = build(world.graph);
    const Metric metric = Metric::customize(hierarchy, world.weights, 1);
    const auto some_nodes = [&](std::size_t how_many) {
      std::vector<NodeId> nodes;
      while (nodes.size() < how_many)
        nodes.emplace_back(static_cast<std::uint32_t>(rng.below(count)));
      return nodes;
    };
    const std::vector<NodeId> sources = some_nodes(19);
    const std::vector<NodeId> targets = some_nodes(30);
    std::vector<NodeTimes> expected;
    for (const NodeId source : sources) expected.push_back(plain_times(world, source));

    SweepQuery query(hierarchy, GetParam());
    const std::vector<TravelTime> table =
        query.times_to(metric, sources, SweepTargets(hierarchy, targets));
    WideVector<std::uint32_t> of_some;
    const auto lanes = static_cast<std::ptrdiff_t>(1 + rng.below(kLanes));
    const std::vector<NodeId> some(sources.begin(), sources.begin() + lanes);
    query.times_from(metric, some, 2, of_some);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      for (std::size_t j = 0; j < targets.size(); ++j) {
        ASSERT_EQ(table[i * targets.size() + j], expected[i][targets[j]]);
      }
      NodeTimes all;
      query.times_from(metric, sources[i], all);
      ASSERT_EQ(all.items(), expected[i].items());
      for (std::uint32_t node = 0; i < some.size() && node < count; ++node) {
        ASSERT_EQ(of_some[query.row_of(NodeId(node)) * some.size() + i],
                  expected[i][NodeId(node)].milliseconds());
      }
    }
  }
}

TEST_P(Sweeps, AgreeWithDijkstraOnRandomGraphs) {
  on_random_graphs(60, 7000, [&](Rng&, const RoadGraph& roads, const ArcWeights& weights) {
    const RoutingGraph graph = RoutingGraph::from(roads);
    const Hierarchy hierarchy = build(graph);
    const Metric metric = Metric::customize(hierarchy, weights, 1);
    std::vector<NodeId> nodes;
    for (std::uint32_t i = 0; i < graph.node_count(); i += 3) nodes.emplace_back(i);
    SweepQuery query(hierarchy, GetParam());
    const auto table = query.times_to(metric, nodes, SweepTargets(hierarchy, nodes));
    RouteQuery twin(roads);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const NodeTimes times = twin.times_from(weights, nodes[i]);
      for (std::size_t j = 0; j < nodes.size(); ++j) {
        ASSERT_EQ(table[i * nodes.size() + j], times[nodes[j]]);
      }
      const TravelTime limit = TravelTime::from_milliseconds(5000);
      const auto within = query.nodes_within(metric, nodes[i], limit);
      ASSERT_EQ(static_cast<std::ptrdiff_t>(within.size()),
                std::count_if(times.begin(), times.end(),
                              [&](TravelTime time) { return time <= limit; }));
      for (const auto& [node, time] : within) ASSERT_EQ(time, times[node]);
    }
  });
}

std::vector<VectorUnit> units_here() {
  std::vector<VectorUnit> units;
  for (const VectorUnit unit : {VectorUnit::kBaseline, VectorUnit::kAvx2, VectorUnit::kAvx512}) {
    if (unit <= best_vector_unit()) units.push_back(unit);
  }
  return units;
}

std::string unit_name(const ::testing::TestParamInfo<VectorUnit>& info) {
  constexpr std::array<const char*, 3> kNames = {"Baseline", "Avx2", "Avx512"};
  return kNames[static_cast<std::size_t>(info.param)];
}

INSTANTIATE_TEST_SUITE_P(OnEveryVectorUnit, Sweeps, ::testing::ValuesIn(units_here()), unit_name);

TEST(Cells, AreWhatIsLeftConnectedWithoutTheGates) {
  Rng rng(seed_of(8000));
  const WeightedGraph world = grid_graph(rng, {.width = 20, .height = 10, .countries = 2});
  const Cells cells = find_cells(world.graph);
  const std::set<ArcId> gates(world.graph.gate_arcs().begin(), world.graph.gate_arcs().end());
  EXPECT_EQ(gates.size(), 6U);
  std::set<CellId> used;
  for (std::uint32_t i = 0; i < world.graph.arc_count(); ++i) {
    const CellId tail = cells.cell_of[world.graph.tail(ArcId(i))];
    const CellId head = cells.cell_of[world.graph.head(ArcId(i))];
    EXPECT_EQ(tail == head, !gates.contains(ArcId(i)));
    used.insert({tail, head});
  }
  EXPECT_LE(used.size(), cells.count);
  EXPECT_EQ(cells.cell_of[NodeId(0)], CellId(0));
}

TEST(RoutingGraph, NamesWhatDoesNotFit) {
  const auto message = [](RoutingGraph::Parts parts) {
    const auto graph = RoutingGraph::build(std::move(parts));
    return graph ? std::string() : graph.error().message;
  };
  const IdVector<ArcId, NodeId> heads(std::vector<NodeId>{NodeId(1), NodeId(0)});
  const auto offsets = [](std::vector<std::uint32_t> values) {
    return IdVector<NodeId, std::uint32_t>(std::move(values));
  };
  EXPECT_EQ(message({offsets({0, 1, 2}), heads, {ArcId(1)}}), "");
  EXPECT_EQ(message({offsets({0, 1, 3}), heads, {}}),
            "offsets of 2 arcs must begin at 0 and end at 2");
  EXPECT_EQ(message({offsets({0, 2, 1, 2}), heads, {}}), "offsets fall after node 1");
  EXPECT_EQ(message({offsets({0, 2}), heads, {}}), "arc 0 leads to node 1 of 1");
  EXPECT_EQ(message({offsets({0, 1, 2}), heads, {ArcId(2)}}), "gate arc 2 of 2 does not exist");
}

}  // namespace
}  // namespace maabar
