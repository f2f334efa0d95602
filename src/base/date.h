// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/interval.h"
#include "base/result.h"

namespace maabar {

/// A day count: days since 1970-01-01 in the proleptic Gregorian calendar.
struct Day {
  std::int32_t number = 0;
  static constexpr Day from_number(std::int64_t number) {
    return Day{static_cast<std::int32_t>(number)};
  }
  friend constexpr Day operator+(Day day, int days) { return Day{day.number + days}; }
  friend constexpr Day operator-(Day day, int days) { return Day{day.number - days}; }
  friend constexpr int operator-(Day a, Day b) { return a.number - b.number; }
  friend constexpr auto operator<=>(Day, Day) = default;
};

/// 0 = Monday ... 6 = Sunday.
int weekday(Day day);

/// The day that holds `utc_seconds`.
Day day_of(std::int64_t utc_seconds);

/// An imprecise calendar date, EDTF level 0: `2018`, `2018-07`, `2018-10-15`, or unknown (empty).
/// Years 1 to 9999. Source: EDTF, ISO 8601-2:2019, level 0.
class Date {
 public:
  enum class Precision : std::uint8_t { kUnknown, kYear, kMonth, kDay };

  constexpr Date() = default;
  /// Each refuses an impossible date with `kInvalidInput` (`2018-02-30 does not exist ...`).
  static Result<Date> parse(std::string_view text);
  static Result<Date> from_ymd(int year, int month, int day);
  /// Requires: the day lies in years 1 to 9999.
  static Date from_day(Day day);
  /// Requires: year in 1..9999 (and month in 1..12).
  static Date of_year(int year);
  static Date of_month(int year, int month);

  [[nodiscard]] Precision precision() const { return precision_; }
  [[nodiscard]] bool is_unknown() const { return precision_ == Precision::kUnknown; }
  /// Zero where the precision has none.
  [[nodiscard]] int year() const { return year_; }
  [[nodiscard]] int month() const { return month_; }
  [[nodiscard]] int day() const { return day_; }

  /// First and last day that the date can mean. Requires: not unknown.
  [[nodiscard]] Day first_day() const;
  [[nodiscard]] Day last_day() const;
  /// The first second of its first day, and the last second of its last day, in UTC.
  [[nodiscard]] std::int64_t first_second() const;
  [[nodiscard]] std::int64_t last_second() const;

  /// By year, month, day; unknown first; the coarser before the finer.
  friend constexpr auto operator<=>(const Date&, const Date&) = default;

 private:
  std::int16_t year_ = 0;
  std::int8_t month_ = 0;
  std::int8_t day_ = 0;
  Precision precision_ = Precision::kUnknown;
};

/// `2018`, `2018-07`, `2018-10-15`, or empty.
std::string to_string(const Date& date);

/// A moment that is a date or a date-time, as `--at` and `--known` take it: the last second of the
/// date's period, or the very second. `kInvalidInput` names the value and the accepted forms.
Result<std::int64_t> parse_inclusive_moment(std::string_view text);

}  // namespace maabar
