// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/units.h"

namespace maabar::cli {

/// `1,234,567`.
std::string grouped(std::uint64_t number);

/// `24h`, `1.5h`, `90min` or a bare number of hours. `kInvalidInput` names the option; zero,
/// negative and 24.8 days or more are refused.
Result<TravelTime> parse_hours(std::string_view option, const std::string& text);

/// `+3 h 10 min`, `-40 min`, `0 min` for a change in milliseconds.
std::string signed_time(std::int64_t milliseconds);

}  // namespace maabar::cli
