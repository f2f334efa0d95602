// SPDX-License-Identifier: Apache-2.0
// How long do times and ways take on a hierarchy, and how long is it made and changed?
// usage: hierarchy_bench [FOLDER of a network, see bench_network.h]
#include <sys/resource.h>

#include "bench_network.h"
#include "routing/cells.h"
#include "routing/hierarchy.h"
#include "routing/metric.h"
#include "routing/query.h"
#include "routing/sweep.h"
#include "routing/ways.h"

namespace {

using namespace maabar;
using bench::BenchNetwork;
using bench::Stopwatch;

NodeId any_node(Rng& rng, const RoutingGraph& graph) {
  return NodeId(static_cast<std::uint32_t>(rng.below(graph.node_count())));
}

void print_search_spaces(const Hierarchy& hierarchy) {
  double nodes = 0;
  double arcs = 0;
  double starts = 0;
  for (std::uint32_t i = 0; i < hierarchy.node_count(); i += 97) {
    for (Rank rank(i); !rank.is_none(); rank = hierarchy.parent(rank)) {
      ++nodes;
      arcs += hierarchy.last_up(rank) - hierarchy.first_up(rank);
    }
    ++starts;
  }
  std::printf("  arcs of the hierarchy %u, core %u; search space %.1f nodes, %.1f arcs\n",
              hierarchy.arc_count(), hierarchy.node_count() - hierarchy.core_begin(),
              nodes / starts, arcs / starts);
}

void measure_routes(const BenchNetwork& network, const Hierarchy& hierarchy, Metric& metric,
                    Stopwatch& watch) {
  Rng rng(2);
  PairQuery query(hierarchy);
  watch.measure("time from node to node", 2000, [&](int) {
    static_cast<void>(
        query.time(metric, any_node(rng, network.graph), any_node(rng, network.graph)));
  });
  watch.measure("way from node to node, unpacked", 1000, [&](int) {
    static_cast<void>(
        query.path(metric, any_node(rng, network.graph), any_node(rng, network.graph)));
  });
  WaysQuery ways(network.graph, hierarchy);
  int only_ways = 0;
  watch.measure("way from node to node, that every router gives", 1000, [&](int) {
    const NodeId from = any_node(rng, network.graph);
    const NodeId to = any_node(rng, network.graph);
    static_cast<void>(query.path(metric, from, to));
    if (query.is_only_way()) {
      ++only_ways;
      return;
    }
    ways.start(metric, from);
    static_cast<void>(ways.path_to(to));
  });
  std::printf("  of which without another as fast: %d of 1,000\n", only_ways);
  watch.measure("the same where another is as fast", 500, [&](int) {
    ways.start(metric, any_node(rng, network.graph));
    static_cast<void>(ways.path_to(any_node(rng, network.graph)));
  });
  const auto gates = network.graph.gate_arcs();
  watch.measure("a crossing closed or opened, then a way, unpacked", 1000, [&](int i) {
    std::vector<ArcWeight> changes;
    for (const std::uint32_t gate :
         network.crossings[static_cast<std::size_t>(i / 2) % network.crossings.size()]) {
      const ArcId arc = gates[gate];
      changes.push_back({arc, i % 2 == 0 ? TravelTime::infinity() : network.weights[arc]});
    }
    metric.update(network.graph, hierarchy, changes);
    static_cast<void>(
        query.path(metric, any_node(rng, network.graph), any_node(rng, network.graph)));
  });
}

void measure_sweeps(const BenchNetwork& network, const Hierarchy& hierarchy, const Metric& metric,
                    Stopwatch& watch) {
  Rng rng(3);
  SweepQuery query(hierarchy);
  NodeTimes times;
  watch.measure("one to all", 21,
                [&](int) { query.times_from(metric, any_node(rng, network.graph), times); });
  WideVector<std::uint32_t> of_hubs;
  for (const unsigned threads : {1U, 2U}) {
    watch.measure("ten hubs to all, threads: " + std::to_string(threads), 21,
                  [&](int) { query.times_from(metric, network.hubs, threads, of_hubs); });
  }
  const SweepTargets targets(hierarchy, network.places);
  watch.measure("ten hubs to 1,000 places, the places prepared", 101,
                [&](int) { static_cast<void>(query.times_to(metric, network.hubs, targets)); });
}

void measure_updates(const BenchNetwork& network, const Hierarchy& hierarchy, Metric& metric,
                     Stopwatch& watch) {
  Rng rng(4);
  watch.measure(
      "a road inside a country slowed or freed again, customized in part", 2000, [&](int i) {
        static ArcId arc;
        if (i % 2 == 0)
          arc = ArcId(static_cast<std::uint32_t>(rng.below(network.graph.arc_count())));
        const TravelTime weight = network.weights[arc];
        metric.update(network.graph, hierarchy,
                      std::vector<ArcWeight>{{arc, i % 2 == 0 ? weight + weight : weight}});
      });
}

void check(const BenchNetwork& network, const Hierarchy& hierarchy, const Metric& metric) {
  SweepQuery query(hierarchy);
  NodeTimes times;
  query.times_from(metric, network.hubs[0], times);
  CHECK(times.items() == bench::dijkstra(network.graph, network.weights, network.hubs[0]).items());
}

}  // namespace

int main(int argc, char** argv) {
  const BenchNetwork network = argc > 1 ? bench::load_network(argv[1]) : bench::make_network();
  Stopwatch::print_head(network);
  Stopwatch watch;
  watch.measure("Dijkstra, one to all", 5, [&](int i) {
    static_cast<void>(
        bench::dijkstra(network.graph, network.weights, network.hubs[static_cast<std::size_t>(i)]));
  });
  const Cells cells = find_cells(network.graph);
  NodeOrder order;
  watch.measure("order", 1, [&](int) { order = find_order(network.graph, cells); });
  watch.measure("topology", 1,
                [&](int) { static_cast<void>(Hierarchy::build(network.graph, order)); });
  const Hierarchy hierarchy = Hierarchy::build(network.graph, order);
  print_search_spaces(hierarchy);
  for (const unsigned threads : {1U, 2U}) {
    watch.measure("full customization, threads: " + std::to_string(threads), 15, [&](int) {
      static_cast<void>(Metric::customize(hierarchy, network.weights, threads));
    });
  }
  Metric metric = Metric::customize(hierarchy, network.weights, 1);
  check(network, hierarchy, metric);
  measure_routes(network, hierarchy, metric, watch);
  measure_sweeps(network, hierarchy, metric, watch);
  measure_updates(network, hierarchy, metric, watch);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("  most memory in use, all of the above: %.0f MB\n",
              static_cast<double>(used.ru_maxrss) / 1e3);
}
