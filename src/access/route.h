// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "access/answer.h"
#include "access/gate_cut.h"
#include "access/scenario.h"
#include "network/road_graph.h"
#include "routing/router.h"

namespace maabar {

/// What `route` is asked.
struct RouteQuestion {
  Stop from;
  Stop to;
  std::size_t alternatives;  ///< at most so many beside the fastest way
};

/// The fastest way under each reading, and why there is none where there is none. No way is an
/// answer, not an error. `router` is one for `graph`.
RouteAnswer find_route(const RoadGraph& graph, const Scenario& scenario,
                       const RouteQuestion& question, Router& router);

/// The `most` fastest ways that differ in the set of gates they pass, fastest first; the first is
/// the fastest of all. Each is the fastest that keeps off some gate of every faster one, so none
/// passes all the gates of another and more besides, unless both take the same time: no
/// near-copies. A way without a gate has no alternatives. Empty if there is no way.
/// Cost: one search for every gate of every way looked at, at most 400.
std::vector<Path> find_ways_by_gates(const RoadGraph& graph, const ArcWeights& weights, Trip trip,
                                     std::size_t most, Router& router);

}  // namespace maabar
