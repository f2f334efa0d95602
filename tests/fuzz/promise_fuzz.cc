// SPDX-License-Identifier: Apache-2.0
// Tables of promises and of fitted hazards from any bytes: read or refused, never a crash; what is
// fitted is written and reads back to the same bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "belief/hazard_table.h"
#include "belief/promise_cases.h"

namespace {

/// A ledger that knows one outlook, `F1` at al-Qa'im.
maabar::ClaimLog make_log() {
  maabar::Claim claim;
  claim.crossing = maabar::CrossingKey::parse("iq-sy.al-qaim-abu-kamal").value();
  claim.value = maabar::ClaimValue::parse("outlook", "open").value();
  claim.valid_from = maabar::Date::parse("2019-09-30").value();
  claim.published = maabar::Date::parse("2019-09-27").value();
  claim.chain = "F1";
  maabar::ClaimLog log;
  log.add(make_record(log, claim, "fuzz", maabar::EntryId(1), maabar::EntryId(0),
                      maabar::RecordTime(0)));
  return log;
}

void check_round_trip(const std::string& csv) {
  const auto again = maabar::HazardTable::parse(csv, "again.csv");
  CHECK(again.has_value());
  CHECK(again->to_csv() == csv);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const maabar::ClaimLog log = make_log();
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto table = maabar::HazardTable::parse(text, "fuzz.csv");
  if (table) check_round_trip(table->to_csv());
  const auto read = maabar::read_promise_cases(text, "fuzz.csv", log,
                                               maabar::Date::parse("2026-04-24")->last_day());
  if (read) check_round_trip(maabar::HazardTable::fit(read->cases).to_csv());
  return 0;
}
