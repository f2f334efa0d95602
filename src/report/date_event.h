// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "report/date_cursor.h"

namespace maabar::report {

// Dates counted from what was told before, or from what follows. Of every result `end` is set,
// `begin` is not.

/// `since then`, `ever since`, `from that day`, `until then`; a `since` with nothing behind it.
std::optional<DatePhrase> read_since_then(const DateCursor& cursor, std::uint32_t at);
/// `for the third day`, `38th day`, `in its second week`: what goes on began so long ago.
std::optional<DatePhrase> read_nth_day(const DateCursor& cursor, std::uint32_t at);
/// `the day before`, `a day after`, `the next morning`, `the same night`: counted from an event.
std::optional<DatePhrase> read_event_day(const DateCursor& cursor, std::uint32_t at);

/// Whether an `after` or `before` right before `at` begins a clause: `three days after it was hit`.
bool leads_clause(const DateCursor& cursor, std::uint32_t at);
/// Whether a day stands there that the words before count from.
bool begins_date(const DateCursor& cursor, std::uint32_t at);

}  // namespace maabar::report
