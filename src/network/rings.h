// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "region/outline.h"

namespace maabar {

/// Lines joined end to end as far as they go.
struct RingsAndLines {
  std::vector<Ring> rings;                 ///< closed, four points or more
  std::vector<std::vector<LatLng>> lines;  ///< what closed to no ring
};

/// Joins lines that share an end. Where more than two meet, the lower in order goes on; a line that
/// is closed already is a ring. O(lines log lines).
RingsAndLines join_lines(std::vector<std::vector<LatLng>> lines);

}  // namespace maabar
