// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace maabar::report {

/// The style sheet of `to_html(readings)`.
std::string_view reading_style();

}  // namespace maabar::report
