// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/random.h"

/// A disk in memory, as a SQLite file layer, that can lose its power and fill up.
namespace maabar::test {

/// What the disk holds of a file, and what it would still hold if the power went now.
struct MemoryFile {
  std::string bytes;          ///< as programs see it
  std::string synced;         ///< as after the last sync
  bool is_name_safe = false;  ///< the name itself was synced
  /// Writes and truncations since the last sync: offset and bytes; a truncation has no bytes.
  struct Change {
    std::size_t offset;
    std::string bytes;
    bool is_truncation;
  };
  std::vector<Change> unsynced;
  std::vector<std::unique_ptr<std::array<char, 32768>>> shared;  ///< the log's index
  std::array<int, SQLITE_SHM_NLOCK> shared_locks{};  ///< -1: exclusive; else the readers
  int lock = 0;  ///< the highest lock of the one writer that the tests have
};

class MemoryDisk {
 public:
  /// Registers itself under `name`.
  explicit MemoryDisk(std::string name);
  MemoryDisk(const MemoryDisk&) = delete;
  MemoryDisk& operator=(const MemoryDisk&) = delete;
  ~MemoryDisk();

  [[nodiscard]] const std::string& name() const { return name_; }
  std::map<std::string, std::shared_ptr<MemoryFile>> files;

  /// After so many more changes (writes, syncs, truncations, deletions) the power goes: every later
  /// call fails.
  void stop_after(std::int64_t changes) { left_ = changes; }
  [[nodiscard]] bool has_stopped() const { return left_ < 0; }
  [[nodiscard]] std::int64_t changes() const { return changes_; }
  /// The power comes back: of what was not synced each write is there, gone, or torn at a sector,
  /// as `rng` has it, and each name that was not synced is there or not.
  void power_returns(Rng& rng);

  std::size_t capacity = std::numeric_limits<std::size_t>::max();  ///< bytes of all files together
  bool is_read_only = false;

  /// Counts a change. False: the power is gone.
  bool change();
  [[nodiscard]] std::size_t used() const;

 private:
  std::string name_;
  sqlite3_vfs vfs_{};
  std::int64_t left_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t changes_ = 0;
};

}  // namespace maabar::test
