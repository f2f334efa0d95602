// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "access/answer.h"
#include "access/places.h"
#include "access/scenario.h"
#include "network/road_graph.h"
#include "routing/router.h"

namespace maabar {

/// What `matrix` is asked. Any count on both sides, repeats welcome, order kept.
struct MatrixQuestion {
  std::vector<Stop> from;
  std::vector<Stop> to;
};

/// Times from every stop to every other under each reading. One search per row and reading.
MatrixAnswer find_matrix(const RoadGraph& graph, const Scenario& scenario,
                         const MatrixQuestion& question, Router& router);

/// What `reach` is asked.
struct ReachQuestion {
  Stop from;
  TravelTime limit;  ///< within, inclusive
  CountedPlaces places;
};

/// The places within the limit and those beyond it, under each reading. One search each.
ReachAnswer find_reach(const RoadGraph& graph, const Scenario& scenario,
                       const ReachQuestion& question, Router& router);

}  // namespace maabar
