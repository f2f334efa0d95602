// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "access/answer.h"
#include "access/places.h"
#include "access/scenario.h"
#include "base/result.h"
#include "network/road_graph.h"
#include "routing/road_index.h"

namespace maabar {

/// Time counts up to this long unless told otherwise: a week.
inline constexpr TravelTime kDefaultHorizon = TravelTime::from_milliseconds(168U * 3600U * 1000U);

/// What `impact` is asked.
struct ImpactQuestion {
  FoundHubs hubs;  ///< a place counts from the nearest of them
  CountedPlaces places;
  TravelTime horizon = kDefaultHorizon;
};

/// A road network with its index. A parameter only.
struct IndexedRoads {
  const RoadGraph& graph;
  const RoadIndex& index;  ///< of `graph`
};

/// What the change from one scenario to the other means for people: before and after for every
/// place, district and all together, under each reading.
/// `kInvalidInput` if there is no hub or no place to count, the horizon is zero or infinite, or the
/// two scenarios ask for different classes or profiles, or 2^32 people or more are counted.
/// Cost: a customization and a core, once; then a run over gate arcs per scenario and reading, and
/// a way to every place.
Result<ImpactAnswer> find_impact(const IndexedRoads& roads, const Scenario& before,
                                 const Scenario& after, const ImpactQuestion& question);

/// One place's people and their time from the nearest hub.
struct CountedTime {
  People people;
  TravelTime time;
};

/// How places stand. Exact in integers; the mean is rounded once, to the nearest millisecond, half
/// up. Requires: `horizon` finite and above zero, fewer than 2^32 people in all.
AccessTotals total(std::span<const CountedTime> places, TravelTime horizon);

}  // namespace maabar
