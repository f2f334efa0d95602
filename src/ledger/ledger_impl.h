// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "ledger/database.h"
#include "ledger/ledger.h"
#include "ledger/store.h"

namespace maabar {

/// An open file with the statements prepared on it. Private to this folder.
class Ledger::Impl {
 public:
  Impl(std::filesystem::path file, ledger::Database opened)
      : path(std::move(file)), database(std::move(opened)), store(database) {}
  /// Runs `write` in one write transaction and commits; whatever fails undoes all of it.
  template <typename Write>
  Result<void> in_transaction(const Write& write) {
    auto outcome = [&]() -> Result<void> {
      ASSIGN_OR_RETURN(ledger::Transaction transaction, ledger::Transaction::begin_write(database));
      RETURN_IF_ERROR(write());
      return transaction.commit();
    }();
    if (!outcome) store.forget_names();
    return outcome;
  }

  std::filesystem::path path;
  ledger::Database database;
  ledger::Store store;
  std::string desk;
};

namespace ledger {

/// Opens a file that is known to be a ledger of this version, through the page layer.
Result<Database> open_database(const std::filesystem::path& path, int flags,
                               const LedgerOptions& options);
bool file_exists(const std::filesystem::path& path, const std::string& file_layer);
/// Deletes a database file with its log; what is not there is passed over.
void delete_database(const std::filesystem::path& path, const std::string& file_layer);
/// Makes the directory's list of names durable. Only on the system's own file layer.
void sync_directory(const std::filesystem::path& path, const std::string& file_layer);
/// Empties the write-ahead log into the file. `kUnavailable` while others read.
Result<void> empty_log(const Database& database);
/// Replaces the ledger of an older version at `path` by one of this version, keeping a copy.
Result<void> migrate(const std::filesystem::path& path, std::int64_t version,
                     const LedgerOptions& options);

}  // namespace ledger
}  // namespace maabar
