// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "network/road_columns.h"

namespace maabar {

/// One per node: 1 if it lies in the largest strongly connected part of the arcs that both profiles
/// may use (gate arcs count as open), else 0. Of equally large parts the one with the lowest node.
/// Requires: the columns by node and by arc. O(nodes + arcs), without recursion. Source: Tarjan,
/// *Depth-first search and linear graph algorithms*, 1972.
std::vector<std::uint8_t> largest_strong_part(const RoadColumns& columns);

}  // namespace maabar
