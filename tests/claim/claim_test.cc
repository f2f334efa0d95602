// SPDX-License-Identifier: Apache-2.0
#include "claim/claim.h"

#include <gtest/gtest.h>

#include "claim/report.h"

namespace maabar {
namespace {

Claim reopening() {
  Claim claim;
  claim.crossing = CrossingKey::parse("iq-sy.al-qaim-abu-kamal").value();
  claim.value = ClaimValue::status(State::kOpen);
  claim.valid_from = Date::parse("2019-09-30").value();
  claim.report = "r";
  return claim;
}

TEST(ClaimValue, CannotHoldAValueItsFacetDoesNotHave) {
  EXPECT_TRUE(ClaimValue::parse("status", "open"));
  EXPECT_FALSE(ClaimValue::parse("status", "cameras"));
  EXPECT_FALSE(ClaimValue::parse("security", "open"));
  EXPECT_FALSE(ClaimValue::parse("control", "Syrian Army"));
  EXPECT_EQ(ClaimValue::parse("control", "syrian-army")->actor(), "syrian-army");
  EXPECT_EQ(ClaimValue::parse("traffic", "trucks")->text(), "trucks");
}

TEST(ClaimId, DependsOnWhatIsSaidAndNotOnItsRating) {
  const Claim claim = reopening();
  Claim rated = claim;
  rated.admiralty = Admiralty{'A', '1'};
  rated.chain = "other";
  rated.sensitivity = Sensitivity::kInternal;
  Claim other = claim;
  other.scope = Scope::kCargo;
  EXPECT_EQ(claim_id(claim).size(), 32U);
  EXPECT_EQ(claim_id(rated), claim_id(claim));
  EXPECT_NE(claim_id(other), claim_id(claim));
}

TEST(ReportId, NoTwoPartsCanBeShiftedIntoEachOther) {
  Report a;
  a.title = "ab";
  a.publisher = "c";
  Report b;
  b.title = "a";
  b.publisher = "bc";
  EXPECT_NE(report_id(a), report_id(b));
}

TEST(ClaimFaults, NameWhatCannotBe) {
  Claim claim = reopening();
  EXPECT_TRUE(find_faults(claim).empty());
  claim.side = Country::parse("TR").value();
  claim.direction = parse_direction("TR>SY").value();
  claim.valid_to = Date::parse("2018").value();
  const auto faults = find_faults(claim);
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_EQ(faults[0], "side TR is not a side of iq-sy.al-qaim-abu-kamal");
  EXPECT_EQ(faults[1], "direction TR>SY does not lead over iq-sy.al-qaim-abu-kamal");
  EXPECT_EQ(faults[2], "valid_to 2018 is before valid_from 2019-09-30");
}

TEST(ClaimFaults, ACoarseEndMayFollowAFineStart) {
  Claim claim = reopening();
  claim.valid_to = Date::parse("2019").value();
  EXPECT_TRUE(find_faults(claim).empty());
}

}  // namespace
}  // namespace maabar
