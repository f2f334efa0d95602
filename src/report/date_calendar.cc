// SPDX-License-Identifier: Apache-2.0
#include "report/date_calendar.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace maabar::report {
namespace {

using Kind = DatePhrase::Kind;
using Unit = DatePhrase::Unit;

DatePhrase calendar(std::int32_t year, std::int32_t month, std::int32_t day, std::uint32_t end) {
  DatePhrase phrase;
  phrase.year = year;
  phrase.month = month;
  phrase.day = day;
  phrase.end = end;
  return phrase;
}

DatePhrase range(DatePhrase first, DatePhrase last) {
  DatePhrase phrase;
  phrase.kind = Kind::kRange;
  phrase.year = first.year;
  phrase.end = last.end;
  phrase.inner = {std::move(first), std::move(last)};
  return phrase;
}

/// A year of two digits: 00 to 49 are this century's.
std::int32_t full_year(std::int32_t two_digits) {
  return two_digits + (two_digits < 50 ? 2000 : 1900);
}

std::int32_t leading_number(std::string_view word) {
  std::int32_t number = -1;
  std::from_chars(word.data(), word.data() + word.size(), number);
  return number;
}

/// 1990 for `nineties`, or -1.
std::int32_t named_decade(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::int32_t>, 8> kNamed = {
      {{"twenties", 1920},
       {"thirties", 1930},
       {"forties", 1940},
       {"fifties", 1950},
       {"sixties", 1960},
       {"seventies", 1970},
       {"eighties", 1980},
       {"nineties", 1990}}};
  for (const auto& [name, first] : kNamed) {
    if (same_word(name, word)) return first;
  }
  return -1;
}

/// Reads calendar dates of all shapes at one token.
class CalendarReader {
 public:
  CalendarReader(const DateCursor& cursor, DateHint hint) : cursor_(cursor), hint_(hint) {}

  [[nodiscard]] std::optional<DatePhrase> read(std::uint32_t at) const {
    if (!cursor_.may_begin_calendar(at)) return std::nullopt;
    using Shape = std::optional<DatePhrase> (CalendarReader::*)(std::uint32_t) const;
    constexpr std::array<Shape, 9> kShapes = {
        &CalendarReader::read_iso,        &CalendarReader::read_figures,
        &CalendarReader::read_day_month,  &CalendarReader::read_month_day,
        &CalendarReader::read_month_only, &CalendarReader::read_quarter,
        &CalendarReader::read_decade,     &CalendarReader::read_century,
        &CalendarReader::read_bare_year};
    for (const Shape shape : kShapes) {
      if (auto phrase = (this->*shape)(at)) return phrase;
    }
    return read_bare_day(at);
  }

 private:
  /// 2019-05-06, 2019-05, 2019/05/06; the time behind a `T` is passed over.
  [[nodiscard]] std::optional<DatePhrase> read_iso(std::uint32_t at) const {
    if (auto compact = read_compact(at)) return compact;
    const std::int32_t year = plain_year(at);
    if (year < 0) return std::nullopt;
    const bool joined = cursor_.is_joined(at + 1);
    const bool slashed = tight_mark(at + 1, '/') || tight_mark(at + 1, '.');
    if (!joined && !slashed) return std::nullopt;
    const std::uint32_t step = joined ? 1 : 2;
    const std::int32_t month = two_digits(at + step);
    if (month < 1 || month > 12) return std::nullopt;
    const std::uint32_t next = at + step + 1;
    const bool goes_on =
        joined ? cursor_.is_joined(next)
               : cursor_.is_mark(next, cursor_.token(at + 1).mark) && !cursor_.token(next).space;
    const std::uint32_t day_at = joined ? next : next + 1;
    if (goes_on && day_with_time(day_at) > 0) {
      return calendar(year, month, day_with_time(day_at), after_time(day_at));
    }
    if (slashed) return std::nullopt;
    return calendar(year, month, 0, next);
  }

