// SPDX-License-Identifier: Apache-2.0
#include "ledger/desk.h"
#include "ledger/memory_disk.h"

namespace maabar::test {
namespace {

constexpr int kMoments = 200;

LedgerOptions on(const MemoryDisk& disk) {
  LedgerOptions options;
  options.file_layer = disk.name();
  options.wait = std::chrono::milliseconds(0);
  return options;
}

/// Appends until the power goes; the hashes of what was acknowledged.
std::vector<Hash> append_until_dark(Ledger& ledger, const MemoryDisk& disk,
                                    const SaltSource& salts) {
  std::vector<Hash> acknowledged;
  for (int number = 0; !disk.has_stopped() && number < 200; ++number) {
    const auto appended = ledger.append(sample_bodies(number), recorded("2018-10-16"), salts);
    if (appended) acknowledged.push_back(appended->head.hash);
  }
  return acknowledged;
}

TEST(PowerLoss, EveryAcknowledgedEntryIsThereAtTwoHundredMoments) {
  const std::uint64_t seed = test_seed(1915);
  SCOPED_TRACE(fmt::format("MAABAR_TEST_SEED={}", seed));
  Rng rng(seed);
  std::size_t acknowledged_in_all = 0;
  for (int moment = 0; moment < kMoments; ++moment) {
    SCOPED_TRACE(fmt::format("moment {}", moment));
    MemoryDisk disk("disk");
    const SaltSource salts = seeded_salts(rng.next());
    std::vector<Hash> acknowledged;
    {
      Ledger ledger = must(Ledger::create("ledger.sqlite", "north", salts, on(disk)));
      // Far enough for the log to be carried over into the file, which happens at 1000 pages.
      disk.stop_after(static_cast<std::int64_t>(rng.below(moment % 20 == 0 ? 4000 : 300)));
      acknowledged = append_until_dark(ledger, disk, salts);
      ASSERT_TRUE(disk.has_stopped());
    }
    disk.power_returns(rng);
    const auto again = Ledger::open("ledger.sqlite", Ledger::Mode::kWrite, on(disk));
    ASSERT_TRUE(again) << again.error().line();
    const std::optional<Hash> last =
        acknowledged.empty() ? std::nullopt : std::optional(acknowledged.back());
    const auto verified = again->verify(last);
    ASSERT_TRUE(verified) << verified.error().line();
    // A transaction is there whole or not at all.
    EXPECT_EQ(verified->head.entries % 9, 0U);
    EXPECT_GE(verified->head.entries, acknowledged.size() * 9);
    acknowledged_in_all += acknowledged.size();
  }
  EXPECT_GT(acknowledged_in_all, 100U);
}

TEST(PowerLoss, ARedactionCutShortLeavesASoundLedgerAndCanBeRunAgain) {
  const std::uint64_t seed = test_seed(1916);
  SCOPED_TRACE(fmt::format("MAABAR_TEST_SEED={}", seed));
  Rng rng(seed);
  for (int moment = 0; moment < 40; ++moment) {
    MemoryDisk disk("disk");
    const SaltSource salts = seeded_salts(3);
    const std::string id = report_id(sample_report(1));
    {
      Ledger ledger = must(Ledger::create("ledger.sqlite", "north", salts, on(disk)));
      must(ledger.append(sample_bodies(1), recorded("2018-10-16"), salts));
      disk.stop_after(static_cast<std::int64_t>(rng.below(120)));
      static_cast<void>(ledger.redact(id, "asked to", recorded("2018-10-17"), salts));
    }
    disk.power_returns(rng);
    Ledger again = must(Ledger::open("ledger.sqlite", Ledger::Mode::kWrite, on(disk)));
    must(again.verify());
    must(again.redact(id, "asked to", recorded("2018-10-17"), salts));
    must(again.verify());
    for (const auto& [name, file] : disk.files) {
      EXPECT_EQ(file->bytes.find("Qaim gate"), std::string::npos) << name;
    }
  }
}

TEST(DiskFull, NothingIsHalfWrittenAndTheLedgerGoesOnWhenThereIsRoom) {
  MemoryDisk disk("disk");
  const SaltSource salts = seeded_salts(5);
  Ledger ledger = must(Ledger::create("ledger.sqlite", "north", salts, on(disk)));
  must(ledger.append(sample_bodies(1), recorded("2018-10-16"), salts));
  const std::size_t used = disk.used();
  for (std::size_t room = 0; room < 60000; room += 5000) {
    disk.capacity = used + room;
    auto bodies = sample_bodies(2);
    Report large = sample_report(3);
    large.text = std::string(200000, 'x');
    bodies.emplace_back(ReportEntry{large});
    const auto appended = ledger.append(bodies, recorded("2018-10-17"), salts);
    ASSERT_FALSE(appended);
    EXPECT_EQ(appended.error().kind, ErrorKind::kUnavailable);
    EXPECT_NE(appended.error().message.find("disk is full"), std::string::npos);
    EXPECT_EQ(must(ledger.verify()).head.entries, 9U);
  }
  disk.capacity = std::numeric_limits<std::size_t>::max();
  EXPECT_EQ(must(ledger.append(sample_bodies(2), recorded("2018-10-17"), salts)).added, 9U);
  EXPECT_EQ(must(ledger.verify()).head.entries, 18U);
}

TEST(DiskFull, AMakingThatFailsLeavesNoLedger) {
  MemoryDisk disk("disk");
  const SaltSource salts = seeded_salts(5);
  disk.capacity = 20000;
  const auto made = Ledger::create("ledger.sqlite", "north", salts, on(disk));
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::kUnavailable);
  EXPECT_EQ(disk.files.count("ledger.sqlite"), 0U);
}

TEST(ReadOnlyMedia, ALedgerIsReadWhereNothingCanBeWritten) {
  MemoryDisk disk("disk");
  const SaltSource salts = seeded_salts(5);
  {
    Ledger ledger = must(Ledger::create("ledger.sqlite", "north", salts, on(disk)));
    must(ledger.append(sample_bodies(1), recorded("2018-10-16"), salts));
  }
  disk.is_read_only = true;
  const Ledger reader = must(Ledger::open("ledger.sqlite", Ledger::Mode::kRead, on(disk)));
  EXPECT_EQ(must(reader.load_claims()).claims().size(), 2U);
  must(reader.verify());
  auto writer = Ledger::open("ledger.sqlite", Ledger::Mode::kWrite, on(disk));
  const auto outcome = writer ? writer->append(sample_bodies(2), recorded("2018-10-17"), salts)
                              : Result<Appended>(writer.error());
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, ErrorKind::kUnavailable);
}

