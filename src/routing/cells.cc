// SPDX-License-Identifier: Apache-2.0
#include "routing/cells.h"

#include "routing/union_find.h"

namespace maabar {

Cells find_cells(const RoutingGraph& graph) {
  UnionFind sets(graph.node_count());
  auto gate = graph.gate_arcs().begin();
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    if (gate != graph.gate_arcs().end() && gate->value() == i) {
      ++gate;
    } else {
      sets.join(graph.tail(ArcId(i)).value(), graph.head(ArcId(i)).value());
    }
  }
  Cells cells;
  cells.cell_of.resize(graph.node_count());
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const std::uint32_t lowest = sets.find(i);  // at most i: numbered before
    cells.cell_of[NodeId(i)] = lowest == i ? CellId(cells.count++) : cells.cell_of[NodeId(lowest)];
  }
  return cells;
}

}  // namespace maabar
