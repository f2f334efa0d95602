// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

/// Programmer's mistakes. `CHECK(condition)` and `CHECK_OP` are always on and abort with both sides
/// printed; `DCHECK` is for theorems over whole arrays and vanishes in release builds. Input must
/// never reach either: bad input is an `Error` (base/result.h).

namespace maabar::base {

/// Prints `file:line: CHECK failed: what` to standard error and aborts.
[[noreturn]] void fail_check(const char* file, int line, std::string_view what);

/// Both sides of a failed comparison, for the message of `CHECK_OP`.
template <typename Left, typename Right>
std::string describe_comparison(std::string_view text, const Left& left, const Right& right) {
  if constexpr (fmt::is_formattable<Left>::value && fmt::is_formattable<Right>::value) {
    return fmt::format("{} ({} vs {})", text, left, right);
  } else {
    return std::string(text);
  }
}

}  // namespace maabar::base

#define CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::maabar::base::fail_check(__FILE__, __LINE__, #condition))

#define CHECK_OP(left, op, right)                                                      \
  (((left)op(right)) ? static_cast<void>(0)                                            \
                     : ::maabar::base::fail_check(__FILE__, __LINE__,                  \
                                                  ::maabar::base::describe_comparison( \
                                                      #left " " #op " " #right, (left), (right))))

#ifdef NDEBUG
#define DCHECK(condition) static_cast<void>(0)
#else
#define DCHECK(condition) CHECK(condition)
#endif
