// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "base/check.h"
#include "base/utf8.h"
#include "report/web_page.h"

/// Any bytes as a page: its words are UTF-8, and reading them again gives the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data),
                               size);  // NOLINT: libFuzzer's type
  const maabar::report::WebPage page = maabar::report::parse_web_page(bytes);
  CHECK(!maabar::find_invalid_utf8(page.text));
  CHECK(!maabar::find_invalid_utf8(page.title));
  CHECK(page.text == maabar::report::parse_web_page(bytes).text);
  return 0;
}
