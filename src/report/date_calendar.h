// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "report/date_cursor.h"

namespace maabar::report {

/// How sure the words before are that a date follows. A bare "May" or "2014" needs them.
enum class DateHint : std::uint8_t { kNone, kArticle, kRole };

/// The calendar date at a token: `5 May 2019`, `May 3-7`, `2019-05-06`, `the 1990s`, `Q1 2019`,
/// `2014-19`, `the 10th`. `end` of the result is set, `begin` and `role` are not. A date in figures
/// whose order cannot be told (5/6/2019) is its year.
std::optional<DatePhrase> read_calendar(const DateCursor& cursor, std::uint32_t at, DateHint hint);

}  // namespace maabar::report
