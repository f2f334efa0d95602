// SPDX-License-Identifier: Apache-2.0
#include "routing/hierarchy_router.h"

#include "base/check.h"

namespace maabar {

HierarchyRouter::HierarchyRouter(const RoutingGraph& graph, const Hierarchy& hierarchy,
                                 unsigned threads)
    : graph_(graph),
      hierarchy_(hierarchy),
      threads_(threads),
      pair_(hierarchy),
      ways_(graph, hierarchy) {}

void HierarchyRouter::customize(const ArcWeights& weights) {
  CHECK_OP(weights.size(), ==, graph_.arc_count());
  if (metric_) {
    metric_->change_to(graph_, hierarchy_, weights, threads_);
  } else {
    metric_ = Metric::customize(hierarchy_, weights, threads_);
  }
}

Path HierarchyRouter::route(const ArcWeights& weights, NodeId from, NodeId to) {
  customize(weights);
  Path path = pair_.path(*metric_, from, to);
  if (!path.exists() || pair_.is_only_way()) return path;
  ways_.start(*metric_, from);
  return ways_.path_to(to);
}

std::vector<TravelTime> HierarchyRouter::times_to_targets(const ArcWeights& weights, NodeId source,
                                                          std::span<const NodeId> targets) {
  customize(weights);
  ways_.start(*metric_, source);
  std::vector<TravelTime> times;
  times.reserve(targets.size());
  for (const NodeId target : targets) times.push_back(ways_.time_to(target));
  return times;
}

Path HierarchyRouter::path_to(NodeId node) { return ways_.path_to(node); }

}  // namespace maabar
