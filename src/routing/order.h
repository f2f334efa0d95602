// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/id.h"
#include "routing/cells.h"
#include "routing/routing_graph.h"

namespace maabar {

/// A node's place in the order of contraction: 0 goes first.
using Rank = Id<struct RankTag>;

/// The order in which a hierarchy contracts the nodes. Ranks from `core_begin` on are the ends of
/// gate arcs, above all others, since they separate the cells.
struct NodeOrder {
  IdVector<Rank, NodeId> node_of;
  std::uint32_t core_begin = 0;
};

/// Nested dissection of every piece that a network falls into without the ends of its gates; the
/// ends on top, themselves dissected on the graph of cells, where all ends in one cell are joined.
/// METIS on one thread with a fixed seed: the same graph gives the same order with the same
/// library; answers never depend on it.
/// Source: Karypis, Kumar, *A fast and high quality multilevel scheme for partitioning irregular
/// graphs*, 1998. Cost: METIS; beside it O(nodes + arcs) and the square of the most ends in a cell.
NodeOrder find_order(const RoutingGraph& graph, const Cells& cells);

}  // namespace maabar
