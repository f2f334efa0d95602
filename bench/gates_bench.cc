// SPDX-License-Identifier: Apache-2.0
// A crossing is closed, opened or slowed: how long until every time from hubs to places is right?
// usage: gates_bench [FOLDER of a network, see bench_network.h]
#include <memory>
#include <mutex>
#include <thread>

#include "access/gate_core.h"
#include "bench_network.h"

namespace {

using namespace maabar;
using bench::BenchNetwork;
using bench::Stopwatch;

using Costs = std::vector<TravelTime>;

// What readers hold: a snapshot, swapped whole.
class Published {
 public:
  void publish(const HubTimes& times) {
    auto snapshot = std::make_shared<const HubTimes>(times);
    const std::lock_guard lock(mutex_);
    snapshot_.swap(snapshot);
  }

 private:
  std::mutex mutex_;
  std::shared_ptr<const HubTimes> snapshot_;
};

std::vector<GateCost> closing(const BenchNetwork& network, std::size_t crossing) {
  std::vector<GateCost> changes;
  for (const std::uint32_t gate : network.crossings[crossing]) {
    changes.push_back({gate, TravelTime::infinity()});
  }
  return changes;
}

// Closed, as in the file, or slowed to twice the time.
std::vector<GateCost> random_change(Rng& rng, const BenchNetwork& network, const Costs& costs) {
  std::vector<GateCost> changes = closing(network, rng.below(network.crossings.size()));
  const std::uint64_t kind = rng.below(3);
  for (GateCost& change : changes) {
    const TravelTime cost = costs[change.gate_arc];
    if (kind != 0) change.cost = kind == 1 ? cost : cost + cost;
  }
  return changes;
}

// Every crossing closed one time in five.
Costs random_scenario(Rng& rng, const BenchNetwork& network, Costs costs) {
  for (const auto& crossing : network.crossings) {
    if (rng.below(5) != 0) continue;
    for (const std::uint32_t gate : crossing) costs[gate] = TravelTime::infinity();
  }
  return costs;
}

constexpr int kBatch = 20;  // scenarios timed together: short beside a scheduler's slice

void sweep_scenarios(const BenchNetwork& network, GateCoreQuery& query, const Costs& costs,
                     Rng& rng) {
  for (int i = 0; i < kBatch; ++i) {
    query.set_costs(random_scenario(rng, network, costs));
    static_cast<void>(query.times());
  }
}

void measure(const BenchNetwork& network, const GateCore& core, const Costs& costs, VectorUnit unit,
             Stopwatch& watch) {
  constexpr std::array<const char*, 3> kNames = {"", " (AVX2)", " (AVX-512)"};
  const std::string with = kNames[static_cast<std::size_t>(unit)];
  GateCoreQuery query(core, unit);
  query.set_costs(costs);
  static_cast<void>(query.times());
  Rng rng(5);
  Published published;
  watch.measure("one crossing changed, 10 x 1,000 times right and published" + with, 20000,
                [&](int) {
                  query.change_costs(random_change(rng, network, costs));
                  published.publish(query.times());
                });
  watch.measure("one crossing changed, one time asked for" + with, 20000, [&](int) {
    query.change_costs(random_change(rng, network, costs));
    static_cast<void>(query.time(0, network.places.size() - 1));
  });
  query.set_costs(costs);
  watch.measure("each crossing closed in turn, all times each time" + with, 101, [&](int) {
    for (std::size_t i = 0; i < network.crossings.size(); ++i) {
      std::vector<GateCost> changes = closing(network, i);
      query.change_costs(changes);
      static_cast<void>(query.times());
      for (GateCost& change : changes) change.cost = costs[change.gate_arc];
      query.change_costs(changes);
    }
  });
  watch.measure(
      "a scenario drawn, 10 x 1,000 times" + with, 500,
      [&](int) { sweep_scenarios(network, query, costs, rng); }, kBatch);
}

void measure_two_threads(const BenchNetwork& network, const GateCore& core, const Costs& costs,
                         Stopwatch& watch) {
  constexpr int kRounds = 100;
  const auto work = [&](std::uint64_t seed) {
    GateCoreQuery query(core);
    Rng rng(seed);
    for (int i = 0; i < kRounds; ++i) sweep_scenarios(network, query, costs, rng);
  };
  watch.measure(
      "a scenario drawn, 10 x 1,000 times, two threads", 15,
      [&](int) {
        std::thread other(work, 6);
        work(7);
        other.join();
      },
      2.0 * kRounds * kBatch);
}

// A road inside a country takes twice its time, or its own again: the metric in part, the country's
// rows of the core, then every time.
void measure_slowed_roads(const BenchNetwork& network, const Cells& cells,
                          const Hierarchy& hierarchy, Metric inside, const Costs& costs,
                          Stopwatch& watch) {
  const GateCore::Roads roads{network.graph, hierarchy, inside};
  GateCore core(roads, cells, network.hubs, network.places);
  GateCoreQuery query(core);
  query.set_costs(costs);
  Rng rng(8);
  ArcId arc;
  watch.measure("a road slowed or freed: metric, its country's rows, all times", 1000, [&](int i) {
    while (i % 2 == 0) {
      arc = ArcId(static_cast<std::uint32_t>(rng.below(network.graph.arc_count())));
      if (!inside.weights()[arc].is_infinite()) break;
    }
    const TravelTime weight = network.weights[arc];
    const ArcWeight change{arc, i % 2 == 0 ? weight + weight : weight};
    inside.update(network.graph, hierarchy, {&change, 1});
    const CellId cell = cells.cell_of[network.graph.tail(arc)];
    core.update(roads, {&cell, 1});
    query.restart();
    static_cast<void>(query.times());
  });
}

void check(const BenchNetwork& network, const GateCore& core, GateCoreQuery query,
           const Costs& costs) {
  query.set_costs(costs);
  const NodeTimes expected = bench::dijkstra(network.graph, network.weights, network.hubs[1]);
  for (std::size_t i = 0; i < network.places.size(); ++i) {
    CHECK(query.times().time(1, core.column(i)) == expected[network.places[i]]);
  }
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
  const Hierarchy hierarchy = Hierarchy::build(network.graph, find_order(network.graph, cells));
  ArcWeights inside_weights = network.weights;
  Costs costs;
  for (const ArcId gate : network.graph.gate_arcs()) {
    costs.push_back(network.weights[gate]);
    inside_weights[gate] = TravelTime::infinity();
  }
  const Metric inside = Metric::customize(hierarchy, inside_weights, 2);
  const GateCore::Roads roads{network.graph, hierarchy, inside};
  watch.measure("core, customized roads at hand", 11, [&](int) {
    static_cast<void>(GateCore(roads, cells, network.hubs, network.places));
  });
  GateCore core(roads, cells, network.hubs, network.places);
  watch.measure("one country's part of the core again", 101, [&](int i) {
    const NodeId hub = network.hubs[static_cast<std::size_t>(i) % network.hubs.size()];
    core.update(roads, std::vector<CellId>{cells.cell_of[hub]});
  });
  check(network, core, GateCoreQuery(core), costs);
  for (const VectorUnit unit : {VectorUnit::kBaseline, VectorUnit::kAvx2, VectorUnit::kAvx512}) {
    if (unit <= best_vector_unit()) measure(network, core, costs, unit, watch);
  }
  measure_two_threads(network, core, costs, watch);
  measure_slowed_roads(network, cells, hierarchy, inside, costs, watch);
}
