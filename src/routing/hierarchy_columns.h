// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "base/id.h"
#include "network/road_graph.h"
#include "routing/order.h"
#include "routing/subtrees.h"

namespace maabar {

/// An arc of the hierarchy: it joins a rank to a higher one and stands for both directions.
using CchArcId = Id<struct CchArcTag>;

/// Where an arc of the graph lies in the hierarchy.
struct HierarchyInput {
  ArcId arc;
  std::uint32_t offset_and_sense;  ///< twice the offset among its rank's arcs; odd if it descends
  [[nodiscard]] std::uint32_t offset() const { return offset_and_sense >> 1U; }
  [[nodiscard]] bool descends() const { return (offset_and_sense & 1U) != 0; }
};

/// The columns of a hierarchy: plain arrays, each a section where it is saved. A view; `Hierarchy`
/// keeps what it refers to.
struct HierarchyColumns {
  std::span<const std::uint32_t> shape;  ///< first rank of the core, slots, arcs of the graph
  // By rank, or by node.
  std::span<const NodeId> node_of;
  std::span<const Rank> rank_of;
  std::span<const Rank> parent;
  std::span<const std::uint32_t> slot;
  std::span<const std::uint32_t> first_up;  ///< one more than ranks, as the next two
  std::span<const std::uint32_t> first_below;
  std::span<const std::uint32_t> first_input;
  // By arc of the hierarchy.
  std::span<const Rank> head;
  std::span<const Rank> tail;
  std::span<const std::uint32_t> head_slot;
  std::span<const CchArcId> below;  ///< by head, then by tail
  // By arc of the graph that is no loop, sorted by lower rank.
  std::span<const HierarchyInput> inputs;
  // How threads share the ranks.
  std::span<const Subtrees::Range> ranges;
  std::span<const Subtrees::Waiter> waiters;

  /// Calls `visit(name, column)` for every column, in a fixed order.
  template <typename Columns, typename Visit>
  static void for_each(Columns& columns, Visit&& visit) {
    visit("cch.shape", columns.shape);
    visit("cch.node_of", columns.node_of);
    visit("cch.rank_of", columns.rank_of);
    visit("cch.parent", columns.parent);
    visit("cch.slot", columns.slot);
    visit("cch.first_up", columns.first_up);
    visit("cch.first_below", columns.first_below);
    visit("cch.first_input", columns.first_input);
    visit("cch.head", columns.head);
    visit("cch.tail", columns.tail);
    visit("cch.head_slot", columns.head_slot);
    visit("cch.below", columns.below);
    visit("cch.inputs", columns.inputs);
    visit("cch.ranges", columns.ranges);
    visit("cch.waiters", columns.waiters);
  }
};

}  // namespace maabar
