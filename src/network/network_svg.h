// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "network/road_graph.h"

namespace maabar {

/// The network as a drawing of its own: roads by class, gates by name, north up, 1,200 px on the
/// longer side. A network of more than 60,000 arcs is drawn down to its secondary roads. The same
/// graph gives the same bytes. No statement on where a boundary runs.
std::string to_svg(const RoadGraph& graph);

}  // namespace maabar