TEST(EveryByte, OfASmallLedgerIsNamedWhenItChanges) {
  MemoryDisk disk("disk");
  const SaltSource salts = seeded_salts(9);
  {
    Ledger ledger = must(Ledger::create("ledger.sqlite", "north", salts, on(disk)));
    must(ledger.append(sample_bodies(1), recorded("2018-10-16"), salts));
    must(ledger.redact(report_id(sample_report(1)), "asked to", recorded("2018-10-17"), salts));
    must(ledger.append(sample_bodies(2), recorded("2018-10-18"), salts));
  }
  ASSERT_EQ(disk.files.size(), 1U) << "a closed ledger is one file";
  std::string& bytes = disk.files["ledger.sqlite"]->bytes;
  disk.is_read_only = true;
  Rng rng(test_seed(11));
  const Ledger open = must(Ledger::open("ledger.sqlite", Ledger::Mode::kRead, on(disk)));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char before = bytes[i];
    bytes[i] = static_cast<char>(before ^ static_cast<char>(1 + rng.below(255)));
    ASSERT_FALSE(open.verify()) << "byte " << i << " of " << bytes.size();
    if (i < 128 || i % 211 == 0) {  // and by a program that opens the file only now
      const auto fresh = Ledger::open("ledger.sqlite", Ledger::Mode::kRead, on(disk));
      const auto verified = fresh ? fresh->verify() : Result<Verified>(fresh.error());
      ASSERT_FALSE(verified) << "byte " << i << " of " << bytes.size();
      EXPECT_NE(verified.error().kind, ErrorKind::kInternal) << verified.error().line();
    }
    bytes[i] = before;
  }
  EXPECT_TRUE(must(Ledger::open("ledger.sqlite", Ledger::Mode::kRead, on(disk))).verify());
}

}  // namespace
}  // namespace maabar::test
