// SPDX-License-Identifier: Apache-2.0
#include "routing/hierarchy.h"

#include <algorithm>
#include <array>
#include <memory>
#include <tuple>
#include <vector>

#include "base/check.h"
#include "routing/subtrees.h"

namespace maabar {
namespace {

IdVector<NodeId, Rank> ranks_of(const IdVector<Rank, NodeId>& node_of) {
  IdVector<NodeId, Rank> rank_of(node_of.size());
  for (std::uint32_t i = 0; i < node_of.size(); ++i) rank_of[node_of[Rank(i)]] = Rank(i);
  return rank_of;
}

// Calls `visit` with the other end of every arc at `node`, loops left out.
template <typename Visit>
void for_each_neighbour(const RoutingGraph& graph, NodeId node, const Visit& visit) {
  for (ArcId arc = graph.first_arc(node); arc < graph.last_arc(node);
       arc = ArcId(arc.value() + 1)) {
    if (graph.head(arc) != node) visit(graph.head(arc));
  }
  for (const ArcId arc : graph.arcs_into(node)) {
    if (graph.tail(arc) != node) visit(graph.tail(arc));
  }
}

// The parent of every rank of `order` in its elimination tree, without making the shortcuts.
// Source: Liu, *The role of elimination trees in sparse factorization*, 1990, algorithm 4.2.
std::vector<Rank> elimination_tree(const RoutingGraph& graph, const NodeOrder& order) {
  const IdVector<NodeId, Rank> rank_of = ranks_of(order.node_of);
  std::vector<Rank> parent(graph.node_count());
  std::vector<Rank> top(graph.node_count());  // an ancestor, moved upwards as it is used
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    for_each_neighbour(graph, order.node_of[Rank(i)], [&](NodeId neighbour) {
      std::uint32_t at = rank_of[neighbour].value();
      if (at >= i) return;
      while (!top[at].is_none() && top[at].value() != i) {
        const std::uint32_t next = top[at].value();
        top[at] = Rank(i);
        at = next;
      }
      if (top[at].is_none()) {
        top[at] = Rank(i);
        parent[at] = Rank(i);
      }
    });
  }
  return parent;
}

// The new place of every rank below `core_begin`: post-order, so that a subtree is a range.
std::vector<std::uint32_t> post_order(const std::vector<Rank>& parents, std::uint32_t core_begin) {
  std::vector<std::uint32_t> size(core_begin, 1);
  const auto has_parent_below = [&](std::uint32_t rank) {
    return !parents[rank].is_none() && parents[rank].value() < core_begin;
  };
  for (std::uint32_t i = 0; i < core_begin; ++i) {
    if (has_parent_below(i)) size[parents[i].index()] += size[i];
  }
  std::vector<std::uint32_t> place(core_begin);
  std::vector<std::uint32_t> free_end(core_begin);  // where the next child's range ends
  std::uint32_t free_end_of_roots = core_begin;
  for (std::uint32_t i = core_begin; i-- > 0;) {
    std::uint32_t& end = has_parent_below(i) ? free_end[parents[i].index()] : free_end_of_roots;
    place[i] = end - 1;
    free_end[i] = end - 1;
    end -= size[i];
  }
  return place;
}

std::vector<std::uint32_t> to_offsets(std::vector<std::uint32_t> counts) {
  // counts[i + 1] is the count of i.
  for (std::size_t i = 1; i < counts.size(); ++i) counts[i] += counts[i - 1];
  return counts;
}

}  // namespace

/// Makes the columns of a hierarchy, one after the other.
class HierarchyBuilder {
 public:
  static Hierarchy build(const RoutingGraph& graph, const NodeOrder& order) {
    auto builder = std::make_shared<HierarchyBuilder>();
    builder->shape_ = {order.core_begin, 0, graph.arc_count()};
    builder->set_order(order, elimination_tree(graph, order));
    builder->add_shortcuts(graph);
    builder->set_slots();
    builder->index_from_below();
    builder->index_inputs(graph);
    // What threads share depends on the rest.
    builder->subtrees_ = split_subtrees(Hierarchy(builder->columns(), builder));
    return {builder->columns(), builder};
  }

