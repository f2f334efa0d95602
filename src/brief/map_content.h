// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "brief/bulletin.h"
#include "brief/map_input.h"

namespace maabar {

/// What the bulletin's map shows: the pack's outlines, the network's roads, the corridors' ways,
/// the board's crossings that have a position, and towns.
MapInput make_map(const BulletinInput& input, std::span<const BoardRow> rows);

/// A crossing's name as a map has room for: `al-Qa'im` of `al-Qa'im (Husaybah)`.
std::string short_name(std::string_view name);

}  // namespace maabar
