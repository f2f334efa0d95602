// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "access/scenario.h"
#include "base/units.h"
#include "network/road_graph.h"
#include "routing/dijkstra.h"

namespace maabar {

/// Times from hubs to places under one scenario and reading, and the gates on each way.
struct AccessTimes {
  std::size_t hub_count = 0;
  std::size_t place_count = 0;
  std::vector<TravelTime> times;          ///< hub by hub; infinity if there is no way
  std::vector<std::vector<ArcId>> gates;  ///< gate arcs in order; empty if none, or no way
  [[nodiscard]] TravelTime time(std::size_t hub, std::size_t place) const {
    return times[hub * place_count + place];
  }
  [[nodiscard]] const std::vector<ArcId>& gates_on(std::size_t hub, std::size_t place) const {
    return gates[hub * place_count + place];
  }
};

/// Answers what a scenario means for the ways from hubs to places. This one asks the plain router
/// once per hub: exact, and the twin of any core that keeps the times inside cells.
/// Refers to the graph, which must outlive it. One per thread.
class AccessQuery {
 public:
  /// `hubs`, `places`: any count, order kept in the answers.
  AccessQuery(const RoadGraph& graph, std::span<const NodeId> hubs, std::span<const NodeId> places);

  /// One Dijkstra run per hub.
  [[nodiscard]] AccessTimes times(const Scenario& scenario, Reading reading);

 private:
  const RoadGraph& graph_;
  std::vector<NodeId> hubs_;
  std::vector<NodeId> places_;
  RouteQuery query_;
};

}  // namespace maabar
