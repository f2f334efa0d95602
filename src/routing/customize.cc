// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>
#include <vector>

#include "base/check.h"
#include "routing/metric.h"

namespace maabar {
/// Fills a metric, each rank from those below it.
class Customizer {
 public:
  Customizer(const Hierarchy& hierarchy, Metric& metric)
      : hierarchy_(hierarchy),
        metric_(metric),
        ranges_(hierarchy.ranges()),
        waiters_(hierarchy.waiters()) {}

  void run(unsigned threads) {
    std::vector<std::atomic<std::uint32_t>> waits_for(waiters_.size());
    for (std::size_t i = 0; i < waits_for.size(); ++i) {
      waits_for[i].store(waiters_[i].waits_for, std::memory_order_relaxed);
    }
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> helpers;
    for (unsigned i = 1; i < threads; ++i) {
      helpers.emplace_back([&] { take_ranges(next, waits_for); });
    }
    take_ranges(next, waits_for);
    for (std::thread& helper : helpers) helper.join();
    Scratch scratch(hierarchy_.slot_count());
    for (std::uint32_t i = hierarchy_.core_begin(); i < hierarchy_.node_count(); ++i) {
      customize_core_rank(Rank(i), scratch);
    }
  }

 private:
  using Scratch = std::vector<Metric::Both>;  // by the slot of an arc's head

  // The last of those that a rank waits for goes on with that rank; nobody stands still.
  void take_ranges(std::atomic<std::size_t>& next,
                   std::vector<std::atomic<std::uint32_t>>& waits_for) {
    Scratch scratch(hierarchy_.slot_count());
    for (std::size_t i = next++; i < ranges_.size(); i = next++) {
      const Subtrees::Range& range = ranges_[i];
      for (std::uint32_t rank = range.first; rank < range.last; ++rank) {
        customize_rank(Rank(rank), scratch);
      }
      std::uint32_t waiter = range.waiter;
      while (waiter != Subtrees::kNobody &&
             waits_for[waiter].fetch_sub(1, std::memory_order_acq_rel) == 1) {
        customize_rank(waiters_[waiter].rank, scratch);
        waiter = waiters_[waiter].waiter;
      }
    }
  }

  void customize_rank(Rank rank, Scratch& scratch) {
    clear(rank, scratch);
    add_inputs(rank, scratch);
    add_triangles(hierarchy_.arcs_from_below(rank), scratch);
    store(rank, scratch);
  }

  void customize_core_rank(Rank rank, Scratch& scratch) {
    const auto from_below = hierarchy_.arcs_from_below(rank);
    const auto core = std::partition_point(from_below.begin(), from_below.end(), [&](CchArcId arc) {
      return hierarchy_.tail(arc).value() < hierarchy_.core_begin();
    });
    clear(rank, scratch);
    add_triangles({from_below.begin(), core}, scratch);
    const auto slots = hierarchy_.head_slots();
    for (std::uint32_t arc = hierarchy_.first_up(rank); arc < hierarchy_.last_up(rank); ++arc) {
      metric_.core_base_[arc - hierarchy_.first_core_arc()] = scratch[slots[arc]];
    }
    add_inputs(rank, scratch);
    add_triangles({core, from_below.end()}, scratch);
    store(rank, scratch);
  }

  void clear(Rank rank, Scratch& scratch) const {
    const auto slots = hierarchy_.head_slots();
    for (std::uint32_t arc = hierarchy_.first_up(rank); arc < hierarchy_.last_up(rank); ++arc) {
      scratch[slots[arc]] = {};
    }
  }

  void add_inputs(Rank rank, Scratch& scratch) const {
    const auto slots = hierarchy_.head_slots().subspan(hierarchy_.first_up(rank));
    for (const Hierarchy::Input& input : hierarchy_.inputs(rank)) {
      Metric::Both& both = scratch[slots[input.offset()]];
      Candidate& known = input.descends() ? both.down : both.up;
      known.take({metric_.weights_[input.arc].milliseconds(), Origin::of(input.arc)});
    }
  }

  // Over every lower rank that `from_below` comes from. Sums stay below 2^32, and are only kept
  // where they are less than infinity.
  void add_triangles(std::span<const CchArcId> from_below, Scratch& scratch) const {
    const std::uint32_t* slots = hierarchy_.head_slots().data();
    const std::uint32_t* up = metric_.up_.data();
    const std::uint32_t* down = metric_.down_.data();
    Metric::Both* both = scratch.data();
    for (const CchArcId arc : from_below) {
      const std::uint32_t to_lower = down[arc.index()];
      const std::uint32_t from_lower = up[arc.index()];
      const Origin origin = Origin::over(arc);
      const std::uint32_t last = hierarchy_.last_up(hierarchy_.tail(arc));
      for (std::uint32_t other = arc.value() + 1; other < last; ++other) {
        both[slots[other]].take(
            {{to_lower + up[other], origin}, {down[other] + from_lower, origin}});
      }
    }
  }

  void store(Rank rank, const Scratch& scratch) const {
    const auto slots = hierarchy_.head_slots();
    for (std::uint32_t arc = hierarchy_.first_up(rank); arc < hierarchy_.last_up(rank); ++arc) {
      metric_.set(arc, scratch[slots[arc]]);
    }
  }

  const Hierarchy& hierarchy_;
  Metric& metric_;
  std::span<const Subtrees::Range> ranges_;
  std::span<const Subtrees::Waiter> waiters_;
};

namespace {

// No way over a lower rank is faster than the arc between its ends.
[[maybe_unused]] bool obeys_triangle_inequality(const Hierarchy& hierarchy, const Metric& metric) {
  for (std::uint32_t rank = 0; rank < hierarchy.node_count(); ++rank) {
    for (std::uint32_t a = hierarchy.first_up(Rank(rank)); a < hierarchy.last_up(Rank(rank)); ++a) {
      for (std::uint32_t b = a + 1; b < hierarchy.last_up(Rank(rank)); ++b) {
        const CchArcId low(a);
        const CchArcId high(b);
        const CchArcId side = hierarchy.find_arc(hierarchy.head(low), hierarchy.head(high));
        if (side.is_none() || metric.up(side) > metric.down(low) + metric.up(high) ||
            metric.down(side) > metric.down(high) + metric.up(low)) {
          return false;
        }
      }
    }
  }
  return true;
}

}  // namespace

Metric Metric::customize(const Hierarchy& hierarchy, ArcWeights weights, unsigned threads) {
  CHECK(threads > 0);
  CHECK_OP(weights.size(), <, Origin::kMostArcs);
  CHECK_OP(hierarchy.arc_count(), <, Origin::kMostArcs);
  Metric metric;
  metric.weights_ = std::move(weights);
  metric.up_.resize(hierarchy.arc_count());
  metric.down_.resize(hierarchy.arc_count());
  metric.origins_.resize(hierarchy.arc_count());
  metric.core_base_.resize(hierarchy.arc_count() - hierarchy.first_core_arc());
  Customizer(hierarchy, metric).run(threads);
  DCHECK(obeys_triangle_inequality(hierarchy, metric));
  return metric;
}

}  // namespace maabar
