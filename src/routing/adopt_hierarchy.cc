// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "routing/hierarchy.h"

namespace maabar {
namespace {

Error misfit(std::string_view column) {
  return corrupt(fmt::format(
      "the saved hierarchy does not fit its network ({}); import the roads again", column));
}

// Offsets into an array of `end` that begin at 0, do not fall and end there.
bool are_offsets(std::span<const std::uint32_t> offsets, std::size_t ranks, std::size_t end) {
  return offsets.size() == ranks + 1 && offsets.front() == 0 && offsets.back() == end &&
         std::is_sorted(offsets.begin(), offsets.end());
}

template <typename Id>
bool are_below(std::span<const Id> ids, std::size_t end) {
  return std::all_of(ids.begin(), ids.end(), [&](Id id) { return id.index() < end; });
}

bool are_numbers_below(std::span<const std::uint32_t> numbers, std::uint32_t end) {
  return std::all_of(numbers.begin(), numbers.end(),
                     [&](std::uint32_t number) { return number < end; });
}

bool are_parents(const HierarchyColumns& columns) {
  for (std::size_t i = 0; i < columns.parent.size(); ++i) {
    const bool is_root = columns.first_up[i] == columns.first_up[i + 1];
    if (columns.parent[i] != (is_root ? Rank() : columns.head[columns.first_up[i]])) return false;
  }
  return true;
}

// Every arc lies with its tail, below its head.
bool are_ends(const HierarchyColumns& columns) {
  for (std::uint32_t rank = 0; rank < columns.node_of.size(); ++rank) {
    for (std::uint32_t arc = columns.first_up[rank]; arc < columns.first_up[rank + 1]; ++arc) {
      if (columns.tail[arc] != Rank(rank) || columns.head[arc] <= Rank(rank)) return false;
    }
  }
  return true;
}

bool are_inputs(const HierarchyColumns& columns) {
  for (std::size_t rank = 0; rank < columns.node_of.size(); ++rank) {
    const std::uint32_t arcs = columns.first_up[rank + 1] - columns.first_up[rank];
    for (std::uint32_t i = columns.first_input[rank]; i < columns.first_input[rank + 1]; ++i) {
      if (columns.inputs[i].offset() >= arcs || columns.inputs[i].arc.value() >= columns.shape[2]) {
        return false;
      }
    }
  }
  return true;
}

// Tasks are all the ranks below the core, and each waits for as many as name it.
bool are_subtrees(const HierarchyColumns& columns) {
  std::vector<std::uint32_t> named(columns.waiters.size(), 0);
  std::size_t ranks = columns.waiters.size();
  const auto may_wait = [&](std::uint32_t waiter) {
    if (waiter == Subtrees::kNobody) return true;
    if (waiter >= named.size()) return false;
    ++named[waiter];
    return true;
  };
  for (const Subtrees::Range& range : columns.ranges) {
    const bool fits = range.first < range.last && range.last <= columns.shape[0];
    if (!fits || !may_wait(range.waiter)) return false;
    ranks += range.last - range.first;
  }
  for (const Subtrees::Waiter& waiter : columns.waiters) {
    if (waiter.rank.value() >= columns.shape[0] || !may_wait(waiter.waiter)) return false;
  }
  return ranks == columns.shape[0] &&
         std::equal(columns.waiters.begin(), columns.waiters.end(), named.begin(),
                    [](const Subtrees::Waiter& waiter, std::uint32_t count) {
                      return waiter.waits_for == count;
                    });
}

}  // namespace

Result<Hierarchy> Hierarchy::adopt(const RoutingGraph& graph, const HierarchyColumns& columns,
                                   std::shared_ptr<const void> keeper) {
  const std::size_t ranks = graph.node_count();
  const std::size_t arcs = columns.head.size();
  if (columns.shape.size() != 3 || columns.shape[0] > ranks || columns.shape[1] > ranks ||
      columns.shape[2] != graph.arc_count()) {
    return misfit("cch.shape");
  }
  if (columns.node_of.size() != ranks || !are_below(columns.node_of, ranks)) {
    return misfit("cch.node_of");
  }
  if (columns.rank_of.size() != ranks || !are_below(columns.rank_of, ranks)) {
    return misfit("cch.rank_of");
  }
  if (columns.slot.size() != ranks || !are_numbers_below(columns.slot, columns.shape[1])) {
    return misfit("cch.slot");
  }
  if (!are_offsets(columns.first_up, ranks, arcs)) return misfit("cch.first_up");
  if (!are_offsets(columns.first_below, ranks, arcs)) return misfit("cch.first_below");
  if (!are_offsets(columns.first_input, ranks, columns.inputs.size())) {
    return misfit("cch.first_input");
  }
  if (!are_below(columns.head, ranks) || columns.tail.size() != arcs || !are_ends(columns)) {
    return misfit("cch.head");
  }
  if (columns.parent.size() != ranks || !are_parents(columns)) return misfit("cch.parent");
  if (columns.head_slot.size() != arcs || !are_numbers_below(columns.head_slot, columns.shape[1])) {
    return misfit("cch.head_slot");
  }
  if (columns.below.size() != arcs || !are_below(columns.below, arcs)) return misfit("cch.below");
  if (!are_inputs(columns)) return misfit("cch.inputs");
  if (!are_subtrees(columns)) return misfit("cch.ranges");
  return Hierarchy(columns, std::move(keeper));
}

}  // namespace maabar
