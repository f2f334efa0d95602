// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include "ledger/desk.h"
#include "ledger/page_layer.h"

namespace maabar::test {
namespace {

/// A forger with SQLite and the page layer, so that checksums fit.
class Verify : public ::testing::Test {
 protected:
  TemporaryDirectory directory;
  SaltSource salts = seeded_salts(7);
  std::filesystem::path path = directory / "ledger.sqlite";

  void SetUp() override {
    Ledger ledger = must(Ledger::create(path, "north", salts));
    must(ledger.append(sample_bodies(1), recorded("2018-10-16"), salts));
    must(ledger.append(sample_bodies(2), recorded("2018-10-17"), salts));
  }

  /// Runs SQL; the answer of SQLite if it refuses, else empty.
  std::string forge(const std::string& sql) {
    sqlite3* database = nullptr;
    const std::string layer = must(ledger::page_layer(""));
    EXPECT_EQ(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE, layer.c_str()),
              SQLITE_OK);
    char* message = nullptr;
    sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message);
    std::string out = message == nullptr ? "" : message;
    sqlite3_free(message);
    sqlite3_close(database);
    return out;
  }
  /// The text that a query gives.
  std::string query(const std::string& sql) {
    sqlite3* database = nullptr;
    sqlite3_stmt* statement = nullptr;
    const std::string layer = must(ledger::page_layer(""));
    sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE, layer.c_str());
    sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr);
    sqlite3_step(statement);
    const unsigned char* text = sqlite3_column_text(statement, 0);
    std::string out = text == nullptr ? "" : reinterpret_cast<const char*>(text);  // NOLINT
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return out;
  }
  [[nodiscard]] std::string verdict(const std::optional<Hash>& head = {}) const {
    const auto ledger = Ledger::open(path, Ledger::Mode::kRead);
    const auto verified = ledger ? ledger->verify(head) : Result<Verified>(ledger.error());
    if (!verified) {
      EXPECT_EQ(verified.error().kind, ErrorKind::kCorrupt);
    }
    return verified ? "sound" : verified.error().message;
  }
};

TEST_F(Verify, TheFileRefusesToBeChanged) {
  for (const char* sql :
       {"UPDATE claim SET value = 2", "DELETE FROM entry WHERE number = 3",
        "UPDATE word SET text = 'x'", "UPDATE word SET text = NULL, salt = NULL",
        "DELETE FROM word", "UPDATE meta SET desk = 'x'", "DELETE FROM note",
        "REPLACE INTO meta (desk) VALUES ('x')", "UPDATE name SET text = 'x' WHERE number = 1",
        "REPLACE INTO claim SELECT * FROM claim", "REPLACE INTO word SELECT * FROM word",
        "INSERT INTO entry SELECT 99, kind, randomblob(16), recorded, desk, entry_there,"
        " recorded_there, hash FROM entry WHERE number = 0"}) {
    EXPECT_NE(forge(sql), "") << sql;
  }
  EXPECT_EQ(verdict(), "sound");
}

TEST_F(Verify, NamesTheFirstEntryThatWasChangedPastTheGuards) {
  struct Forgery {
    const char* sql;
    const char* verdict;
  };
  // Each: the guards dropped, the change made; what the verification must speak of once the guards
  // are back (their absence is found first).
  const std::vector<Forgery> forgeries = {
      {"UPDATE claim SET value = 2 WHERE entry = 1", "entry 1: its content"},
      {"UPDATE claim SET valid_from = 20181014 WHERE entry = 10", "entry 10: its content"},
      {"UPDATE entry SET recorded = recorded - 86400 WHERE number = 4", "entry 4: its content"},
      {"UPDATE word SET text = 'the gate is shut' WHERE number = 1*16+5", "entry 1: the words"},
      {"UPDATE word SET text = NULL, salt = NULL WHERE number = 1*16+5", "entry 1: the words"},
      {"DELETE FROM word WHERE number = 2*16+7", "entry 2: its content"},
      {"DELETE FROM entry WHERE number = 5; DELETE FROM alias WHERE entry = 5", "entry 5: it is"},
      {"DELETE FROM claim WHERE entry = 2", "entry 2: the row"},
      {"UPDATE entry SET hash = randomblob(32) WHERE number = 7", "entry 7: its content"},
      {"UPDATE entry SET id = randomblob(16) WHERE number = 8", "entry 8: its content"},
      {"UPDATE name SET text = 'Other Wire' WHERE text = 'Desert Wire'", "entry 0: its content"},
      {"UPDATE meta SET desk = 'south'", "entry 0: its content"},
      {"INSERT INTO name (text) VALUES ('stray')", "names belong to no entry"},
      {"INSERT INTO note SELECT 99, crossing, claim, valid FROM note LIMIT 1", "the table note"},
      {"INSERT INTO word SELECT 99*16, hash, came_without, salt, text FROM word LIMIT 1",
       "words belong to no entry"},
      {"UPDATE entry SET number = 100 WHERE number = 3; UPDATE entry SET number = 3 WHERE number ="
       " 4; UPDATE entry SET number = 4 WHERE number = 100",
       "entry 3: "},
  };
  for (const Forgery& forgery : forgeries) {
    SCOPED_TRACE(forgery.sql);
    std::filesystem::remove(path);
    SetUp();
    ASSERT_EQ(forge("CREATE TABLE kept AS SELECT rowid AS at, * FROM sqlite_schema WHERE type ="
                    " 'trigger'"),
              "");
    const std::string drops = query("SELECT group_concat('DROP TRIGGER ' || name, ';') FROM kept");
    const std::string again =
        query("SELECT group_concat(sql, ';') FROM (SELECT sql FROM kept ORDER BY at)");
    ASSERT_EQ(forge(drops + ";" + forgery.sql + ";DROP TABLE kept"), "");
    ASSERT_EQ(forge(again), "");
    EXPECT_NE(verdict().find(forgery.verdict), std::string::npos) << verdict();
  }
}

TEST_F(Verify, SeesThatAGuardIsMissing) {
  ASSERT_EQ(forge("DROP TRIGGER claim_update"), "");
  EXPECT_NE(verdict().find("claim_"), std::string::npos) << verdict();
}

TEST_F(Verify, SeesTheLossOfTheEndAgainstAHead) {
  const Head head = must(must(Ledger::open(path, Ledger::Mode::kRead)).head());
  std::filesystem::remove(path);
  SetUp();
  EXPECT_EQ(verdict(), "sound");
  Ledger shorter = must(Ledger::create(directory / "short.sqlite", "north", seeded_salts(7)));
  must(shorter.append(sample_bodies(1), recorded("2018-10-16"), salts));
  const auto verified = shorter.verify(head.hash);
  ASSERT_FALSE(verified);
  EXPECT_NE(verified.error().message.find("entries at the end were lost"), std::string::npos);
}

TEST_F(Verify, SeesThatTheFileWasCutOffOrGrew) {
  const auto size = std::filesystem::file_size(path);
  std::filesystem::resize_file(path, size + 4096);
  EXPECT_NE(verdict().find("checksum"), std::string::npos) << verdict();
  std::filesystem::resize_file(path, size - 1);
  EXPECT_NE(verdict(), "sound");
  std::filesystem::resize_file(path, size - 4096 - size % 4096);
  EXPECT_NE(verdict(), "sound");
}

}  // namespace
}  // namespace maabar::test
