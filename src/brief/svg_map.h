// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "brief/map_input.h"

namespace maabar {

/// The map as one SVG element (UTF-8, no XML declaration) that needs nothing beside it: no font, no
/// image, no script. Crossings by state in shape and colour, roads, routes with their direction,
/// labels that do not overlap, legend, scale bar, both dates, sources and disclaimer.
/// Projection: equirectangular, true to scale along meridians and along the map's mean latitude;
/// computed with + - * / alone and rounded to 0.1 px, so the bytes are the same on every machine.
std::string to_svg(const MapInput& map);

}  // namespace maabar
