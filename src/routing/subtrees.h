// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "routing/order.h"

namespace maabar {

class Hierarchy;

/// The ranks below a hierarchy's core, split for threads: whole subtrees as ranges of ranks, which
/// ask for nothing, and above them single ranks that wait for what is below them (or, downwards,
/// go before it).
struct Subtrees {
  static constexpr std::uint32_t kNobody = 0xffffffffU;
  struct Range {
    std::uint32_t first;
    std::uint32_t last;    ///< past the end
    std::uint32_t waiter;  ///< index into `waiters` that waits for it, or `kNobody`
  };
  struct Waiter {
    Rank rank;
    std::uint32_t waiter;         ///< that waits for it in turn
    std::uint32_t waits_for = 0;  ///< how many ranges and waiters
  };
  std::vector<Range> ranges;    ///< by descending rank
  std::vector<Waiter> waiters;  ///< by descending rank
};

/// Ranges of nearly equal work, by number of triangles. The same whatever the number of threads.
Subtrees split_subtrees(const Hierarchy& hierarchy);

}  // namespace maabar
