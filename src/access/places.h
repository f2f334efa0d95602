// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "access/answer.h"
#include "base/result.h"
#include "network/road_graph.h"
#include "region/pack.h"
#include "region/place_index.h"

namespace maabar {

/// A place or point found by name as a stop of this network. `kNotFound` if the network lacks the
/// node.
Result<Stop> make_stop(const RoadGraph& graph, const Located& located);

/// A place of the pack as a stop. `kNotFound` likewise.
Result<Stop> make_stop(const RoadGraph& graph, const Place& place);

/// Which places an answer counts, with the rule in a sentence for the reader.
struct CountedPlaces {
  std::vector<PlaceStop> places;  ///< in the order of the pack
  std::string rule;               ///< `all 312 places of SY, IQ, JO, LB in the pack levant`
};

/// All places of these countries that the network has a node for; the rule says how many it lacks.
Result<CountedPlaces> places_of(const RoadGraph& graph, const RegionPack& pack,
                                std::span<const Country> countries);

/// All places of the countries that the pack is about.
Result<CountedPlaces> places_of(const RoadGraph& graph, const RegionPack& pack);

/// Where a pack's supplies start, as far as a network knows it.
struct FoundHubs {
  std::vector<Stop> hubs;             ///< in the order of the pack
  std::vector<std::string> left_out;  ///< names of those that have no road in the network
};

/// `kNotFound` if a hub is no place of the pack, or none has a road.
Result<FoundHubs> hubs_of(const RoadGraph& graph, const RegionPack& pack);

}  // namespace maabar
