// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "base/id.h"
#include "base/units.h"
#include "network/road_graph.h"

/// Travel times over a road graph with the weights given: the output type of `routing`. It never
/// hears of reports, beliefs or scenarios.
namespace maabar {

/// One weight per arc: driving time plus whatever waits on it; infinity where it cannot be passed.
using ArcWeights = IdVector<ArcId, TravelTime>;

/// One time per node.
using NodeTimes = IdVector<NodeId, TravelTime>;

/// A way from one node to another.
struct Path {
  TravelTime time = TravelTime::infinity();
  std::vector<ArcId> arcs;  ///< in order; empty if there is no way, or none is needed
  [[nodiscard]] bool exists() const { return !time.is_infinite(); }
};

}  // namespace maabar
