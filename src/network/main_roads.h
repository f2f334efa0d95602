// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "network/road_pieces.h"

namespace maabar {

/// Which border pieces lead somewhere. A country's main roads are every strongly connected part of
/// 50 km or more that crosses no border; an end of a border piece leads nowhere if there is no way
/// inside its country from the main roads to it, or from it to them, in the sense driven. Pieces
/// that barred roads alone tie to the rest count as tied. O(points + pieces).
class MainRoads {
 public:
  explicit MainRoads(const RoadPieces& pieces);

  /// Whether there is a way inside its country from main roads to a point, and from it to them.
  [[nodiscard]] bool is_tied(std::uint32_t point) const {
    return is_reached_[point] && leads_on_[point];
  }
  /// Whether an end of a border piece leads nowhere in a sense that the piece is driven.
  [[nodiscard]] bool is_dead_end(const RoadPiece& piece, std::uint32_t end) const;
  /// How many ends of a border piece lead nowhere, in the better of the senses that it is driven.
  [[nodiscard]] unsigned dead_ends(const RoadPiece& piece) const;

 private:
  std::vector<bool> is_reached_;  ///< by point: from main roads of its country
  std::vector<bool> leads_on_;    ///< by point: to main roads of its country
};

}  // namespace maabar
