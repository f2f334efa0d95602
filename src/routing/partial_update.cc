// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <set>
#include <vector>

#include "base/check.h"
#include "routing/metric.h"

namespace maabar {
namespace {

constexpr std::uint32_t kInfinity = TravelTime::infinity().milliseconds();
// A changed arc costs about as much as this many arcs of a full customization.
constexpr std::size_t kArcsPerChange = 2000;

// An arc's weights in both directions.
struct Both {
  std::uint32_t up = kInfinity;
  std::uint32_t down = kInfinity;
  friend bool operator==(const Both& a, const Both& b) { return a.up == b.up && a.down == b.down; }
};

}  // namespace

/// Customizes again from the arcs that changed upwards, as long as something changes. Arcs are
/// taken in the order of their ids: all that an arc's weight is made from has a lower id.
class PartialUpdate {
 public:
  PartialUpdate(const Hierarchy& hierarchy, Metric& metric)
      : hierarchy_(hierarchy), metric_(metric) {}

  void set(const RoutingGraph& graph, const ArcWeight& change) {
    TravelTime& weight = metric_.weights_[change.arc];
    if (weight == change.weight) return;
    weight = change.weight;
    const CchArcId arc = hierarchy_.arc_of(graph, change.arc);
    if (!arc.is_none()) push(arc);
  }

  void run() {
    CchArcId done;
    while (!waiting_.empty()) {
      std::pop_heap(waiting_.begin(), waiting_.end(), std::greater<>());
      const CchArcId arc = waiting_.back();
      waiting_.pop_back();
      if (arc == done) continue;
      done = arc;
      const Both before = weights_of(arc.value());
      const Both after = customize(arc);
      if (before == after) continue;
      metric_.up_[arc.index()] = after.up;
      metric_.down_[arc.index()] = after.down;
      push_touched(arc, before, after);
    }
  }

 private:
  void push(CchArcId arc) {
    waiting_.push_back(arc);
    std::push_heap(waiting_.begin(), waiting_.end(), std::greater<>());
  }

  [[nodiscard]] Both weights_of(std::uint32_t arc) const {
    return {metric_.up_[arc], metric_.down_[arc]};
  }

  // The arc's weights from the arcs of the graph and its lower triangles.
  [[nodiscard]] Both customize(CchArcId arc) {
    const Rank tail = hierarchy_.tail(arc);
    const Rank head = hierarchy_.head(arc);
    auto from_below = hierarchy_.arcs_from_below(tail);
    Both both;
    if (arc.value() >= hierarchy_.first_core_arc()) {
      const std::size_t core = first_from_core(from_below);
      if (stale_bases_.contains(arc)) find_base(arc, from_below.first(core));
      both = base_of(arc);
      from_below = from_below.subspan(core);
    }
    for (const Hierarchy::Input& input : hierarchy_.inputs(arc)) {
      std::uint32_t& time = input.descends() ? both.down : both.up;
      time = std::min(time, metric_.weights_[input.arc].milliseconds());
    }
    for (const CchArcId side : from_below) add_triangle(side, head, both);
    return both;
  }

  // What lies below the core, of one of its arcs.
  [[nodiscard]] Both base_of(CchArcId arc) const {
    const std::uint32_t index = arc.value() - hierarchy_.first_core_arc();
    return {metric_.core_up_[index], metric_.core_down_[index]};
  }

  void find_base(CchArcId arc, std::span<const CchArcId> from_below_core) {
    Both base;
    for (const CchArcId side : from_below_core) add_triangle(side, hierarchy_.head(arc), base);
    const std::uint32_t index = arc.value() - hierarchy_.first_core_arc();
    metric_.core_up_[index] = base.up;
    metric_.core_down_[index] = base.down;
  }

  [[nodiscard]] std::size_t first_from_core(std::span<const CchArcId> arcs) const {
    const auto core = std::partition_point(arcs.begin(), arcs.end(), [&](CchArcId arc) {
      return arc.value() < hierarchy_.first_core_arc();
    });
    return static_cast<std::size_t>(core - arcs.begin());
  }

  // Over the tail of `side`, if that is joined to `head` too.
  void add_triangle(CchArcId side, Rank head, Both& both) const {
    const std::uint32_t last = hierarchy_.last_up(hierarchy_.tail(side));
    for (std::uint32_t other = side.value() + 1; other < last; ++other) {
      const Rank reached = hierarchy_.head(CchArcId(other));
      if (reached < head) continue;
      if (reached == head) {
        both.up = std::min(both.up, metric_.down_[side.index()] + metric_.up_[other]);
        both.down = std::min(both.down, metric_.down_[other] + metric_.up_[side.index()]);
      }
      return;
    }
  }

  // The arcs that the triangles over the tail of `arc` end in, where its weight counted or counts.
  void push_touched(CchArcId arc, const Both& before, const Both& after) {
    const Rank tail = hierarchy_.tail(arc);
    for (std::uint32_t i = hierarchy_.first_up(tail); i < hierarchy_.last_up(tail); ++i) {
      if (i == arc.value()) continue;
      const bool is_lower = i < arc.value();
      const Rank low = hierarchy_.head(is_lower ? CchArcId(i) : arc);
      const Rank high = hierarchy_.head(is_lower ? arc : CchArcId(i));
      const CchArcId side = hierarchy_.find_arc(low, high);
      const Both other = weights_of(i);
      const bool enters_core =
          arc.value() < hierarchy_.first_core_arc() && side.value() >= hierarchy_.first_core_arc();
      const Both known = enters_core ? base_of(side) : weights_of(side.value());
      const Both was = is_lower ? sum(other, before) : sum(before, other);
      const Both is = is_lower ? sum(other, after) : sum(after, other);
      const bool counted = (was.up == known.up && is.up != was.up) ||
                           (was.down == known.down && is.down != was.down);
      if (!counted && is.up >= known.up && is.down >= known.down) continue;
      if (enters_core) stale_bases_.insert(side);
      push(side);
    }
  }

  // The triangle's third side from the lower head to the higher, and back.
  static Both sum(const Both& low, const Both& high) {
    return {low.down + high.up, high.down + low.up};
  }

  const Hierarchy& hierarchy_;
  Metric& metric_;
  std::vector<CchArcId> waiting_;   ///< a heap, lowest first
  std::set<CchArcId> stale_bases_;  ///< of the core's arcs
};

void Metric::update(const RoutingGraph& graph, const Hierarchy& hierarchy,
                    std::span<const ArcWeight> changes) {
  PartialUpdate update(hierarchy, *this);
  for (const ArcWeight& change : changes) {
    CHECK_OP(change.arc.index(), <, weights_.size());
    update.set(graph, change);
  }
  update.run();
}

std::vector<ArcId> Metric::change_to(const RoutingGraph& graph, const Hierarchy& hierarchy,
                                     const ArcWeights& weights, unsigned threads) {
  CHECK_OP(weights.size(), ==, weights_.size());
  std::vector<ArcId> differing;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    if (weights[ArcId(i)] != weights_[ArcId(i)]) differing.emplace_back(i);
  }
  if (differing.size() > weights.size() / kArcsPerChange + 1) {
    *this = customize(hierarchy, weights, threads);
    return differing;
  }
  std::vector<ArcWeight> changes;
  for (const ArcId arc : differing) changes.push_back({arc, weights[arc]});
  update(graph, hierarchy, changes);
  return differing;
}

}  // namespace maabar
