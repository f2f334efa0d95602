// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "report/compose.h"

namespace maabar::report {

/// A date that may tell when a trigger's statement holds.
struct NearDate {
  const DatePhrase* phrase = nullptr;  ///< in the view's dates
  std::size_t index = 0;               ///< of its sentence's dates
  std::uint32_t cost = 0;              ///< tokens from the trigger, more over a wall
  bool leads = false;                  ///< the clause of the trigger tells what happened then
};

/// Dates of the trigger's sentence that may be its own, nearest first: not one on which something
/// was said, nor another trigger's or another clause's.
std::vector<NearDate> near_dates(const View& view, const Hit& hit);

/// Whether a mark stands among tokens [first, last).
bool has_mark(const View& view, std::uint32_t first, std::uint32_t last, char mark);

}  // namespace maabar::report
