// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "network/import_report.h"
#include "network/road_graph.h"
#include "network/road_pieces.h"

namespace maabar {

/// The graph of joined pieces: their ends become nodes, numbered along a curve that keeps
/// neighbours near, each piece an arc for every sense that anyone may drive. `crossings` and
/// `found` by gate.
Result<RoadGraph> lay_graph(RoadPieces pieces, const std::vector<CrossingKey>& crossings,
                            const std::vector<ImportReport::FoundGate>& found);

}  // namespace maabar
