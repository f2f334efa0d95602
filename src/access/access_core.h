// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "access/gate_core.h"
#include "access/scenario.h"
#include "base/units.h"
#include "network/road_graph.h"
#include "routing/hierarchy_router.h"
#include "routing/road_index.h"

namespace maabar {

/// Times from hubs to places under one scenario and reading.
struct AccessTimes {
  std::size_t hub_count = 0;
  std::size_t place_count = 0;
  std::vector<TravelTime> times;  ///< hub by hub; infinity if there is no way
  [[nodiscard]] TravelTime time(std::size_t hub, std::size_t place) const {
    return times[hub * place_count + place];
  }
};

/// Answers what a scenario means for the ways from hubs to places, by the core of gate arcs. Its
/// rows are found again only for cells whose roads change: by another profile, or other ground to
/// avoid. Refers to the graph and its index, which must outlive it. One per thread.
class AccessQuery {
 public:
  /// `hubs`, `places`: any count, order kept in the answers.
  AccessQuery(const RoadGraph& graph, const RoadIndex& index, std::span<const NodeId> hubs,
              std::span<const NodeId> places);

  [[nodiscard]] AccessTimes times(const Scenario& scenario, Reading reading);

  /// The gate arcs in order on the ways from `hub` to these of its places, in the last scenario
  /// that `times` was asked of: those of the plain router's ways. Empty if none, or no way.
  [[nodiscard]] std::vector<std::vector<ArcId>> gates_from(std::size_t hub,
                                                           std::span<const std::size_t> places);

 private:
  void find_inside();

  const RoadGraph& graph_;
  const RoadIndex& index_;
  std::vector<NodeId> hubs_;
  std::vector<NodeId> places_;
  ArcWeights weights_;  ///< of the last scenario
  std::optional<Metric> inside_;
  std::optional<GateCore> core_;
  std::optional<GateCoreQuery> query_;
  HierarchyRouter router_;
};

}  // namespace maabar
