// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "network/road_columns.h"

namespace maabar {

/// A directed graph on 0 to n-1: the heads of each vertex, one list after the other.
struct HeadLists {
  std::vector<std::uint32_t> first;  ///< one more than vertices, into `heads`
  std::vector<std::uint32_t> heads;
  /// From (tail, head) in any order. Requires: both below `vertices`. O(vertices + arcs).
  static HeadLists of(std::size_t vertices,
                      std::span<const std::pair<std::uint32_t, std::uint32_t>> arcs);
  [[nodiscard]] std::size_t vertex_count() const { return first.size() - 1; }
};

/// The strongly connected part of every vertex, parts numbered from 0. O(vertices + arcs), without
/// recursion. Source: Tarjan, *Depth-first search and linear graph algorithms*, 1972.
std::vector<std::uint32_t> strong_parts(const HeadLists& graph);

/// One per node: 1 if it lies in the largest strongly connected part of the arcs that both profiles
/// may use (gate arcs count as open), else 0. Of equally large parts the one with the lowest node.
/// Requires: the columns by node and by arc. O(nodes + arcs).
std::vector<std::uint8_t> largest_strong_part(const RoadColumns& columns);

}  // namespace maabar
