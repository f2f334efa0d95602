// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gazetteer/crossing_key.h"
#include "network/import_report.h"
#include "network/road_pieces.h"

namespace maabar {

/// Where a crossing is said to be: by a pack (either side), the gazetteer, or an analyst.
struct CrossingSite {
  CrossingKey crossing;
  std::vector<LatLng> points;  ///< one or more
};

/// Finds the border pieces of every crossing and seals the others, in five steps:
/// 1. a stretch of at most 1 km that wanders over the line and back is taken to be the neighbour's,
///    unless the map holds no more than such stubs of its country and a crossing or a border post
///    lies within 5 km;
/// 2. each crossing takes the border piece of its two countries that is nearest to one of its
///    points, at most 5 km off: one whose both ends lead somewhere (network/main_roads.h) before
///    one that ends in a yard or a stub, a better road before a lesser one a little nearer; of two
///    crossings that want one piece the nearer has it; an end that leads nowhere is joined to the
///    next main road of its country, at most 2 km off, by a straight piece that says so in its
///    name;
/// 3. a border post of the map that stands within 2 km of border pieces, and not at a crossing
///    found already, makes a gate with a provisional id of its name or the nearest town's;
/// 4. a gate takes the other touches of its road too: within 300 m, or within 1.5 km under the same
///    name, or joined by a short stretch between two lines; what lies between the touches is given
///    to the crossing's first country, so that every way over it takes one gate arc;
/// 5. every other border piece is sealed, and barred roads farther than 2 km from every gate are
///    left out: their `uses` becomes 0.
/// Sets `gate` of pieces, `country` of points, and fills the report's gates, `unmatched`,
/// `beyond_map`, posts, `strays` and `sealed`. The crossings in the order of their gates. O(border
/// pieces x (sites + towns)).
std::vector<CrossingKey> find_gates(std::span<const CrossingSite> sites, const RawRoads& roads,
                                    RoadPieces& pieces, ImportReport& report);

}  // namespace maabar