  /// 20190506
  [[nodiscard]] std::optional<DatePhrase> read_compact(std::uint32_t at) const {
    const std::int32_t number =
        cursor_.word(at).size() == 8 ? leading_number(cursor_.word(at)) : -1;
    if (number < 18000101 || number > 21991231) return std::nullopt;
    const auto date = Date::from_ymd(number / 10000, number / 100 % 100, number % 100);
    if (!date) return std::nullopt;
    return calendar(date->year(), date->month(), date->day(), at + 1);
  }

  /// 05/2017 behind a word that a date follows
  [[nodiscard]] std::optional<DatePhrase> read_month_figures(std::uint32_t at) const {
    const std::int32_t month = two_digits(at);
    const bool fits = hint_ == DateHint::kRole && month >= 1 && month <= 12;
    if (!fits || !tight_mark(at + 1, '/') || plain_year(at + 2) < 0) return std::nullopt;
    return calendar(plain_year(at + 2), month, 0, at + 3);
  }

  /// 15/10/2018, 15.10.2018, 15-10-18: day first, unless only the other order can be.
  [[nodiscard]] std::optional<DatePhrase> read_figures(std::uint32_t at) const {
    const std::int32_t first = two_digits(at);
    if (first < 1) return std::nullopt;
    if (auto month = read_month_figures(at)) return month;
    const bool joined = cursor_.is_joined(at + 1);
    const std::uint32_t step = joined ? 1 : 2;
    if (at + 2 * step >= cursor_.last()) return std::nullopt;
    const char mark = joined ? '-' : cursor_.token(at + 1).mark;
    if (!joined && mark != '/' && mark != '.') return std::nullopt;
    const bool again = joined ? cursor_.is_joined(at + 2) : tight_mark(at + 3, mark);
    const std::int32_t second = two_digits(at + step);
    if (!again || second < 1) return std::nullopt;
    const std::uint32_t year_at = at + 2 * step;
    std::int32_t year = plain_year(year_at);
    if (year < 0 && two_digits(year_at) >= 0) {
      if (mark == '.' && cursor_.is_mark(year_at + 1, '.')) return std::nullopt;
      year = full_year(two_digits(year_at));
    }
    if (year < 0 || first > 31 || second > 31) return std::nullopt;
    if (first > 12 && second > 12) return std::nullopt;
    if (first <= 12 && second <= 12 && first != second && mark == '/') {
      return calendar(year, 0, 0, year_at + 1);
    }
    const bool day_first = second <= 12;
    return calendar(year, day_first ? second : first, day_first ? first : second, year_at + 1);
  }

  /// 15 October 2018, the fifth of May, 3 to 7 May, 15-Oct-2018.
  [[nodiscard]] std::optional<DatePhrase> read_day_month(std::uint32_t at) const {
    const auto first = read_day(at);
    if (!first) return std::nullopt;
    std::uint32_t next = first->end;
    std::optional<DateCursor::Number> second;
    const bool between = cursor_.is_any<"to", "until", "till", "through">(next) ||
                         cursor_.is_joined(next) || cursor_.is_mark(next, '-');
    if (between || cursor_.is_any<"and", "or">(next)) {
      const std::uint32_t day_at = cursor_.is_joined(next) ? next : next + 1;
      second = read_day(cursor_.skip<"the">(day_at));
      if (second) next = second->end;
    }
    if (cursor_.is(next, "of")) next = cursor_.skip<"the", "month">(next + 1);
    const auto month = cursor_.read_month(next);
    if (!month) return std::nullopt;
    DatePhrase last = calendar(0, month->value, second ? second->value : first->value, month->end);
    read_following_year(last);
    if (!second) return last;
    const bool night = at >= 2 && cursor_.is(at - 1, "of") && cursor_.is(at - 2, "night");
    // "3 and 4 May" are two days in a row, "3 and 7 May" are not.
    const bool row = cursor_.is(first->end, "and") && second->value == first->value + 1;
    const bool listed = !between && !row && !(at > 0 && cursor_.is(at - 1, "between"));
    if (night || listed || second->value <= first->value) return last;
    return range(calendar(last.year, last.month, first->value, last.end), last);
  }

