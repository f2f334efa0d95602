// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <array>
#include <charconv>
#include <chrono>

namespace maabar {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// Exactly `width` digits, else -1.
int read_digits(std::string_view text, std::size_t width) {
  if (text.size() != width) return -1;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

Day to_day(int year, int month, int day) {
  const std::chrono::year_month_day ymd{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  return Day::from_number(sys_days(ymd).time_since_epoch().count());
}

int days_in_month(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year{year},
      std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

Error bad_date(std::string_view text) {
  return invalid_input(
      fmt::format("'{}' is not a date; write 2018, 2018-07 or 2018-10-15", text.substr(0, 40)));
}

}  // namespace

int weekday(Day day) {
  const std::chrono::weekday weekday{sys_days{days{day.number}}};
  return static_cast<int>(weekday.iso_encoding()) - 1;
}

Day day_of(std::int64_t utc_seconds) {
  std::int64_t day = utc_seconds / kSecondsPerDay;
  if (utc_seconds % kSecondsPerDay < 0) --day;
  return Day::from_number(day);
}

Result<Date> Date::from_ymd(int year, int month, int day) {
  const bool month_is_good = year >= 1 && year <= 9999 && month >= 1 && month <= 12;
  if (!month_is_good || day < 1 || day > days_in_month(year, month)) {
    return invalid_input(
        fmt::format("{:04}-{:02}-{:02} does not exist in the calendar", year, month, day));
  }
  Date date;
  date.year_ = static_cast<std::int16_t>(year);
  date.month_ = static_cast<std::int8_t>(month);
  date.day_ = static_cast<std::int8_t>(day);
  date.precision_ = Precision::kDay;
  return date;
}

Date Date::from_day(Day day) {
  const std::chrono::year_month_day ymd{sys_days{days{day.number}}};
  auto date =
      from_ymd(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
               static_cast<int>(static_cast<unsigned>(ymd.day())));
  return date.value();
}

Date Date::of_year(int year) {
  CHECK(year >= 1 && year <= 9999);
  Date date;
  date.year_ = static_cast<std::int16_t>(year);
  date.precision_ = Precision::kYear;
  return date;
}

Date Date::of_month(int year, int month) {
  CHECK(month >= 1 && month <= 12);
  Date date = of_year(year);
  date.month_ = static_cast<std::int8_t>(month);
  date.precision_ = Precision::kMonth;
  return date;
}

Result<Date> Date::parse(std::string_view text) {
  if (text.empty()) return Date();
  const int year = read_digits(text.substr(0, 4), 4);
  if (year < 1) return bad_date(text);
  if (text.size() == 4) return of_year(year);
  if (text.size() != 7 && text.size() != 10) return bad_date(text);
  const int month = read_digits(text.substr(5, 2), 2);
  if (text[4] != '-' || month < 0) return bad_date(text);
  if (text.size() == 7) {
    if (month < 1 || month > 12) {
      return invalid_input(fmt::format("{} does not exist in the calendar", text));
    }
    return of_month(year, month);
  }
  const int day = read_digits(text.substr(8, 2), 2);
  if (text[7] != '-' || day < 0) return bad_date(text);
  return from_ymd(year, month, day);
}

Day Date::first_day() const {
  CHECK(!is_unknown());
  return to_day(year_, precision_ >= Precision::kMonth ? month_ : 1,
                precision_ == Precision::kDay ? day_ : 1);
}

Day Date::last_day() const {
  CHECK(!is_unknown());
  const int month = precision_ >= Precision::kMonth ? month_ : 12;
  return to_day(year_, month, precision_ == Precision::kDay ? day_ : days_in_month(year_, month));
}

std::int64_t Date::first_second() const { return first_day().number * kSecondsPerDay; }

std::int64_t Date::last_second() const { return (last_day().number + 1) * kSecondsPerDay - 1; }

std::string to_string(const Date& date) {
  switch (date.precision()) {
    case Date::Precision::kUnknown:
      return {};
    case Date::Precision::kYear:
      return fmt::format("{:04}", date.year());
    case Date::Precision::kMonth:
      return fmt::format("{:04}-{:02}", date.year(), date.month());
    case Date::Precision::kDay:
      break;
  }
  return fmt::format("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
}

Result<std::int64_t> parse_inclusive_moment(std::string_view text) {
  if (text.size() > 10) return parse_utc_seconds(text);
  ASSIGN_OR_RETURN(const Date date, Date::parse(text));
  if (date.is_unknown()) return invalid_input("a date is missing; write 2018-10-15");
  return date.last_second();
}

}  // namespace maabar
