// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "ledger/desk.h"

namespace maabar::test {
namespace {

class Exchange : public ::testing::Test {
 protected:
  TemporaryDirectory directory;
  SaltSource salts = seeded_salts(7);
  Ledger north = must(Ledger::create(directory / "north.sqlite", "north", salts));
  Ledger south = must(Ledger::create(directory / "south.sqlite", "south", salts));
  RecordTime now = recorded("2018-10-16");
  RecordTime later = recorded("2018-11-01");

  static LedgerExport lines(const Ledger& ledger, Sensitivity most = Sensitivity::kInternal) {
    return must(parse_export(export_text(ledger, most), "export.jsonl"));
  }
  static std::set<std::string> ids(const Ledger& ledger) {
    std::set<std::string> out;
    for (const Entry& entry : all_entries(ledger)) out.insert(entry.content_id);
    return out;
  }
};

TEST_F(Exchange, SavedAndLoadedIsTheSameLedger) {
  must(north.append(sample_bodies(1), now, salts));
  must(north.redact(report_id(sample_report(1)), "asked to", now, salts));
  must(north.append(sample_bodies(2), later, salts));
  must(south.append(sample_bodies(3), later, salts));
  must(north.merge(lines(south), later));
  const Ledger restored = must(Ledger::restore(directory / "again.sqlite", lines(north)));
  EXPECT_EQ(must(restored.head()), must(north.head()));
  EXPECT_EQ(export_text(restored, Sensitivity::kInternal),
            export_text(north, Sensitivity::kInternal));
  must(restored.verify(must(north.head()).hash));
}

TEST_F(Exchange, MergedBothWaysBothDesksHoldTheSame) {
  must(north.append(sample_bodies(1), now, salts));
  must(south.append(sample_bodies(1), later, salts));
  must(south.append(sample_bodies(2), later, salts));
  must(south.redact(report_id(sample_report(2)), "asked to", later, salts));
  const Merged first = must(north.merge(lines(south), later));
  const Merged back = must(south.merge(lines(north), later));
  EXPECT_EQ(ids(north), ids(south));
  EXPECT_EQ(first.added + first.known, 19U);
  EXPECT_GT(back.added, 0U) << "north's own acts";
  EXPECT_EQ(must(north.merge(lines(south), later)).added, 0U);
  must(north.verify());
  must(south.verify());
  EXPECT_EQ(all_bytes(directory.path()).find("Bulletin 2:"), std::string::npos);
}

TEST_F(Exchange, TheOtherDesksTimesAreKeptAsTheirs) {
  must(south.append(sample_bodies(1), now, salts));
  must(north.merge(lines(south), later));
  const Entry entry = must(north.find_entry(EntryId(1)));
  EXPECT_EQ(entry.recorded, later);
  EXPECT_EQ(entry.desk, "south");
  EXPECT_EQ(entry.recorded_there, now);
  EXPECT_EQ(entry.entry_there, EntryId(1));
}

TEST_F(Exchange, ARedactionFromAnotherDeskIsCarriedOutHere) {
  must(north.append(sample_bodies(1), now, salts));
  must(south.append(sample_bodies(1), now, salts));
  must(south.redact(report_id(sample_report(1)), "asked to", later, salts));
  must(north.merge(lines(south), later));
  EXPECT_EQ(all_bytes(directory.path()).find("Border bulletin 1"), std::string::npos);
  EXPECT_EQ(must(north.verify()).redactions, 1U);
}

TEST_F(Exchange, PublicExportsHoldNeitherInternalClaimsNorTheWordsAroundThem) {
  const Report mixed = sample_report(1);
  Claim open = sample_claim(mixed, "iq-sy.al-qaim-abu-kamal", State::kOpen, 1);
  Claim hidden = sample_claim(mixed, "iq-sy.al-walid-al-tanf", State::kOpen, 77);
  hidden.sensitivity = Sensitivity::kInternal;
  must(north.append({ReportEntry{mixed}, ClaimEntry{hidden}, ClaimEntry{open},
                     ReviewEntry{claim_id(hidden), ReviewEntry::Verdict::kReject, "", "secret why"},
                     ReportEntry{sample_report(2)}},
                    now, salts));
  const std::string text = export_text(north, Sensitivity::kPublic);
  EXPECT_EQ(text.find("(77)"), std::string::npos);
  EXPECT_EQ(text.find("secret why"), std::string::npos);
  EXPECT_EQ(text.find("Bulletin 1"), std::string::npos);
  EXPECT_NE(text.find("Bulletin 2"), std::string::npos);
  const LedgerExport part = must(parse_export(text, "part.jsonl"));
  EXPECT_FALSE(part.is_complete);
  EXPECT_FALSE(Ledger::restore(directory / "x.sqlite", part));
  EXPECT_EQ(must(south.merge(part, later)).added, 3U);
  must(south.verify());
}

TEST_F(Exchange, TwoLedgersUnderOneDeskNameAreAConflictAndNothingIsDone) {
  Ledger other = must(Ledger::create(directory / "other.sqlite", "south", salts));
  must(south.append(sample_bodies(1), now, salts));
  must(other.append(sample_bodies(2), now, salts));
  must(north.merge(lines(south), later));
  const Head before = must(north.head());
  const auto merged = north.merge(lines(other), later);
  ASSERT_FALSE(merged);
  EXPECT_EQ(merged.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(must(north.head()), before);
}

TEST_F(Exchange, AClaimThatTheDesksRateDifferentlyIsReportedAndOursStands) {
  const Report report = sample_report(1);
  Claim claim = sample_claim(report, "iq-sy.al-qaim-abu-kamal", State::kOpen, 1);
  must(north.append({ReportEntry{report}, ClaimEntry{claim}}, now, salts));
  claim.admiralty = {'A', '1'};
  must(south.append({ReportEntry{report}, ClaimEntry{claim}}, now, salts));
  EXPECT_EQ(must(north.merge(lines(south), later)).differing,
            std::vector<std::string>{claim_id(claim)});
  EXPECT_EQ(must(north.find_claim(claim_id(claim))).claim.admiralty.reliability, 'C');
}

TEST_F(Exchange, AnyChangedCharacterOfAnExportIsFound) {
  must(north.append(sample_bodies(1), now, salts));
  const std::string text = export_text(north, Sensitivity::kPublic);
  const std::string header = text.substr(0, text.find('\n'));
  Rng rng(test_seed(4));
  for (int i = 0; i < 400; ++i) {
    std::string changed = text;
    const std::size_t at = header.size() + 1 + rng.below(text.size() - header.size() - 1);
    changed[at] = changed[at] == 'q' ? 'z' : 'q';
    const auto parsed = parse_export(changed, "export.jsonl");
    if (parsed) {
      // The name of an unknown field may change without changing what is said.
      Ledger copy = must(Ledger::restore(directory / fmt::format("c{}.sqlite", i), *parsed));
      EXPECT_EQ(must(copy.head()), must(north.head())) << at;
      continue;
    }
    EXPECT_EQ(parsed.error().where.file, "export.jsonl");
  }
  const auto cut = parse_export(text.substr(0, text.size() - 200), "cut.jsonl");
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().kind, ErrorKind::kInvalidInput);
}

}  // namespace
}  // namespace maabar::test
