// SPDX-License-Identifier: Apache-2.0
#include "routing/subtrees.h"

#include "routing/hierarchy.h"

namespace maabar {
namespace {

constexpr std::uint32_t kTasks = 64;  // enough that the last one does not keep others waiting

// About how long a rank takes: its triangles, and something for itself.
std::vector<std::uint64_t> work_by_subtree(const Hierarchy& hierarchy) {
  std::vector<std::uint64_t> work(hierarchy.core_begin());
  for (std::uint32_t i = 0; i < hierarchy.core_begin(); ++i) {
    const Rank rank(i);
    std::uint64_t own = 8 + 2 * (hierarchy.last_up(rank) - hierarchy.first_up(rank));
    for (const CchArcId arc : hierarchy.arcs_from_below(rank)) {
      own += 1 + hierarchy.last_up(hierarchy.tail(arc)) - arc.value();
    }
    work[i] += own;
    const Rank parent = hierarchy.parent(rank);
    if (!parent.is_none() && parent.value() < hierarchy.core_begin()) {
      work[parent.index()] += work[i];
    }
  }
  return work;
}

std::vector<std::uint32_t> size_by_subtree(const Hierarchy& hierarchy) {
  std::vector<std::uint32_t> size(hierarchy.core_begin(), 1);
  for (std::uint32_t i = 0; i < hierarchy.core_begin(); ++i) {
    const Rank parent = hierarchy.parent(Rank(i));
    if (!parent.is_none() && parent.value() < hierarchy.core_begin()) {
      size[parent.index()] += size[i];
    }
  }
  return size;
}

}  // namespace

Subtrees split_subtrees(const Hierarchy& hierarchy) {
  const std::vector<std::uint64_t> work = work_by_subtree(hierarchy);
  const std::vector<std::uint32_t> size = size_by_subtree(hierarchy);
  const std::uint32_t count = hierarchy.core_begin();
  std::uint64_t total = 0;
  const auto parent_below = [&](std::uint32_t rank) {
    const Rank parent = hierarchy.parent(Rank(rank));
    return parent.is_none() || parent.value() >= count ? Subtrees::kNobody : parent.value();
  };
  for (std::uint32_t i = 0; i < count; ++i) {
    if (parent_below(i) == Subtrees::kNobody) total += work[i];
  }
  const std::uint64_t most = total / kTasks + 1;
  Subtrees subtrees;
  std::vector<std::uint32_t> waiter_of(count, Subtrees::kNobody);
  std::uint64_t work_of_last = 0;
  // Downwards, so that a waiter is known before what it waits for.
  for (std::uint32_t i = count; i > 0;) {
    const std::uint32_t rank = i - 1;
    const std::uint32_t parent = parent_below(rank);
    const std::uint32_t waiter = parent == Subtrees::kNobody ? parent : waiter_of[parent];
    if (work[rank] > most && size[rank] > 1) {
      waiter_of[rank] = static_cast<std::uint32_t>(subtrees.waiters.size());
      if (waiter != Subtrees::kNobody) ++subtrees.waiters[waiter].waits_for;
      subtrees.waiters.push_back({Rank(rank), waiter});
      --i;
      continue;
    }
    const std::uint32_t first = i - size[rank];
    const bool joins = !subtrees.ranges.empty() && subtrees.ranges.back().first == i &&
                       subtrees.ranges.back().waiter == waiter && work_of_last + work[rank] <= most;
    if (joins) {
      subtrees.ranges.back().first = first;
      work_of_last += work[rank];
    } else {
      if (waiter != Subtrees::kNobody) ++subtrees.waiters[waiter].waits_for;
      subtrees.ranges.push_back({first, i, waiter});
      work_of_last = work[rank];
    }
    i = first;
  }
  return subtrees;
}

}  // namespace maabar
