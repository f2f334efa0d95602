// SPDX-License-Identifier: Apache-2.0
#include "routing/road_index.h"

#include <utility>

namespace maabar {

RoadIndex build_road_index(const RoadGraph& roads) {
  RoutingGraph graph = RoutingGraph::from(roads);
  Cells cells = find_cells(graph);
  Hierarchy hierarchy = Hierarchy::build(graph, find_order(graph, cells));
  return {std::move(graph), std::move(cells), std::move(hierarchy)};
}

}  // namespace maabar
