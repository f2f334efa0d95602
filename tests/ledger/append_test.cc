// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/file.h"
#include "ledger/desk.h"

namespace maabar::test {
namespace {

class Append : public ::testing::Test {
 protected:
  TemporaryDirectory directory;
  SaltSource salts = seeded_salts(7);
  Ledger ledger = must(Ledger::create(directory / "ledger.sqlite", "north", salts));
  RecordTime now = recorded("2018-10-16");
};

TEST_F(Append, WhatWasAppendedIsReadBackWithItsWords) {
  const auto bodies = sample_bodies(1);
  const Appended appended = must(ledger.append(bodies, now, salts));
  const auto entries = all_entries(ledger);
  ASSERT_EQ(entries.size(), bodies.size());
  EXPECT_EQ(appended.added, bodies.size());
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    EXPECT_TRUE(entries[i].body == bodies[i]) << kind_of(bodies[i]);
    EXPECT_EQ(entries[i].recorded, now);
  }
  EXPECT_EQ(must(ledger.head()), (Head{9, entries.back().hash}));
  EXPECT_EQ(must(ledger.verify(entries[3].hash)).head, appended.head);
}

TEST_F(Append, TheSameReportTwiceAddsNothing) {
  const Appended first = must(ledger.append(sample_bodies(1), now, salts));
  const Appended second = must(ledger.append(sample_bodies(1), recorded("2018-10-20"), salts));
  EXPECT_EQ(second.added, 0U);
  EXPECT_EQ(second.known, 9U);
  EXPECT_EQ(second.entries[2].entry, first.entries[2].entry);
  EXPECT_EQ(second.head, first.head);
}

TEST_F(Append, AReviewTakenBackAndMadeAgainIsThreeEntries) {
  const Report report = sample_report(1);
  const Claim claim = sample_claim(report, "iq-sy.al-qaim-abu-kamal", State::kOpen, 1);
  const std::string id = claim_id(claim);
  const ReviewEntry accept{id, ReviewEntry::Verdict::kAccept, "", "sound"};
  const ReviewEntry reject{id, ReviewEntry::Verdict::kReject, "", "not so sound"};
  must(ledger.append({ReportEntry{report}, ClaimEntry{claim}, accept, reject, accept, accept}, now,
                     salts));
  EXPECT_EQ(must(ledger.reviews()).size(), 3U);
}

TEST_F(Append, AReferenceThatDoesNotResolveAppendsNothing) {
  auto bodies = sample_bodies(1);
  bodies.erase(bodies.begin() + 1);  // the claim that the review speaks of
  const auto appended = ledger.append(bodies, now, salts);
  ASSERT_FALSE(appended);
  EXPECT_EQ(appended.error().kind, ErrorKind::kInvalidInput);
  EXPECT_NE(appended.error().message.find("item 3 (review)"), std::string::npos);
  EXPECT_EQ(must(ledger.head()).entries, 0U);
}

TEST_F(Append, WordsThatAreNotUtf8AreRefused) {
  Report report = sample_report(1);
  report.text = "the gate \xff is open";
  const auto appended = ledger.append({ReportEntry{report}}, now, salts);
  ASSERT_FALSE(appended);
  EXPECT_NE(appended.error().message.find("text is not UTF-8 at byte 9"), std::string::npos);
}

TEST_F(Append, AnAliasThatLeadsBackIsRefusedAndOldIdsAnswer) {
  const CrossingKey a = key("iq-sy.a");
  const CrossingKey b = key("iq-sy.b");
  const CrossingKey c = key("iq-sy.c");
  must(ledger.append(
      {AliasEntry{a, b, AliasEntry::Kind::kNamed}, AliasEntry{b, c, AliasEntry::Kind::kMoved}}, now,
      salts));
  EXPECT_FALSE(ledger.append({AliasEntry{c, a, AliasEntry::Kind::kMerged}}, now, salts));
  const AliasTable table = must(ledger.alias_table());
  EXPECT_EQ(table.resolve(a), c);
  EXPECT_EQ(table.answers_for(c), (std::vector<CrossingKey>{c, a, b}));
}

TEST_F(Append, AClaimIsFoundByThePrefixOfItsId) {
  must(ledger.append(sample_bodies(1), now, salts));
  const std::string id = must(ledger.find_entry(EntryId(2))).content_id;
  const FoundClaim found = must(ledger.find_claim(id.substr(0, 9)));
  EXPECT_EQ(found.claim.detail, "except aid");
  EXPECT_EQ(found.report, EntryId(0));
  EXPECT_EQ(ledger.find_claim("ffffffffffff").error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(ledger.find_claim("xy").error().kind, ErrorKind::kInvalidInput);
  EXPECT_EQ(must(ledger.claims_of(EntryId(0))), (std::vector<EntryId>{EntryId(1), EntryId(2)}));
}

/// The twin: a log made claim by claim from the entries.
ClaimLog slow_log(const Ledger& ledger) {
  ClaimLog log;
  for (const Entry& entry : all_entries(ledger)) {
    const auto* claim = std::get_if<ClaimEntry>(&entry.body);
    if (claim == nullptr) continue;
    const FoundReport report = must(ledger.find_report(claim->claim.report));
    log.add(make_record(log, claim->claim, report.report.publisher, entry.id, report.entry,
                        entry.recorded));
  }
  return log;
}

std::string text(const ClaimLog& log, TextId id) { return id.is_none() ? "" : log.text(id); }

std::string describe(const ClaimLog& log, const ClaimRecord& r) {
  return fmt::format(
      "{} {} {} {} {} {} {} f{} s{} m{} c{} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}",
      r.entry.value(), r.report.value(), text(log, r.crossing), text(log, r.publisher),
      text(log, r.chain), text(log, r.actor), text(log, r.detail), to_string(r.facet),
      to_string(r.state), to_string(r.measure), to_string(r.counted), to_string(r.scope),
      to_string(r.modality), to_string(r.phrase_class), to_string(r.sensitivity),
      to_string(r.admiralty), r.only, to_string(r.direction), r.side.code(),
      to_string(r.valid_from), to_string(r.valid_to), to_string(r.stated), to_string(r.published),
      r.count, r.recorded.seconds(), r.known_from.seconds());
}

Claim random_claim(const Report& report, Rng& rng) {
  static const std::vector<std::string> keys = {"iq-sy.al-qaim-abu-kamal", "iq-sy", "jo-sy.nasib"};
  Claim claim =
      sample_claim(report, keys[rng.below(3)], State::kOpen, static_cast<int>(rng.next() >> 40U));
  const std::vector<ClaimValue> values = {
      ClaimValue::status(State::kRestricted), ClaimValue::outlook(State::kClosed),
      ClaimValue::control("syrian-army"), ClaimValue::security(Measure::kAttack),
      ClaimValue::traffic(Traffic::kTrucks)};
  claim.value = values[rng.below(values.size())];
  claim.scope = static_cast<Scope>(rng.below(6));
  claim.modality = static_cast<Modality>(rng.below(5));
  claim.phrase_class = static_cast<PhraseClass>(rng.below(6));
  claim.sensitivity = static_cast<Sensitivity>(rng.below(2));
  claim.only = rng.below(2) == 0;
  claim.admiralty = {static_cast<char>('A' + rng.below(6)), static_cast<char>('1' + rng.below(6))};
  if (rng.below(3) == 0) claim.detail = fmt::format("except {}", rng.below(4));
  if (rng.below(3) == 0) claim.count = static_cast<std::int64_t>(rng.below(900));
  if (rng.below(3) == 0) claim.chain.clear();
  if (rng.below(3) == 0) claim.published = Date();
  if (rng.below(3) == 0) claim.valid_to = date("2019");
  if (rng.below(3) == 0) claim.stated = date("2018-09");
  if (rng.below(3) == 0) claim.side = must(Country::parse("SY"));
  return claim;
}

TEST_F(Append, LoadedAndExtendedClaimsAreThoseOfASlowScan) {
  const std::uint64_t seed = test_seed(20181015);
  SCOPED_TRACE(fmt::format("MAABAR_TEST_SEED={}", seed));
  Rng rng(seed);
  ClaimLog extended;
  for (int round = 0; round < 6; ++round) {
    std::vector<EntryBody> bodies;
    for (int i = 0; i < 60; ++i) {
      const Report report = sample_report(static_cast<int>(rng.below(50)));
      bodies.emplace_back(ReportEntry{report});
      const Claim claim = random_claim(report, rng);
      bodies.emplace_back(ClaimEntry{claim});
      if (rng.below(4) == 0) {
        bodies.emplace_back(ReviewEntry{claim_id(claim), ReviewEntry::Verdict::kReject, "", "no"});
      }
      if (rng.below(4) == 0) {
        bodies.emplace_back(RetractionEntry{claim_id(claim), date("2019-02"), "them", "why"});
      }
    }
    must(ledger.append(bodies, RecordTime(now.seconds() + round), salts));
    must(ledger.extend(extended));
  }
  const ClaimLog slow = slow_log(ledger);
  const ClaimLog loaded = must(ledger.load_claims());
  ASSERT_EQ(loaded.claims().size(), slow.claims().size());
  ASSERT_EQ(extended.claims().size(), slow.claims().size());
  for (std::size_t i = 0; i < slow.claims().size(); ++i) {
    EXPECT_EQ(describe(loaded, loaded.claims()[i]), describe(slow, slow.claims()[i]));
    EXPECT_EQ(describe(extended, extended.claims()[i]), describe(slow, slow.claims()[i]));
  }
  EXPECT_EQ(loaded.reviews().size(), must(ledger.reviews()).size());
  EXPECT_EQ(extended.retractions().size(), must(ledger.retractions()).size());
  EXPECT_EQ(loaded.end(), extended.end());
}

TEST_F(Append, ATableIsImportedOnceAndItsBadRowsAreNamed) {
  const std::string table =
      "crossing,facet,value,published,publisher,url,note\n"
      "iq-sy.al-qaim-abu-kamal,status,open,2019-09-30,Wire,https://a.example,kept\n"
      "iq-sy.al-qaim-abu-kamal,status,ajar,2019-09-30,Wire,https://a.example,\n"
      "iq-sy.al-walid-al-tanf,status,closed,2019-09-30,Wire,https://a.example,\n";
  const ClaimTable parsed = must(parse_claim_table(table, "history.csv"));
  const ImportedTable first = must(ledger.import_table(parsed, now, salts));
  EXPECT_EQ(first.accepted, 2U);
  EXPECT_EQ(first.new_claims, 2U);
  EXPECT_EQ(first.new_reports, 1U);
  EXPECT_EQ(first.new_notes, 1U);
  ASSERT_EQ(first.rejected.size(), 1U);
  EXPECT_EQ(to_string(first.rejected[0].error.where), "history.csv:3");
  const ImportedTable second = must(ledger.import_table(parsed, now, salts));
  EXPECT_EQ(second.known_claims, 2U);
  EXPECT_EQ(second.new_notes, 0U);
  EXPECT_EQ(second.head, first.head);
  EXPECT_EQ(must(ledger.notes()).front().body.text, "kept");
}

TEST_F(Append, TheLevantHistoryIsTakenWholeAndTwiceAddsNothing) {
  const std::string path = MAABAR_DATA_DIR "/levant/history.csv";
  const ClaimTable table =
      must(parse_claim_table(must(load_file(path, std::size_t{1} << 24U)), path));
  ASSERT_GT(table.accepted.size(), 400U);
  const ImportedTable first = must(ledger.import_table(table, now, salts));
  EXPECT_TRUE(first.rejected.empty());
  EXPECT_EQ(first.accepted, table.accepted.size());
  EXPECT_EQ(must(ledger.import_table(table, now, salts)).head, first.head);
  EXPECT_EQ(must(ledger.load_claims()).claims().size(), first.new_claims);
  must(ledger.verify());
}

TEST_F(Append, AReaderSeesOneStateWhileAWriterAppends) {
  must(ledger.append(sample_bodies(1), now, salts));
  const Ledger reader = must(Ledger::open(ledger.path(), Ledger::Mode::kRead));
  std::size_t seen = 0;
  must(reader.entries(EntryId(0), [&](const Entry& entry) {
    if (entry.id == EntryId(0)) must(ledger.append(sample_bodies(2), now, salts));
    seen += 1;
    return true;
  }));
  EXPECT_EQ(seen, 9U);
  EXPECT_EQ(must(reader.head()).entries, 18U);
}

TEST_F(Append, ASecondWriterGivesUpAfterItsWaitAndSaysWhy) {
  LedgerOptions impatient;
  impatient.wait = std::chrono::milliseconds(5);
  Ledger second = must(Ledger::open(ledger.path(), Ledger::Mode::kWrite, impatient));
  const SaltSource meddling = [&](std::span<std::uint8_t> bytes) {
    std::fill(bytes.begin(), bytes.end(), std::uint8_t{1});
    const auto blocked = second.append(sample_bodies(2), now, salts);
    ASSERT_FALSE(blocked);
    EXPECT_EQ(blocked.error().kind, ErrorKind::kUnavailable);
    EXPECT_NE(blocked.error().message.find("locked"), std::string::npos);
  };
  must(ledger.append({ReportEntry{sample_report(1)}}, now, meddling));
  EXPECT_EQ(must(second.append(sample_bodies(2), now, salts)).added, 9U);
  must(second.verify());
}

}  // namespace
}  // namespace maabar::test
