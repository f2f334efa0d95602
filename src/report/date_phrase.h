// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "report/annotation.h"
#include "report/date_start.h"
#include "report/token.h"

namespace maabar::report {

/// What a date does in its clause, told by the word before it.
enum class DateRole : std::uint8_t { kAt, kSince, kUntil, kBy, kBefore, kAfter, kFor, kWithin };

/// Which way a date without a year is looked for.
enum class Lean : std::uint8_t { kPast, kFuture };

/// A date as the text gives it, not yet a day.
struct DatePhrase {
  enum class Kind : std::uint8_t {
    kCalendar,  ///< day, month, year as far as given; a decade or century by its first year
    kWeekday,   ///< Monday, last Friday
    kShift,     ///< so many units from the anchor: yesterday, two weeks ago, next month
    kDuration,  ///< for three days
    kSeason,    ///< spring, last summer
    kNth,       ///< the second quarter, the last Friday of May: a unit inside `inner`
    kRange,     ///< from 3 to 7 May: from the first of `inner` to the second
    kVague,     ///< recently, in the coming days: a time that no calendar holds
  };
  enum class Which : std::uint8_t { kNone, kLast, kThis, kNext };
  enum class Unit : std::uint8_t {
    kHour,
    kDay,
    kWeek,
    kWeekend,
    kMonth,
    kQuarter,
    kHalf,
    kYear,
    kDecade,
    kCentury
  };
  enum class Part : std::uint8_t { kNone, kEarly, kMid, kLate };
  std::uint32_t begin = 0;  ///< tokens [begin, end), with the word of its role
  std::uint32_t end = 0;
  Kind kind = Kind::kCalendar;
  DateRole role = DateRole::kAt;
  Which which = Which::kNone;
  Unit unit = Unit::kDay;
  Part part = Part::kNone;  ///< early, mid, late: the text says only about when
  std::int32_t year = 0;
  std::int32_t month = 0;
  std::int32_t day = 0;
  std::int32_t weekday = -1;
  std::int32_t count = 0;     ///< units of a shift (negative: back) or duration; which one of kNth
  std::int32_t length = 1;    ///< of kNth: so many units from there: the first three months
  std::int32_t season = -1;   ///< by its first month
  bool from_event = false;    ///< counted from another date of the text: `a day after`
  bool vague = false;         ///< the count is about right: `a few days ago`
  bool clause_event = false;  ///< `three days after it was hit`: what follows tells the event
  std::vector<DatePhrase> inner;  ///< ends of a range; else the date that it is counted from or in
};

/// Word classes that dates are made of; see data/lexicon/dates.csv.
struct DateClasses {
  ClassId month, weekday, unit, number_word, ordinal, which, season, day_word, role, part, ago,
      later, feast, vague;
  static constexpr std::array<std::string_view, 14> kNames = {
      "month",    "weekday",   "unit",      "number-word", "ordinal", "which", "season",
      "day-word", "date-role", "date-part", "ago",         "later",   "feast", "vague-date"};
  DateStarts starts;  ///< only spares time
  static DateClasses of(const ClassNames& names);
};

/// Every date in tokens [first, last), in order, none overlapping. `values`: what the payload of an
/// annotation of a lexicon class stands for.
std::vector<DatePhrase> find_dates(const TokenText& text, const Annotations& annotations,
                                   const DateClasses& classes,
                                   const std::vector<std::string>& values, std::uint32_t first,
                                   std::uint32_t last);

/// What a date is reckoned from.
struct DateFrame {
  Date today;  ///< the document's day
  Date event;  ///< the date told before, for `a day after`; unknown when there is none
  Lean lean = Lean::kPast;
};

/// The first and the last date that a phrase means: equal for a day, a month, a year; a week has
/// its Monday and Sunday, a quarter its months. Both unknown when the phrase cannot be told.
struct DateSpan {
  Date first;
  Date last;
  [[nodiscard]] bool is_unknown() const { return first.is_unknown() || last.is_unknown(); }
};

/// The span that `phrase` means, as wide as the text leaves it. An unknown or too coarse frame
/// gives an unknown span. Weeks begin on Monday; a winter is named by the year it begins in. A
/// duration gives its other end, seen from `today`, in the direction of `lean`.
DateSpan resolve_span(const DatePhrase& phrase, const DateFrame& frame);

/// The one date that holds the span, for a claim: "last week" is a month, a quarter a year, a range
/// its first date.
Date resolve(const DatePhrase& phrase, const DateFrame& frame);
/// Likewise, with events counted from `anchor`.
Date resolve(const DatePhrase& phrase, const Date& anchor, Lean lean);

}  // namespace maabar::report
