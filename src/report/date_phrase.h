// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "report/annotation.h"
#include "report/token.h"

namespace maabar::report {

/// What a date does in its clause, told by the word before it.
enum class DateRole : std::uint8_t { kAt, kSince, kUntil, kBy, kBefore, kAfter, kFor, kWithin };

/// Which way a date without a year is looked for.
enum class Lean : std::uint8_t { kPast, kFuture };

/// A date as the text gives it, not yet a day.
struct DatePhrase {
  enum class Kind : std::uint8_t {
    kCalendar,  ///< day, month, year as far as given; or a part of one
    kWeekday,   ///< Monday, last Friday
    kShift,     ///< so many units from the anchor: yesterday, two weeks ago, next month
    kDuration,  ///< for three days
    kSeason,    ///< spring, last summer
  };
  enum class Which : std::uint8_t { kNone, kLast, kThis, kNext };
  enum class Unit : std::uint8_t { kHour, kDay, kWeek, kMonth, kYear };
  std::uint32_t begin = 0;  ///< tokens [begin, end), with the word of its role
  std::uint32_t end = 0;
  Kind kind = Kind::kCalendar;
  DateRole role = DateRole::kAt;
  Which which = Which::kNone;
  Unit unit = Unit::kDay;
  std::int32_t year = 0;
  std::int32_t month = 0;
  std::int32_t day = 0;
  std::int32_t weekday = -1;
  std::int32_t count = 0;    ///< units of a shift (negative: back) or of a duration
  std::int32_t season = -1;  ///< 0 winter ... 3 autumn: by its first month
  bool from_event = false;   ///< counted from another date of the text: `a day after`
  bool coarse = false;       ///< the text says only about when
};

/// Word classes that dates are made of; see data/lexicon/dates.csv.
struct DateClasses {
  ClassId month, weekday, unit, number_word, which, season, day_word, role, part, ago, later, feast;
  static DateClasses of(const ClassNames& names);
};

/// Every date in tokens [first, last), in order, none overlapping. `values`: what the payload of an
/// annotation of a lexicon class stands for.
std::vector<DatePhrase> find_dates(const TokenText& text, const Annotations& annotations,
                                   const DateClasses& classes,
                                   const std::vector<std::string>& values, std::uint32_t first,
                                   std::uint32_t last);

/// The date that `phrase` means. `anchor`: the day that "today" is, or the event's for
/// `from_event`; unknown or coarser than the phrase needs gives an unknown date. A duration gives
/// the other end of it, seen from the anchor, in the direction of `lean`. Precision is the text's:
/// "last week" is a month.
Date resolve(const DatePhrase& phrase, const Date& anchor, Lean lean);

}  // namespace maabar::report
