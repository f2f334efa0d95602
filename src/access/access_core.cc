// SPDX-License-Identifier: Apache-2.0
#include "access/access_core.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace maabar {

AccessQuery::AccessQuery(const RoadGraph& graph, const RoadIndex& index,
                         std::span<const NodeId> hubs, std::span<const NodeId> places)
    : graph_(graph),
      index_(index),
      hubs_(hubs.begin(), hubs.end()),
      places_(places.begin(), places.end()),
      router_(index.graph, index.hierarchy, 1) {}

// The core of the weights at hand. Of one that is there only the rows of cells in which a road's
// weight differs are found again.
void AccessQuery::find_inside() {
  ArcWeights inside = weights_;
  for (const ArcId arc : index_.graph.gate_arcs()) inside[arc] = TravelTime::infinity();
  if (!inside_) {
    inside_ = Metric::customize(index_.hierarchy, std::move(inside), 1);
    core_.emplace(GateCore::Roads{index_.graph, index_.hierarchy, *inside_}, index_.cells, hubs_,
                  places_);
    query_.emplace(*core_);
    return;
  }
  std::vector<CellId> touched;
  for (const ArcId arc : inside_->change_to(index_.graph, index_.hierarchy, inside, 1)) {
    touched.push_back(index_.cells.cell_of[index_.graph.tail(arc)]);
  }
  if (touched.empty()) return;
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  core_->update({index_.graph, index_.hierarchy, *inside_}, touched);
  query_->restart();
}

AccessTimes AccessQuery::times(const Scenario& scenario, Reading reading) {
  weights_ = make_weights(graph_, scenario, reading);
  find_inside();
  std::vector<TravelTime> costs;
  for (const ArcId arc : index_.graph.gate_arcs()) costs.push_back(weights_[arc]);
  query_->set_costs(costs);
  const HubTimes& found = query_->times();
  AccessTimes answer{hubs_.size(), places_.size(), {}};
  answer.times.reserve(hubs_.size() * places_.size());
  for (std::size_t hub = 0; hub < hubs_.size(); ++hub) {
    for (std::size_t place = 0; place < places_.size(); ++place) {
      answer.times.push_back(found.time(hub, core_->column(place)));
    }
  }
  return answer;
}

std::vector<std::vector<ArcId>> AccessQuery::gates_from(std::size_t hub,
                                                        std::span<const std::size_t> places) {
  CHECK(!weights_.empty());
  std::vector<NodeId> nodes;
  for (const std::size_t place : places) nodes.push_back(places_[place]);
  static_cast<void>(router_.times_to_targets(weights_, hubs_[hub], nodes));
  std::vector<std::vector<ArcId>> gates(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (const ArcId arc : router_.path_to(nodes[i]).arcs) {
      if (!graph_.gate_of(arc).is_none()) gates[i].push_back(arc);
    }
  }
  return gates;
}

}  // namespace maabar
