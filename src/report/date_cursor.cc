// SPDX-License-Identifier: Apache-2.0
#include "report/date_cursor.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace maabar::report {

using Unit = DatePhrase::Unit;

Unit to_unit(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, Unit>, 10> kUnits = {
      {{"hour", Unit::kHour},
       {"weekend", Unit::kWeekend},
       {"week", Unit::kWeek},
       {"fortnight", Unit::kWeek},
       {"month", Unit::kMonth},
       {"quarter", Unit::kQuarter},
       {"half", Unit::kHalf},
       {"year", Unit::kYear},
       {"decade", Unit::kDecade},
       {"century", Unit::kCentury}}};
  for (const auto& [name, unit] : kUnits) {
    if (text.starts_with(name)) return unit;
  }
  return Unit::kDay;
}

std::int32_t DateCursor::number_value(const Annotation& annotation) const {
  const std::string_view text = value(annotation);
  std::int32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::int32_t DateCursor::day(std::uint32_t at) const {
  const std::int32_t day = number(at);
  if (day < 1 || day > 31) return -1;
  const Token& token = text_.tokens[at];
  return token.ordinal || token.end - token.begin <= 2 ? day : -1;
}

std::optional<DateCursor::Number> DateCursor::read_month(std::uint32_t at) const {
  const Annotation* month = find(at, classes_.month);
  if (month == nullptr || text_.tokens[at].lower) return std::nullopt;
  std::uint32_t end = month->end;
  const bool short_form = text_.tokens[at].end - text_.tokens[at].begin <= 4;
  const bool stop = short_form && is_mark(end, '.') && !token(end).space;
  if (stop && (number(end + 1) >= 0 || is_mark(end + 1, ','))) ++end;
  return Number{number_value(*month), end, false, false};
}

std::optional<DateCursor::Number> DateCursor::read_year(std::uint32_t at) const {
  const std::int32_t year = number(at);
  if (year >= 0) {
    const bool four = text_.tokens[at].end - text_.tokens[at].begin == 4;
    if (four && year >= 1800 && year < 2200 && !text_.tokens[at].ordinal) {
      return Number{year, at + 1, false, false};
    }
    return std::nullopt;
  }
  const Annotation* century = find(at, classes_.number_word);
  if (century == nullptr) return std::nullopt;
  const std::int32_t hundreds = number_value(*century);
  if (hundreds == 2 && is(century->end, "thousand")) {
    const std::uint32_t next = is(century->end + 1, "and") ? century->end + 2 : century->end + 1;
    const auto rest = read_number_words(next);
    if (rest && rest->value < 100) return Number{2000 + rest->value, rest->end, false, false};
    return std::nullopt;
  }
  if (hundreds < 18 || hundreds > 20) return std::nullopt;
  const auto rest = read_number_words(century->end);
  if (!rest || rest->value < 10 || rest->value > 99) return std::nullopt;
  return Number{hundreds * 100 + rest->value, rest->end, false, false};
}

/// Number words below a thousand: `twenty-one`, `a hundred and fifty`.
std::optional<DateCursor::Number> DateCursor::read_number_words(std::uint32_t at) const {
  const Annotation* word = find(at, classes_.number_word);
  if (word == nullptr) return std::nullopt;
  Number read{number_value(*word), word->end, value(*word).ends_with("about"), false};
  const Annotation* next = find(read.end, classes_.number_word);
  if (read.value >= 20 && read.value % 10 == 0 && next != nullptr && number_value(*next) < 10) {
    read.value += number_value(*next);
    read.end = next->end;
  }
  if (is(read.end, "hundred") && read.value < 20) {
    read.value *= 100;
    ++read.end;
    if (is(read.end, "and")) {
      const auto rest = read_number_words(read.end + 1);
      if (rest && rest->value < 100) {
        read.value += rest->value;
        read.end = rest->end;
      }
    }
  }
  return read;
}

std::optional<DateCursor::Number> DateCursor::read_count(std::uint32_t at) const {
  Number read;
  if (const auto words = read_number_words(at)) {
    read = *words;
    read.end = skip<"of", "long", "full", "whole">(read.end);
  } else {
    const std::int32_t digits = number(at);
    if (digits < 0 || text_.tokens[at].ordinal) return std::nullopt;
    read = {digits, at + 1, false, false};
  }
  if (is(read.end, "and") && is(read.end + 1, "a") && is(read.end + 2, "half")) {
    read.half = true;
    read.end += 3;
  }
  const bool either = is(read.end, "or") || is(read.end, "to") || is_joined(read.end);
  if (!either) return read;
  // `two or three`, `5-6`: about the larger.
  const std::uint32_t second = is_joined(read.end) ? read.end : read.end + 1;
  const auto words = read_number_words(second);
  const std::int32_t more = words ? words->value : number(second);
  if (more <= read.value || more > 3 * read.value + 3) return read;
  return Number{more, words ? words->end : second + 1, true, false};
}

std::optional<DateCursor::Number> DateCursor::read_ordinal(std::uint32_t at) const {
  if (number(at) >= 0 && text_.tokens[at].ordinal) return Number{number(at), at + 1, false, false};
  const Annotation* word = find(at, classes_.ordinal);
  if (word == nullptr) return std::nullopt;
  return Number{number_value(*word), word->end, false, false};
}

}  // namespace maabar::report
