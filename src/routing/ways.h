// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/id.h"
#include "routing/hierarchy.h"
#include "routing/metric.h"
#include "routing/routing_graph.h"
#include "routing/travel_times.h"

namespace maabar {

/// Times and ways from one source, found as they are asked for; the ways are those of the plain
/// router, whatever the order of the hierarchy: fewest arcs of all equally fast, then the lowest
/// last arc. Refers to a graph and its hierarchy, which must outlive it; one per thread.
/// A first time costs one search space, the next ones what they do not share with it. A way costs
/// the times of all nodes that touch it. 16 bytes per node.
class WaysQuery {
 public:
  WaysQuery(const RoutingGraph& graph, const Hierarchy& hierarchy);

  /// Begins anew at `source`; what is asked for next is by this metric. Requires: `metric` lives
  /// and stays as it is until the next call of `start`.
  void start(const Metric& metric, NodeId source);

  /// Requires: `start` was called.
  [[nodiscard]] TravelTime time_to(NodeId node);
  [[nodiscard]] Path path_to(NodeId node);

 private:
  // A node on some fastest way.
  struct OnWay {
    NodeId node;
    std::uint32_t first_tight = 0;  ///< of its arcs in `tight_`
    std::uint32_t last_tight = 0;
    std::uint32_t arcs = 0;  ///< the fewest from the source
  };
  struct Tight {
    ArcId arc;
    std::uint32_t tail;  ///< index into `on_ways_`
  };
  std::uint32_t time_of(Rank rank);
  void finish(Rank rank, std::uint32_t time);
  std::uint32_t index_of(NodeId node);
  void find_tight_arcs(NodeId target);
  void count_arcs();
  [[nodiscard]] ArcId last_arc_to(const OnWay& way) const;

  const RoutingGraph& graph_;
  const Hierarchy& hierarchy_;
  const Metric* metric_ = nullptr;
  NodeId source_;
  std::uint32_t round_ = 0;
  std::vector<std::uint32_t> time_;      ///< by rank
  std::vector<std::uint32_t> known_in_;  ///< by rank: the round of its time
  std::vector<std::uint32_t> climbed_;   ///< by slot; infinite between calls
  std::vector<Rank> chain_;
  std::uint32_t way_round_ = 0;
  IdVector<NodeId, std::uint32_t> way_of_;   ///< index into `on_ways_`
  IdVector<NodeId, std::uint32_t> seen_in_;  ///< the way round of it
  std::vector<OnWay> on_ways_;
  std::vector<Tight> tight_;
};

}  // namespace maabar
