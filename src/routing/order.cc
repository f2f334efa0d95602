// SPDX-License-Identifier: Apache-2.0
#include "routing/order.h"

#include <metis.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>
#include <vector>

#include "base/check.h"
#include "routing/union_find.h"

namespace maabar {
namespace {

// An undirected graph on 0 to n-1 without loops and repeats, as METIS wants it.
struct Adjacency {
  std::vector<idx_t> first = {0};
  std::vector<idx_t> heads;

  // Ends the list of the next vertex.
  void close_list() {
    const auto begin = heads.begin() + first.back();
    std::sort(begin, heads.end());
    heads.erase(std::unique(begin, heads.end()), heads.end());
    first.push_back(static_cast<idx_t>(heads.size()));
  }
  [[nodiscard]] std::size_t vertex_count() const { return first.size() - 1; }
};

constexpr idx_t kSeed = 1;                  // any; fixed, so that the order is the same every time
constexpr std::size_t kLeastToDissect = 4;  // below it every order is as good

// The vertices in the order of contraction.
std::vector<idx_t> dissect(Adjacency& graph) {
  auto count = static_cast<idx_t>(graph.vertex_count());
  std::vector<idx_t> order(graph.vertex_count());
  std::iota(order.begin(), order.end(), 0);
  if (graph.vertex_count() < kLeastToDissect || graph.heads.empty()) return order;
  std::array<idx_t, METIS_NOPTIONS> options{};
  METIS_SetDefaultOptions(options.data());
  options[METIS_OPTION_SEED] = kSeed;
  options[METIS_OPTION_NUMBERING] = 0;
  std::vector<idx_t> rank(graph.vertex_count());
  const int status = METIS_NodeND(&count, graph.first.data(), graph.heads.data(), nullptr,
                                  options.data(), order.data(), rank.data());
  CHECK_OP(status, ==, METIS_OK);  // else out of memory
  return order;
}

std::vector<bool> find_ends(const RoutingGraph& graph) {
  std::vector<bool> is_end(graph.node_count(), false);
  for (const ArcId arc : graph.gate_arcs()) {
    is_end[graph.tail(arc).index()] = true;
    is_end[graph.head(arc).index()] = true;
  }
  return is_end;
}

// The pieces that are left without the ends of gates, each as its nodes ascending.
std::vector<std::vector<NodeId>> find_pieces(const RoutingGraph& graph,
                                             const std::vector<bool>& is_end) {
  UnionFind sets(graph.node_count());
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    const NodeId tail = graph.tail(ArcId(i));
    const NodeId head = graph.head(ArcId(i));
    if (!is_end[tail.index()] && !is_end[head.index()]) sets.join(tail.value(), head.value());
  }
  std::vector<std::vector<NodeId>> pieces;
  std::vector<std::uint32_t> piece_of(graph.node_count(), 0);
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    if (is_end[i]) continue;
    const std::uint32_t lowest = sets.find(i);
    if (lowest == i) {
      piece_of[i] = static_cast<std::uint32_t>(pieces.size());
      pieces.emplace_back();
    }
    pieces[piece_of[lowest]].emplace_back(i);
  }
  return pieces;
}

// Orders one piece; `index_in_piece` is scratch, one per node.
void append_piece(const RoutingGraph& graph, const std::vector<bool>& is_end,
                  const std::vector<NodeId>& piece, std::vector<idx_t>& index_in_piece,
                  NodeOrder& order) {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    index_in_piece[piece[i].index()] = static_cast<idx_t>(i);
  }
  Adjacency adjacency;
  for (const NodeId node : piece) {
    const auto add = [&](NodeId other) {
      if (other != node && !is_end[other.index()]) {
        adjacency.heads.push_back(index_in_piece[other.index()]);
      }
    };
    for (ArcId arc = graph.first_arc(node); arc < graph.last_arc(node);
         arc = ArcId(arc.value() + 1)) {
      add(graph.head(arc));
    }
    for (const ArcId arc : graph.arcs_into(node)) add(graph.tail(arc));
    adjacency.close_list();
  }
  for (const idx_t index : dissect(adjacency)) {
    order.node_of.push_back(piece[static_cast<std::size_t>(index)]);
  }
}

// Orders the ends: neighbours are the two of a gate arc, and all in one cell.
void append_ends(const RoutingGraph& graph, const Cells& cells, const std::vector<bool>& is_end,
                 NodeOrder& order) {
  std::vector<NodeId> ends;
  std::vector<idx_t> index_of(graph.node_count(), 0);
  std::vector<std::vector<idx_t>> ends_of_cell(cells.count);
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    if (!is_end[i]) continue;
    index_of[i] = static_cast<idx_t>(ends.size());
    ends_of_cell[cells.cell_of[NodeId(i)].index()].push_back(index_of[i]);
    ends.emplace_back(i);
  }
  std::vector<std::vector<idx_t>> across(ends.size());
  for (const ArcId arc : graph.gate_arcs()) {
    const idx_t tail = index_of[graph.tail(arc).index()];
    const idx_t head = index_of[graph.head(arc).index()];
    if (tail == head) continue;
    across[static_cast<std::size_t>(tail)].push_back(head);
    across[static_cast<std::size_t>(head)].push_back(tail);
  }
  Adjacency adjacency;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    adjacency.heads.insert(adjacency.heads.end(), across[i].begin(), across[i].end());
    for (const idx_t other : ends_of_cell[cells.cell_of[ends[i]].index()]) {
      if (static_cast<std::size_t>(other) != i) adjacency.heads.push_back(other);
    }
    adjacency.close_list();
  }
  for (const idx_t index : dissect(adjacency)) {
    order.node_of.push_back(ends[static_cast<std::size_t>(index)]);
  }
}

}  // namespace

NodeOrder find_order(const RoutingGraph& graph, const Cells& cells) {
  const std::vector<bool> is_end = find_ends(graph);
  NodeOrder order;
  order.node_of.reserve(graph.node_count());
  std::vector<idx_t> index_in_piece(graph.node_count(), 0);
  for (const std::vector<NodeId>& piece : find_pieces(graph, is_end)) {
    append_piece(graph, is_end, piece, index_in_piece, order);
  }
  order.core_begin = static_cast<std::uint32_t>(order.node_of.size());
  append_ends(graph, cells, is_end, order);
  return order;
}

}  // namespace maabar
