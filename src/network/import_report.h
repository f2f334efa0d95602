// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/units.h"
#include "gazetteer/country.h"
#include "gazetteer/crossing_key.h"
#include "region/road_class.h"

namespace maabar {

/// What an import took, found and left out.
struct ImportReport {
  /// A file that was read.
  struct Source {
    std::string name;  ///< without its folder
    std::uint64_t bytes = 0;
  };
  struct FoundGate {
    CrossingKey crossing;
    std::string road;  ///< name or number of the road it hangs on; may be empty
    RoadClass road_class = RoadClass::kUnclassified;
    Metres off;              ///< from the crossing's point (or the post) to the border piece
    std::size_t pieces = 0;  ///< border pieces that it took
    /// How many of its ends lead to less than 50 km of road in their country: what the map cuts
    /// off.
    unsigned dead_ends = 0;
    Metres joined;  ///< of straight pieces that the map does not have, from its ends to the roads
    bool is_from_post = false;  ///< found by the map's border post alone: a provisional id
  };
  /// A road over the border that no crossing explains. Told in the terminal, never stored.
  struct SealedRoad {
    Country a;
    Country b;
    RoadClass road_class = RoadClass::kUnclassified;
    std::string near;  ///< nearest town
    Metres off;        ///< to that town
  };
  struct UnsnappedPlace {
    std::string id;
    Country country;
    bool has_roads = false;  ///< its country: then none of them is near; else the map has none
  };

  std::vector<Source> sources;
  std::size_t ways = 0;
  std::size_t nodes = 0;
  std::size_t connected_nodes = 0;
  std::size_t arcs = 0;
  std::size_t missing_points = 0;
  std::uint64_t outside_m = 0;                                      ///< roads in no country
  std::map<std::pair<Country, RoadClass>, std::uint64_t> length_m;  ///< carriageways
  std::vector<FoundGate> gates;
  std::vector<CrossingKey> unmatched;       ///< crossings on this map without a road
  std::size_t beyond_map = 0;               ///< crossings that lie elsewhere
  std::size_t posts = 0;                    ///< border posts of the map
  std::size_t posts_at_gates = 0;           ///< that stand at a gate found before
  std::vector<std::string> roadless_posts;  ///< names of those within 2 km of no road over a border
  std::size_t strays = 0;                   ///< stretches over the line and back
  std::vector<SealedRoad> sealed;           ///< tertiary roads and above
  std::size_t sealed_lesser = 0;
  std::size_t places = 0;  ///< snapped
  std::vector<UnsnappedPlace> unsnapped;
};

/// What may be stored and exported of it, as JSON: no sealed road, only their number.
std::string to_json(const ImportReport& report);

}  // namespace maabar
