// SPDX-License-Identifier: Apache-2.0
#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace maabar::base {

void fail_check(const char* file, int line, std::string_view what) {
  fmt::print(stderr, "{}:{}: CHECK failed: {}\n", file, line, what);
  std::abort();
}

}  // namespace maabar::base
