// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "routing/hierarchy.h"
#include "routing/metric.h"
#include "routing/query.h"
#include "routing/router.h"
#include "routing/routing_graph.h"
#include "routing/ways.h"

namespace maabar {

/// A router on a hierarchy. Weights that differ in few arcs from those of the call before are
/// customized in part. Refers to a graph and its hierarchy, which must outlive it.
/// A call costs a comparison of all weights beside the search.
class HierarchyRouter final : public Router {
 public:
  /// `threads`: for a full customization.
  HierarchyRouter(const RoutingGraph& graph, const Hierarchy& hierarchy, unsigned threads);

  [[nodiscard]] Path route(const ArcWeights& weights, NodeId from, NodeId to) override;
  [[nodiscard]] std::vector<TravelTime> times_to_targets(const ArcWeights& weights, NodeId source,
                                                         std::span<const NodeId> targets) override;
  [[nodiscard]] Path path_to(NodeId node) override;

 private:
  void customize(const ArcWeights& weights);

  const RoutingGraph& graph_;
  const Hierarchy& hierarchy_;
  unsigned threads_;
  std::optional<Metric> metric_;
  PairQuery pair_;
  WaysQuery ways_;  ///< where several ways take the same time
};

}  // namespace maabar
