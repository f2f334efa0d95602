// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/units.h"
#include "routing/hierarchy.h"
#include "routing/lanes.h"
#include "routing/metric.h"
#include "routing/wide_vector.h"

namespace maabar {

/// The part of a hierarchy that lies above some nodes: what a sweep to them must pass. Prepared
/// once for any number of sources and metrics. O(search spaces of the targets), 4 bytes each.
class SweepTargets {
 public:
  /// Any count, repeats welcome, order kept in the answers.
  SweepTargets(const Hierarchy& hierarchy, std::span<const NodeId> targets);

  [[nodiscard]] std::size_t size() const { return positions_.size(); }
  /// Every rank needed, descending; closed under parents.
  [[nodiscard]] std::span<const Rank> ranks() const { return ranks_; }
  /// Where each target stands in `ranks`.
  [[nodiscard]] std::span<const std::uint32_t> positions() const { return positions_; }

 private:
  std::vector<Rank> ranks_;
  std::vector<std::uint32_t> positions_;
};

/// From one node, or sixteen at a time, to many or all: an upward search from each source, then one
/// sweep over descending ranks. Refers to a hierarchy, which must outlive it; the metric is given
/// to each call. One per thread.
/// Source: Dibbelt, Strasser, Wagner, *Customizable Contraction Hierarchies*, 2016, section 8; for
/// the sweep Delling et al., *PHAST*, 2011.
class SweepQuery {
 public:
  explicit SweepQuery(const Hierarchy& hierarchy, VectorUnit unit = best_vector_unit());

  /// Time from `source` to every node. O(arcs of the hierarchy); the first call makes an index of 4
  /// bytes for each of these.
  void times_from(const Metric& metric, NodeId source, IdVector<NodeId, TravelTime>& times);

  /// Times from `sources` to every node, by `threads` threads: `times[row_of(node) * sources +
  /// source]`, so that they are written in the order in which they are found. At most sixteen
  /// sources. `times` is resized to a little more than that. O(arcs of the hierarchy).
  void times_from(const Metric& metric, std::span<const NodeId> sources, unsigned threads,
                  WideVector<std::uint32_t>& times);

  [[nodiscard]] std::size_t row_of(NodeId node) const { return row_of(hierarchy_.rank_of(node)); }

  /// Times from `sources`, any count, to `targets`: row by row, a row per source. O(arcs above the
  /// targets) for every sixteen sources.
  [[nodiscard]] std::vector<TravelTime> times_to(const Metric& metric,
                                                 std::span<const NodeId> sources,
                                                 const SweepTargets& targets);

  /// The nodes within `limit`, inclusive, by node. O(arcs of the hierarchy).
  struct Reached {
    NodeId node;
    TravelTime time;
  };
  [[nodiscard]] std::vector<Reached> nodes_within(const Metric& metric, NodeId source,
                                                  TravelTime limit);

 private:
  // What an upward search found: where a sweep begins to know a time.
  struct Seed {
    Rank rank;
    std::uint32_t lane;
    std::uint32_t time;
  };
  struct Sweep;
  void climb(const Metric& metric, NodeId source, std::uint32_t lane);
  void climb_all(const Metric& metric, std::span<const NodeId> sources);
  template <std::size_t kBytes>
  [[gnu::always_inline]] static inline void sweep_ranks(const Sweep& sweep);
  static void sweep_baseline(const Sweep& sweep);
  static void sweep_avx2(const Sweep& sweep);
  static void sweep_avx512(const Sweep& sweep);
  void run(const Sweep& sweep) const;
  [[nodiscard]] std::size_t row_of(Rank rank) const {
    return hierarchy_.node_count() - 1 - rank.index();
  }
  void index_steps();
  [[nodiscard]] std::uint32_t time_of(Rank rank, std::uint32_t at_rank, const Metric& metric) const;
  void sweep_steps(const Metric& metric, Rank above, Rank last,
                   IdVector<NodeId, TravelTime>& times);
  void load_labels_above(Rank rank, std::size_t lanes, std::span<const std::uint32_t> times,
                         std::uint32_t* labels) const;

  const Hierarchy& hierarchy_;
  VectorUnit unit_;
  std::vector<std::uint32_t> climbed_;  ///< by slot; infinite between calls
  std::vector<Seed> seeds_;             ///< by descending rank
  WideVector<std::uint32_t> labels_;    ///< by slot and lane
  /// By arc: the slot of its head, that of its tail from bit 16, and whether it is its tail's first
  /// from bit 31. Empty until it is needed.
  WideVector<std::uint32_t> steps_;
  std::vector<Rank> roots_;          ///< ranks without arcs, descending
  std::vector<std::uint32_t> flat_;  ///< by slot, for one source
  WideVector<std::uint32_t> found_;  ///< by rank position and lane
};

}  // namespace maabar
