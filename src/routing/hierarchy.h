// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/id.h"
#include "routing/order.h"
#include "routing/routing_graph.h"
#include "routing/subtrees.h"

namespace maabar {

/// An arc of the hierarchy: it joins a rank to a higher one and stands for both directions.
using CchArcId = Id<struct CchArcTag>;

/// The topology of a customizable contraction hierarchy: which shortcuts an order makes, whatever
/// the weights. Immutable; safe from many threads.
/// Invariants: 1. arcs are sorted by tail, then by head, and tail < head;
/// 2. the heads of a rank are joined to each other; the lowest of them is its parent;
/// 3. ranks below `core_begin` stand in post-order: a subtree is a range of ranks;
/// 4. a rank's ancestors have different slots; ranks of the core have slots of their own.
/// By 3 and 4 a walk over descending ranks that keeps a label per slot finds there, at every rank,
/// the labels of its ancestors and nothing else that its arcs refer to.
/// Source: Dibbelt, Strasser, Wagner, *Customizable Contraction Hierarchies*, 2016, sections 4, 5.
class Hierarchy {
 public:
  /// Where an arc of the graph lies in the hierarchy.
  struct Input {
    ArcId arc;
    std::uint32_t offset_and_sense;  ///< twice the offset among its rank's arcs; odd if it descends
    [[nodiscard]] std::uint32_t offset() const { return offset_and_sense >> 1U; }
    [[nodiscard]] bool descends() const { return (offset_and_sense & 1U) != 0; }
  };

  /// Renumbers the order within its subtrees and adds the shortcuts. Requires: an order of `graph`.
  /// O(arcs of the hierarchy x log of the most at one rank).
  static Hierarchy build(const RoutingGraph& graph, const NodeOrder& order);

  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(node_of_.size());
  }
  [[nodiscard]] std::uint32_t arc_count() const { return static_cast<std::uint32_t>(head_.size()); }
  /// The first rank of the core, which are the ends of gates.
  [[nodiscard]] std::uint32_t core_begin() const { return core_begin_; }
  /// The arcs of the core: ids from here on.
  [[nodiscard]] std::uint32_t first_core_arc() const { return first_up_[core_begin_]; }
  [[nodiscard]] Rank rank_of(NodeId node) const { return rank_of_[node]; }
  [[nodiscard]] NodeId node_of(Rank rank) const { return node_of_[rank]; }
  /// None at a root.
  [[nodiscard]] Rank parent(Rank rank) const { return parent_[rank]; }

  /// Arcs up from `rank`: ids [first, last).
  [[nodiscard]] std::uint32_t first_up(Rank rank) const { return first_up_[rank.index()]; }
  [[nodiscard]] std::uint32_t last_up(Rank rank) const { return first_up_[rank.index() + 1]; }
  [[nodiscard]] Rank head(CchArcId arc) const { return head_[arc]; }
  [[nodiscard]] Rank tail(CchArcId arc) const { return tail_[arc]; }
  /// Arcs whose head is `rank`, by ascending tail.
  [[nodiscard]] std::span<const CchArcId> arcs_from_below(Rank rank) const {
    return std::span(below_).subspan(first_below_[rank.index()],
                                     first_below_[rank.index() + 1] - first_below_[rank.index()]);
  }
  /// The arc from `lower` to `upper`; none if they are not joined. O(log arcs of `lower`).
  [[nodiscard]] CchArcId find_arc(Rank lower, Rank upper) const;
  /// The arc that stands for an arc of the graph; none for a loop. `graph`: the one it was built
  /// on.
  [[nodiscard]] CchArcId arc_of(const RoutingGraph& graph, ArcId arc) const;
  /// The arcs of the graph whose lower end is `rank`, by offset, ascending arcs first, then by arc.
  [[nodiscard]] std::span<const Input> inputs(Rank rank) const {
    return std::span(inputs_).subspan(first_input_[rank.index()],
                                      first_input_[rank.index() + 1] - first_input_[rank.index()]);
  }
  /// Those of one arc of the hierarchy.
  [[nodiscard]] std::span<const Input> inputs(CchArcId arc) const;

  [[nodiscard]] std::uint32_t slot_count() const { return slot_count_; }
  [[nodiscard]] std::uint32_t slot(Rank rank) const { return slot_[rank]; }
  /// `slot(head(arc))` by arc, `slot` by rank, and `first_up` by rank, for loops over many.
  [[nodiscard]] std::span<const std::uint32_t> head_slots() const { return head_slot_; }
  [[nodiscard]] std::span<const std::uint32_t> slots() const { return slot_.items(); }
  [[nodiscard]] std::span<const std::uint32_t> first_ups() const { return first_up_; }
  [[nodiscard]] std::span<const NodeId> nodes_by_rank() const { return node_of_.items(); }
  /// How threads share the ranks.
  [[nodiscard]] const Subtrees& subtrees() const { return subtrees_; }

 private:
  Hierarchy() = default;
  void set_order(const NodeOrder& order, const std::vector<Rank>& parents);
  void add_shortcuts(const RoutingGraph& graph);
  void set_slots();
  void index_from_below();
  void index_inputs(const RoutingGraph& graph);

  std::uint32_t core_begin_ = 0;
  std::uint32_t slot_count_ = 0;
  IdVector<Rank, NodeId> node_of_;
  IdVector<NodeId, Rank> rank_of_;
  IdVector<Rank, Rank> parent_;
  IdVector<Rank, std::uint32_t> slot_;
  std::vector<std::uint32_t> first_up_;  ///< one more than ranks
  IdVector<CchArcId, Rank> head_;
  IdVector<CchArcId, Rank> tail_;
  std::vector<std::uint32_t> head_slot_;
  std::vector<std::uint32_t> first_below_;  ///< one more than ranks
  std::vector<CchArcId> below_;
  std::vector<std::uint32_t> first_input_;  ///< one more than ranks
  std::vector<Input> inputs_;
  Subtrees subtrees_;
};

}  // namespace maabar
