// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "brief/label_placement.h"
#include "brief/map_input.h"
#include "brief/map_projection.h"
#include "brief/markup.h"
#include "brief/svg_layers.h"

namespace maabar {

/// The names on the map: where they stand, and which towns bear one.
struct MapLabels {
  Markup leaders;                    ///< lines from symbols to names that stand apart
  Markup names;                      ///< countries, towns, crossings
  std::vector<MapTown> towns;        ///< those with a name; only they get a dot
  std::vector<DrawBox> boxes;        ///< of every name drawn
  std::vector<CrossingKey> unnamed;  ///< crossings for whose name there was no room
};

/// Lays the names out: countries, crossings on a route, ends and hubs, crossings by what is known
/// of them, other towns as long as there is room.
MapLabels make_labels(const MapInput& map, const MapProjection& projection,
                      std::span<const PlacedCrossing> crossings);

}  // namespace maabar
