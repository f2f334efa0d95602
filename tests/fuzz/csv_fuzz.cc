// SPDX-License-Identifier: Apache-2.0
// Tables of claims from any bytes: read or refused, never a crash; what is read is written and
// reads back the same.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "claim/claim_csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto table = maabar::parse_claim_table(text, "fuzz.csv");
  if (!table) return 0;
  for (const maabar::ClaimRow& row : table->accepted) {
    const auto again = maabar::parse_claim_table(
        maabar::claim_csv_header() + maabar::claim_csv_row(row), "again.csv");
    CHECK(again && again->accepted.size() == 1);
    CHECK(again->accepted[0].claim == row.claim);
  }
  return 0;
}