  /// October 15, October the 15th, Oct. 15-18, October 15 to 18, 2018.
  [[nodiscard]] std::optional<DatePhrase> read_month_day(std::uint32_t at) const {
    const auto month = cursor_.read_month(at);
    if (!month) return std::nullopt;
    const auto first = read_day(cursor_.skip<"the">(month->end));
    // "on March 1: lorries pass", but not "on March 1:30"
    if (!first || (cursor_.is_mark(first->end, ':') && first->end + 1 < cursor_.last() &&
                   !cursor_.token(first->end + 1).space)) {
      return std::nullopt;
    }
    DatePhrase day = calendar(0, month->value, first->value, first->end);
    std::uint32_t next = first->end;
    const bool dash = cursor_.is_joined(next) || cursor_.is_mark(next, '-');
    if (dash || cursor_.is_any<"to", "until", "through">(next)) {
      const auto second = read_day(cursor_.is_joined(next) ? next : next + 1);
      if (second && second->value > first->value && !cursor_.read_month(second->end)) {
        DatePhrase last = calendar(0, month->value, second->value, second->end);
        read_following_year(last);
        day.year = last.year;
        return range(std::move(day), std::move(last));
      }
    }
    read_following_year(day);
    return day;
  }

  /// October, October 2018, October's, May of 2019. A bare "May" or "March" is a verb.
  [[nodiscard]] std::optional<DatePhrase> read_month_only(std::uint32_t at) const {
    const auto month = cursor_.read_month(at);
    if (!month) return std::nullopt;
    DatePhrase phrase = calendar(0, month->value, 0, month->end);
    if (auto two = read_two_months(phrase)) return two;
    read_following_year(phrase);
    const bool possessive = month->end < cursor_.last() && cursor_.token(month->end).possessive;
    const bool verb = month->value == 3 || month->value == 5;
    const bool whole = cursor_.token(at).end - cursor_.token(at).begin > 3;
    if (phrase.year != 0 || hint_ == DateHint::kRole || possessive || (whole && !verb)) {
      return phrase;
    }
    return std::nullopt;
  }

  /// May and June, May/June 2017: the month after it too.
  [[nodiscard]] std::optional<DatePhrase> read_two_months(const DatePhrase& first) const {
    const bool joined = cursor_.is(first.end, "and") || tight_mark(first.end, '/');
    const auto second = joined ? cursor_.read_month(first.end + 1) : std::nullopt;
    if (!second || second->value != first.month % 12 + 1 || second->value == 1) return std::nullopt;
    if (cursor_.day(second->end) > 0) return std::nullopt;
    DatePhrase last = calendar(0, second->value, 0, second->end);
    read_following_year(last);
    return range(calendar(last.year, first.month, 0, first.end), last);
  }

  /// Q1 2019, 2019 Q1, H2 2020, 1Q 2019.
  [[nodiscard]] std::optional<DatePhrase> read_quarter(std::uint32_t at) const {
    const std::int32_t year_before = plain_year(at);
    const std::uint32_t here = year_before < 0 ? at : at + 1;
    if (here >= cursor_.last()) return std::nullopt;
    DatePhrase phrase;
    phrase.kind = Kind::kNth;
    const std::string_view word = cursor_.word(here);
    if (word.size() != 2) return std::nullopt;
    const bool letter_first = word[0] == 'q' || word[0] == 'h';
    const char letter = letter_first ? word[0] : word[1];
    const char digit = letter_first ? word[1] : word[0];
    if (letter != 'q' && letter != 'h') return std::nullopt;
    phrase.unit = letter == 'q' ? Unit::kQuarter : Unit::kHalf;
    if (digit >= '1' && digit <= (letter == 'q' ? '4' : '2')) phrase.count = digit - '0';
    if (phrase.count == 0) return std::nullopt;
    phrase.end = here + 1;
    const std::uint32_t year_at = cursor_.skip<"of">(phrase.end);
    const auto year = cursor_.read_year(year_at);
    if (year_before > 0) {
      phrase.inner = {calendar(year_before, 0, 0, phrase.end)};
    } else if (year) {
      phrase.end = year->end;
      phrase.inner = {calendar(year->value, 0, 0, year->end)};
    }
    return phrase;
  }

