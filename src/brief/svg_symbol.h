// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "belief/state.h"
#include "brief/map_projection.h"
#include "brief/markup.h"

namespace maabar {

/// How much of the drawing a symbol takes, from its centre to each edge of its box, in 0.1 px.
inline constexpr std::int32_t kSymbolReach = 75;

/// A state's symbol, the same on the map, in its legend and in the table: open a disc, restricted a
/// triangle, closed a square with a cross, unknown an empty diamond with a question mark.
/// `scale_percent` 100 fits `kSymbolReach`.
Markup draw_state(Shown shown, DrawPoint centre, std::int32_t scale_percent);

/// The same as an image of its own for a line of text, hidden from readers that speak: the word
/// stands beside it.
Markup state_icon(Shown shown);

}  // namespace maabar
