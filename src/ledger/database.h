// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"

/// SQLite with our errors: private to this folder.
namespace maabar::ledger {

/// A prepared statement. Parameters and columns count from 0. Refers to its database, which must
/// outlive it.
class Statement {
 public:
  Statement(sqlite3* database, sqlite3_stmt* statement)
      : database_(database), statement_(statement) {}

  Statement& bind(int index, std::int64_t value);
  /// Text, which must outlive the next step.
  Statement& bind(int index, std::string_view text);
  Statement& bind_blob(int index, const void* bytes, std::size_t size);
  Statement& bind_blob(int index, const Hash& hash);
  Statement& bind_null(int index);

  /// True while there is a row.
  Result<bool> step();
  /// Steps a statement without rows to its end and makes it ready again.
  Result<void> run();
  void reset();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string_view blob(int column) const;
  /// Nothing unless the column holds 32 bytes.
  [[nodiscard]] std::optional<Hash> hash(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// An open database file.
class Database {
 public:
  struct Options {
    int flags = 0;  ///< SQLITE_OPEN_...
    int wait_ms = 0;
    std::string file_layer;  ///< name of the VFS
  };
  static Result<Database> open(const std::string& path, const Options& options);

  [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
  [[nodiscard]] Result<void> execute(const char* sql) const;
  /// The integer in the first column of the first row; 0 if there is none.
  [[nodiscard]] Result<std::int64_t> integer(std::string_view sql) const;
  /// Ends whatever is being read: a statement left in the middle would hold its snapshot open.
  void reset_statements() const;
  [[nodiscard]] sqlite3* get() const { return database_.get(); }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// The error of the last call, or of `code`.
  [[nodiscard]] Error error(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  explicit Database(std::string path) : path_(std::move(path)) {}
  std::string path_;
  std::unique_ptr<sqlite3, Close> database_;
};

/// A transaction that is rolled back unless it was committed.
class Transaction {
 public:
  /// A writer's: waits for another writer.
  static Result<Transaction> begin_write(const Database& database);
  /// A reader's: one snapshot for everything read through it. Inside another one it is a no-op.
  static Result<Transaction> begin_read(const Database& database);
  Transaction(Transaction&& other) noexcept : database_(other.database_) {
    other.database_ = nullptr;
  }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(const Database* database) : database_(database) {}
  const Database* database_;
};

}  // namespace maabar::ledger
