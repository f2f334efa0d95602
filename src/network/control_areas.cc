// SPDX-License-Identifier: Apache-2.0
#include "network/control_areas.h"

#include <algorithm>

namespace maabar {
namespace {

std::vector<std::string> actors_of(const std::vector<const ControlArea*>& areas) {
  std::vector<std::string> actors;
  actors.reserve(areas.size());
  for (const ControlArea* area : areas) actors.push_back(area->actor);
  std::sort(actors.begin(), actors.end());
  actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
  return actors;
}

std::uint32_t index_of(const std::vector<std::string>& actors, const std::string& actor) {
  return static_cast<std::uint32_t>(std::lower_bound(actors.begin(), actors.end(), actor) -
                                    actors.begin());
}

bool holds(const ControlArea& area, LatLng point) {
  return std::any_of(area.polygons.begin(), area.polygons.end(),
                     [&](const Polygon& polygon) { return contains(polygon, point); });
}

}  // namespace

bool NodeControl::is_held(NodeId node, std::string_view actor) const {
  const std::vector<std::uint32_t>& holders = held_by[node];
  return std::any_of(holders.begin(), holders.end(),
                     [&](std::uint32_t index) { return actors[index] == actor; });
}

NodeControl color_nodes(const RoadGraph& graph, const std::vector<ControlArea>& areas,
                        ValidTime valid) {
  std::vector<const ControlArea*> current;
  for (const ControlArea& area : areas) {
    if (area.valid.contains(valid)) current.push_back(&area);
  }
  NodeControl control;
  control.actors = actors_of(current);
  control.held_by.resize(graph.node_count());
  for (std::size_t i = 0; i < graph.node_count(); ++i) {
    std::vector<std::uint32_t>& holders = control.held_by[NodeId::from_index(i)];
    for (const ControlArea* area : current) {
      if (holds(*area, graph.position(NodeId::from_index(i)))) {
        holders.push_back(index_of(control.actors, area->actor));
      }
    }
    std::sort(holders.begin(), holders.end());
    holders.erase(std::unique(holders.begin(), holders.end()), holders.end());
  }
  return control;
}

std::vector<ArcId> arcs_held(const RoadGraph& graph, const NodeControl& control,
                             std::string_view actor) {
  std::vector<ArcId> held;
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto id = ArcId::from_index(i);
    const bool is_held =
        control.is_held(graph.tail(id), actor) || control.is_held(graph.head(id), actor);
    if (is_held) held.push_back(id);
  }
  return held;
}

}  // namespace maabar
