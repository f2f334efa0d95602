// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "base/csv.h"
#include "base/file.h"
#include "report/reader_fixture.h"

namespace maabar {
namespace {

using test::read_text;

std::vector<std::string> keys(const DocumentReading& reading) {
  std::vector<std::string> found;
  for (const Claim& claim : reading.claims) found.push_back(claim.crossing.text());
  return found;
}

TEST(Collisions, ContextTellsWhichOfTwoCrossingsANameMeans) {
  const std::vector<std::tuple<const char*, const char*>> rows = {
      {"Jordan reopened the Karameh crossing with Iraq on Monday.", "iq-jo.trebil-karameh"},
      {"Kuwait shut the Safwan crossing with Iraq on Monday.", "iq-kw.safwan-abdali"},
      {"Lebanon reopened the Arida crossing with Syria on Monday.", "lb-sy.arida"},
      {"Egypt reopened the Rafah crossing with Gaza on Monday.", "eg-ps.rafah"},
  };
  for (const auto& [text, expected] : rows) {
    const DocumentReading reading = read_text(text, "2019-10-16");

    EXPECT_EQ(std::vector<std::string>{expected}, keys(reading)) << text;
  }
}

TEST(Collisions, ATownsFallIsNoClaimAboutItsGate) {
  const DocumentReading reading =
      read_text("The mayor of the city of Rafah resigned.", "2019-10-16");

  EXPECT_TRUE(reading.claims.empty());
}

TEST(Collisions, ANameThatNothingTellsApartStaysUnresolvedWithItsCandidates) {
  const DocumentReading reading =
      read_text("The Friendship Bridge was closed on Monday.", "2019-10-16");

  EXPECT_TRUE(reading.claims.empty());
  ASSERT_EQ(1U, reading.unresolved.size());
  EXPECT_TRUE(reading.unresolved[0].crossing.is_none());
  EXPECT_GE(reading.unresolved[0].candidates.size(), 2U);
}

TEST(Collisions, TheOtherNameOfOneOfThemSettlesIt) {
  // al-Walid is al-Tanf's Iraqi name, and an irregular gate further north.
  const DocumentReading alone =
      read_text("Iraq closed the al-Walid crossing with Syria on Monday.", "2019-10-16");
  const DocumentReading beside =
      read_text("Iraq closed the al-Walid crossing with Syria on Monday. Tanf is across the line.",
                "2019-10-16");

  EXPECT_TRUE(alone.claims.empty());
  ASSERT_EQ(1U, alone.unresolved.size());
  EXPECT_EQ(2U, alone.unresolved[0].candidates.size());
  ASSERT_EQ(1U, beside.claims.size());
  EXPECT_EQ("iq-sy.al-walid-al-tanf", beside.claims[0].crossing.text());
}

TEST(Collisions, AnUnknownCrossingBetweenTwoCountriesIsProvisional) {
  const DocumentReading reading = read_text(
      "The Kapkaragan crossing between Iran and Afghanistan was closed on Monday.", "2019-10-16");

  ASSERT_EQ(1U, reading.claims.size());
  EXPECT_EQ("af-ir.kapkaragan", reading.claims[0].crossing.text());
  EXPECT_TRUE(reading.claims[0].provisional);
}

TEST(Collisions, AnUnknownCrossingWithoutCountriesIsShownAsUnread) {
  const DocumentReading reading =
      read_text("The Kapkaragan crossing was closed on Monday.", "2019-10-16");

  EXPECT_TRUE(reading.claims.empty());
  EXPECT_EQ(1U, reading.unread.size());
}

/// The text of every row of tests/cases/collisions.csv beside the one crossing that it may bind:
/// empty for none, `?` when only candidates may be given.
TEST(Collisions, AtMostOneMentionInAHundredIsBoundWrongly) {
  const std::string file = std::string(MAABAR_TESTS_DIR) + "/cases/collisions.csv";
  const CsvTable table = CsvTable::parse(load_file(file, 1 << 20).value(), file).value();
  std::size_t missed = 0;
  std::vector<std::string> wrong;
  for (const CsvTable::Row& row : table.rows()) {
    const std::string& expected = row.fields[1];
    const auto found = keys(read_text(row.fields[0], "2019-10-16"));
    const bool right = std::all_of(found.begin(), found.end(),
                                   [&](const std::string& key) { return key == expected; });
    if (!right) wrong.push_back(row.fields[0]);
    const bool bindable = !expected.empty() && expected != "?";
    missed += bindable && found.empty() ? 1U : 0U;
  }

  ASSERT_GE(table.rows().size(), 150U);
  EXPECT_LE(100 * wrong.size(), table.rows().size()) << testing::PrintToString(wrong);
  EXPECT_LE(20 * missed, table.rows().size()) << "context that tells the crossing goes unused";
}

}  // namespace
}  // namespace maabar
