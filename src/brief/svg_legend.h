// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "brief/map_input.h"
#include "brief/map_projection.h"
#include "brief/markup.h"

/// What stands around the map: title, legend, scale bar, dates, sources, disclaimer.
namespace maabar {

/// Markup and how much height it takes, in 0.1 px.
struct Strip {
  Markup markup;
  std::int32_t height = 0;
};

/// Title in both scripts and the dates, from the top of the drawing.
Strip draw_title(const MapInput& map, std::int32_t width);

/// Legend, scale bar and the lines under it, from `top` down.
Strip draw_legend(const MapInput& map, const MapProjection& projection, std::int32_t top,
                  std::int32_t width);

/// A round length whose bar is at most `most` (0.1 px) long: 1, 2 or 5 times a power of ten km.
Metres scale_bar_length(const MapProjection& projection, std::int32_t most);

}  // namespace maabar
