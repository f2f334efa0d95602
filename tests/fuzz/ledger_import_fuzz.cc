// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "ledger/export_lines.h"

/// Any bytes as an export of a ledger: refused with one line, or read; and what was read is written
/// and read again alike.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);  // NOLINT: C interface
  const auto lines = maabar::parse_export(text, "input.jsonl");
  if (!lines) {
    CHECK(!lines.error().message.empty());
    return 0;
  }
  std::string again = maabar::export_header(*lines) + "\n";
  for (const auto& line : lines->entries) again += maabar::export_line(line) + "\n";
  const auto reread = maabar::parse_export(again, "again.jsonl");
  CHECK(reread.has_value());
  CHECK(reread->entries.size() == lines->entries.size());
  CHECK(reread->head == lines->head);
  return 0;
}
