// SPDX-License-Identifier: Apache-2.0
#include "ledger/ledger.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "ledger/ledger_impl.h"
#include "ledger/page_layer.h"
#include "ledger/schema.h"

namespace maabar {
namespace ledger {
namespace {

/// `path` as a URI that SQLite reads without locks or logs: for files on read-only media.
std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '?' || c == '#' || c == '%') {
      uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

bool is_desk_name(const std::string& desk) {
  return !desk.empty() && desk.size() <= 64 && std::all_of(desk.begin(), desk.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

Result<std::int64_t> reserved_bytes(const Database& database) {
  int bytes = -1;
  const int code = sqlite3_file_control(database.get(), "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
  if (code != SQLITE_OK) return database.error(code);
  return bytes;
}

Result<void> build_schema(const Database& database, const std::string& desk) {
  int reserved = static_cast<int>(kPageCheckBytes);
  sqlite3_file_control(database.get(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
  RETURN_IF_ERROR(database.execute(
      fmt::format("PRAGMA page_size={}; PRAGMA journal_mode=WAL", kPageBytes).c_str()));
  ASSIGN_OR_RETURN(Transaction transaction, Transaction::begin_write(database));
  for (const SchemaObject& object : schema()) {
    RETURN_IF_ERROR(database.execute(std::string(object.sql).c_str()));
  }
  ASSIGN_OR_RETURN(Statement meta, database.prepare("INSERT INTO meta (desk) VALUES (?)"));
  RETURN_IF_ERROR(meta.bind(0, desk).run());
  RETURN_IF_ERROR(database.execute(
      fmt::format("PRAGMA application_id={}; PRAGMA user_version={}", kApplicationId, kVersion)
          .c_str()));
  return transaction.commit();
}

/// True if the file is what a `create` that was cut short left: no table in it.
bool is_unfinished(const std::filesystem::path& path, const LedgerOptions& options) {
  const auto database = open_database(path, SQLITE_OPEN_READWRITE, options);
  if (!database) return false;
  const auto objects = database->integer("SELECT count(*) FROM sqlite_schema");
  return objects && *objects == 0;
}

/// What the header says the file is.
Result<std::int64_t> version_of(const Database& database) {
  const Where where{database.path(), 0, 0};
  ASSIGN_OR_RETURN(const std::int64_t application, database.integer("PRAGMA application_id"));
  if (application != kApplicationId) {
    return corrupt("is not a ledger of maabar, or its making was cut short", where);
  }
  ASSIGN_OR_RETURN(const std::int64_t version, database.integer("PRAGMA user_version"));
  if (version > kVersion) {
    return unavailable(fmt::format("was written by a newer maabar (ledger version {}, this one "
                                   "knows up to {}); install the newer maabar",
                                   version, kVersion),
                       where);
  }
  if (version == kVersion) {
    ASSIGN_OR_RETURN(const std::int64_t reserved, reserved_bytes(database));
    if (reserved != static_cast<std::int64_t>(kPageCheckBytes)) {
      return corrupt("its header is damaged: no room for page checksums", where);
    }
  }
  return version;
}

/// A file that is open, and what its header says.
struct Opened {
  Database database;
  std::int64_t version;
};

Result<Opened> open_checked(Result<Database> database) {
  if (!database) return database.error();
  ASSIGN_OR_RETURN(const std::int64_t version, version_of(*database));
  return Opened{std::move(*database), version};
}

Result<Opened> open_as(const std::filesystem::path& path, Ledger::Mode mode,
                       const LedgerOptions& options) {
  const bool is_reader = mode == Ledger::Mode::kRead;
  const int flags = is_reader ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  auto opened = open_checked(open_database(path, flags, options));
  const bool may_be_read_only = is_reader && !opened &&
                                opened.error().kind == ErrorKind::kUnavailable &&
                                !file_exists(path.string() + "-wal", options.file_layer);
  if (!may_be_read_only) return opened;
  // On read-only media SQLite cannot make the files that readers share; without a log none are
  // needed.
  auto still =
      open_checked(open_database(immutable_uri(path.string()), flags | SQLITE_OPEN_URI, options));
  if (still) return still;
  return opened;
}

}  // namespace

bool file_exists(const std::filesystem::path& path, const std::string& file_layer) {
  sqlite3_vfs* vfs = sqlite3_vfs_find(file_layer.empty() ? nullptr : file_layer.c_str());
  int is_there = 0;
  if (vfs == nullptr) return false;
  vfs->xAccess(vfs, path.c_str(), SQLITE_ACCESS_EXISTS, &is_there);
  return is_there != 0;
}

void delete_database(const std::filesystem::path& path, const std::string& file_layer) {
  sqlite3_vfs* vfs = sqlite3_vfs_find(file_layer.empty() ? nullptr : file_layer.c_str());
  if (vfs == nullptr) return;
  for (const char* ending : {"-journal", "-wal", "-shm", ""}) {
    vfs->xDelete(vfs, (path.string() + ending).c_str(), 1);
  }
}

void sync_directory(const std::filesystem::path& path, const std::string& file_layer) {
  if (!file_layer.empty()) return;
  const std::filesystem::path parent = path.parent_path().empty() ? "." : path.parent_path();
  const int fd = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

Result<Database> open_database(const std::filesystem::path& path, int flags,
                               const LedgerOptions& options) {
  ASSIGN_OR_RETURN(const std::string layer, page_layer(options.file_layer));
  return Database::open(
      path.string(),
      {.flags = flags, .wait_ms = static_cast<int>(options.wait.count()), .file_layer = layer});
}

Result<void> empty_log(const Database& database) {
  ASSIGN_OR_RETURN(const std::int64_t is_busy, database.integer("PRAGMA wal_checkpoint(TRUNCATE)"));
  if (is_busy != 0) {
    return unavailable(
        "another program is reading it (a `maabar serve`?), so its log cannot be "
        "emptied; stop that program and run this again",
        {database.path(), 0, 0});
  }
  return {};
}

}  // namespace ledger

using ledger::Database;

Ledger::Ledger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::create(const std::filesystem::path& path, const std::string& desk,
                              const SaltSource& salts, const LedgerOptions& options) {
  const Where where{path.string(), 0, 0};
  std::string name = desk;
  if (name.empty()) {
    std::array<std::uint8_t, 4> bytes{};
    salts(bytes);
    name = "desk-" + ledger::to_hex(std::string(bytes.begin(), bytes.end()));
  }
  if (!ledger::is_desk_name(name)) {
    return invalid_input("a desk's name is 1 to 64 letters, digits, dots, hyphens or underscores",
                         where);
  }
  if (options.file_layer.empty() && path.has_parent_path() &&
      !std::filesystem::is_directory(path.parent_path())) {
    return not_found("the directory for the ledger is missing", where);
  }
  if (ledger::file_exists(path, options.file_layer)) {
    if (!ledger::is_unfinished(path, options)) {
      return invalid_input("there is a file already; a ledger is made only once", where);
    }
    ledger::delete_database(path, options.file_layer);
  }
  {
    ASSIGN_OR_RETURN(
        const Database database,
        ledger::open_database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, options));
    const auto built = ledger::build_schema(database, name);
    if (!built) {
      ledger::delete_database(path, options.file_layer);
      return built.error();
    }
  }
  ledger::sync_directory(path, options.file_layer);
  return open(path, Mode::kWrite, options);
}

Result<Ledger> Ledger::open(const std::filesystem::path& path, Mode mode,
                            const LedgerOptions& options) {
  const Where where{path.string(), 0, 0};
  if (!ledger::file_exists(path, options.file_layer)) {
    return not_found("there is no ledger here; make a workspace with `maabar init`", where);
  }
  auto opened = ledger::open_as(path, mode, options);
  if (!opened) return opened.error();
  if (opened->version < ledger::kVersion) {
    if (!options.salts) {
      return unavailable("is of an older version; open it once with a command that writes", where);
    }
    const std::int64_t version = opened->version;
    opened = internal_error("closed for its migration");
    RETURN_IF_ERROR(ledger::migrate(path, version, options));
    return open(path, mode, options);
  }
  auto impl = std::make_unique<Impl>(path, std::move(opened->database));
  ASSIGN_OR_RETURN(impl->desk, impl->store.desk());
  return Ledger(std::move(impl));
}

const std::string& Ledger::desk() const { return impl_->desk; }
const std::filesystem::path& Ledger::path() const { return impl_->path; }
Result<Head> Ledger::head() const { return impl_->store.head(); }

}  // namespace maabar
