// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include "base/id.h"
#include "base/result.h"
#include "routing/hierarchy_columns.h"
#include "routing/order.h"
#include "routing/routing_graph.h"
#include "routing/subtrees.h"

namespace maabar {

/// The topology of a customizable contraction hierarchy: which shortcuts an order makes, whatever
/// the weights. Immutable; copies share the columns;
/// safe from many threads.
/// Invariants: 1. arcs are sorted by tail, then by head, and tail < head;
/// 2. the heads of a rank are joined to each other; the lowest of them is its parent;
/// 3. ranks below `core_begin` stand in post-order: a subtree is a range of ranks;
/// 4. a rank's ancestors have different slots; ranks of the core have slots of their own.
/// By 3 and 4 a walk over descending ranks that keeps a label per slot finds there, at every rank,
/// the labels of its ancestors and nothing else that its arcs refer to.
/// Source: Dibbelt, Strasser, Wagner, *Customizable Contraction Hierarchies*, 2016, sections 4, 5.
class Hierarchy {
 public:
  using Input = HierarchyInput;

  /// Renumbers the order within its subtrees and adds the shortcuts. Requires: an order of `graph`.
  /// O(arcs of the hierarchy x log of the most at one rank).
  static Hierarchy build(const RoutingGraph& graph, const NodeOrder& order);

  /// A hierarchy of columns that were saved and that `keeper` keeps alive. `kCorrupt` names the
  /// first column that does not fit `graph` or points outside another; whether it is the one that
  /// was saved is for the file's checksums to prove. O(nodes + arcs), nothing is copied.
  static Result<Hierarchy> adopt(const RoutingGraph& graph, const HierarchyColumns& columns,
                                 std::shared_ptr<const void> keeper);

  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(columns_.node_of.size());
  }
  [[nodiscard]] std::uint32_t arc_count() const {
    return static_cast<std::uint32_t>(columns_.head.size());
  }
  /// The first rank of the core, which are the ends of gates.
  [[nodiscard]] std::uint32_t core_begin() const { return columns_.shape[0]; }
  /// The arcs of the core: ids from here on.
  [[nodiscard]] std::uint32_t first_core_arc() const { return columns_.first_up[core_begin()]; }
  [[nodiscard]] Rank rank_of(NodeId node) const { return columns_.rank_of[node.index()]; }
  [[nodiscard]] NodeId node_of(Rank rank) const { return columns_.node_of[rank.index()]; }
  /// None at a root.
  [[nodiscard]] Rank parent(Rank rank) const { return columns_.parent[rank.index()]; }

  /// Arcs up from `rank`: ids [first, last).
  [[nodiscard]] std::uint32_t first_up(Rank rank) const { return columns_.first_up[rank.index()]; }
  [[nodiscard]] std::uint32_t last_up(Rank rank) const {
    return columns_.first_up[rank.index() + 1];
  }
  [[nodiscard]] Rank head(CchArcId arc) const { return columns_.head[arc.index()]; }
  [[nodiscard]] Rank tail(CchArcId arc) const { return columns_.tail[arc.index()]; }
  /// Arcs whose head is `rank`, by ascending tail.
  [[nodiscard]] std::span<const CchArcId> arcs_from_below(Rank rank) const {
    const std::uint32_t first = columns_.first_below[rank.index()];
    return columns_.below.subspan(first, columns_.first_below[rank.index() + 1] - first);
  }
  /// The arc from `lower` to `upper`; none if they are not joined. O(log arcs of `lower`).
  [[nodiscard]] CchArcId find_arc(Rank lower, Rank upper) const;
  /// The arc that stands for an arc of the graph; none for a loop. `graph`: the one it was built
  /// on.
  [[nodiscard]] CchArcId arc_of(const RoutingGraph& graph, ArcId arc) const;
  /// The arcs of the graph whose lower end is `rank`, by offset, ascending arcs first, then by arc.
  [[nodiscard]] std::span<const Input> inputs(Rank rank) const {
    const std::uint32_t first = columns_.first_input[rank.index()];
    return columns_.inputs.subspan(first, columns_.first_input[rank.index() + 1] - first);
  }
  /// Those of one arc of the hierarchy.
  [[nodiscard]] std::span<const Input> inputs(CchArcId arc) const;

  [[nodiscard]] std::uint32_t slot_count() const { return columns_.shape[1]; }
  [[nodiscard]] std::uint32_t slot(Rank rank) const { return columns_.slot[rank.index()]; }
  /// `slot(head(arc))` by arc, `slot` by rank, and `first_up` by rank, for loops over many.
  [[nodiscard]] std::span<const std::uint32_t> head_slots() const { return columns_.head_slot; }
  [[nodiscard]] std::span<const std::uint32_t> slots() const { return columns_.slot; }
  [[nodiscard]] std::span<const std::uint32_t> first_ups() const { return columns_.first_up; }
  /// How threads share the ranks: by descending rank.
  [[nodiscard]] std::span<const Subtrees::Range> ranges() const { return columns_.ranges; }
  [[nodiscard]] std::span<const Subtrees::Waiter> waiters() const { return columns_.waiters; }
  /// All of it, to be saved.
  [[nodiscard]] const HierarchyColumns& columns() const { return columns_; }

 private:
  friend class HierarchyBuilder;
  Hierarchy(HierarchyColumns columns, std::shared_ptr<const void> keeper)
      : columns_(columns), keeper_(std::move(keeper)) {}

  HierarchyColumns columns_;
  std::shared_ptr<const void> keeper_;
};

}  // namespace maabar
