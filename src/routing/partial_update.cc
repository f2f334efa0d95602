// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <set>
#include <vector>

#include "base/check.h"
#include "routing/metric.h"

namespace maabar {
namespace {

// A changed arc costs about as much as this many arcs of a full customization.
constexpr std::size_t kArcsPerChange = 2000;

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
      const Both before = metric_.both(arc.value());
      const Both after = customize(arc);
      if (before == after) continue;
      metric_.set(arc.value(), after);
      push_touched(arc, before, after);
    }
  }

 private:
  using Both = Metric::Both;

  void push(CchArcId arc) {
    waiting_.push_back(arc);
    std::push_heap(waiting_.begin(), waiting_.end(), std::greater<>());
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
      Candidate& known = input.descends() ? both.down : both.up;
      known.take({metric_.weights_[input.arc].milliseconds(), Origin::of(input.arc)});
    }
    for (const CchArcId side : from_below) add_triangle(side, head, both);
    return both;
  }

  // What lies below the core, of one of its arcs.
  [[nodiscard]] Both& base_of(CchArcId arc) {
    return metric_.core_base_[arc.value() - hierarchy_.first_core_arc()];
  }

  void find_base(CchArcId arc, std::span<const CchArcId> from_below_core) {
    Both base;
    for (const CchArcId side : from_below_core) add_triangle(side, hierarchy_.head(arc), base);
    base_of(arc) = base;
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
      if (reached == head)
        both.take(triangle(side, metric_.both(side.value()), metric_.both(other)));
      return;
    }
  }

  // The arcs that the triangles over the tail of `arc` end in, where its weight counted or counts.
  // Equally fast ones count too: they say which origin is kept, and that it is not unique.
  void push_touched(CchArcId arc, const Both& before, const Both& after) {
    const Rank tail = hierarchy_.tail(arc);
    for (std::uint32_t i = hierarchy_.first_up(tail); i < hierarchy_.last_up(tail); ++i) {
      if (i == arc.value()) continue;
      const bool is_lower = i < arc.value();
      const Rank low = hierarchy_.head(is_lower ? CchArcId(i) : arc);
      const Rank high = hierarchy_.head(is_lower ? arc : CchArcId(i));
      const CchArcId side = hierarchy_.find_arc(low, high);
      const Both other = metric_.both(i);
      const bool enters_core =
          arc.value() < hierarchy_.first_core_arc() && side.value() >= hierarchy_.first_core_arc();
      const Both known = enters_core ? base_of(side) : metric_.both(side.value());
      const CchArcId lower_side = is_lower ? CchArcId(i) : arc;
      const Both was =
          is_lower ? triangle(lower_side, other, before) : triangle(lower_side, before, other);
      const Both is =
          is_lower ? triangle(lower_side, other, after) : triangle(lower_side, after, other);
      if (!counts(was.up, is.up, known.up) && !counts(was.down, is.down, known.down)) continue;
      if (enters_core) stale_bases_.insert(side);
      push(side);
    }
  }

  static bool counts(Candidate was, Candidate is, Candidate known) {
    return is.time() != was.time() && std::min(was.time(), is.time()) <= known.time();
  }

  // The triangle's third side from the lower head to the higher, and back. `side`: to the lower.
  static Both triangle(CchArcId side, const Both& low, const Both& high) {
    const Origin origin = Origin::over(side);
    return {{low.down.time() + high.up.time(), origin}, {high.down.time() + low.up.time(), origin}};
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
