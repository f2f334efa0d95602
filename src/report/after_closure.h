// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "report/compose.h"
#include "report/view.h"

namespace maabar::report {

/// "Burundi reopened its border after seven years", "restored on 12 February after eleven weeks":
/// adds to `drafts` the closure that an opening of `sentence` ended, from so long before until
/// that day. One that the sentence tells itself is not added again. Linear in the tokens and dates.
void apply_lengths(const Grammar& grammar, const View& view, std::size_t sentence,
                   std::vector<Draft>& drafts);

}  // namespace maabar::report
