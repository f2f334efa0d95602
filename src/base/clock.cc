// SPDX-License-Identifier: Apache-2.0
#include "base/clock.h"

#include "base/date.h"

namespace maabar {
namespace {

Error bad_time(std::string_view text) {
  return invalid_input(
      fmt::format("'{}' is not a time; write 2018-10-15T09:30:00Z, with an offset such as +03:00 "
                  "if it is local",
                  text.substr(0, 40)));
}

/// Two digits at `at`, not above `most`; else -1.
int read_two(std::string_view text, std::size_t at, int most) {
  if (text.size() < at + 2) return -1;
  const char tens = text[at];
  const char ones = text[at + 1];
  if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return -1;
  const int value = (tens - '0') * 10 + (ones - '0');
  return value <= most ? value : -1;
}

/// Seconds east of UTC from `Z`, empty, `+03:00` or `+0300`; nothing if malformed.
std::optional<int> read_offset(std::string_view text) {
  if (text.empty() || text == "Z" || text == "z") return 0;
  if (text.size() != 5 && text.size() != 6) return std::nullopt;
  if (text[0] != '+' && text[0] != '-') return std::nullopt;
  if (text.size() == 6 && text[3] != ':') return std::nullopt;
  const int hours = read_two(text, 1, 14);
  const int minutes = read_two(text, text.size() - 2, 59);
  if (hours < 0 || minutes < 0) return std::nullopt;
  const int seconds = hours * 3600 + minutes * 60;
  return text[0] == '-' ? -seconds : seconds;
}

}  // namespace

Result<std::int64_t> parse_utc_seconds(std::string_view text) {
  if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') {
    return bad_time(text);
  }
  ASSIGN_OR_RETURN(const Date date, Date::parse(text.substr(0, 10)));
  const int hour = read_two(text, 11, 23);
  const int minute = read_two(text, 14, 59);
  std::string_view rest = text.substr(16);
  int second = 0;
  if (!rest.empty() && rest[0] == ':') {
    second = read_two(rest, 1, 59);
    rest = rest.substr(rest.size() < 3 ? rest.size() : 3);
    if (!rest.empty() && rest[0] == '.') {
      const std::size_t end = rest.find_first_not_of("0123456789", 1);
      if (end == 1 || rest.size() == 1) return bad_time(text);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end);
    }
  }
  const std::optional<int> offset = read_offset(rest);
  if (hour < 0 || minute < 0 || second < 0 || !offset) return bad_time(text);
  return date.first_second() + hour * 3600 + minute * 60 + second - *offset;
}

std::string to_iso8601(std::int64_t utc_seconds) {
  const Day day = day_of(utc_seconds);
  const std::int64_t rest = utc_seconds - day.number * kSecondsPerDay;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(Date::from_day(day)), rest / 3600,
                     rest / 60 % 60, rest % 60);
}

}  // namespace maabar
