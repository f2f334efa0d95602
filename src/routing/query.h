// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"
#include "base/units.h"
#include "routing/candidate.h"
#include "routing/hierarchy.h"
#include "routing/metric.h"
#include "routing/travel_times.h"

namespace maabar {

/// From one node to one other: climbs the elimination tree from both ends. Refers to a hierarchy,
/// which must outlive it; the metric is given to each call and may change between them. One per
/// thread. O(arcs of both search spaces), and for a way twice its arcs. 16 bytes per slot.
/// Source: Dibbelt, Strasser, Wagner, *Customizable Contraction Hierarchies*, 2016, section 8.
class PairQuery {
 public:
  explicit PairQuery(const Hierarchy& hierarchy);

  /// Infinity if there is no way.
  [[nodiscard]] TravelTime time(const Metric& metric, NodeId from, NodeId to);

  /// A fastest way. Where several take the same time it depends on the order of the hierarchy; the
  /// one that the plain router takes is in routing/ways.h.
  [[nodiscard]] Path path(const Metric& metric, NodeId from, NodeId to);
  /// Whether the way that `path` found last is the only one that takes its time.
  [[nodiscard]] bool is_only_way() const { return is_only_way_; }

 private:
  using Label = Candidate;  // its origin: the arc by which the slot was reached
  // An arc of the hierarchy to unpack, in one sense.
  struct Piece {
    CchArcId arc;
    bool descends;
  };
  struct Meeting {
    std::uint32_t time;
    Rank rank;
    bool is_unique;
  };
  template <typename Weights>
  void relax(const Weights& weights, Rank rank, std::vector<Label>& labels);
  [[nodiscard]] Meeting search(const Metric& metric, NodeId from, NodeId to);
  CchArcId take_arc(Label label, bool descends);
  void unpack(const Metric& metric, std::vector<ArcId>& arcs);
  [[nodiscard]] CchArcId other_side(const Piece& piece, CchArcId side) const;

  const Hierarchy& hierarchy_;
  std::vector<Label> forward_;   ///< by slot; infinite between calls
  std::vector<Label> backward_;  ///< likewise
  std::vector<Piece> pieces_;    ///< a stack
  bool is_only_way_ = true;
};

}  // namespace maabar
