// SPDX-License-Identifier: Apache-2.0
#include "routing/routing_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace maabar {

RoutingGraph::RoutingGraph(Parts parts)
    : first_out_(std::move(parts.first_out)),
      first_in_(first_out_.size(), 0),
      tail_(parts.head.size()),
      head_(std::move(parts.head)),
      in_(head_.size()),
      gate_arcs_(std::move(parts.gate_arcs)) {
  std::sort(gate_arcs_.begin(), gate_arcs_.end());
  gate_arcs_.erase(std::unique(gate_arcs_.begin(), gate_arcs_.end()), gate_arcs_.end());
  for (std::uint32_t node = 0; node < node_count(); ++node) {
    for (std::uint32_t arc = first_out_[NodeId(node)]; arc < first_out_[NodeId(node + 1)]; ++arc) {
      tail_[ArcId(arc)] = NodeId(node);
      ++first_in_[NodeId(head_[ArcId(arc)].value() + 1)];
    }
  }
  for (std::uint32_t i = 1; i < first_in_.size(); ++i) {
    first_in_[NodeId(i)] += first_in_[NodeId(i - 1)];
  }
  IdVector<NodeId, std::uint32_t> next = first_in_;
  for (std::uint32_t arc = 0; arc < arc_count(); ++arc) {
    in_[next[head_[ArcId(arc)]]++] = ArcId(arc);
  }
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
  return RoutingGraph(std::move(parts));
}

RoutingGraph RoutingGraph::from(const RoadGraph& graph) {
  Parts parts;
  parts.first_out.reserve(graph.node_count() + 1);
  parts.first_out.push_back(0);
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    parts.first_out.push_back(graph.last_arc(NodeId(node)).value());
  }
  parts.head.reserve(graph.arc_count());
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    parts.head.push_back(graph.head(ArcId(i)));
    if (!graph.gate_of(ArcId(i)).is_none()) parts.gate_arcs.emplace_back(i);
  }
  return RoutingGraph(std::move(parts));
}

}  // namespace maabar
