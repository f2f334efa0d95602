// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include "ledger/desk.h"

namespace maabar::test {
namespace {

class Redaction : public ::testing::Test {
 protected:
  TemporaryDirectory directory;
  SaltSource salts = seeded_salts(7);
  Ledger ledger = must(Ledger::create(directory / "ledger.sqlite", "north", salts));
  RecordTime now = recorded("2018-10-16");

  [[nodiscard]] bool is_on_disk(const std::string& words) const {
    return all_bytes(directory.path()).find(words) != std::string::npos;
  }
};

TEST_F(Redaction, OfAReportLeavesItsWordsInNoFileAndTheChainWhole) {
  const Appended before = must(ledger.append(sample_bodies(1), now, salts));
  must(ledger.append(sample_bodies(2), now, salts));
  ASSERT_TRUE(is_on_disk("Bulletin 1: the governor"));
  const Redacted redacted =
      must(ledger.redact(report_id(sample_report(1)), "a name was in it", now, salts));
  for (const char* words : {"Bulletin 1: the governor", "Border bulletin 1", "wire.example/1",
                            "open to lorries (1)", "lorries (1001)"}) {
    EXPECT_FALSE(is_on_disk(words)) << words;
  }
  EXPECT_TRUE(is_on_disk("Bulletin 2: the governor"));
  const Verified verified = must(ledger.verify(before.head.hash));
  EXPECT_EQ(verified.redactions, 1U);
  EXPECT_EQ(verified.absent_words, redacted.removed.size());
  EXPECT_EQ(must(ledger.load_claims()).claims().size(), 4U) << "state is never removed";
}

TEST_F(Redaction, OfAClaimTakesItsWordsOutOfItsReportAndSaysWhereElseTheyStand) {
  auto bodies = sample_bodies(1);
  Report copy = sample_report(2);
  copy.text = "As reported: the Qaim gate is open to lorries (1), says the wire.";
  bodies.emplace_back(ReportEntry{copy});
  must(ledger.append(bodies, now, salts));
  const std::string id = must(ledger.find_entry(EntryId(1))).content_id;
  const Redacted redacted = must(ledger.redact(id, "asked to", now, salts));
  EXPECT_EQ(redacted.still_in, std::vector<EntryId>{EntryId(9)});
  EXPECT_EQ(must(ledger.find_claim(id)).absent_words,
            (std::vector<std::string>{"speaker", "evidence"}));
  must(ledger.redact(report_id(copy), "asked to", now, salts));
  EXPECT_FALSE(is_on_disk("the Qaim gate is open to lorries (1)"));
  must(ledger.verify());
}

TEST_F(Redaction, WordsDoNotComeBackWhenTheReportIsReadAgain) {
  must(ledger.append(sample_bodies(1), now, salts));
  must(ledger.redact(report_id(sample_report(1)), "asked to", now, salts));
  must(ledger.append({ReportEntry{sample_report(1)}}, now, salts));
  EXPECT_FALSE(is_on_disk("Border bulletin 1"));
}

TEST_F(Redaction, WaitsForNoReaderButSaysThatOneIsInTheWay) {
  must(ledger.append(sample_bodies(1), now, salts));
  LedgerOptions impatient;
  impatient.wait = std::chrono::milliseconds(5);
  Ledger writer = must(Ledger::open(ledger.path(), Ledger::Mode::kWrite, impatient));
  const std::string id = report_id(sample_report(1));
  must(ledger.entries(EntryId(0), [&](const Entry& /*entry*/) {
    const auto redacted = writer.redact(id, "asked to", now, salts);
    EXPECT_FALSE(redacted);
    if (!redacted) {
      EXPECT_EQ(redacted.error().kind, ErrorKind::kUnavailable);
    }
    return false;
  }));
  must(writer.redact(id, "asked to", now, salts));
  EXPECT_FALSE(is_on_disk("Border bulletin 1"));
  EXPECT_EQ(must(writer.verify()).redactions, 1U);
}

TEST_F(Redaction, DeletesTheCopiesThatMigrationsKept) {
  must(ledger.append(sample_bodies(1), now, salts));
  std::ofstream(directory / "ledger.sqlite.v0.bak") << "Border bulletin 1";
  const Redacted redacted =
      must(ledger.redact(report_id(sample_report(1)), "asked to", now, salts));
  EXPECT_EQ(redacted.removed_files.size(), 1U);
  EXPECT_FALSE(is_on_disk("Border bulletin 1"));
}

TEST_F(Redaction, IsNeverAppendedByHand) {
  must(ledger.append(sample_bodies(1), now, salts));
  const auto appended =
      ledger.append({RedactionEntry{report_id(sample_report(1)), "why", {}}}, now, salts);
  ASSERT_FALSE(appended);
  EXPECT_EQ(appended.error().kind, ErrorKind::kInvalidInput);
}

}  // namespace
}  // namespace maabar::test
