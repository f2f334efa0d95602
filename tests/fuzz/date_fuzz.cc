// SPDX-License-Identifier: Apache-2.0
// Dates and times from any bytes: what is read writes back to the same value.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/date.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  if (const auto date = maabar::Date::parse(text)) {
    CHECK(maabar::to_string(*date) == text);
    if (!date->is_unknown()) CHECK(date->first_day() <= date->last_day());
  }
  if (const auto seconds = maabar::parse_inclusive_moment(text)) {
    // An offset may lead a day out of the years that can be written.
    constexpr std::int64_t kYear2 = -62104060800;
    constexpr std::int64_t kYear9999 = 253370764800;
    if (*seconds > kYear2 && *seconds < kYear9999) {
      CHECK(maabar::parse_utc_seconds(maabar::to_iso8601(*seconds)).value() == *seconds);
    }
  }
  return 0;
}
