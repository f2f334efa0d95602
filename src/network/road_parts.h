// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "network/road_graph.h"

namespace maabar {

/// What `RoadGraph::build` proves before it lays out columns: `kInvalidInput` names the first node,
/// arc, gate or label that does not fit.
Result<void> check_parts(const RoadGraph::Parts& parts);

/// The columns of parts that `check_parts` accepts, and what keeps them.
struct LaidColumns {
  RoadColumns columns;
  std::shared_ptr<const void> keeper;
};
LaidColumns lay_columns(RoadGraph::Parts parts);

}  // namespace maabar
