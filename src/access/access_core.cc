// SPDX-License-Identifier: Apache-2.0
#include "access/access_core.h"

#include <utility>

namespace maabar {

AccessQuery::AccessQuery(const RoadGraph& graph, std::span<const NodeId> hubs,
                         std::span<const NodeId> places)
    : graph_(graph),
      hubs_(hubs.begin(), hubs.end()),
      places_(places.begin(), places.end()),
      query_(graph) {}

AccessTimes AccessQuery::times(const Scenario& scenario, Reading reading) {
  const ArcWeights weights = make_weights(graph_, scenario, reading);
  AccessTimes answer{hubs_.size(), places_.size(), {}, {}};
  for (const NodeId hub : hubs_) {
    static_cast<void>(query_.times_to_targets(weights, hub, places_));
    for (const NodeId place : places_) {
      const Path path = query_.path_to(place);
      std::vector<ArcId> gates;
      for (const ArcId arc : path.arcs) {
        if (!graph_.gate_of(arc).is_none()) gates.push_back(arc);
      }
      answer.times.push_back(path.time);
      answer.gates.push_back(std::move(gates));
    }
  }
  return answer;
}

}  // namespace maabar
