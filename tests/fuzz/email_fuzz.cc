// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "base/check.h"
#include "base/utf8.h"
#include "report/mail.h"

/// Any bytes as a mail: refused in one line, or letters whose words are UTF-8.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto letters = maabar::report::parse_mail(
      {reinterpret_cast<const char*>(data), size});  // NOLINT: libFuzzer's type
  if (!letters) {
    CHECK(letters.error().line().find('\n') == std::string::npos);
    return 0;
  }
  for (const auto& letter : *letters) {
    CHECK(!maabar::find_invalid_utf8(letter.text));
    CHECK(!maabar::find_invalid_utf8(letter.from));
    CHECK(!maabar::find_invalid_utf8(letter.subject));
  }
  return 0;
}
