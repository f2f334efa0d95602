// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "report/date_calendar.h"

namespace maabar::report {

// Periods told by a word that points, and units inside them. Of every result `end` is set, `begin`
// and `role` are not.

/// A word of the class `which`: last, this, next.
struct Pointing {
  DatePhrase::Which which = DatePhrase::Which::kNone;
  bool from_event = false;  ///< speaks of a date told before: previous, the same
  std::uint32_t end = 0;
};
std::optional<Pointing> read_pointing(const DateCursor& cursor, std::uint32_t at);
/// The same; asked for every word that may begin a date, most of which do not point.
inline std::optional<Pointing> pointing_at(const DateCursor& cursor, std::uint32_t at) {
  return cursor.may_be(at, cursor.classes().which) ? read_pointing(cursor, at) : std::nullopt;
}

/// Whether a unit before needs a word that points: `the year` is this one only behind `end of`.
enum class Pointer : std::uint8_t { kNeeded, kImplied };

/// `last week`, `the same month`, `the year`, as a shift of today's or the event's.
std::optional<DatePhrase> read_pointed_unit(const DateCursor& cursor, std::uint32_t at,
                                            Pointer pointer);

/// last July, this May, next March
std::optional<DatePhrase> read_pointed_month(const DateCursor& cursor, std::uint32_t at);

/// A weekday's name in upper case, or null.
const Annotation* weekday_at(const DateCursor& cursor, std::uint32_t at);
/// Whether a word of the class `unit` is a plural.
bool is_plural(const DateCursor& cursor, const Annotation& unit);
/// Takes the year that stands behind a month or day: `May last year`, `5 May of the same year`.
void add_year_period(const DateCursor& cursor, DatePhrase& phrase);
/// The period behind `of` or `in` (implied pointer) or beside a unit: May 2019, next year, 2018.
std::optional<DatePhrase> read_period(const DateCursor& cursor, std::uint32_t at, Pointer pointer);

/// the first quarter of 2019, the last Friday of May, the first three months of the year
std::optional<DatePhrase> read_nth(const DateCursor& cursor, std::uint32_t at, DateHint hint);
/// the month of May, the year 2019, the week of 5 May, the week beginning 5 May
std::optional<DatePhrase> read_named_period(const DateCursor& cursor, std::uint32_t at);
/// year-end, by year's end
std::optional<DatePhrase> read_unit_end(const DateCursor& cursor, std::uint32_t at, DateHint hint);
/// last summer, spring 2019, winter 2018-19
std::optional<DatePhrase> read_season(const DateCursor& cursor, std::uint32_t at, DateHint hint);
/// Days and turns of the year with a name and a fixed date.
std::optional<DatePhrase> read_feast(const DateCursor& cursor, std::uint32_t at);

}  // namespace maabar::report
