// SPDX-License-Identifier: Apache-2.0
#include "cli/numbers.h"

#include <charconv>
#include <cmath>

namespace maabar::cli {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

Result<TravelTime> parse_hours(std::string_view option, const std::string& text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  const std::string_view unit(read.ptr, static_cast<std::size_t>(end - read.ptr));
  const double seconds = unit == "min" ? number * 60 : number * 3600;
  const bool is_good = read.ec == std::errc() && (unit.empty() || unit == "h" || unit == "min") &&
                       std::isfinite(seconds) && seconds >= 1 && seconds < 2147483;
  if (!is_good) {
    return invalid_input(fmt::format(
        "{}: '{}' is not a time; write 24h, 1.5h or 90min (up to 24 days)", option, text));
  }
  return TravelTime::from_seconds(static_cast<std::int64_t>(seconds));
}

std::string signed_time(std::int64_t milliseconds) {
  const std::int64_t size = milliseconds < 0 ? -milliseconds : milliseconds;
  const auto time = TravelTime::from_milliseconds(static_cast<std::uint32_t>(size));
  if (size < 30000) return "0 min";
  return (milliseconds < 0 ? "-" : "+") + to_string(time);
}

}  // namespace maabar::cli
