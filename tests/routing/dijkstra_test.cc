// SPDX-License-Identifier: Apache-2.0
#include "routing/dijkstra.h"

#include <gtest/gtest.h>

#include <tuple>
#include <vector>

#include "routing/random_graph.h"

namespace maabar {
namespace {

using maabar::testing::random_graph;
using maabar::testing::random_weights;
using maabar::testing::seed_of;

struct Label {
  TravelTime time = TravelTime::infinity();
  std::uint32_t arcs = 0;
};

// The twin: Bellman-Ford on (time, number of arcs), round after round until nothing improves.
IdVector<NodeId, Label> bellman_ford(const RoadGraph& graph, const ArcWeights& weights,
                                     NodeId source) {
  IdVector<NodeId, Label> labels(graph.node_count());
  labels[source] = Label{TravelTime::zero(), 0};
  for (bool improved = true; improved;) {
    improved = false;
    for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
      const Arc& arc = graph.arc(ArcId(i));
      const TravelTime time = labels[arc.tail].time + weights[ArcId(i)];
      const std::uint32_t arcs = labels[arc.tail].arcs + 1;
      Label& head = labels[arc.head];
      if (time.is_infinite() || std::tie(head.time, head.arcs) <= std::tie(time, arcs)) continue;
      head = Label{time, arcs};
      improved = true;
    }
  }
  return labels;
}

// The lowest arc into `node` by which a best way can end.
ArcId lowest_tight_arc(const RoadGraph& graph, const ArcWeights& weights,
                       const IdVector<NodeId, Label>& labels, NodeId node) {
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    const Arc& arc = graph.arc(ArcId(i));
    if (arc.head == node && !labels[arc.tail].time.is_infinite() &&
        labels[arc.tail].time + weights[ArcId(i)] == labels[node].time &&
        labels[arc.tail].arcs + 1 == labels[node].arcs) {
      return ArcId(i);
    }
  }
  return ArcId::none();
}

void expect_best_path(const RoadGraph& graph, const ArcWeights& weights, NodeId source, NodeId node,
                      const IdVector<NodeId, Label>& labels, const Path& path) {
  ASSERT_EQ(path.time.milliseconds(), labels[node].time.milliseconds());
  if (!path.exists()) {
    EXPECT_TRUE(path.arcs.empty());
    return;
  }
  TravelTime sum;
  for (const ArcId arc : path.arcs) sum = sum + weights[arc];
  EXPECT_EQ(sum.milliseconds(), path.time.milliseconds());
  ASSERT_EQ(path.arcs.size(), labels[node].arcs);
  NodeId at = node;
  for (auto arc = path.arcs.rbegin(); arc != path.arcs.rend(); ++arc) {
    ASSERT_EQ(arc->value(), lowest_tight_arc(graph, weights, labels, at).value());
    at = graph.arc(*arc).tail;
  }
  EXPECT_EQ(at, source);
}

TEST(Dijkstra, AgreesWithBellmanFordOnRandomGraphs) {
  for (std::uint64_t round = 0; round < 300; ++round) {
    const std::uint64_t seed = seed_of(round);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Rng rng(seed);
    const RoadGraph graph =
        random_graph(rng, {.nodes = static_cast<std::uint32_t>(4 + rng.below(20)),
                           .countries = static_cast<std::uint32_t>(2 + rng.below(3)),
                           .roads = static_cast<std::uint32_t>(rng.below(40)),
                           .gates = static_cast<std::uint32_t>(rng.below(9))});
    const ArcWeights weights = random_weights(rng, graph);
    RouteQuery query(graph);
    const NodeId source(static_cast<std::uint32_t>(rng.below(graph.node_count())));
    const auto labels = bellman_ford(graph, weights, source);
    const NodeTimes times = query.times_from(weights, source);
    for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
      ASSERT_EQ(times[NodeId(i)].milliseconds(), labels[NodeId(i)].time.milliseconds());
      expect_best_path(graph, weights, source, NodeId(i), labels, query.path_to(NodeId(i)));
    }
    for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
      expect_best_path(graph, weights, source, NodeId(i), labels,
                       query.route(weights, source, NodeId(i)));
    }
  }
}

