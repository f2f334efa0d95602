// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "network/road_columns.h"

namespace maabar {

/// Proves that every column has the length that it should, that offsets ascend and that every index
/// points into its column, so that no query on them can read outside. `kCorrupt` names the first
/// column at fault and its row. O(nodes + arcs), a few linear passes.
Result<void> check_columns(const RoadColumns& columns);

}  // namespace maabar
