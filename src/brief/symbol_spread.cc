// SPDX-License-Identifier: Apache-2.0
#include "brief/symbol_spread.h"

#include <algorithm>
#include <cmath>

namespace maabar {
namespace {

constexpr int kMostRounds = 60;  // clusters of ten symbols come to rest in about thirty

/// Half the push that takes two symbols apart, for the first of them; the second gets the opposite.
DrawPoint push_between(DrawPoint a, DrawPoint b, std::int32_t wanted) {
  double dx = a.x - b.x;
  const double dy = a.y - b.y;
  if (dx == 0 && dy == 0) dx = -1;  // on one spot: the first goes to the left
  const double distance = std::sqrt(dx * dx + dy * dy);
  if (distance >= wanted) return {};
  const double half = (wanted - distance) / 2 + 1;
  return {static_cast<std::int32_t>(std::floor(dx / distance * half + 0.5)),
          static_cast<std::int32_t>(std::floor(dy / distance * half + 0.5))};
}

DrawPoint held_near(DrawPoint point, DrawPoint spot, std::int32_t most) {
  return {std::clamp(point.x, spot.x - most, spot.x + most),
          std::clamp(point.y, spot.y - most, spot.y + most)};
}

}  // namespace

std::vector<DrawPoint> spread_symbols(std::span<const SymbolSpot> spots, std::int32_t most) {
  std::vector<DrawPoint> points;
  for (const SymbolSpot& spot : spots) points.push_back(spot.spot);
  for (int round = 0; round < kMostRounds; ++round) {
    bool moved = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
      for (std::size_t j = i + 1; j < points.size(); ++j) {
        const DrawPoint push = push_between(points[i], points[j], spots[i].reach + spots[j].reach);
        if (push == DrawPoint{}) continue;
        moved = true;
        points[i] = held_near({points[i].x + push.x, points[i].y + push.y}, spots[i].spot, most);
        points[j] = held_near({points[j].x - push.x, points[j].y - push.y}, spots[j].spot, most);
      }
    }
    if (!moved) break;
  }
  return points;
}

}  // namespace maabar
