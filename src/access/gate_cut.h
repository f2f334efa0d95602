// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/id.h"
#include "network/road_graph.h"

/// Which gates stand between two nodes: pure graph questions, without times.
namespace maabar {

/// From where to where.
struct Trip {
  NodeId from;
  NodeId to;
};

/// An arc to whoever looks for gates to open.
enum class ArcKind : std::uint8_t {
  kPasses,    ///< can be used as it is
  kOpenable,  ///< could be used if it were opened
  kBlocked    ///< cannot be used
};
using ArcKinds = IdVector<ArcId, ArcKind>;

/// A smallest set of openable arcs such that every way over arcs not blocked uses one of them; of
/// several, the one nearest to `trip.from`; ascending. Empty if there is no such way.
/// Requires: no way over passing arcs alone.
/// O(arcs x size of the cut). Source: Ford, Fulkerson, *Maximal flow through a network*, 1956.
std::vector<ArcId> smallest_cut(const RoadGraph& graph, const ArcKinds& kinds, Trip trip);

/// The sets of fewest openable arcs that, opened together, make a way.
struct Openings {
  std::vector<std::vector<ArcId>> sets;  ///< each in the order in which a way uses them
  bool has_more = false;                 ///< `most` sets were found, and there may be others
};

/// All of them, or the first `most` in order of arc ids along the way. No set twice in another
/// order. Empty if no opening makes a way. Requires: no way over passing arcs alone.
/// O(arcs) for each partial set; partial sets that cannot be completed are not followed.
Openings fewest_openings(const RoadGraph& graph, const ArcKinds& kinds, Trip trip,
                         std::size_t most);

}  // namespace maabar
