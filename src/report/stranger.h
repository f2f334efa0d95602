// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/compose.h"

namespace maabar::report {

/// Whether what a trigger tells is told of something that is no crossing: `the station has been
/// closed`, `closed its mills`, `a zone on the border is to open`. Asked of a place that its clause
/// does not name, or names only to tell where the other thing lies. Linear in the words beside it.
bool tells_of_a_stranger(const Grammar& grammar, const View& view, const Hit& hit,
                         const VerbGroup& group, const Bound& bound);

}  // namespace maabar::report
