// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/compose.h"

namespace maabar::report {

/// Whether a date near the trigger can only lie ahead ("tomorrow", "next week", "on 3 May" in
/// April).
bool has_future_date(const View& view, const Hit& hit);
/// "closes the bridge from May", said in February: what a present tells of a day or month that is
/// long gone or still to come is to come.
bool is_scheduled(const View& view, const Hit& hit, const VerbGroup& group);
/// What an auxiliary among tokens [first, last) tells of a head that is no verb: `will be open to
/// lorries with a permit`, `only residents may cross`. `kNone` where none points ahead or permits.
Tense tense_beside(const Grammar& grammar, const View& view, std::uint32_t first,
                   std::uint32_t last);
/// A date of its sentence is today, "from today it will serve lorries only": it is so already.
bool begins_today(const View& view, const Hit& hit);

/// `promised an opening for 15 October 2019`: whether its day, told with its year, is over.
bool is_overdue(const View& view, const Hit& hit);

}  // namespace maabar::report