 private:
  using Input = HierarchyInput;
  void set_order(const NodeOrder& order, const std::vector<Rank>& parents);
  void add_shortcuts(const RoutingGraph& graph);
  void set_slots();
  void index_from_below();
  void index_inputs(const RoutingGraph& graph);
  [[nodiscard]] HierarchyColumns columns() const;
  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(node_of_.size());
  }

  std::array<std::uint32_t, 3> shape_{};
  IdVector<Rank, NodeId> node_of_;
  IdVector<NodeId, Rank> rank_of_;
  IdVector<Rank, Rank> parent_;
  IdVector<Rank, std::uint32_t> slot_;
  std::vector<std::uint32_t> first_up_;
  IdVector<CchArcId, Rank> head_;
  IdVector<CchArcId, Rank> tail_;
  std::vector<std::uint32_t> head_slot_;
  std::vector<std::uint32_t> first_below_;
  std::vector<CchArcId> below_;
  std::vector<std::uint32_t> first_input_;
  std::vector<Input> inputs_;
  Subtrees subtrees_;
};

HierarchyColumns HierarchyBuilder::columns() const {
  return {.shape = shape_,
          .node_of = node_of_.items(),
          .rank_of = rank_of_.items(),
          .parent = parent_.items(),
          .slot = slot_.items(),
          .first_up = first_up_,
          .first_below = first_below_,
          .first_input = first_input_,
          .head = head_.items(),
          .tail = tail_.items(),
          .head_slot = head_slot_,
          .below = below_,
          .inputs = inputs_,
          .ranges = subtrees_.ranges,
          .waiters = subtrees_.waiters};
}

void HierarchyBuilder::set_order(const NodeOrder& order, const std::vector<Rank>& parents) {
  const std::uint32_t core_begin = order.core_begin;
  node_of_ = order.node_of;
  const std::vector<std::uint32_t> place = post_order(parents, core_begin);
  for (std::uint32_t i = 0; i < core_begin; ++i) {
    node_of_[Rank(place[i])] = order.node_of[Rank(i)];
  }
  rank_of_ = ranks_of(node_of_);
}

void HierarchyBuilder::add_shortcuts(const RoutingGraph& graph) {
  const std::uint32_t count = node_count();
  parent_.resize(count);
  first_up_.assign(1, 0);
  first_up_.reserve(count + 1);
  std::vector<Rank> heads;
  std::vector<Rank> last_child(count);
  std::vector<Rank> previous_sibling(count);
  std::vector<std::uint32_t> seen_by(count, count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t first = heads.size();
    const auto add = [&](Rank head) {
      if (head.value() <= i || seen_by[head.index()] == i) return;
      seen_by[head.index()] = i;
      heads.push_back(head);
    };
    for_each_neighbour(graph, node_of_[Rank(i)],
                       [&](NodeId neighbour) { add(rank_of_[neighbour]); });
    for (Rank child = last_child[i]; !child.is_none(); child = previous_sibling[child.index()]) {
      for (std::uint32_t arc = first_up_[child.index()]; arc < first_up_[child.index() + 1];
           ++arc) {
        add(heads[arc]);
      }
    }
    std::sort(heads.begin() + static_cast<std::ptrdiff_t>(first), heads.end());
    first_up_.push_back(static_cast<std::uint32_t>(heads.size()));
    if (heads.size() == first) continue;
    parent_[Rank(i)] = heads[first];
    previous_sibling[i] = last_child[heads[first].index()];
    last_child[heads[first].index()] = Rank(i);
  }
  heads.shrink_to_fit();
  head_ = IdVector<CchArcId, Rank>(std::move(heads));
}

void HierarchyBuilder::set_slots() {
  const std::uint32_t count = node_count();
  const std::uint32_t core_begin = shape_[0];
  const std::uint32_t core_count = count - core_begin;
  std::uint32_t& slot_count = shape_[1];
  slot_.resize(count);
  slot_count = core_count;
  for (std::uint32_t i = count; i-- > 0;) {
    const Rank parent = parent_[Rank(i)];
    if (i >= core_begin) {
      slot_[Rank(i)] = count - 1 - i;
    } else if (parent.is_none() || parent.value() >= core_begin) {
      slot_[Rank(i)] = core_count;
    } else {
      slot_[Rank(i)] = slot_[parent] + 1;
    }
    slot_count = std::max(slot_count, slot_[Rank(i)] + 1);
  }
  head_slot_.reserve(head_.size());
  for (const Rank head : head_) head_slot_.push_back(slot_[head]);
}

