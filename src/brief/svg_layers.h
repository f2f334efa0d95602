// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "brief/label_placement.h"
#include "brief/map_input.h"
#include "brief/map_projection.h"
#include "brief/markup.h"

/// What lies under the labels: sea, countries, roads, routes, towns, crossings.
namespace maabar {

/// Sea, countries and their borders, roads by class; not clipped to the frame.
Markup draw_ground(const MapInput& map, const MapProjection& projection);

/// The routes asked for, with arrows in their direction.
Markup draw_routes(const MapInput& map, const MapProjection& projection);

/// The dots of the towns given.
Markup draw_towns(std::span<const MapTown> towns, const MapProjection& projection);

/// A crossing as drawn.
struct PlacedCrossing {
  MapCrossing crossing;
  DrawPoint spot;    ///< where it lies
  DrawPoint centre;  ///< where its symbol stands: moved aside if it would overlap another
  DrawBox box;       ///< of its symbol
};

/// The crossings that lie in the window, in the order of the map.
std::vector<PlacedCrossing> place_crossings(const MapInput& map, const MapProjection& projection);

/// Crossings by state; one whose directions differ bears two smaller symbols side by side, one that
/// was moved aside a line to the dot where it lies.
Markup draw_crossings(std::span<const PlacedCrossing> crossings);

/// The pieces of a line as drawn.
std::vector<DrawSegment> segments_of(const std::vector<LatLng>& line,
                                     const MapProjection& projection);

}  // namespace maabar
