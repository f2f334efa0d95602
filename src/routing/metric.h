// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/units.h"
#include "routing/candidate.h"
#include "routing/hierarchy.h"
#include "routing/travel_times.h"
#include "routing/wide_vector.h"

namespace maabar {

/// A new weight for one arc of the graph.
struct ArcWeight {
  ArcId arc;
  TravelTime weight;
};

/// Weights customized into a hierarchy: for each of its arcs the time up and down it, over every
/// way through lower ranks, and what that is made of. Saturating 32-bit milliseconds; a closed arc
/// weighs infinity. `const` functions are safe from many threads. 16 bytes per arc of the
/// hierarchy, 4 per input arc.
/// Source: Dibbelt, Strasser, Wagner, *Customizable Contraction Hierarchies*, 2016, section 7.
class Metric {
 public:
  /// Full customization by `threads` threads; the same for any count of them.
  /// Requires: `hierarchy` was built on the graph of `weights`; threads > 0; either has fewer arcs
  /// than `Origin::kMostArcs`.
  /// O(lower triangles). In debug builds the result is proved to obey the triangle inequality.
  static Metric customize(const Hierarchy& hierarchy, ArcWeights weights, unsigned threads);

  /// Customizes again what these arcs touch, from below: the result is that of a full run on the
  /// new weights. Of two changes of one arc the later counts. Requires: `graph`, `hierarchy` are
  /// those of `customize`.
  void update(const RoutingGraph& graph, const Hierarchy& hierarchy,
              std::span<const ArcWeight> changes);

  /// Takes other weights: in part where few differ, else by a full run of `threads` threads.
  /// Requires: as `customize` and `update`. The arcs whose weight differed, ascending.
  std::vector<ArcId> change_to(const RoutingGraph& graph, const Hierarchy& hierarchy,
                               const ArcWeights& weights, unsigned threads);

  [[nodiscard]] const ArcWeights& weights() const { return weights_; }
  /// By `CchArcId`, milliseconds: from tail to head, and from head to tail.
  [[nodiscard]] std::span<const std::uint32_t> up() const { return up_; }
  [[nodiscard]] std::span<const std::uint32_t> down() const { return down_; }
  [[nodiscard]] TravelTime up(CchArcId arc) const {
    return TravelTime::from_milliseconds(up_[arc.index()]);
  }
  [[nodiscard]] TravelTime down(CchArcId arc) const {
    return TravelTime::from_milliseconds(down_[arc.index()]);
  }
  /// What these times are made of. Meaningless where the time is infinite.
  [[nodiscard]] Origin origin_up(CchArcId arc) const { return origins_[arc.index()].up; }
  [[nodiscard]] Origin origin_down(CchArcId arc) const { return origins_[arc.index()].down; }

 private:
  friend class Customizer;
  friend class PartialUpdate;
  Metric() = default;

  struct Origins {
    Origin up;
    Origin down;
  };
  // The candidates of both directions.
  struct Both {
    Candidate up;
    Candidate down;
    void take(const Both& other) {
      up.take(other.up);
      down.take(other.down);
    }
    friend bool operator==(const Both& a, const Both& b) {
      return a.up == b.up && a.down == b.down;
    }
  };
  // Nothing to say of what is closed.
  static Origin origin_of(Candidate candidate) {
    const bool is_closed = candidate.time() == TravelTime::infinity().milliseconds();
    return is_closed ? Origin() : candidate.origin();
  }
  [[nodiscard]] Both both(std::uint32_t arc) const {
    return {{up_[arc], origins_[arc].up}, {down_[arc], origins_[arc].down}};
  }
  void set(std::uint32_t arc, const Both& both) {
    up_[arc] = both.up.time();
    down_[arc] = both.down.time();
    origins_[arc] = {origin_of(both.up), origin_of(both.down)};
  }

  ArcWeights weights_;
  WideVector<std::uint32_t> up_;
  WideVector<std::uint32_t> down_;
  WideVector<Origins> origins_;  ///< together: a way is unpacked through both directions
  /// Of the core's arcs, before any gate arc or triangle of the core counts: what lies below the
  /// core alone, so that a change of a gate need not look there again.
  std::vector<Both> core_base_;
};

}  // namespace maabar
