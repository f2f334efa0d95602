// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/result.h"
#include "base/units.h"
#include "network/road_graph.h"
#include "region/pack.h"

namespace maabar {

/// The road graph of a pack: its places, junctions and ends of gates in this order as nodes (so
/// that the node of `PlaceId(i)` is `NodeId(i)`), two arcs per link (one if it is one-way), two
/// per gate. A gate's driving time is its length at 20 km/h for either profile; its dwell is not in
/// it. Gates through which a class does not pass are arcs like others. O(links log links).
/// `kInvalidInput` with file and line if a link's end does not exist or joins two countries, which
/// a proven pack does not.
Result<RoadGraph> build_road_graph(const RegionPack& pack);

/// A node and how far it lies from the point that was asked for.
struct NearestNode {
  NodeId node;
  Metres distance;
};

/// The connected node (`RoadGraph::is_connected`) of `country` nearest to `point` by great circle;
/// absent if the country has none. With no country (`Country()`), the nearest of all. Ties: the
/// lower id. O(nodes).
std::optional<NearestNode> find_nearest_node(const RoadGraph& graph, LatLng point, Country country);

}  // namespace maabar
