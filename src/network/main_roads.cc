// SPDX-License-Identifier: Apache-2.0
#include "network/main_roads.h"

#include <algorithm>
#include <utility>

#include "network/strongly_connected.h"

namespace maabar {
namespace {

constexpr std::uint64_t kMainMm = 50'000'000;  // a village and its fields have less road

constexpr std::uint8_t kForward = WayRule::kTruckForward | WayRule::kCarForward;
constexpr std::uint8_t kBackward = WayRule::kTruckBackward | WayRule::kCarBackward;

using Arcs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Arcs arcs_inside_countries(const RoadPieces& pieces) {
  Arcs arcs;
  for (const RoadPiece& piece : pieces.pieces) {
    if (pieces.is_border(piece)) continue;
    if ((piece.uses & kForward) != 0) arcs.emplace_back(piece.from, piece.to);
    if ((piece.uses & kBackward) != 0) arcs.emplace_back(piece.to, piece.from);
  }
  return arcs;
}

// By point: whether it lies on main roads.
std::vector<bool> find_main(const RoadPieces& pieces, const HeadLists& graph) {
  const std::vector<std::uint32_t> part = strong_parts(graph);
  std::vector<std::uint64_t> length_mm(part.size(), 0);
  for (const RoadPiece& piece : pieces.pieces) {
    if (!pieces.is_border(piece) && piece.uses != 0 && part[piece.from] == part[piece.to]) {
      length_mm[part[piece.from]] += piece.length_mm;
    }
  }
  std::vector<bool> is_main(part.size());
  for (std::size_t i = 0; i < part.size(); ++i) is_main[i] = length_mm[part[i]] >= kMainMm;
  return is_main;
}

// Marks everything behind what is marked.
std::vector<bool> spread(const HeadLists& graph, std::vector<bool> marked) {
  std::vector<std::uint32_t> stack;
  for (std::uint32_t i = 0; i < marked.size(); ++i) {
    if (marked[i]) stack.push_back(i);
  }
  while (!stack.empty()) {
    const std::uint32_t vertex = stack.back();
    stack.pop_back();
    for (std::uint32_t i = graph.first[vertex]; i < graph.first[vertex + 1]; ++i) {
      const std::uint32_t head = graph.heads[i];
      if (marked[head]) continue;
      marked[head] = true;
      stack.push_back(head);
    }
  }
  return marked;
}

}  // namespace

MainRoads::MainRoads(const RoadPieces& pieces) {
  Arcs arcs = arcs_inside_countries(pieces);
  const HeadLists there = HeadLists::of(pieces.position.size(), arcs);
  for (auto& [tail, head] : arcs) std::swap(tail, head);
  const HeadLists back = HeadLists::of(pieces.position.size(), arcs);
  const std::vector<bool> is_main = find_main(pieces, there);
  is_reached_ = spread(there, is_main);
  leads_on_ = spread(back, is_main);
}

bool MainRoads::is_dead_end(const RoadPiece& piece, std::uint32_t end) const {
  const bool is_from = end == piece.from;
  const bool is_entered = (piece.uses & (is_from ? kForward : kBackward)) != 0;
  const bool is_left = (piece.uses & (is_from ? kBackward : kForward)) != 0;
  return (is_entered && !is_reached_[end]) || (is_left && !leads_on_[end]);
}

unsigned MainRoads::dead_ends(const RoadPiece& piece) const {
  const auto count = [&](std::uint32_t from, std::uint32_t to) {
    return (is_reached_[from] ? 0U : 1U) + (leads_on_[to] ? 0U : 1U);
  };
  unsigned fewest = 2;
  if ((piece.uses & kForward) != 0) fewest = std::min(fewest, count(piece.from, piece.to));
  if ((piece.uses & kBackward) != 0) fewest = std::min(fewest, count(piece.to, piece.from));
  return fewest;
}

}  // namespace maabar
