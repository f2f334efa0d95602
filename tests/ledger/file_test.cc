// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <sqlite3.h>

#include <fstream>

#include "ledger/desk.h"

namespace maabar::test {
namespace {

constexpr std::size_t kMost = std::size_t{1} << 26U;

void run_sql(const std::filesystem::path& path, const std::string& sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  char* message = nullptr;
  EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
  sqlite3_close(database);
}

TEST(OpenLedger, SaysThatThereIsNone) {
  const TemporaryDirectory directory;
  EXPECT_EQ(Ledger::open(directory / "ledger.sqlite", Ledger::Mode::kRead).error().kind,
            ErrorKind::kNotFound);
  EXPECT_EQ(Ledger::create(directory / "no/ledger.sqlite", "north", seeded_salts(1)).error().kind,
            ErrorKind::kNotFound);
}

TEST(OpenLedger, IsMadeOnlyOnceAndTakesUpAMakingThatWasCutShort) {
  const TemporaryDirectory directory;
  std::ofstream(directory / "ledger.sqlite").close();
  EXPECT_EQ(Ledger::open(directory / "ledger.sqlite", Ledger::Mode::kRead).error().kind,
            ErrorKind::kNotFound)
      << "an empty file is no ledger";
  must(Ledger::create(directory / "ledger.sqlite", "", seeded_salts(1)));
  const auto again = Ledger::create(directory / "ledger.sqlite", "north", seeded_salts(1));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, ErrorKind::kInvalidInput);
  EXPECT_EQ(must(Ledger::open(directory / "ledger.sqlite", Ledger::Mode::kRead)).desk().size(),
            13U);
}

TEST(OpenLedger, RefusesOneOfANewerVersion) {
  const TemporaryDirectory directory;
  const auto path = directory / "ledger.sqlite";
  run_sql(path, "PRAGMA application_id=1835098738; PRAGMA user_version=9; CREATE TABLE x (y)");
  const auto opened = Ledger::open(path, Ledger::Mode::kWrite);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, ErrorKind::kUnavailable);
  EXPECT_NE(opened.error().message.find("newer maabar"), std::string::npos);
}

TEST(OpenLedger, TakesNoOtherFileForALedger) {
  const TemporaryDirectory directory;
  const auto path = directory / "ledger.sqlite";
  run_sql(path, "CREATE TABLE other (x)");
  EXPECT_EQ(Ledger::open(path, Ledger::Mode::kWrite).error().kind, ErrorKind::kCorrupt);
  Rng rng(test_seed(3));
  for (int i = 0; i < 200; ++i) {
    std::string bytes(1 + rng.below(20000), '\0');
    for (char& byte : bytes) byte = static_cast<char>(rng.next());
    if (i % 2 == 0)
      bytes.replace(0, std::min<std::size_t>(16, bytes.size()), "SQLite format 3", 16);
    must(save_file(path, bytes));
    const auto opened = Ledger::open(path, i % 3 == 0 ? Ledger::Mode::kRead : Ledger::Mode::kWrite);
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().kind, ErrorKind::kInternal) << opened.error().line();
  }
}

/// The draft layout, as docs/formats/ledger.md describes version 0.
void make_draft(const std::filesystem::path& path) {
  const std::string report = report_id(sample_report(1));
  run_sql(path,
          "PRAGMA application_id=1835098738; CREATE TABLE meta (desk TEXT); CREATE TABLE line"
          " (number INTEGER PRIMARY KEY, recorded INTEGER, kind TEXT, body TEXT);"
          "INSERT INTO meta VALUES ('north');"
          "INSERT INTO line VALUES (0, 1539691200, 'report', '{\"title\":\"Border bulletin 1\","
          "\"publisher\":\"Desert Wire\",\"url\":\"https://wire.example/1\",\"published\":"
          "\"2018-10-15\",\"media_type\":\"text/plain\",\"text\":\"Bulletin 1: the governor said "
          "the Qaim gate is open to lorries; Tanf stays shut.\"}');"
          "INSERT INTO line VALUES (1, 1539777600, 'claim', '{\"crossing\":\"iq-sy\",\"facet\":"
          "\"status\",\"value\":\"open\",\"report\":\"" +
              report + "\",\"published\":\"2018-10-15\"}')");
}

TEST(Migration, KeepsEntriesTimesAndACopyOfTheOlderFile) {
  const TemporaryDirectory directory;
  const auto path = directory / "ledger.sqlite";
  make_draft(path);
  const std::string before = must(load_file(path, kMost));
  EXPECT_EQ(Ledger::open(path, Ledger::Mode::kRead).error().kind, ErrorKind::kUnavailable);
  LedgerOptions options;
  options.salts = seeded_salts(2);
  Ledger ledger = must(Ledger::open(path, Ledger::Mode::kWrite, options));
  EXPECT_EQ(must(load_file(directory / "ledger.sqlite.v0.bak", kMost)), before);
  EXPECT_EQ(must(ledger.find_report(EntryId(0))).report, sample_report(1));
  EXPECT_EQ(must(ledger.find_claim(EntryId(1))).recorded, RecordTime(1539777600));
  must(ledger.verify());
  must(ledger.redact(report_id(sample_report(1)), "asked to", recorded("2019-01-01"),
                     options.salts));
  EXPECT_EQ(all_bytes(directory.path()).find("Bulletin 1:"), std::string::npos);
}

TEST(Migration, OfADamagedFileLeavesItAsItWas) {
  const TemporaryDirectory directory;
  const auto path = directory / "ledger.sqlite";
  make_draft(path);
  run_sql(path, "UPDATE line SET body = '{\"facet\":' WHERE number = 1");
  const std::string before = must(load_file(path, kMost));
  LedgerOptions options;
  options.salts = seeded_salts(2);
  EXPECT_EQ(Ledger::open(path, Ledger::Mode::kWrite, options).error().kind, ErrorKind::kCorrupt);
  EXPECT_EQ(must(load_file(path, kMost)), before);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(directory.path()), {}), 1);
}

}  // namespace
}  // namespace maabar::test
