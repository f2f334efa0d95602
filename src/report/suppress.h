// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "report/view.h"

namespace maabar::report {

/// Whether a sentence tells what is never stored: positions, strength or movements of forces,
/// patrol times, sensor positions, convoys, travellers or staff by name. Rules: tactical.csv.
bool is_tactical(const Grammar& grammar, const View& view, std::size_t sentence);

}  // namespace maabar::report
