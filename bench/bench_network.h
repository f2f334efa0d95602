// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <queue>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/check.h"
#include "routing/grid_graph.h"
#include "routing/routing_graph.h"
#include "routing/travel_times.h"

namespace maabar::bench {

/// A network to measure on, with its crossings, the ten largest towns as hubs, and places.
struct BenchNetwork {
  std::string name;
  RoutingGraph graph;
  ArcWeights weights;
  std::vector<std::vector<std::uint32_t>> crossings;  ///< indices of gate arcs
  std::vector<NodeId> hubs;
  std::vector<NodeId> places;
};

template <typename T>
std::vector<T> load_array(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  CHECK(in.good());
  std::vector<T> items(static_cast<std::size_t>(in.tellg()) / sizeof(T));
  in.seekg(0);
  in.read(static_cast<char*>(static_cast<void*>(items.data())),
          static_cast<std::streamsize>(items.size() * sizeof(T)));
  return items;
}

/// The numbers of some columns of a table, row by row.
inline std::vector<std::vector<std::uint32_t>> load_columns(const std::filesystem::path& path,
                                                            const std::vector<std::string>& names) {
  std::ifstream in(path);
  CHECK(in.good());
  const auto cells_of = [&] {
    std::vector<std::string> cells;
    std::string line;
    if (!std::getline(in, line)) return cells;
    std::istringstream text(line);
    for (std::string cell; std::getline(text, cell, ',');) cells.push_back(cell);
    return cells;
  };
  const std::vector<std::string> header = cells_of();
  std::vector<std::vector<std::uint32_t>> rows;
  for (auto cells = cells_of(); !cells.empty(); cells = cells_of()) {
    std::vector<std::uint32_t>& row = rows.emplace_back();
    for (const std::string& name : names) {
      const auto at = std::find(header.begin(), header.end(), name) - header.begin();
      row.push_back(static_cast<std::uint32_t>(std::stoul(cells.at(static_cast<std::size_t>(at)))));
    }
  }
  return rows;
}

/// From flat arrays without headers, little-endian: `first_out.u32`, `head.u32`, `time_ms.u32`;
/// `crossings.csv` with `arc_ab,arc_ba`, `places.csv` with `node,population`.
inline BenchNetwork load_network(const std::filesystem::path& folder) {
  RoutingGraph::Parts parts;
  parts.first_out =
      IdVector<NodeId, std::uint32_t>(load_array<std::uint32_t>(folder / "first_out.u32"));
  for (const std::uint32_t head : load_array<std::uint32_t>(folder / "head.u32")) {
    parts.head.push_back(NodeId(head));
  }
  const auto crossings = load_columns(folder / "crossings.csv", {"arc_ab", "arc_ba"});
  for (const auto& row : crossings) {
    for (const std::uint32_t arc : row) parts.gate_arcs.emplace_back(arc);
  }
  BenchNetwork network{
      folder.filename().string(), RoutingGraph::build(std::move(parts)).value(), {}, {}, {}, {}};
  for (const std::uint32_t time : load_array<std::uint32_t>(folder / "time_ms.u32")) {
    network.weights.push_back(TravelTime::from_milliseconds(time));
  }
  const auto gates = network.graph.gate_arcs();
  for (const auto& row : crossings) {
    std::vector<std::uint32_t>& indices = network.crossings.emplace_back();
    for (const std::uint32_t arc : row) {
      const auto at = std::lower_bound(gates.begin(), gates.end(), ArcId(arc));
      indices.push_back(static_cast<std::uint32_t>(at - gates.begin()));
    }
  }
  auto places = load_columns(folder / "places.csv", {"population", "node"});
  std::stable_sort(places.begin(), places.end(),
                   [](const auto& a, const auto& b) { return a[0] > b[0]; });
  for (std::size_t i = 0; i < places.size() && i < 1000; ++i) {
    if (i < 10) network.hubs.emplace_back(places[i][1]);
    network.places.emplace_back(places[i][1]);
  }
  return network;
}

/// A small grid of our own, for a run that only shows that all works.
inline BenchNetwork make_network() {
  Rng rng(1);
  auto grid = testing::grid_graph(
      rng, {.width = 200, .height = 120, .countries = 6, .gates_per_border = 6});
  BenchNetwork network{
      "grid of 24,000", std::move(grid.graph), std::move(grid.weights), {}, {}, {}};
  const auto gates = static_cast<std::uint32_t>(network.graph.gate_arcs().size());
  for (std::uint32_t gate = 0; gate < gates; ++gate) network.crossings.push_back({gate});
  for (int i = 0; i < 1000; ++i) {
    network.places.emplace_back(static_cast<std::uint32_t>(rng.below(network.graph.node_count())));
  }
  network.hubs.assign(network.places.begin(), network.places.begin() + 10);
  return network;
}

/// The baseline: Dijkstra one-to-all, a binary heap with lazy deletion.
inline NodeTimes dijkstra(const RoutingGraph& graph, const ArcWeights& weights, NodeId source) {
  using Entry = std::pair<TravelTime, NodeId>;
  NodeTimes times(graph.node_count(), TravelTime::infinity());
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> waiting;
  times[source] = TravelTime::zero();
  waiting.emplace(TravelTime::zero(), source);
  while (!waiting.empty()) {
    const auto [time, node] = waiting.top();
    waiting.pop();
    if (time != times[node]) continue;
    for (ArcId arc = graph.first_arc(node); arc < graph.last_arc(node);
         arc = ArcId(arc.value() + 1)) {
      const TravelTime found = time + weights[arc];
      if (found >= times[graph.head(arc)]) continue;
      times[graph.head(arc)] = found;
      waiting.emplace(found, graph.head(arc));
    }
  }
  return times;
}

/// Prints what was measured as rows of a table, times as multiples of the baseline, too.
class Stopwatch {
 public:
  /// Calls `work` `count` times, each timed alone, and prints a row. `per`: how many of what the
  /// row speaks of one call does.
  template <typename Work>
  void measure(const std::string& what, int count, const Work& work, double per = 1) {
    std::vector<double> seconds;
    for (int i = 0; i < count; ++i) {
      const auto begin = std::chrono::steady_clock::now();
      work(i);
      const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
      seconds.push_back(taken.count() / per);
    }
    std::sort(seconds.begin(), seconds.end());
    const auto at = [&](double share) {
      return seconds[static_cast<std::size_t>(share * static_cast<double>(seconds.size() - 1))];
    };
    if (baseline_ == 0) baseline_ = at(0.5);
    std::printf("%-62s %12.4f %12.4f %12.4f %14.8f\n", what.c_str(), 1e3 * at(0), 1e3 * at(0.5),
                1e3 * at(0.99), at(0.5) / baseline_);
    std::fflush(stdout);
  }
  static void print_head(const BenchNetwork& network) {
    std::printf("%s: %u nodes, %u arcs, %zu crossings\n", network.name.c_str(),
                network.graph.node_count(), network.graph.arc_count(), network.crossings.size());
    std::printf("%-62s %12s %12s %12s %14s\n", "", "least ms", "median ms", "p99 ms", "x Dijkstra");
  }

 private:
  double baseline_ = 0;  ///< median of the first row
};

}  // namespace maabar::bench
