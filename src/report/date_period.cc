// SPDX-License-Identifier: Apache-2.0
#include "report/date_period.h"

namespace maabar::report {

using Kind = DatePhrase::Kind;
using Part = DatePhrase::Part;
using Unit = DatePhrase::Unit;
using Which = DatePhrase::Which;

std::optional<Pointing> read_pointing(const DateCursor& cursor, std::uint32_t at) {
  const Annotation* found = cursor.find(at, cursor.classes().which);
  if (found == nullptr) return std::nullopt;
  std::string_view value = cursor.value(*found);
  Pointing pointing;
  pointing.end = found->end;
  pointing.from_event = value.starts_with("event-");
  if (pointing.from_event) value.remove_prefix(6);
  pointing.which = value == "last" ? Which::kLast : value == "next" ? Which::kNext : Which::kThis;
  return pointing;
}

namespace {

/// `at the weekend`: the one nearest by
std::optional<DatePhrase> read_weekend(const DateCursor& cursor, std::uint32_t at) {
  const Annotation* unit = cursor.find(at, cursor.classes().unit);
  const bool told = at >= 2 && cursor.is(at - 1, "the") &&
                    cursor.is_any<"at", "over", "during", "on", "for">(at - 2);
  if (unit == nullptr || !told || cursor.value(*unit) != "weekend") return std::nullopt;
  DatePhrase phrase;
  phrase.kind = Kind::kShift;
  phrase.unit = Unit::kWeekend;
  phrase.end = unit->end;
  return phrase;
}

}  // namespace

std::optional<DatePhrase> read_pointed_unit(const DateCursor& cursor, std::uint32_t at,
                                            Pointer pointer) {
  const auto pointing = pointing_at(cursor, at);
  if (!pointing && pointer == Pointer::kNeeded) return read_weekend(cursor, at);
  const std::uint32_t unit_at = pointing ? pointing->end : cursor.skip<"the">(at);
  const Annotation* unit = cursor.find(unit_at, cursor.classes().unit);
  if (unit == nullptr || cursor.value(*unit) == "hour") return std::nullopt;
  DatePhrase phrase;
  phrase.kind = is_plural(cursor, *unit) ? Kind::kVague : Kind::kShift;
  phrase.unit = to_unit(cursor.value(*unit));
  phrase.which = pointing ? pointing->which : Which::kThis;
  phrase.from_event = pointing && pointing->from_event;
  phrase.count = phrase.which == Which::kLast ? -1 : phrase.which == Which::kNext ? 1 : 0;
  phrase.end = unit->end;
  return phrase;
}

std::optional<DatePhrase> read_pointed_month(const DateCursor& cursor, std::uint32_t at) {
  const auto pointing = pointing_at(cursor, at);
  const auto month = pointing ? cursor.read_month(pointing->end) : std::nullopt;
  if (!month || cursor.day(month->end) > 0 || cursor.read_year(month->end)) return std::nullopt;
  DatePhrase phrase;
  phrase.month = month->value;
  phrase.which = pointing->which;
  phrase.from_event = pointing->from_event;
  phrase.end = month->end;
  return phrase;
}

const Annotation* weekday_at(const DateCursor& cursor, std::uint32_t at) {
  const Annotation* weekday = cursor.find(at, cursor.classes().weekday);
  return weekday != nullptr && !cursor.token(at).lower ? weekday : nullptr;
}

bool is_plural(const DateCursor& cursor, const Annotation& unit) {
  return cursor.value(unit).ends_with("s") || cursor.value(unit) == "centuries";
}

void add_year_period(const DateCursor& cursor, DatePhrase& phrase) {
  const std::uint32_t at = cursor.skip<"of", "the">(phrase.end);
  const Pointer pointer = cursor.is(phrase.end, "of") ? Pointer::kImplied : Pointer::kNeeded;
  auto year = read_pointed_unit(cursor, at, pointer);
  if (!year || year->unit != Unit::kYear || year->kind != Kind::kShift) return;
  phrase.end = year->end;
  phrase.inner = {std::move(*year)};
}

namespace {

std::optional<DatePhrase> read_plain_year(const DateCursor& cursor, std::uint32_t at) {
  const auto year = cursor.read_year(at);
  if (!year) return std::nullopt;
  DatePhrase phrase;
  phrase.year = year->value;
  phrase.end = year->end;
  return phrase;
}

/// The unit or weekday of an `Nth`, with its number and length: `last two months`.
std::optional<DatePhrase> read_nth_unit(const DateCursor& cursor, std::uint32_t begin) {
  const auto nth = cursor.read_ordinal(begin);
  const auto pointing = pointing_at(cursor, begin);
  const bool last = pointing && pointing->which == Which::kLast && !pointing->from_event;
  const bool final = last || cursor.is_any<"final", "closing">(begin);
  if (!nth && !final && !cursor.is(begin, "opening")) return std::nullopt;
  std::uint32_t at = nth ? nth->end : begin + 1;
  DatePhrase phrase;
  phrase.kind = Kind::kNth;
  phrase.count = nth ? nth->value : final ? -1 : 1;
  if (const auto length = cursor.read_count(at)) {
    phrase.length = length->value;
    at = length->end;
  }
  const Annotation* unit = cursor.find(at, cursor.classes().unit);
  const Annotation* weekday = weekday_at(cursor, at);
  if (unit == nullptr && weekday == nullptr) return std::nullopt;
  phrase.end = unit != nullptr ? unit->end : weekday->end;
  if (unit != nullptr) phrase.unit = to_unit(cursor.value(*unit));
  if (unit != nullptr) phrase.vague = is_plural(cursor, *unit) && phrase.length == 1;
  if (weekday != nullptr) phrase.weekday = cursor.number_value(*weekday);
  return phrase;
}

}  // namespace

std::optional<DatePhrase> read_period(const DateCursor& cursor, std::uint32_t at, Pointer pointer) {
  const std::uint32_t here = cursor.skip<"the">(at);
  if (auto unit = read_pointed_unit(cursor, here, pointer)) return unit;
  const bool implied = pointer == Pointer::kImplied;
  auto phrase = read_calendar(cursor, here, implied ? DateHint::kRole : DateHint::kNone);
  if (!phrase && !implied) phrase = read_plain_year(cursor, here);
  if (!phrase || phrase->day != 0 || phrase->kind == Kind::kRange) return std::nullopt;
  if (phrase->year == 0 && phrase->month != 0) add_year_period(cursor, *phrase);
  return phrase;
}

std::optional<DatePhrase> read_nth(const DateCursor& cursor, std::uint32_t at, DateHint hint) {
  auto phrase = read_nth_unit(cursor, at);
  if (!phrase) return std::nullopt;
  const std::uint32_t end = phrase->end;
  const bool linked = cursor.is_any<"of", "in">(end) || cursor.is_mark(end, ',');
  auto period =
      read_period(cursor, linked ? end + 1 : end, linked ? Pointer::kImplied : Pointer::kNeeded);
  if (!period) {
    // `the first quarter` is one of a year; `the first half` and `the last quarter` may be another.
    const bool quarter = phrase->unit == Unit::kQuarter;
    const bool half = phrase->unit == Unit::kHalf && hint != DateHint::kNone;
    const bool alone = phrase->count > 0 && !phrase->vague && (quarter || half);
    return alone ? phrase : std::nullopt;
  }
  if (phrase->vague) {
    period->part = phrase->count < 0 ? Part::kLate : Part::kEarly;
    return period;
  }
  phrase->end = period->end;
  phrase->year = period->year;
  phrase->inner = {std::move(*period)};
  return phrase;
}

namespace {

/// fiscal 2017, FY 2017, FY2017, calendar 2017
std::optional<DatePhrase> read_fiscal_year(const DateCursor& cursor, std::uint32_t begin) {
  if (cursor.is_any<"fiscal", "calendar", "fy", "financial">(begin)) {
    return read_plain_year(cursor, cursor.skip<"year">(begin + 1));
  }
  const std::string_view word = cursor.word(begin);
  if (word.size() != 6 || !word.starts_with("fy")) return std::nullopt;
  DatePhrase phrase;
  for (const char digit : word.substr(2)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    phrase.year = phrase.year * 10 + (digit - '0');
  }
  phrase.end = begin + 1;
  return phrase;
}

}  // namespace

std::optional<DatePhrase> read_named_period(const DateCursor& cursor, std::uint32_t begin) {
  if (auto fiscal = read_fiscal_year(cursor, begin)) return fiscal;
  const Annotation* unit = cursor.find(begin, cursor.classes().unit);
  if (unit == nullptr) return std::nullopt;
  const Unit kind = to_unit(cursor.value(*unit));
  const std::uint32_t at =
      cursor.skip<"of", "beginning", "starting", "ending", "on", "the">(unit->end);
  if (kind == Unit::kYear && cursor.read_year(at)) return read_plain_year(cursor, at);
  if (at == unit->end || (kind != Unit::kWeek && kind != Unit::kMonth)) return std::nullopt;
  auto inside = read_calendar(cursor, at, DateHint::kRole);
  if (!inside || (kind == Unit::kWeek) != (inside->day != 0)) return std::nullopt;
  if (kind == Unit::kMonth) return inside;
  DatePhrase phrase;
  phrase.kind = Kind::kShift;
  phrase.unit = kind;
  phrase.end = inside->end;
  phrase.inner = {std::move(*inside)};
  return phrase;
}

std::optional<DatePhrase> read_unit_end(const DateCursor& cursor, std::uint32_t begin,
                                        DateHint hint) {
  const Annotation* unit = cursor.find(begin, cursor.classes().unit);
  if (unit == nullptr || is_plural(cursor, *unit) || hint == DateHint::kNone) return std::nullopt;
  std::uint32_t at = unit->end;
  if (at < cursor.last() && cursor.token(at).possessive) ++at;
  if (!cursor.is(at, "end")) return std::nullopt;
  auto phrase = read_pointed_unit(cursor, begin, Pointer::kImplied);
  if (!phrase) return std::nullopt;
  phrase->part = Part::kLate;
  phrase->end = at + 1;
  return phrase;
}

std::optional<DatePhrase> read_season(const DateCursor& cursor, std::uint32_t begin,
                                      DateHint hint) {
  const auto pointing = pointing_at(cursor, begin);
  const std::uint32_t at = pointing ? pointing->end : begin;
  const Annotation* season = cursor.find(at, cursor.classes().season);
  if (season == nullptr) return std::nullopt;
  const auto year = cursor.read_year(cursor.skip<"of">(season->end));
  if (hint != DateHint::kRole && !pointing && !year) return std::nullopt;
  DatePhrase phrase;
  phrase.kind = Kind::kSeason;
  phrase.season = cursor.number_value(*season);
  phrase.end = season->end;
  if (pointing) phrase.which = pointing->which;
  if (!year) {
    add_year_period(cursor, phrase);
    return phrase;
  }
  phrase.year = year->value;
  phrase.end = year->end;
  // `winter 2018-19`, `winter 2018/19`
  const std::uint32_t second = cursor.is_mark(phrase.end, '/') ? phrase.end + 1 : phrase.end;
  const bool two = second != phrase.end || cursor.is_joined(second);
  if (two && cursor.number(second) >= 0 && phrase.season == 12) phrase.end = second + 1;
  return phrase;
}

std::optional<DatePhrase> read_feast(const DateCursor& cursor, std::uint32_t at) {
  const Annotation* feast = cursor.find(at, cursor.classes().feast);
  if (feast == nullptr) return std::nullopt;
  const std::string_view day = cursor.value(*feast);
  const auto number = [&](std::size_t i) { return (day[i] - '0') * 10 + (day[i + 1] - '0'); };
  DatePhrase phrase;
  phrase.month = number(0);
  phrase.end = feast->end;
  if (const auto year = cursor.read_year(phrase.end); year && cursor.number(phrase.end) >= 0) {
    phrase.year = year->value;
    phrase.end = year->end;
  }
  if (day.size() < 5) return phrase;
  if (day[2] == '-') {
    phrase.day = number(3);
    return phrase;
  }
  DatePhrase turn;
  turn.kind = Kind::kRange;
  turn.end = phrase.end;
  DatePhrase last = phrase;
  last.month = number(3);
  turn.inner = {std::move(phrase), std::move(last)};
  return turn;
}

}  // namespace maabar::report
