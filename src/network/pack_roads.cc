// SPDX-License-Identifier: Apache-2.0
#include "network/pack_roads.h"

#include <cstdlib>
#include <map>
#include <utility>

namespace maabar {
namespace {

/// Through a border post everyone creeps: 20 km/h is 180 ms per metre.
constexpr std::uint32_t kGateMillisecondsPerMetre = 180;

/// What a link and a gate have in common: one or two arcs along one line.
struct Stretch {
  std::string_view from;
  std::string_view to;
  const Where& where;
  Arc arc;  ///< without its ends, road and shape
  std::string_view road;
  std::vector<LatLng> line;
};

class PackBuilder {
 public:
  explicit PackBuilder(const RegionPack& pack) : pack_(pack) {}

  Result<RoadGraph> build() {
    add_nodes();
    for (const RoadLink& link : pack_.links) RETURN_IF_ERROR(add_link(link));
    for (const GateSite& gate : pack_.gates) RETURN_IF_ERROR(add_gate(gate));
    return RoadGraph::build(std::move(parts_));
  }

 private:
  void add_node(std::string id, std::string name, LatLng position, Country country) {
    node_by_id_.emplace(id, NodeId::from_index(parts_.nodes.size()));
    parts_.nodes.push_back({std::move(id), std::move(name), position, country});
  }

  void add_nodes() {
    for (const Place& place : pack_.places) {
      add_node(place.id, place.name, place.position, place.country);
    }
    for (const Junction& junction : pack_.junctions) {
      add_node(junction.id, junction.name, junction.position, junction.country);
    }
    for (const GateSite& gate : pack_.gates) {
      for (const GateSide* side : {&gate.a, &gate.b}) {
        add_node(side->node, "", side->position, side->country);
      }
    }
  }

  std::uint32_t road_index(std::string_view name) {
    const auto [it, is_new] =
        roads_.try_emplace(std::string(name), static_cast<std::uint32_t>(parts_.road_names.size()));
    if (is_new) parts_.road_names.emplace_back(name);
    return it->second;
  }

  Result<NodeId> find_end(std::string_view id, const Where& where) const {
    const auto found = node_by_id_.find(id);
    if (found != node_by_id_.end()) return found->second;
    return invalid_input(fmt::format("'{}' is no place, junction or end of a gate", id), where);
  }

  /// The arc there, with its ends, road and shape filled in.
  Result<Arc> lay(Stretch stretch) {
    Arc arc = stretch.arc;
    ASSIGN_OR_RETURN(arc.tail, find_end(stretch.from, stretch.where));
    ASSIGN_OR_RETURN(arc.head, find_end(stretch.to, stretch.where));
    arc.road = road_index(stretch.road);
    arc.shape = static_cast<std::uint32_t>(parts_.shapes.size());
    parts_.shapes.push_back(std::move(stretch.line));
    return arc;
  }

  static Arc back(const Arc& arc) {
    Arc reverse = arc;
    std::swap(reverse.tail, reverse.head);
    reverse.is_shape_reversed = true;
    return reverse;
  }

  Result<void> add_link(const RoadLink& link) {
    Arc arc;
    arc.length = link.length;
    arc.truck = link.truck;
    arc.car = link.car;
    arc.road_class = link.road_class;
    ASSIGN_OR_RETURN(arc, lay({link.from, link.to, link.where, arc, link.road, link.line}));
    const Country tail = parts_.nodes[arc.tail.index()].country;
    const Country head = parts_.nodes[arc.head.index()].country;
    if (tail != head) {
      return invalid_input(fmt::format("{} joins {} and {}; only a gate joins two countries",
                                       link.id, tail.code(), head.code()),
                           link.where);
    }
    parts_.arcs.push_back(arc);
    if (!link.is_oneway) parts_.arcs.push_back(back(arc));
    return {};
  }

  Result<void> add_gate(const GateSite& gate) {
    Arc arc;
    arc.length = gate.length;
    arc.truck = TravelTime::from_milliseconds(gate.length.value * kGateMillisecondsPerMetre);
    arc.car = arc.truck;
    arc.road_class = RoadClass::kGate;
    arc.gate = GateId::from_index(parts_.gates.size());
    ASSIGN_OR_RETURN(arc, lay({gate.a.node,
                               gate.b.node,
                               gate.where,
                               arc,
                               gate.road,
                               {gate.a.position, gate.b.position}}));
    parts_.gates.push_back({gate.crossing, Metres{0}});
    parts_.arcs.push_back(arc);
    parts_.arcs.push_back(back(arc));
    return {};
  }

  const RegionPack& pack_;
  RoadGraph::Parts parts_;
  std::map<std::string, NodeId, std::less<>> node_by_id_;
  std::map<std::string, std::uint32_t, std::less<>> roads_;
};

/// Whether the latitudes alone put the points farther apart than `limit`; spares most distances.
bool is_farther_north_or_south(LatLng a, LatLng b, Metres limit) {
  constexpr std::int64_t kE7PerMetre = 90;  // a metre is 89.9 of them on the sphere
  return std::abs(std::int64_t{a.lat_e7()} - b.lat_e7()) > kE7PerMetre * (limit.value + 1);
}

}  // namespace

Result<RoadGraph> build_road_graph(const RegionPack& pack) { return PackBuilder(pack).build(); }

std::optional<NearestNode> find_nearest_node(const RoadGraph& graph, LatLng point,
                                             Country country) {
  std::optional<NearestNode> nearest;
  for (std::size_t i = 0; i < graph.node_count(); ++i) {
    const auto id = NodeId::from_index(i);
    if (!graph.is_connected(id)) continue;
    if (!country.is_none() && graph.country(id) != country) continue;
    if (nearest && is_farther_north_or_south(graph.position(id), point, nearest->distance))
      continue;
    const Metres distance = great_circle(graph.position(id), point);
    if (!nearest || distance < nearest->distance) nearest = NearestNode{id, distance};
  }
  return nearest;
}

}  // namespace maabar
