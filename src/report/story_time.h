// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/view.h"

namespace maabar::report {

/// Resolves every date of the text, in its order, as one of the past, into `view.told`: "a day
/// later" counts from the date told before it, "three days after it was hit" back from that of its
/// main clause. What cannot be told is unknown. Requires: `view.dates` is filled.
void tell_dates(View& view);

}  // namespace maabar::report
