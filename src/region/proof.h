// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "gazetteer/gazetteer.h"
#include "region/pack.h"

namespace maabar {

/// Every way in which the pack's parts do not fit together, each with file and line and what to do,
/// in the order of files and lines; empty if the pack is sound. It proves that
/// - ids resolve: crossings in the gazetteer, towns and hubs among the places, ends of links;
/// - every gate hangs on the network on both sides, the network is connected with all gates open,
///   and no place is stranded;
/// - coordinates lie in their country by the pack's own outline: places in it (or at most 6 km out
///   in the sea, since coasts are coarse), border towns, junctions and crossings within 10 km;
/// - no link joins two countries, none is shorter than the line between its ends, and its times are
///   those of a road (0 to 160 km/h);
/// - dates parse, no claim of `history.csv` begins or ends later than its report could know (an end
///   that the report announced is listed in `announced_ends.csv`), and every row has a source.
/// O(links log links + points x vertices).
std::vector<Error> prove_pack(const RegionPack& pack, const Gazetteer& gazetteer);

}  // namespace maabar
