// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_graph.h"
#include "routing/cells.h"
#include "routing/hierarchy.h"
#include "routing/routing_graph.h"

namespace maabar {

/// What routing keeps of a road network whatever the weights. Immutable; safe from many threads.
struct RoadIndex {
  RoutingGraph graph;
  Cells cells;
  Hierarchy hierarchy;
};

/// Slow on a whole country, once: O(order and topology), see routing/order.h.
RoadIndex build_road_index(const RoadGraph& graph);

}  // namespace maabar
