// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "report/compose.h"
#include "report/view.h"

namespace maabar::report {

/// Why the document's date is doubted: the text speaks of a part of a month that the date says is
/// still far ahead, as past, or of a day with the weekday that it has in another year. Empty when
/// nothing contradicts it.
std::string find_date_doubt(const Grammar& grammar, const View& view);

/// Takes back dates that were reckoned from a date that is in doubt; those that the text gives with
/// their year stay.
void drop_relative_dates(const View& view, Draft& draft);

/// "This is baseless", "; the ministry denies it": denies what was told before it as hearsay or by
/// another speaker, in the sentence before or in front of a semicolon.
void apply_verdict(const Grammar& grammar, const View& view, std::size_t sentence,
                   std::vector<Draft>& drafts);

/// Takes out what makes a claim impossible: a side or direction that is not its crossing's, an end
/// before its beginning.
void mend(Claim& claim);

}  // namespace maabar::report
