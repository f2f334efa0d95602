// SPDX-License-Identifier: Apache-2.0
#include "routing/routing_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace maabar {

namespace {

// The arrays of a graph that was built from parts.
struct OwnedArcs {
  std::vector<ArcId> first_arc;
  std::vector<NodeId> tail;
  IdVector<ArcId, NodeId> head;
};

std::shared_ptr<const OwnedArcs> own(RoutingGraph::Parts parts) {
  auto owned = std::make_shared<OwnedArcs>();
  owned->first_arc.reserve(parts.first_out.size());
  for (const std::uint32_t first : parts.first_out) owned->first_arc.emplace_back(first);
  owned->tail.reserve(parts.head.size());
  for (std::uint32_t node = 0; node + 1 < parts.first_out.size(); ++node) {
    owned->tail.resize(parts.first_out[NodeId(node + 1)], NodeId(node));
  }
  owned->head = std::move(parts.head);
  return owned;
}

}  // namespace

void RoutingGraph::index_incoming() {
  auto incoming = std::make_shared<Incoming>();
  incoming->first = IdVector<NodeId, std::uint32_t>(first_arc_.size(), 0);
  for (const NodeId head : head_) ++incoming->first[NodeId(head.value() + 1)];
  for (std::uint32_t i = 1; i < incoming->first.size(); ++i) {
    incoming->first[NodeId(i)] += incoming->first[NodeId(i - 1)];
  }
  IdVector<NodeId, std::uint32_t> next = incoming->first;
  incoming->arcs.resize(head_.size());
  for (std::uint32_t arc = 0; arc < arc_count(); ++arc) {
    incoming->arcs[next[head_[arc]]++] = ArcId(arc);
  }
  incoming_ = std::move(incoming);
}

Result<RoutingGraph> RoutingGraph::build(Parts parts) {
  if (parts.first_out.empty() || parts.first_out[NodeId(0)] != 0 ||
      *(parts.first_out.end() - 1) != parts.head.size()) {
    return invalid_input(fmt::format("offsets of {} arcs must begin at 0 and end at {}",
                                     parts.head.size(), parts.head.size()));
  }
  const auto drop =
      std::adjacent_find(parts.first_out.begin(), parts.first_out.end(), std::greater<>());
  if (drop != parts.first_out.end()) {
    return invalid_input(fmt::format("offsets fall after node {}", drop - parts.first_out.begin()));
  }
  const std::size_t nodes = parts.first_out.size() - 1;
  for (std::uint32_t i = 0; i < parts.head.size(); ++i) {
    if (parts.head[ArcId(i)].index() >= nodes) {
      return invalid_input(
          fmt::format("arc {} leads to node {} of {}", i, parts.head[ArcId(i)].value(), nodes));
    }
  }
  for (const ArcId arc : parts.gate_arcs) {
    if (arc.index() >= parts.head.size()) {
      return invalid_input(
          fmt::format("gate arc {} of {} does not exist", arc.value(), parts.head.size()));
    }
  }
  RoutingGraph graph;
  graph.gate_arcs_ = std::move(parts.gate_arcs);
  std::sort(graph.gate_arcs_.begin(), graph.gate_arcs_.end());
  graph.gate_arcs_.erase(std::unique(graph.gate_arcs_.begin(), graph.gate_arcs_.end()),
                         graph.gate_arcs_.end());
  auto owned = own(std::move(parts));
  graph.first_arc_ = owned->first_arc;
  graph.tail_ = owned->tail;
  graph.head_ = owned->head.items();
  graph.keeper_ = std::move(owned);
  graph.index_incoming();
  return graph;
}

RoutingGraph RoutingGraph::from(const RoadGraph& roads) {
  RoutingGraph graph;
  auto keeper = std::make_shared<const RoadGraph>(roads);  // shares the columns
  graph.first_arc_ = keeper->columns().first_arc;
  graph.tail_ = keeper->columns().tail;
  graph.head_ = keeper->columns().head;
  const auto gates = keeper->columns().gate_arc;
  graph.gate_arcs_.assign(gates.begin(), gates.end());
  std::sort(graph.gate_arcs_.begin(), graph.gate_arcs_.end());
  graph.keeper_ = std::move(keeper);
  graph.index_incoming();
  return graph;
}

}  // namespace maabar
