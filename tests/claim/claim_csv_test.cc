// SPDX-License-Identifier: Apache-2.0
#include "claim/claim_csv.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

constexpr const char* kHeader =
    "fact,crossing,side,facet,value,scope,direction,modality,speaker,stated,valid_from,valid_to,"
    "published,publisher,url,url2,phrase,detail,note\n";

TEST(ClaimTable, ReadsClaimPageAndLaterRemark) {
  const auto table = parse_claim_table(
      std::string(kHeader) +
          "F1,iq-sy.al-qaim-abu-kamal,,status,open,cargo,both,reported,,,2019-09-30,,2019-09-30,"
          "Wire,https://example.org,,,,opened\n",
      "history.csv");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->accepted.size(), 1U);
  const ClaimRow& row = table->accepted[0];
  EXPECT_EQ(row.claim.scope, Scope::kCargo);
  EXPECT_EQ(row.claim.chain, "F1");
  EXPECT_EQ(row.report.publisher, "Wire");
  EXPECT_EQ(row.claim.report, report_id(row.report));
  EXPECT_EQ(row.note, "opened");
  EXPECT_EQ(row.line, 2);
}

TEST(ClaimTable, OneBadRowNeverStopsTheTable) {
  const auto table = parse_claim_table(
      "crossing,facet,value,published\niq-sy,status,open,2019\niq-sy,status,ajar,2019\n"
      "iq-sy,status,closed,2019-02-30\niq-sy,status,closed,2020\n",
      "t.csv");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->accepted.size(), 2U);
  ASSERT_EQ(table->rejected.size(), 2U);
  EXPECT_EQ(table->rejected[0].error.line(),
            "t.csv:3: 'ajar' is not a state; write one of: open, restricted, closed");
  EXPECT_EQ(table->rejected[1].error.line(),
            "t.csv:4: column published: 2019-02-30 does not exist in the calendar");
}

TEST(ClaimTable, AColumnThatMustBeThereIsNamed) {
  EXPECT_EQ(parse_claim_table("crossing,facet,value\n", "t.csv").error().line(),
            "t.csv:1: no column 'published'; it has crossing, facet, value");
}

TEST(ClaimTable, ARowIsWrittenAsItWasRead) {
  const std::string row =
      "F2,iq-sy.al-qaim-abu-kamal,IQ,outlook,open,all,SY>IQ,announced,\"Head, ports\",2019-09-27,"
      "2019-09-30,,2019-09,Wire,https://a,https://b,soon,trucks,late\n";
  const auto table = parse_claim_table(kHeader + row, "t.csv");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->accepted.size(), 1U);
  EXPECT_EQ(claim_csv_row(table->accepted[0]), row);
  EXPECT_EQ(claim_csv_header(), kHeader);
}

}  // namespace
}  // namespace maabar
