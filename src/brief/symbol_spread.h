// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "brief/map_projection.h"

namespace maabar {

/// A symbol that wants to stand on its spot.
struct SymbolSpot {
  DrawPoint spot;
  std::int32_t reach = 0;  ///< half of its width and height, 0.1 px
};

/// Moves symbols that would overlap apart, each as little as its neighbours allow and never more
/// than `most` along either axis; those that stand alone stay. In the order of `spots`. Whole
/// numbers and square roots only: the same on every machine. O(spots^2).
std::vector<DrawPoint> spread_symbols(std::span<const SymbolSpot> spots, std::int32_t most);

}  // namespace maabar
