// SPDX-License-Identifier: Apache-2.0
#include "report/date_event.h"

#include "report/date_calendar.h"
#include "report/date_period.h"

namespace maabar::report {
namespace {

using Kind = DatePhrase::Kind;
using Unit = DatePhrase::Unit;

/// So many days, or other units, on from the date told before.
DatePhrase from_event(std::int32_t count, std::uint32_t end) {
  DatePhrase phrase;
  phrase.kind = Kind::kShift;
  phrase.count = count;
  phrase.from_event = true;
  phrase.end = end;
  return phrase;
}

/// `3am`, `06:00`, `6 p.m.`: an hour of the day.
bool is_hour(const DateCursor& cursor, std::uint32_t at) {
  const std::string_view word = cursor.word(at);
  const bool digit = !word.empty() && word.front() >= '0' && word.front() <= '9';
  if (!digit) return false;
  if (word.size() <= 4 && (word.ends_with("am") || word.ends_with("pm"))) return true;
  const bool half = cursor.is_any<"am", "pm", "a.m", "p.m">(at + 1);
  return half || (cursor.is_mark(at + 1, ':') && cursor.number(at + 2) >= 0);
}

}  // namespace

std::optional<DatePhrase> read_since_then(const DateCursor& cursor, std::uint32_t begin) {
  if (!cursor.is_any<"until", "till", "ever", "from", "since">(begin)) return std::nullopt;
  if (cursor.is_any<"until", "till">(begin) && cursor.is(begin + 1, "then")) {
    DatePhrase end = from_event(0, begin + 2);
    end.role = DateRole::kUntil;
    return end;
  }
  std::uint32_t at = cursor.is(begin, "ever") ? begin + 1 : begin;
  const bool from = cursor.is(at, "from");
  if (!from && !cursor.is(at, "since")) return std::nullopt;
  ++at;
  const bool day =
      cursor.is(at, "that") && cursor.is_any<"day", "date", "night", "morning">(at + 1);
  const bool then = cursor.is(at, "then");
  // `since 3am`: of the day of the report
  if (!from && is_hour(cursor, at)) {
    DatePhrase today;
    today.kind = Kind::kShift;
    today.role = DateRole::kSince;
    today.end = at + 1;
    return today;
  }
  const bool alone = !from && (at >= cursor.last() || cursor.token(at).mark != 0);
  if (!day && !then && !alone) return std::nullopt;
  DatePhrase phrase = from_event(0, at + (day ? 2U : then ? 1U : 0U));
  phrase.role = DateRole::kSince;
  return phrase;
}

std::optional<DatePhrase> read_nth_day(const DateCursor& cursor, std::uint32_t begin) {
  const bool role = cursor.is_any<"for", "in", "on">(begin);
  const std::uint32_t article = role ? begin + 1 : begin;
  const std::uint32_t at = cursor.skip<"the", "a", "its", "their">(article);
  if (!cursor.may_be_ordinal(at)) return std::nullopt;
  const auto nth = cursor.read_ordinal(at);
  if (!nth || nth->value < 1 || nth->value > 999) return std::nullopt;
  const std::uint32_t unit_at = cursor.skip<"straight", "consecutive", "successive">(nth->end);
  const Annotation* unit = cursor.find(unit_at, cursor.classes().unit);
  if (unit == nullptr || is_plural(cursor, *unit)) return std::nullopt;
  const Unit kind = to_unit(cursor.value(*unit));
  if (kind != Unit::kDay && kind != Unit::kWeek && kind != Unit::kMonth) return std::nullopt;
  const bool running = cursor.is(unit->end, "running");
  const bool in_a_row = cursor.is(unit->end, "in") && cursor.is(unit->end + 1, "a");
  const bool goes_on = unit_at != nth->end || running || in_a_row;
  const bool owned = role && cursor.is_any<"its", "their">(article);
  const bool counted = begin == at && at > 0 && cursor.token(at - 1).mark != 0;
  const bool for_nth = cursor.is(begin, "for") && at != article;
  if (cursor.is(unit->end, "of") || (!goes_on && !owned && !counted && !for_nth)) {
    return std::nullopt;
  }
  DatePhrase phrase;
  phrase.kind = Kind::kShift;
  phrase.role = DateRole::kSince;
  phrase.unit = kind;
  phrase.count = 1 - nth->value;
  phrase.end = unit->end + (running ? 1U : 0U);
  return phrase;
}

namespace {

/// `earlier in the day`, `later that day`, `by nightfall`: of the day that the story stands at.
std::optional<DatePhrase> read_hour_of_day(const DateCursor& cursor, std::uint32_t begin) {
  if (cursor.is(begin, "by")) {
    const bool hour = cursor.is_any<"nightfall", "dusk", "noon", "midday", "sunset">(begin + 1);
    return hour ? std::optional(from_event(0, begin + 2)) : std::nullopt;
  }
  if (!cursor.is_any<"earlier", "later">(begin)) return std::nullopt;
  const std::uint32_t at = cursor.is(begin + 1, "in") ? begin + 2 : begin + 1;
  const bool day = cursor.is_any<"the", "that">(at) && cursor.is(at + 1, "day");
  const bool told = day && (at == begin + 2 || cursor.is(at, "that"));
  return told ? std::optional(from_event(0, at + 2)) : std::nullopt;
}

}  // namespace

std::optional<DatePhrase> read_event_day(const DateCursor& cursor, std::uint32_t begin) {
  if (auto hour = read_hour_of_day(cursor, begin)) return hour;
  std::uint32_t at = cursor.is(begin, "on") ? begin + 1 : begin;
  const bool the = cursor.is(at, "the");
  const bool that = cursor.is(at, "that");
  if (!the && !that && !cursor.is_any<"a", "one">(at)) return std::nullopt;
  ++at;
  const bool next = the && cursor.is_any<"next", "following">(at);
  const bool previous = the && cursor.is_any<"previous", "preceding">(at);
  const bool same = that || (the && cursor.is(at, "same"));
  if (next || previous || (same && !that)) ++at;
  if (!cursor.is_any<"day", "morning", "night", "evening", "afternoon">(at)) return std::nullopt;
  ++at;
  std::int32_t count = previous ? -1 : 1;
  if (!next && !previous && !same) {
    const bool before = cursor.is_any<"before", "earlier">(at);
    if (!before && !cursor.is_any<"after", "later">(at)) return std::nullopt;
    count = before ? -1 : 1;
    ++at;
    if (begins_date(cursor, at)) return std::nullopt;
  }
  DatePhrase phrase = from_event(same ? 0 : count, at);
  phrase.clause_event = leads_clause(cursor, at);
  return phrase;
}

bool leads_clause(const DateCursor& cursor, std::uint32_t at) {
  return at > 0 && cursor.is_any<"after", "before">(at - 1) && at < cursor.last() &&
         cursor.token(at).mark == 0;
}

bool begins_date(const DateCursor& cursor, std::uint32_t at) {
  const std::uint32_t here = cursor.skip<"the">(at);
  const auto date = read_calendar(cursor, here, DateHint::kNone);
  return (date && date->day != 0) || weekday_at(cursor, here) != nullptr ||
         cursor.find(here, cursor.classes().day_word) != nullptr;
}

}  // namespace maabar::report
