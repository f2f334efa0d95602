// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/compose.h"

namespace maabar::report {

/// A side that the words name on their own: "the Iraqi half". A name used on one side is not.
Country explicit_side(const Grammar& grammar, const View& view, const Bound& bound);

/// "on the Syrian half" anywhere in the clause; none when it is not told.
Country side_phrase(const Grammar& grammar, const View& view, const Hit& hit);

/// Where a measure stands or happens: a side that is told, else the country that does it.
Country measure_side(const Grammar& grammar, const View& view, const Hit& hit, const Bound& bound);

}  // namespace maabar::report