  /// the 1990s, the '90s, the nineties.
  [[nodiscard]] std::optional<DatePhrase> read_decade(std::uint32_t at) const {
    std::uint32_t here = at;
    if (cursor_.is_mark(here, '"')) ++here;
    if (here >= cursor_.last()) return std::nullopt;
    std::int32_t year = -1;
    std::uint32_t end = here + 1;
    const std::string_view word = cursor_.word(here);
    const std::int32_t digits = leading_number(word);
    if (word.ends_with("0s") && digits >= 0) {
      if (word.size() == 5 && digits >= 1800 && digits < 2200) year = digits;
      if (word.size() == 3 && hint_ != DateHint::kNone) year = full_year(digits);
    }
    const bool possessive = here + 1 < cursor_.last() && cursor_.token(here + 1).possessive;
    const std::int32_t figures = plain_year(here);
    if (possessive && hint_ == DateHint::kArticle && figures > 0 && figures % 10 == 0) {
      year = figures;
      ++end;
    }
    const std::int32_t alone = hint_ != DateHint::kNone ? named_decade(word) : -1;
    if (alone > 0) year = alone;
    const bool nineteen = cursor_.is(here, "nineteen") || cursor_.number(here) == 19;
    const std::int32_t behind = nineteen ? named_decade(cursor_.word(here + 1)) : -1;
    if (behind > 0) {
      year = behind;
      ++end;
    }
    if (year < 0) return std::nullopt;
    DatePhrase phrase = calendar(year, 0, 0, end);
    phrase.unit = Unit::kDecade;
    return phrase;
  }

  /// the 19th century
  [[nodiscard]] std::optional<DatePhrase> read_century(std::uint32_t at) const {
    const auto nth = cursor_.read_ordinal(at);
    if (!nth || nth->value < 1 || nth->value > 99 || !cursor_.is(nth->end, "century")) {
      return std::nullopt;
    }
    DatePhrase phrase = calendar((nth->value - 1) * 100 + 1, 0, 0, nth->end + 1);
    phrase.unit = Unit::kCentury;
    return phrase;
  }

  /// 2018, 2014-19, 2018/19, 2014 to 2019.
  [[nodiscard]] std::optional<DatePhrase> read_bare_year(std::uint32_t at) const {
    const auto first = cursor_.read_year(at);
    if (!first) return std::nullopt;
    DatePhrase year = calendar(first->value, 0, 0, first->end);
    const std::uint32_t next = first->end;
    const bool joined = cursor_.is_joined(next);
    const bool slashed = tight_mark(next, '/');
    if (joined || slashed || cursor_.is_mark(next, '-')) {
      const std::uint32_t second = joined ? next : next + 1;
      std::int32_t last = plain_year(second);
      const std::int32_t short_year = two_digits(second);
      if (last < 0 && short_year > first->value % 100) {
        last = first->value - first->value % 100 + short_year;
      }
      if (last > first->value) return range(std::move(year), calendar(last, 0, 0, second + 1));
    }
    const bool figures = cursor_.number(at) >= 0;
    const bool bracketed = at > 0 && cursor_.is_mark(at - 1, '(') && cursor_.is_mark(next, ')');
    if (hint_ != DateHint::kRole && !(bracketed && figures)) return std::nullopt;
    return year;
  }

  /// the 15th, the 10th of the month. `the 15th brigade` is none.
  [[nodiscard]] std::optional<DatePhrase> read_bare_day(std::uint32_t at) const {
    const auto day = cursor_.read_ordinal(at);
    if (!day || day->value < 1 || day->value > 31 || hint_ == DateHint::kNone) return std::nullopt;
    const bool figures = cursor_.number(at) >= 0;
    if (!figures && hint_ != DateHint::kRole) return std::nullopt;
    DatePhrase phrase = calendar(0, 0, day->value, day->end);
    if (cursor_.is(day->end, "of") && cursor_.is(day->end + 1, "the") &&
        cursor_.is(day->end + 2, "month")) {
      phrase.end += 3;
      return phrase;
    }
    // `the thirtieth`, but not `the fifth of them` or `the first`, which is more often a rank.
    constexpr std::int32_t kLowestInWords = 4;
    const bool rank = day->value < kLowestInWords || cursor_.is_any<"of", "and", "or">(day->end);
    const bool article = at > 0 && cursor_.is(at - 1, "the");
    if (!figures && (rank || !article)) return std::nullopt;
    if (is_noun(day->end)) return std::nullopt;
    return phrase;
  }

