// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "network/road_graph.h"

namespace maabar {

/// What a hierarchy is built on: which arcs join which nodes, and which of them are gate arcs, as
/// plain arrays. Arcs are sorted by tail and keep the ids of the graph that they come from.
/// Immutable; copies share the arrays; safe from many threads. 12 bytes per arc, 8 per node, of
/// which a road graph's own columns are shared with it: 4 per arc and 4 per node are new.
class RoutingGraph {
 public:
  struct Parts {
    IdVector<NodeId, std::uint32_t> first_out;  ///< one more than nodes, ascending, from 0
    IdVector<ArcId, NodeId> head;
    std::vector<ArcId> gate_arcs;  ///< whose weights a scenario may change
  };
  /// `kInvalidInput` names the first offset, head or gate arc that does not fit.
  static Result<RoutingGraph> build(Parts parts);
  /// The arcs of a road graph, in its own memory; those with a gate are gate arcs. O(nodes + arcs).
  static RoutingGraph from(const RoadGraph& graph);

  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(first_arc_.size() - 1);
  }
  [[nodiscard]] std::uint32_t arc_count() const { return static_cast<std::uint32_t>(head_.size()); }
  [[nodiscard]] NodeId tail(ArcId arc) const { return tail_[arc.index()]; }
  [[nodiscard]] NodeId head(ArcId arc) const { return head_[arc.index()]; }
  /// Arcs that leave `node`: ids [first, last).
  [[nodiscard]] ArcId first_arc(NodeId node) const { return first_arc_[node.index()]; }
  [[nodiscard]] ArcId last_arc(NodeId node) const { return first_arc_[node.index() + 1]; }
  /// Arcs that enter `node`, ascending.
  [[nodiscard]] std::span<const ArcId> arcs_into(NodeId node) const {
    const std::uint32_t first = incoming_->first[node];
    return std::span(incoming_->arcs)
        .subspan(first, incoming_->first[NodeId(node.value() + 1)] - first);
  }
  /// Ascending, each once.
  [[nodiscard]] std::span<const ArcId> gate_arcs() const { return gate_arcs_; }

 private:
  struct Incoming {
    IdVector<NodeId, std::uint32_t> first;  ///< one more than nodes, into `arcs`
    std::vector<ArcId> arcs;                ///< by head, ascending
  };
  RoutingGraph() = default;
  void index_incoming();

  std::span<const ArcId> first_arc_;  ///< one more than nodes
  std::span<const NodeId> tail_;
  std::span<const NodeId> head_;
  std::shared_ptr<const void> keeper_;  ///< of the three above
  std::shared_ptr<const Incoming> incoming_;
  std::vector<ArcId> gate_arcs_;
};

}  // namespace maabar
