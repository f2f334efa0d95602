// SPDX-License-Identifier: Apache-2.0
#include "routing/hierarchy_router.h"

#include "base/check.h"

namespace maabar {
namespace {

// A changed arc costs about as much as this many arcs of a full customization.
constexpr std::size_t kArcsPerChange = 2000;

}  // namespace

HierarchyRouter::HierarchyRouter(const RoutingGraph& graph, const Hierarchy& hierarchy,
                                 unsigned threads)
    : graph_(graph), hierarchy_(hierarchy), threads_(threads), ways_(graph, hierarchy) {}

void HierarchyRouter::customize(const ArcWeights& weights) {
  CHECK_OP(weights.size(), ==, graph_.arc_count());
  const std::size_t most = weights.size() / kArcsPerChange + 1;
  std::vector<ArcWeight> changes;
  for (std::uint32_t i = 0; metric_ && i < weights.size() && changes.size() <= most; ++i) {
    const TravelTime weight = weights[ArcId(i)];
    if (weight != metric_->weights()[ArcId(i)]) changes.push_back({ArcId(i), weight});
  }
  if (!metric_ || changes.size() > most) {
    metric_ = Metric::customize(hierarchy_, weights, threads_);
  } else {
    metric_->update(graph_, hierarchy_, changes);
  }
}

Path HierarchyRouter::route(const ArcWeights& weights, NodeId from, NodeId to) {
  customize(weights);
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
