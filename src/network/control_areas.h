// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "network/road_graph.h"
#include "region/pack.h"

namespace maabar {

/// Who holds each node at a valid time, by the pack's areas of control.
struct NodeControl {
  /// Per node, indices into `actors`, ascending; empty: in no area. Several where areas overlap.
  IdVector<NodeId, std::vector<std::uint32_t>> held_by;
  std::vector<std::string> actors;  ///< actor ids, sorted, each once

  /// Whether `actor` holds the node. Parts of an actor are not looked up: ask for each.
  [[nodiscard]] bool is_held(NodeId node, std::string_view actor) const;
};

/// Colours the nodes by the areas that are valid at `valid`. A pack without areas holds nothing:
/// unknown is not "free of anyone". O(nodes x vertices of the areas).
NodeControl color_nodes(const RoadGraph& graph, const std::vector<ControlArea>& areas,
                        ValidTime valid);

/// Arcs with an end that `actor` holds, in ascending order: those that `--avoid` closes.
std::vector<ArcId> arcs_held(const RoadGraph& graph, const NodeControl& control,
                             std::string_view actor);

}  // namespace maabar
