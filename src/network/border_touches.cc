// SPDX-License-Identifier: Apache-2.0
#include "network/border_touches.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "network/ground_length.h"

namespace maabar {
namespace {

/// Disjoint sets with path halving.
class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t root(std::uint32_t item) {
    while (parent_[item] != item) {
      parent_[item] = parent_[parent_[item]];
      item = parent_[item];
    }
    return item;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    const auto [low, high] = std::minmax({root(a), root(b)});
    parent_[high] = low;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

std::vector<Touch> find_touches(const RoadPieces& pieces) {
  std::vector<Touch> touches;
  for (std::uint32_t i = 0; i < pieces.pieces.size(); ++i) {
    const RoadPiece& piece = pieces.pieces[i];
    if (!pieces.is_border(piece) || piece.uses == 0) continue;
    const auto [low, high] = std::minmax({pieces.country[piece.from], pieces.country[piece.to]});
    touches.push_back({i, low, high, pieces.middle(piece)});
  }
  return touches;
}

bool is_same_pair(const Touch& a, const Touch& b) { return a.low == b.low && a.high == b.high; }

RoadParts::RoadParts(const RoadPieces& pieces) : part_of_(pieces.position.size()) {
  Sets sets(pieces.position.size());
  const auto path_of = [&](const RoadPiece& piece) {
    return std::span(pieces.paths).subspan(piece.path_first, piece.path_count);
  };
  for (const RoadPiece& piece : pieces.pieces) {
    if (pieces.is_border(piece)) continue;
    for (const std::uint32_t point : path_of(piece)) sets.join(piece.from, point);
  }
  constexpr std::uint32_t kNew = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> part_of_root(part_of_.size(), kNew);
  for (std::uint32_t point = 0; point < part_of_.size(); ++point) {
    std::uint32_t& part = part_of_root[sets.root(point)];
    if (part == kNew) {
      part = static_cast<std::uint32_t>(parts_.size());
      parts_.emplace_back();
    }
    part_of_[point] = part;
    ++parts_[part].points;
  }
  std::uint32_t first = 0;
  for (Part& part : parts_) {
    part.first_point = first;
    first += static_cast<std::uint32_t>(part.points);
  }
  std::vector<std::uint32_t> next;
  for (const Part& part : parts_) next.push_back(part.first_point);
  points_.resize(part_of_.size());
  for (std::uint32_t point = 0; point < part_of_.size(); ++point) {
    points_[next[part_of_[point]]++] = point;
  }
  for (const RoadPiece& piece : pieces.pieces) {
    if (!pieces.is_border(piece)) {
      parts_[part_of_[piece.from]].length_mm += piece.length_mm;
      continue;
    }
    for (const auto& [here, there] :
         {std::pair(piece.from, piece.to), std::pair(piece.to, piece.from)}) {
      ++parts_[part_of_[here]].touches;
      parts_[part_of_[here]].neighbours.insert(pieces.country[there]);
    }
  }
}

NearTown nearest_town(std::span<const Town> towns, LatLng point) {
  NearTown nearest;
  std::uint64_t best = std::numeric_limits<std::uint64_t>::max();
  for (const Town& town : towns) {
    const std::uint64_t off = ground_length_mm(town.position, point);
    if (off >= best) continue;
    best = off;
    nearest = {town.name, Metres{static_cast<std::uint32_t>((off + 500) / 1000)}};
  }
  return nearest;
}

}  // namespace maabar
