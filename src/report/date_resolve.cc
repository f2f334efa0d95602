// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "report/date_phrase.h"

namespace maabar::report {
namespace {

using Kind = DatePhrase::Kind;
using Part = DatePhrase::Part;
using Unit = DatePhrase::Unit;
using Which = DatePhrase::Which;
using Precision = Date::Precision;

/// Counts beyond it are no dates: nobody writes "900000 days ago".
constexpr int kMostUnits = 100000;

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

DateSpan just(const Date& date) { return {date, date}; }

/// Months counted from year 0; `index` 24226 is November 2018.
Date month_date(int index) {
  return index < 12 || !in_range(index / 12) ? Date() : Date::of_month(index / 12, index % 12 + 1);
}

int month_index(const Date& date) { return date.year() * 12 + date.month() - 1; }

DateSpan months(int first, int last) { return {month_date(first), month_date(last)}; }

DateSpan years(int first, int last) { return {date_of(first, 0, 0), date_of(last, 0, 0)}; }

DateSpan days(Day first, Day last) { return {day_date(first), day_date(last)}; }

bool has_day(const Date& date) { return date.precision() == Precision::kDay; }
bool has_month(const Date& date) { return has_day(date) || date.precision() == Precision::kMonth; }

/// What a phrase without an inner date is counted from.
const Date& base_of(const DatePhrase& phrase, const DateFrame& frame) {
  return phrase.from_event && !frame.event.is_unknown() ? frame.event : frame.today;
}

/// A month, with or without a day, whose year is not told.
Date nearest_year(const DatePhrase& phrase, const Date& anchor, Lean lean) {
  if (anchor.is_unknown()) return {};
  if (phrase.which == Which::kThis) return date_of(anchor.year(), phrase.month, phrase.day);
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
  if (!has_day(anchor)) return {};
  for (int step = 0; step <= 3; ++step) {
    const Date month = month_date(month_index(anchor) + (lean == Lean::kPast ? -step : step));
    if (month.is_unknown()) continue;
    const Date date = date_of(month.year(), month.month(), phrase.day);
    if (date.is_unknown()) continue;
    if (lean == Lean::kPast ? date <= anchor : anchor <= date) return date;
  }
  return {};
}

DateSpan resolve_calendar(const DatePhrase& phrase, const DateFrame& frame) {
  if (phrase.unit == Unit::kDecade) return years(phrase.year, phrase.year + 9);
  if (phrase.unit == Unit::kCentury) return years(phrase.year, phrase.year + 99);
  if (phrase.year != 0) return just(date_of(phrase.year, phrase.month, phrase.day));
  if (!phrase.inner.empty()) {
    const DateSpan year = resolve_span(phrase.inner.front(), frame);
    if (year.is_unknown()) return {};
    return just(date_of(year.first.year(), phrase.month, phrase.day));
  }
  const Date& anchor = base_of(phrase, frame);
  if (phrase.month != 0) return just(nearest_year(phrase, anchor, frame.lean));
  return just(nearest_month(phrase, anchor, frame.lean));
}

Date resolve_weekday(const DatePhrase& phrase, const DateFrame& frame) {
  const Date& anchor = base_of(phrase, frame);
  if (!has_day(anchor)) return {};
  const Day today = anchor.first_day();
  const int ahead = (phrase.weekday - weekday(today) + 7) % 7;
  const Day next = today + (ahead == 0 ? 7 : ahead);
  const Day last = today - (ahead == 0 ? 7 : 7 - ahead);
  switch (phrase.which) {
    case Which::kLast:
      return day_date(last + phrase.count);
    case Which::kNext:
      return day_date(next + phrase.count);
    case Which::kThis: {
      const Day here = today - weekday(today) + phrase.weekday;
      return day_date(here < today && frame.lean == Lean::kFuture ? here + 7 : here);
    }
    case Which::kNone:
      break;
  }
  const bool future = frame.lean == Lean::kFuture || phrase.count > 0;
  return day_date((future ? today + ahead : today - (7 - ahead) % 7) + phrase.count);
}

/// `count` units on from `base`, as wide as the unit.
DateSpan shifted(const Date& base, Unit unit, int count) {
  if (base.is_unknown() || count > kMostUnits || count < -kMostUnits) return {};
  const Day day = base.first_day();
  switch (unit) {
    case Unit::kHour:
      return has_day(base) ? just(day_date(day + count / 24)) : DateSpan();
    case Unit::kDay:
      return has_day(base) ? just(day_date(day + count)) : DateSpan();
    case Unit::kWeek:
    case Unit::kWeekend: {
      if (!has_day(base)) return {};
      const Day monday = day - weekday(day) + 7 * count;
      return days(unit == Unit::kWeek ? monday : monday + 5, monday + 6);
    }
    case Unit::kMonth:
      return has_month(base) ? just(month_date(month_index(base) + count)) : DateSpan();
    case Unit::kQuarter:
    case Unit::kHalf: {
      if (!has_month(base)) return {};
      const int size = unit == Unit::kQuarter ? 3 : 6;
      const int first = (month_index(base) / size + count) * size;
      return months(first, first + size - 1);
    }
    case Unit::kYear:
      return just(date_of(base.year() + count, 0, 0));
    case Unit::kDecade: {
      const int first = (base.year() / 10 + count) * 10;
      return years(first, first + 9);
    }
    case Unit::kCentury: {
      const int first = ((base.year() - 1) / 100 + count) * 100 + 1;
      return years(first, first + 99);
    }
  }
  return {};
}

/// A few days are known to the month, a few months to the year.
DateSpan blurred(const DateSpan& span, Unit unit) {
  if (span.is_unknown()) return {};
  const Date& date = span.first;
  if (unit == Unit::kHour) return span;
  if (unit < Unit::kMonth) return just(date_of(date.year(), date.month(), 0));
  return unit < Unit::kYear ? just(date_of(date.year(), 0, 0)) : DateSpan();
}

DateSpan resolve_shift(const DatePhrase& phrase, const DateFrame& frame, int count) {
  Date base = base_of(phrase, frame);
  const bool that_day = phrase.from_event && phrase.unit == Unit::kDay && count == 0;
  if (that_day && phrase.inner.empty()) return just(base);
  if (!phrase.inner.empty()) base = resolve_span(phrase.inner.front(), frame).first;
  // `at the weekend` of a Tuesday is the last one, of what is ahead the next.
  const bool weekend = phrase.unit == Unit::kWeekend && phrase.which == Which::kNone;
  if (weekend && count == 0 && frame.lean == Lean::kPast && has_day(base)) {
    count = weekday(base.first_day()) < 5 ? -1 : 0;
  }
  // `two decades ago` is a year, `the last decade` ten of them.
  const bool counted = phrase.which == Which::kNone;
  if (counted && phrase.unit == Unit::kDecade) return shifted(base, Unit::kYear, 10 * count);
  if (counted && phrase.unit == Unit::kCentury) return shifted(base, Unit::kYear, 100 * count);
  const DateSpan span = shifted(base, phrase.unit, count);
  return phrase.vague ? blurred(span, phrase.unit) : span;
}

/// The other end of a duration; of `the past two weeks`, all of it.
DateSpan resolve_duration(const DatePhrase& phrase, const DateFrame& frame) {
  const bool back =
      phrase.which == Which::kLast || (phrase.which != Which::kNext && frame.lean == Lean::kPast);
  const int count = back ? -phrase.count : phrase.count;
  if (phrase.which != Which::kLast && phrase.which != Which::kNext) {
    return resolve_shift(phrase, frame, count);
  }
  if (phrase.vague) return {};
  const bool weeks = phrase.unit == Unit::kWeek;
  const Unit unit = weeks ? Unit::kDay : phrase.unit;
  const DateSpan end = shifted(frame.today, unit, weeks ? 7 * count : count);
  const DateSpan here = shifted(frame.today, unit, 0);
  if (end.is_unknown() || here.is_unknown()) return {};
  return back ? DateSpan{end.first, here.last} : DateSpan{here.first, end.last};
}

DateSpan season_of(int year, int first_month) {
  return months(year * 12 + first_month - 1, year * 12 + first_month + 1);
}

DateSpan resolve_season(const DatePhrase& phrase, const DateFrame& frame) {
  if (phrase.year != 0) return season_of(phrase.year, phrase.season);
  if (!phrase.inner.empty()) {
    const DateSpan year = resolve_span(phrase.inner.front(), frame);
    return year.is_unknown() ? DateSpan() : season_of(year.first.year(), phrase.season);
  }
  const Date& anchor = base_of(phrase, frame);
  if (!has_month(anchor)) return {};
  const bool started = phrase.season <= anchor.month();
  const bool over = phrase.season + 2 < anchor.month();
  int year = anchor.year();
  if (phrase.which == Which::kLast) {
    year -= over ? 0 : 1;
    if (phrase.season == 12 && anchor.month() <= 2) --year;
  } else if (phrase.which == Which::kNext) {
    year += started ? 1 : 0;
  } else if (phrase.which == Which::kThis) {
    year -= phrase.season == 12 && anchor.month() <= 2 ? 1 : 0;
  } else if (frame.lean == Lean::kPast) {
    year -= started ? 0 : 1;
  } else {
    year += over ? 1 : 0;
  }
  return season_of(year, phrase.season);
}

/// The parts of a year that `unit` cuts it into: `count`, or -1 for the last, and `length` of them.
DateSpan part_of_year(int year, Unit unit, int count, int length) {
  const int size = unit == Unit::kQuarter ? 3 : unit == Unit::kHalf ? 6 : 1;
  const int parts = 12 / size;
  const int first = count < 0 ? parts - length : count - 1;
  if (first < 0 || first + length > parts) return {};
  return months(year * 12 + first * size, year * 12 + (first + length) * size - 1);
}

/// `first`, moved by whole steps to the `count`th; from the end when negative. Within the period.
DateSpan nth_days(Day first, Day end, const DatePhrase& phrase, int step, int size) {
  const int fitting = (end - first) / step + 1;
  const int index = phrase.count < 0 ? fitting - phrase.length : phrase.count - 1;
  if (index < 0 || index + phrase.length > fitting) return {};
  const Day from = first + index * step;
  const Day to = from + (phrase.length - 1) * step + size - 1;
  return days(from, to < end ? to : end);
}

DateSpan nth_in(const DatePhrase& phrase, const DateSpan& period) {
  const Day first = period.first.first_day();
  const Day end = period.last.last_day();
  if (phrase.weekday >= 0) {
    return nth_days(first + (phrase.weekday - weekday(first) + 7) % 7, end, phrase, 7, 1);
  }
  switch (phrase.unit) {
    case Unit::kDay:
      return nth_days(first, end, phrase, 1, 1);
    case Unit::kWeek:
      return phrase.count < 0 ? days(end - (7 * phrase.length - 1), end)
                              : nth_days(first, end, phrase, 7, 7);
    case Unit::kWeekend:
      return nth_days(first + (5 - weekday(first) + 7) % 7, end, phrase, 7, 2);
    case Unit::kMonth:
    case Unit::kQuarter:
    case Unit::kHalf:
      break;
    case Unit::kYear: {
      // `the first year of the decade`
      const int count = period.last.year() - period.first.year() + 1;
      const int index = phrase.count < 0 ? count - phrase.length : phrase.count - 1;
      if (index < 0 || index + phrase.length > count) return {};
      const int year = period.first.year() + index;
      return years(year, year + phrase.length - 1);
    }
    default:
      return {};
  }
  if (phrase.unit == Unit::kHalf && period.first.precision() == Precision::kMonth) return period;
  if (period.first.precision() != Precision::kYear || period.first != period.last) return {};
  return part_of_year(period.first.year(), phrase.unit, phrase.count, phrase.length);
}

/// A quarter or half of a year that is not told.
DateSpan nearest_part(const DatePhrase& phrase, const DateFrame& frame) {
  const Date& today = frame.today;
  if (!has_month(today)) return {};
  const DateSpan here = part_of_year(today.year(), phrase.unit, phrase.count, phrase.length);
  if (here.is_unknown()) return {};
  int year = today.year();
  if (frame.lean == Lean::kPast && today.last_day() < here.first.first_day()) --year;
  if (frame.lean == Lean::kFuture && here.last.last_day() < today.first_day()) ++year;
  return part_of_year(year, phrase.unit, phrase.count, phrase.length);
}

DateSpan resolve_nth(const DatePhrase& phrase, const DateFrame& frame) {
  if (phrase.inner.empty()) return nearest_part(phrase, frame);
  const DatePhrase& inner = phrase.inner.front();
  const DateSpan period = resolve_span(inner, frame);
  if (period.is_unknown()) return {};
  const DateSpan span = nth_in(phrase, period);
  // On a Monday, "Sunday of last week" is not yesterday.
  const bool last_week = inner.unit == Unit::kWeek && inner.which == Which::kLast;
  const bool yesterday = last_week && phrase.weekday >= 0 && has_day(frame.today) &&
                         !span.is_unknown() &&
                         span.first.first_day() + 1 == frame.today.first_day();
  return yesterday ? shifted(span.first, Unit::kDay, -7) : span;
}

/// Whether a phrase says its own year.
bool has_year(const DatePhrase& phrase) {
  return phrase.year != 0 || (!phrase.inner.empty() && has_year(phrase.inner.front()));
}

/// An end without a year lies beside the other end.
DateSpan resolve_range(const DatePhrase& phrase, const DateFrame& frame) {
  const DatePhrase& first = phrase.inner[0];
  const DatePhrase& last = phrase.inner[1];
  const bool from_first = has_year(first) || (!has_year(last) && frame.lean == Lean::kFuture);
  DateFrame beside = frame;
  DateSpan a;
  DateSpan b;
  if (from_first) {
    a = resolve_span(first, frame);
    // "until July of this year" is counted from today.
    if (last.inner.empty()) beside.today = a.first;
    beside.lean = Lean::kFuture;
    b = resolve_span(last, beside);
  } else {
    b = resolve_span(last, frame);
    beside.today = b.last;
    beside.lean = Lean::kPast;
    a = resolve_span(first, beside);
  }
  if (a.is_unknown() || b.is_unknown()) return {};
  return b.last.last_day() < a.first.first_day() ? DateSpan() : DateSpan{a.first, b.last};
}

/// The narrowest one date that holds a span.
Date holding(const DateSpan& span) {
  if (span.is_unknown() || span.first.year() != span.last.year()) return {};
  if (span.first == span.last) return span.first;
  const bool one_month = span.first.month() == span.last.month();
  return date_of(span.first.year(), one_month ? span.first.month() : 0, 0);
}

}  // namespace

DateSpan resolve_span(const DatePhrase& phrase, const DateFrame& frame) {
  switch (phrase.kind) {
    case Kind::kCalendar:
      return resolve_calendar(phrase, frame);
    case Kind::kWeekday:
      return just(resolve_weekday(phrase, frame));
    case Kind::kShift:
      return resolve_shift(phrase, frame, phrase.count);
    case Kind::kDuration:
      return resolve_duration(phrase, frame);
    case Kind::kSeason:
      return resolve_season(phrase, frame);
    case Kind::kNth:
      return resolve_nth(phrase, frame);
    case Kind::kRange:
      return resolve_range(phrase, frame);
    case Kind::kVague:
      break;
  }
  return {};
}

Date resolve(const DatePhrase& phrase, const Date& anchor, Lean lean) {
  return resolve(phrase, DateFrame{anchor, anchor, lean});
}

Date resolve(const DatePhrase& phrase, const DateFrame& frame) {
  if (phrase.kind == Kind::kRange) {
    const DateSpan span = resolve_span(phrase, frame);
    return span.is_unknown() ? Date() : span.first;
  }
  if (phrase.kind == Kind::kSeason) {
    const DateSpan span = resolve_span(phrase, frame);
    return span.is_unknown() ? Date() : date_of(span.first.year(), 0, 0);
  }
  const bool shift = phrase.kind == Kind::kShift || phrase.kind == Kind::kDuration;
  if (shift && phrase.inner.empty() && phrase.unit == Unit::kWeek) {
    // The month of the same weekday, for weeks that lie in two months.
    const bool back = phrase.which == Which::kLast || frame.lean == Lean::kPast;
    const bool turn = phrase.kind == Kind::kDuration && back;
    const Date& base = base_of(phrase, frame);
    const Date day = shifted(base, Unit::kDay, (turn ? -7 : 7) * phrase.count).first;
    return day.is_unknown() ? Date() : Date::of_month(day.year(), day.month());
  }
  if (phrase.kind == Kind::kDuration) {
    const bool back = phrase.which == Which::kLast || frame.lean == Lean::kPast;
    return holding(resolve_shift(phrase, frame, back ? -phrase.count : phrase.count));
  }
  return holding(resolve_span(phrase, frame));
}

}  // namespace maabar::report
