// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/file.h"
#include "ledger/appender.h"
#include "ledger/body_json.h"
#include "ledger/ledger_impl.h"
#include "ledger/schema.h"

namespace maabar::ledger {
namespace {

/// One entry of the draft layout.
struct DraftLine {
  EntryBody body;
  RecordTime recorded;
};

struct Draft {
  std::string desk;
  std::vector<DraftLine> lines;
};

Result<Draft> load_draft(const Database& old) {
  Draft draft;
  ASSIGN_OR_RETURN(Statement meta, old.prepare("SELECT desk FROM meta"));
  ASSIGN_OR_RETURN(const bool has_desk, meta.step());
  if (has_desk) draft.desk = std::string(meta.text(0));
  ASSIGN_OR_RETURN(Statement row,
                   old.prepare("SELECT number, recorded, kind, body FROM line ORDER BY number"));
  while (true) {
    ASSIGN_OR_RETURN(const bool is_there, row.step());
    if (!is_there) return draft;
    const Where where{old.path(), 0, 0};
    const auto kind = find_kind(row.text(2));
    const nlohmann::json object = nlohmann::json::parse(row.text(3), nullptr, false);
    const std::string name = fmt::format("entry {} of the older ledger", row.integer(0));
    if (!kind || !object.is_object()) return corrupt(name + " cannot be read", where);
    auto body = parse_body(object, *kind);
    if (!body) return corrupt(name + ": " + body.error().message, where);
    draft.lines.push_back({std::move(*body), RecordTime(row.integer(1))});
  }
}

Result<void> build_migrated(const std::filesystem::path& path, const Draft& draft,
                            const LedgerOptions& options) {
  delete_database(path, options.file_layer);
  ASSIGN_OR_RETURN(Ledger made, Ledger::create(path, draft.desk, options.salts, options));
  // Neighbours of one recording time go in together; the times themselves are kept.
  for (std::size_t i = 0; i < draft.lines.size();) {
    std::vector<EntryBody> bodies;
    const RecordTime recorded = draft.lines[i].recorded;
    for (; i < draft.lines.size() && draft.lines[i].recorded == recorded; ++i) {
      bodies.push_back(draft.lines[i].body);
    }
    RETURN_IF_ERROR(made.append(bodies, recorded, options.salts));
  }
  return {};
}

/// The bytes of the file, read through SQLite's own handle: to open and close it a second time
/// would give up the lock (POSIX locks belong to the process).
Result<std::string> load_database(const Database& database) {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(database.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  sqlite3_int64 size = 0;
  if (file->pMethods->xFileSize(file, &size) != SQLITE_OK) return database.error(SQLITE_IOERR);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  constexpr sqlite3_int64 kChunk = sqlite3_int64{1} << 20U;
  for (sqlite3_int64 at = 0; at < size; at += kChunk) {
    const int count = static_cast<int>(std::min(kChunk, size - at));
    if (file->pMethods->xRead(file, bytes.data() + at, count, at) != SQLITE_OK) {
      return database.error(SQLITE_IOERR);
    }
  }
  return bytes;
}

Error cannot(const std::string& what, const std::filesystem::path& path) {
  return unavailable("the older ledger cannot be migrated: " + what + "; it is as it was",
                     {path.string(), 0, 0});
}

}  // namespace

Result<void> migrate(const std::filesystem::path& path, std::int64_t version,
                     const LedgerOptions& options) {
  const std::filesystem::path fresh = path.string() + ".migrating";
  const std::filesystem::path copy = fmt::format("{}.v{}.bak", path.string(), version);
  ASSIGN_OR_RETURN(const Database old, open_database(path, SQLITE_OPEN_READWRITE, options));
  RETURN_IF_ERROR(old.execute("PRAGMA journal_mode=DELETE; BEGIN EXCLUSIVE"));
  // Another program may have migrated it while this one waited for the lock: then the name leads to
  // another file by now.
  int has_moved = 0;
  sqlite3_file_control(old.get(), "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
  if (has_moved != 0) return {};
  ASSIGN_OR_RETURN(const Draft draft, load_draft(old));
  const auto built = build_migrated(fresh, draft, options);
  if (!built) {
    delete_database(fresh, options.file_layer);
    return built.error();
  }
  ASSIGN_OR_RETURN(const std::string bytes, load_database(old));
  RETURN_IF_ERROR(save_file(copy, bytes));
  std::error_code error;
  std::filesystem::rename(fresh, path, error);
  if (error) {
    delete_database(fresh, options.file_layer);
    return cannot(error.message(), path);
  }
  sync_directory(path, options.file_layer);
  return {};
}

}  // namespace maabar::ledger
