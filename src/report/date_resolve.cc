// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "report/date_phrase.h"

namespace maabar::report {
namespace {

using Kind = DatePhrase::Kind;
using Which = DatePhrase::Which;
using Unit = DatePhrase::Unit;

bool in_range(int year) { return year >= 1 && year <= 9999; }

Date date_of(int year, int month, int day) {
  if (!in_range(year)) return {};
  if (month == 0) return Date::of_year(year);
  if (day == 0) return Date::of_month(year, month);
  const auto date = Date::from_ymd(year, month, day);
  return date ? *date : Date();
}

Date day_date(Day day) {
  const auto lowest = Date::of_year(1).first_day();
  const auto highest = Date::of_year(9999).last_day();
  return day < lowest || highest < day ? Date() : Date::from_day(day);
}

Date shift_months(const Date& anchor, int months) {
  const int index = anchor.year() * 12 + (anchor.month() - 1) + months;
  const int year = index / 12;
  return index < 12 || !in_range(year) ? Date() : Date::of_month(year, index % 12 + 1);
}

/// A month, with or without a day, whose year is not told.
Date nearest_year(const DatePhrase& phrase, const Date& anchor, Lean lean) {
  if (anchor.is_unknown()) return {};
  const bool past =
      phrase.which == Which::kLast || (phrase.which != Which::kNext && lean == Lean::kPast);
  for (int step = 0; step <= 8; ++step) {
    const int year = anchor.year() + (past ? -step : step);
    const Date date = date_of(year, phrase.month, phrase.day);
    if (date.is_unknown()) continue;
    const bool fits =
        past ? date.first_day() <= anchor.last_day() : anchor.first_day() <= date.last_day();
    const bool told = phrase.which == Which::kLast   ? date.last_day() < anchor.first_day()
                      : phrase.which == Which::kNext ? anchor.last_day() < date.first_day()
                                                     : true;
    if (fits && told) return date;
  }
  return {};
}

/// `the 15th`: the nearest month that has such a day.
Date nearest_month(const DatePhrase& phrase, const Date& anchor, Lean lean) {
  if (anchor.precision() != Date::Precision::kDay) return {};
  for (int step = 0; step <= 3; ++step) {
    const Date month = shift_months(anchor, lean == Lean::kPast ? -step : step);
    if (month.is_unknown()) continue;
    const Date date = date_of(month.year(), month.month(), phrase.day);
    if (date.is_unknown()) continue;
    if (lean == Lean::kPast ? date <= anchor : anchor <= date) return date;
  }
  return {};
}

Date resolve_calendar(const DatePhrase& phrase, const Date& anchor, Lean lean) {
  if (phrase.year != 0) return date_of(phrase.year, phrase.month, phrase.day);
  if (phrase.month != 0) return nearest_year(phrase, anchor, lean);
  return nearest_month(phrase, anchor, lean);
}

Date resolve_weekday(const DatePhrase& phrase, const Date& anchor, Lean lean) {
  if (anchor.precision() != Date::Precision::kDay) return {};
  const Day day = anchor.first_day();
  const int ahead = (phrase.weekday - weekday(day) + 7) % 7;
  if (phrase.which == Which::kLast) return day_date(day - (ahead == 0 ? 7 : 7 - ahead));
  if (phrase.which == Which::kNext) return day_date(day + (ahead == 0 ? 7 : ahead));
  if (lean == Lean::kFuture) return day_date(day + ahead);
  return day_date(day - (7 - ahead) % 7);
}

Date resolve_shift(const DatePhrase& phrase, const Date& anchor, int count) {
  const bool has_day = anchor.precision() == Date::Precision::kDay;
  const bool has_month = has_day || anchor.precision() == Date::Precision::kMonth;
  switch (phrase.unit) {
    case Unit::kHour:
      return has_day ? day_date(anchor.first_day() + count / 24) : Date();
    case Unit::kDay:
      return has_day ? day_date(anchor.first_day() + count) : Date();
    case Unit::kWeek: {
      if (!has_day) return {};
      const Date date = day_date(anchor.first_day() + 7 * count);
      return date.is_unknown() ? Date() : Date::of_month(date.year(), date.month());
    }
    case Unit::kMonth:
      return has_month ? shift_months(anchor, count) : Date();
    case Unit::kYear:
      break;
  }
  return anchor.is_unknown() ? Date() : date_of(anchor.year() + count, 0, 0);
}

Date resolve_season(const DatePhrase& phrase, const Date& anchor, Lean lean) {
  if (phrase.year != 0) return date_of(phrase.year, 0, 0);
  if (anchor.precision() < Date::Precision::kMonth) return {};
  const bool started = phrase.season <= anchor.month();
  if (phrase.which == Which::kLast) {
    return date_of(anchor.year() - (phrase.season + 2 < anchor.month() ? 0 : 1), 0, 0);
  }
  const bool over = phrase.season + 2 < anchor.month();
  if (lean == Lean::kPast) return date_of(anchor.year() - (started ? 0 : 1), 0, 0);
  if (phrase.which == Which::kNext) return date_of(anchor.year() + (started ? 1 : 0), 0, 0);
  return date_of(anchor.year() + (over ? 1 : 0), 0, 0);
}

/// Counts beyond it are no dates: nobody writes "900000 days ago".
constexpr int kMostUnits = 100000;

}  // namespace

Date resolve(const DatePhrase& phrase, const Date& anchor, Lean lean) {
  if (phrase.count > kMostUnits || phrase.count < -kMostUnits) return {};
  switch (phrase.kind) {
    case Kind::kCalendar:
      return resolve_calendar(phrase, anchor, lean);
    case Kind::kWeekday:
      return resolve_weekday(phrase, anchor, lean);
    case Kind::kShift:
      return resolve_shift(phrase, anchor, phrase.count);
    case Kind::kSeason:
      return resolve_season(phrase, anchor, lean);
    case Kind::kDuration:
      break;
  }
  return resolve_shift(phrase, anchor, lean == Lean::kPast ? -phrase.count : phrase.count);
}

}  // namespace maabar::report
