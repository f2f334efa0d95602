// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "network/import_report.h"
#include "network/road_graph.h"

namespace maabar {

/// A place that wants a node.
struct PlacePoint {
  std::string id;
  std::string name;
  Country country;
  LatLng position;
};

struct SnappedPlaces {
  std::vector<RoadGraph::Label> labels;                 ///< in the order of the places
  std::vector<ImportReport::UnsnappedPlace> unsnapped;  ///< likewise, with the reason
};

/// Takes each place to the nearest connected node of its own country (`RoadGraph::is_connected`:
/// never to a dead end that cannot be left or entered), at most 10 km off. Ties: the lower node.
/// O(nodes log nodes + places x nodes near their latitude).
SnappedPlaces snap_places(const RoadGraph& graph, std::span<const PlacePoint> places);

/// The same graph with these labels instead of its own. Requires: nodes of the graph, ids each once
/// and not empty.
RoadGraph with_labels(const RoadGraph& graph, std::vector<RoadGraph::Label> labels);

}  // namespace maabar
