// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "network/country_finder.h"
#include "network/raw_roads.h"
#include "network/road_columns.h"

/// The network while it is made: pieces of road between points.
namespace maabar {

/// A piece of road from one point to another, driven in the senses of its rule.
struct RoadPiece {
  std::uint32_t from = 0;  ///< index of a point
  std::uint32_t to = 0;
  std::uint32_t path_first = 0;  ///< into `RoadPieces::paths`; both ends are part of it
  std::uint32_t path_count = 0;
  std::uint64_t length_mm = 0;
  std::uint32_t truck_ms = 0;
  std::uint32_t car_ms = 0;
  std::uint32_t name = 0;
  RoadClass road_class = RoadClass::kUnclassified;
  std::uint8_t uses = 0;   ///< of `WayRule::Use`; 0: the piece is out of the network
  bool is_barred = false;  ///< of `WayRule`
  GateId gate;
};

/// All of them. A piece whose ends lie in two countries is a border piece.
struct RoadPieces {
  std::vector<LatLng> position;       ///< by point
  std::vector<std::uint8_t> country;  ///< by point; index, or CountryFinder::kNone
  std::vector<Country> countries;
  std::vector<RoadPiece> pieces;
  std::vector<std::uint32_t> paths;
  std::vector<std::string> names = {""};

  [[nodiscard]] bool is_border(const RoadPiece& piece) const {
    return country[piece.from] != country[piece.to];
  }
  /// The middle of a border piece.
  [[nodiscard]] LatLng middle(const RoadPiece& piece) const;
};

/// What was lost when ways were cut into pieces.
struct CutTally {
  std::size_t ways = 0;
  std::size_t missing_points = 0;  ///< named by a way and in no file
  std::uint64_t outside_mm = 0;    ///< of roads in no country: left out
};

/// Cuts tidy ways where they meet, where they end and on both sides of every border. Roads in no
/// country are left out; of a ferry only its ends count. O(points log points).
RoadPieces cut_ways(const RawRoads& roads, const CountryFinder& finder, CutTally& tally,
                    const ImportProgress& progress);

/// Joins pieces at points where exactly two of one kind meet; their line is kept for drawing.
/// Border pieces stay as they are. O(pieces).
void join_pieces(RoadPieces& pieces);

}  // namespace maabar