TEST(Dijkstra, RunBackwardsAgreesWithRunForwards) {
  for (std::uint64_t round = 0; round < 100; ++round) {
    const std::uint64_t seed = seed_of(1000 + round);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Rng rng(seed);
    const RoadGraph graph = random_graph(rng, {});
    const ArcWeights weights = random_weights(rng, graph);
    RouteQuery query(graph);
    for (std::uint32_t target = 0; target < graph.node_count(); ++target) {
      const NodeTimes times = query.times_to(weights, NodeId(target));
      for (std::uint32_t source = 0; source < graph.node_count(); ++source) {
        ASSERT_EQ(times[NodeId(source)], query.route(weights, NodeId(source), NodeId(target)).time);
      }
    }
  }
}

TEST(Dijkstra, TimesToTargetsAreThoseOfOneToAllInTheOrderAsked) {
  for (std::uint64_t round = 0; round < 100; ++round) {
    const std::uint64_t seed = seed_of(2000 + round);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Rng rng(seed);
    const RoadGraph graph = random_graph(rng, {});
    const ArcWeights weights = random_weights(rng, graph);
    RouteQuery query(graph);
    std::vector<NodeId> targets;
    for (int i = 0; i < 5; ++i) targets.emplace_back(static_cast<std::uint32_t>(rng.below(12)));
    const NodeTimes all = query.times_from(weights, NodeId(0));
    const std::vector<TravelTime> some = query.times_to_targets(weights, NodeId(0), targets);
    ASSERT_EQ(some.size(), targets.size());
    for (std::size_t i = 0; i < targets.size(); ++i) {
      EXPECT_EQ(some[i], all[targets[i]]);
      EXPECT_EQ(query.path_to(targets[i]).time, all[targets[i]]);
    }
  }
}

TEST(Dijkstra, ClosingAnArcNeverShortensAWayAndOpeningOneNeverLengthensIt) {
  for (std::uint64_t round = 0; round < 100; ++round) {
    const std::uint64_t seed = seed_of(3000 + round);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Rng rng(seed);
    const RoadGraph graph = random_graph(rng, {});
    const ArcWeights open = random_weights(rng, graph);
    ArcWeights closed = open;
    closed[ArcId(static_cast<std::uint32_t>(rng.below(graph.arc_count())))] =
        TravelTime::infinity();
    RouteQuery query(graph);
    const NodeTimes before = query.times_from(open, NodeId(1));
    const NodeTimes after = query.times_from(closed, NodeId(1));
    for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
      EXPECT_LE(before[NodeId(i)], after[NodeId(i)]);
    }
  }
}

TEST(Dijkstra, FromANodeToItselfTakesNoTimeAndNoArcs) {
  Rng rng(seed_of(4000));
  const RoadGraph graph = random_graph(rng, {});
  RouteQuery query(graph);
  const Path path = query.route(random_weights(rng, graph), NodeId(3), NodeId(3));
  EXPECT_TRUE(path.exists());
  EXPECT_EQ(path.time, TravelTime::zero());
  EXPECT_TRUE(path.arcs.empty());
}

TEST(Dijkstra, AWayOfTwentyFiveDaysIsNoWay) {
  Rng rng(seed_of(4001));
  const RoadGraph graph = random_graph(rng, {.nodes = 6, .countries = 1, .roads = 30, .gates = 0});
  const ArcWeights weights(graph.arc_count(), TravelTime::from_milliseconds(0x7ffffffeU));
  RouteQuery query(graph);
  const NodeTimes times = query.times_from(weights, NodeId(0));
  for (const TravelTime time : times) {
    EXPECT_TRUE(time.is_infinite() || time == TravelTime::zero() ||
                time.milliseconds() == 0x7ffffffeU);
  }
  EXPECT_EQ(times[NodeId(0)], TravelTime::zero());
}

}  // namespace
}  // namespace maabar
