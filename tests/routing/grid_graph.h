// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "base/random.h"
#include "routing/routing_graph.h"
#include "routing/travel_times.h"

namespace maabar::testing {

/// A grid of streets cut into countries by vertical borders, which a few roads cross.
struct GridShape {
  std::uint32_t width = 40;
  std::uint32_t height = 30;
  std::uint32_t countries = 4;
  std::uint32_t gates_per_border = 3;
  std::uint32_t stray_gate_arcs = 0;  ///< streets anywhere, each in one direction
};

/// A graph with weights for it.
struct WeightedGraph {
  RoutingGraph graph;
  ArcWeights weights;
};

/// One street in five is missing, one in seven one-way, one in twelve of no length, one in thirty
/// drawn twice. A gate is an arc each way, and weighs as much as ten streets.
inline WeightedGraph grid_graph(Rng& rng, const GridShape& shape) {
  struct Drawn {
    std::uint32_t head;
    std::uint32_t weight;
    bool is_gate;
  };
  std::vector<std::vector<Drawn>> out(std::size_t{shape.width} * shape.height);
  const auto node = [&](std::uint32_t x, std::uint32_t y) { return y * shape.width + x; };
  const auto country = [&](std::uint32_t x) { return x * shape.countries / shape.width; };
  const auto street = [&](std::uint32_t a, std::uint32_t b) {
    if (rng.below(5) == 0) return;
    const auto weight = static_cast<std::uint32_t>(rng.below(12) == 0 ? 0 : 1000 + rng.below(9000));
    const std::uint64_t sense = rng.below(14);
    const int copies = rng.below(30) == 0 ? 2 : 1;
    for (int i = 0; i < copies; ++i) {
      if (sense != 0) out[a].push_back({b, weight, false});
      if (sense != 1) out[b].push_back({a, weight, false});
    }
  };
  for (std::uint32_t y = 0; y < shape.height; ++y) {
    for (std::uint32_t x = 0; x < shape.width; ++x) {
      if (x + 1 < shape.width && country(x) == country(x + 1)) street(node(x, y), node(x + 1, y));
      if (y + 1 < shape.height) street(node(x, y), node(x, y + 1));
    }
  }
  for (std::uint32_t x = 0; x + 1 < shape.width; ++x) {
    for (std::uint32_t i = 0; country(x) != country(x + 1) && i < shape.gates_per_border; ++i) {
      const auto y = static_cast<std::uint32_t>(rng.below(shape.height));
      out[node(x, y)].push_back({node(x + 1, y), 50000, true});
      out[node(x + 1, y)].push_back({node(x, y), 60000, true});
    }
  }
  RoutingGraph::Parts parts;
  ArcWeights weights;
  parts.first_out.push_back(0);
  for (const std::vector<Drawn>& arcs : out) {
    for (const Drawn& arc : arcs) {
      if (arc.is_gate) parts.gate_arcs.push_back(ArcId::from_index(parts.head.size()));
      parts.head.push_back(NodeId(arc.head));
      weights.push_back(TravelTime::from_milliseconds(arc.weight));
    }
    parts.first_out.push_back(static_cast<std::uint32_t>(parts.head.size()));
  }
  for (std::uint32_t i = 0; i < shape.stray_gate_arcs; ++i) {
    parts.gate_arcs.push_back(ArcId(static_cast<std::uint32_t>(rng.below(parts.head.size()))));
  }
  return {RoutingGraph::build(std::move(parts)).value(), std::move(weights)};
}

/// Time from `source` to every node: Dijkstra's algorithm on an ordered set, for graphs that are no
/// road graph.
inline NodeTimes plain_times(const WeightedGraph& world, NodeId source) {
  NodeTimes times(world.graph.node_count(), TravelTime::infinity());
  std::multimap<TravelTime, NodeId> waiting{{TravelTime::zero(), source}};
  times[source] = TravelTime::zero();
  while (!waiting.empty()) {
    const auto [time, node] = *waiting.begin();
    waiting.erase(waiting.begin());
    if (time != times[node]) continue;
    for (ArcId arc = world.graph.first_arc(node); arc < world.graph.last_arc(node);
         arc = ArcId(arc.value() + 1)) {
      const TravelTime found = time + world.weights[arc];
      TravelTime& known = times[world.graph.head(arc)];
      if (found >= known) continue;
      known = found;
      waiting.emplace(found, world.graph.head(arc));
    }
  }
  return times;
}

}  // namespace maabar::testing
