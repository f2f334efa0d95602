// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "network/road_pieces.h"

/// Where roads touch borders, and what hangs together without them.
namespace maabar {

/// A border piece.
struct Touch {
  std::uint32_t piece = 0;
  std::uint8_t low = 0;  ///< its countries, the lower index first
  std::uint8_t high = 0;
  LatLng middle;
};
std::vector<Touch> find_touches(const RoadPieces& pieces);
bool is_same_pair(const Touch& a, const Touch& b);

/// The parts of the network that border pieces hold together: connected, whatever the sense.
class RoadParts {
 public:
  struct Part {
    std::uint64_t length_mm = 0;
    std::size_t points = 0;
    std::size_t touches = 0;            ///< border pieces that end in it
    std::set<std::uint8_t> neighbours;  ///< countries beyond those
    std::uint32_t first_point = 0;      ///< into the list behind `points_of`
  };
  /// O(points + pieces).
  explicit RoadParts(const RoadPieces& pieces);
  [[nodiscard]] std::span<const Part> all() const { return parts_; }
  [[nodiscard]] std::uint32_t part_of(std::uint32_t point) const { return part_of_[point]; }
  /// Every point of its roads, also between junctions.
  [[nodiscard]] std::span<const std::uint32_t> points_of(const Part& part) const {
    return std::span(points_).subspan(part.first_point, part.points);
  }

 private:
  std::vector<Part> parts_;
  std::vector<std::uint32_t> part_of_;
  std::vector<std::uint32_t> points_;
};

/// The nearest of `towns`; an empty name if there are none. O(towns).
struct NearTown {
  std::string name;
  Metres off;
};
NearTown nearest_town(std::span<const Town> towns, LatLng point);

}  // namespace maabar
