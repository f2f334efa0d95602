// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/id.h"
#include "routing/routing_graph.h"

namespace maabar {

using CellId = Id<struct CellTag>;

/// The cells of a network: its connected components, arcs taken both ways, without the gate arcs.
/// Numbered by their lowest node.
struct Cells {
  IdVector<NodeId, CellId> cell_of;
  std::uint32_t count = 0;
};

/// Found, not declared. O(nodes + arcs), nearly.
Cells find_cells(const RoutingGraph& graph);

}  // namespace maabar
