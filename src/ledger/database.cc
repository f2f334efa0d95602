// SPDX-License-Identifier: Apache-2.0
#include "ledger/database.h"

#include <algorithm>

namespace maabar::ledger {
namespace {

/// The table of SQLite's results: whose move each one is, and what to do.
Error to_error(int code, const std::string& reason, const Where& where) {
  if (code == SQLITE_IOERR_DATA) {
    return corrupt("a page does not match its checksum; restore the ledger from an export", where);
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return unavailable(
          "is locked: another program is writing to it (a second maabar, or a backup of the "
          "workspace); let it finish, or find it with `fuser " +
              where.file + "`",
          where);
    case SQLITE_FULL:
      return unavailable("the disk is full; nothing was written, make room and run it again",
                         where);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return unavailable("cannot be written: no permission on the file or its directory", where);
    case SQLITE_CANTOPEN:
      return unavailable("cannot be opened: check that it and its directory can be read", where);
    case SQLITE_IOERR:
      return unavailable(fmt::format("the disk failed ({}); nothing was acknowledged", reason),
                         where);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return corrupt("is not a sound ledger (" + reason + "); restore it from an export", where);
    case SQLITE_NOMEM:
      return unavailable("not enough memory", where);
    default:
      return internal_error(fmt::format("SQLite: {} ({})", reason, code), where);
  }
}

std::string_view to_view(const void* bytes, int size) {
  if (bytes == nullptr || size <= 0) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

}  // namespace

Statement& Statement::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), index + 1, value);
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  const char* bytes = text.data() == nullptr ? "" : text.data();
  sqlite3_bind_text64(statement_.get(), index + 1, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_blob(int index, const void* bytes, std::size_t size) {
  sqlite3_bind_blob64(statement_.get(), index + 1, bytes, size, SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind_blob(int index, const Hash& hash) {
  return bind_blob(index, hash.bytes.data(), hash.bytes.size());
}

Statement& Statement::bind_null(int index) {
  sqlite3_bind_null(statement_.get(), index + 1);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const char* path = sqlite3_db_filename(database_, "main");
  Error error = to_error(sqlite3_extended_errcode(database_), sqlite3_errmsg(database_),
                         Where{path == nullptr ? "" : path, 0, 0});
  sqlite3_reset(statement_.get());
  return error;
}

Result<void> Statement::run() {
  ASSIGN_OR_RETURN(const bool has_row, step());
  static_cast<void>(has_row);
  reset();
  return {};
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_text(statement_.get(), column);
  return to_view(bytes, sqlite3_column_bytes(statement_.get(), column));
}

std::string_view Statement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  return to_view(bytes, sqlite3_column_bytes(statement_.get(), column));
}

std::optional<Hash> Statement::hash(int column) const {
  const std::string_view bytes = blob(column);
  Hash hash;
  if (bytes.size() != hash.bytes.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), hash.bytes.begin());
  return hash;
}

Result<Database> Database::open(const std::string& path, const Options& options) {
  Database database(path);
  sqlite3* handle = nullptr;
  const char* layer = options.file_layer.empty() ? nullptr : options.file_layer.c_str();
  const int code = sqlite3_open_v2(
      path.c_str(), &handle, options.flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, layer);
  database.database_.reset(handle);
  if (code != SQLITE_OK) return database.error(code);
  sqlite3_busy_timeout(handle, options.wait_ms);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  RETURN_IF_ERROR(
      database.execute("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
                       "PRAGMA mmap_size=0; PRAGMA foreign_keys=OFF; PRAGMA cell_size_check=ON;"
                       "PRAGMA cache_size=-65536"));
  return database;
}

Error Database::error(int code) const {
  const std::string reason =
      database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(code & 0xff);
  return to_error(code, reason, Where{path_, 0, 0});
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      &statement, nullptr);
  if (code != SQLITE_OK) return error(code);
  return Statement(database_.get(), statement);
}

Result<void> Database::execute(const char* sql) const {
  const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error(sqlite3_extended_errcode(database_.get()));
  return {};
}

Result<std::int64_t> Database::integer(std::string_view sql) const {
  ASSIGN_OR_RETURN(Statement statement, prepare(sql));
  ASSIGN_OR_RETURN(const bool has_row, statement.step());
  return has_row ? statement.integer(0) : 0;
}

void Database::reset_statements() const {
  for (sqlite3_stmt* statement = sqlite3_next_stmt(get(), nullptr); statement != nullptr;
       statement = sqlite3_next_stmt(get(), statement)) {
    sqlite3_reset(statement);
  }
}

Result<Transaction> Transaction::begin_write(const Database& database) {
  RETURN_IF_ERROR(database.execute("BEGIN IMMEDIATE"));
  return Transaction(&database);
}

Result<Transaction> Transaction::begin_read(const Database& database) {
  if (sqlite3_get_autocommit(database.get()) == 0) return Transaction(nullptr);
  RETURN_IF_ERROR(database.execute("BEGIN"));
  return Transaction(&database);
}

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  database_->reset_statements();
  if (sqlite3_get_autocommit(database_->get()) == 0) {
    static_cast<void>(database_->execute("ROLLBACK"));
  }
}

Result<void> Transaction::commit() {
  if (database_ == nullptr) return {};
  database_->reset_statements();
  RETURN_IF_ERROR(database_->execute("COMMIT"));
  database_ = nullptr;
  return {};
}

}  // namespace maabar::ledger
