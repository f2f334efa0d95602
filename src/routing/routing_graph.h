// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "network/road_graph.h"

namespace maabar {

/// What a hierarchy is built on: which arcs join which nodes, and which of them are gate arcs, as
/// plain arrays. Arcs are sorted by tail and keep the ids of the graph that they come from.
/// Immutable; safe from many threads. 12 bytes per arc, 8 per node.
class RoutingGraph {
 public:
  struct Parts {
    IdVector<NodeId, std::uint32_t> first_out;  ///< one more than nodes, ascending, from 0
    IdVector<ArcId, NodeId> head;
    std::vector<ArcId> gate_arcs;  ///< whose weights a scenario may change
  };
  /// `kInvalidInput` names the first offset, head or gate arc that does not fit.
  static Result<RoutingGraph> build(Parts parts);
  /// The arcs of a road graph; those with a gate are gate arcs.
  static RoutingGraph from(const RoadGraph& graph);

  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(first_out_.size() - 1);
  }
  [[nodiscard]] std::uint32_t arc_count() const { return static_cast<std::uint32_t>(head_.size()); }
  [[nodiscard]] NodeId tail(ArcId arc) const { return tail_[arc]; }
  [[nodiscard]] NodeId head(ArcId arc) const { return head_[arc]; }
  /// Arcs that leave `node`: ids [first, last).
  [[nodiscard]] ArcId first_arc(NodeId node) const { return ArcId(first_out_[node]); }
  [[nodiscard]] ArcId last_arc(NodeId node) const {
    return ArcId(first_out_[NodeId(node.value() + 1)]);
  }
  /// Arcs that enter `node`, ascending.
  [[nodiscard]] std::span<const ArcId> arcs_into(NodeId node) const {
    const std::uint32_t first = first_in_[node];
    return std::span(in_).subspan(first, first_in_[NodeId(node.value() + 1)] - first);
  }
  /// Ascending, each once.
  [[nodiscard]] std::span<const ArcId> gate_arcs() const { return gate_arcs_; }

 private:
  explicit RoutingGraph(Parts parts);

  IdVector<NodeId, std::uint32_t> first_out_;
  IdVector<NodeId, std::uint32_t> first_in_;
  IdVector<ArcId, NodeId> tail_;
  IdVector<ArcId, NodeId> head_;
  std::vector<ArcId> in_;
  std::vector<ArcId> gate_arcs_;
};

}  // namespace maabar
