// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "base/units.h"
#include "network/road_graph.h"
#include "routing/travel_times.h"

namespace maabar {

/// Whoever finds times and ways on weights that are given: the plain router (routing/dijkstra.h) or
/// a hierarchy (routing/hierarchy_router.h). Every one gives the same ways: of equally fast ones
/// that of fewest arcs, of those the one whose last arc, then last but one ... has the lowest id.
/// A way of 2^31-1 ms or more is no way. One per thread.
/// Requires of every call: one weight per arc of the graph.
class Router {
 public:
  Router() = default;
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;
  virtual ~Router() = default;

  /// The fastest way. From a node to itself: time zero, no arcs.
  [[nodiscard]] virtual Path route(const ArcWeights& weights, NodeId from, NodeId to) = 0;

  /// Time from `source` to each of `targets`: any count, repeats welcome, order kept. `path_to`
  /// then holds for each of them.
  [[nodiscard]] virtual std::vector<TravelTime> times_to_targets(
      const ArcWeights& weights, NodeId source, std::span<const NodeId> targets) = 0;

  /// The way to a target of the last call of `times_to_targets`.
  [[nodiscard]] virtual Path path_to(NodeId node) = 0;
};

}  // namespace maabar