  [[nodiscard]] bool is_noun(std::uint32_t at) const {
    return at < cursor_.last() && cursor_.token(at).kind == Token::Kind::kWord &&
           !cursor_.is_any<"and", "or", "to", "of", "at", "in", "when", "for", "with", "as", "on",
                           "it", "by", "was", "after", "before", "until", "from">(at);
  }

  [[nodiscard]] std::optional<DateCursor::Number> read_day(std::uint32_t at) const {
    const std::int32_t figures = cursor_.day(at);
    if (figures > 0) return DateCursor::Number{figures, at + 1, false, false};
    const auto ordinal = cursor_.read_ordinal(at);
    return ordinal && ordinal->value >= 1 && ordinal->value <= 31 ? ordinal : std::nullopt;
  }

  void read_following_year(DatePhrase& phrase) const {
    std::uint32_t at = phrase.end;
    if (cursor_.is_mark(at, ',') || cursor_.is(at, "of") || cursor_.is(at, "in")) ++at;
    if (const auto year = cursor_.read_year(at)) {
      if (cursor_.number(at) < 0 && at != phrase.end && cursor_.is(at - 1, "in")) return;
      phrase.year = year->value;
      phrase.end = year->end;
      return;
    }
    // `5 May '19`, `05-May-19`
    const std::uint32_t digits = cursor_.is_mark(at, '"') ? at + 1 : at;
    const bool tied = digits != at || cursor_.is_joined(at);
    if (tied && (phrase.day != 0 || digits != at) && two_digits(digits) >= 0) {
      phrase.year = full_year(two_digits(digits));
      phrase.end = digits + 1;
    }
  }

  [[nodiscard]] std::int32_t plain_year(std::uint32_t at) const {
    if (cursor_.number(at) < 0) return -1;
    const auto year = cursor_.read_year(at);
    return year ? year->value : -1;
  }

  [[nodiscard]] std::int32_t two_digits(std::uint32_t at) const {
    const std::int32_t number = cursor_.number(at);
    if (number < 0 || cursor_.token(at).ordinal) return -1;
    return cursor_.token(at).end - cursor_.token(at).begin <= 2 ? number : -1;
  }

  [[nodiscard]] bool tight_mark(std::uint32_t at, char mark) const {
    return cursor_.is_mark(at, mark) && !cursor_.token(at).space && at + 1 < cursor_.last() &&
           !cursor_.token(at + 1).space;
  }

  /// `06`, or the `06T10` of a moment.
  [[nodiscard]] std::int32_t day_with_time(std::uint32_t at) const {
    if (two_digits(at) > 0) return two_digits(at) <= 31 ? two_digits(at) : -1;
    const std::string_view word = cursor_.word(at);
    const std::int32_t day = leading_number(word);
    return word.size() == 5 && word[2] == 't' && day >= 1 && day <= 31 ? day : -1;
  }

  [[nodiscard]] std::uint32_t after_time(std::uint32_t at) const {
    std::uint32_t end = at + 1;
    if (two_digits(at) > 0) return end;
    while (end + 1 < cursor_.last() && cursor_.is_mark(end, ':') && !cursor_.token(end + 1).space) {
      end += 2;
    }
    return end;
  }

  const DateCursor& cursor_;
  DateHint hint_;
};

}  // namespace

std::optional<DatePhrase> read_calendar(const DateCursor& cursor, std::uint32_t at, DateHint hint) {
  return CalendarReader(cursor, hint).read(at);
}

}  // namespace maabar::report