void HierarchyBuilder::index_from_below() {
  const std::uint32_t count = node_count();
  tail_.resize(head_.size());
  std::vector<std::uint32_t> counts(count + 1, 0);
  for (const Rank head : head_) ++counts[head.index() + 1];
  first_below_ = to_offsets(std::move(counts));
  std::vector<std::uint32_t> next = first_below_;
  below_.resize(head_.size());
  for (std::uint32_t rank = 0; rank < count; ++rank) {
    for (std::uint32_t arc = first_up_[rank]; arc < first_up_[rank + 1]; ++arc) {
      tail_[CchArcId(arc)] = Rank(rank);
      below_[next[head_[CchArcId(arc)].index()]++] = CchArcId(arc);
    }
  }
}

void HierarchyBuilder::index_inputs(const RoutingGraph& graph) {
  std::vector<std::uint32_t> counts(node_count() + 1, 0);
  const auto lower_of = [&](ArcId arc) {
    return std::min(rank_of_[graph.tail(arc)], rank_of_[graph.head(arc)]);
  };
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    const ArcId arc(i);
    if (graph.tail(arc) != graph.head(arc)) ++counts[lower_of(arc).index() + 1];
  }
  first_input_ = to_offsets(std::move(counts));
  std::vector<std::uint32_t> next = first_input_;
  inputs_.resize(first_input_.back());
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    const ArcId arc(i);
    if (graph.tail(arc) == graph.head(arc)) continue;
    const Rank tail = rank_of_[graph.tail(arc)];
    const Rank head = rank_of_[graph.head(arc)];
    const Rank lower = std::min(tail, head);
    const auto heads = head_.begin() + first_up_[lower.index()];
    const auto found =
        std::lower_bound(heads, head_.begin() + first_up_[lower.index() + 1], std::max(tail, head));
    const auto offset = static_cast<std::uint32_t>(found - heads);
    inputs_[next[lower.index()]++] = {arc, offset * 2 + (tail > head ? 1U : 0U)};
  }
  for (std::uint32_t rank = 0; rank < node_count(); ++rank) {
    std::sort(inputs_.begin() + first_input_[rank], inputs_.begin() + first_input_[rank + 1],
              [](const Input& a, const Input& b) {
                return std::tie(a.offset_and_sense, a.arc) < std::tie(b.offset_and_sense, b.arc);
              });
  }
}

Hierarchy Hierarchy::build(const RoutingGraph& graph, const NodeOrder& order) {
  CHECK_OP(order.node_of.size(), ==, graph.node_count());
  return HierarchyBuilder::build(graph, order);
}

CchArcId Hierarchy::find_arc(Rank lower, Rank upper) const {
  const auto begin = columns_.head.begin() + first_up(lower);
  const auto end = columns_.head.begin() + last_up(lower);
  const auto found = std::lower_bound(begin, end, upper);
  if (found == end || *found != upper) return CchArcId::none();
  return CchArcId(static_cast<std::uint32_t>(found - columns_.head.begin()));
}

CchArcId Hierarchy::arc_of(const RoutingGraph& graph, ArcId arc) const {
  const Rank tail = rank_of(graph.tail(arc));
  const Rank head = rank_of(graph.head(arc));
  return find_arc(std::min(tail, head), std::max(tail, head));
}

std::span<const Hierarchy::Input> Hierarchy::inputs(CchArcId arc) const {
  const std::uint32_t offset = arc.value() - first_up(tail(arc));
  const std::span<const Input> all = inputs(tail(arc));
  const auto begin = std::lower_bound(
      all.begin(), all.end(), offset,
      [](const Input& input, std::uint32_t wanted) { return input.offset() < wanted; });
  const auto end =
      std::find_if(begin, all.end(), [&](const Input& input) { return input.offset() != offset; });
  return {begin, end};
}

}  // namespace maabar
