// SPDX-License-Identifier: Apache-2.0
#include "ledger/memory_disk.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "base/check.h"

namespace maabar::test {
namespace {

constexpr std::size_t kSector = 512;

struct OpenFile {
  sqlite3_file base;
  MemoryDisk* disk;
  std::shared_ptr<MemoryFile>* file;
  std::array<bool, SQLITE_SHM_NLOCK> shared;
  std::array<bool, SQLITE_SHM_NLOCK> exclusive;
  int level;
  bool is_read_only;
};

OpenFile& opened(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }  // NOLINT
MemoryFile& content(sqlite3_file* file) { return **opened(file).file; }
MemoryDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<MemoryDisk*>(vfs->pAppData); }

void apply_change(std::string& bytes, const MemoryFile::Change& change) {
  if (change.is_truncation) {
    bytes.resize(change.offset);
    return;
  }
  bytes.resize(std::max(bytes.size(), change.offset + change.bytes.size()));
  std::copy(change.bytes.begin(), change.bytes.end(),
            bytes.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

int disk_close(sqlite3_file* file) {
  OpenFile& open = opened(file);
  MemoryFile& inside = content(file);
  for (std::size_t i = 0; i < open.shared.size(); ++i) {
    if (open.exclusive[i]) inside.shared_locks[i] = 0;
    if (open.shared[i]) inside.shared_locks[i] -= 1;
  }
  if (open.level >= SQLITE_LOCK_RESERVED) inside.lock = 0;
  delete open.file;
  return SQLITE_OK;
}

int disk_read(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
  if (opened(file).disk->has_stopped()) return SQLITE_IOERR_READ;
  const std::string& bytes = content(file).bytes;
  const auto begin = std::min(static_cast<std::size_t>(offset), bytes.size());
  const auto count = std::min(static_cast<std::size_t>(size), bytes.size() - begin);
  std::memset(into, 0, static_cast<std::size_t>(size));
  std::memcpy(into, bytes.data() + begin, count);
  return count == static_cast<std::size_t>(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int disk_write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
  OpenFile& open = opened(file);
  if (open.is_read_only) return SQLITE_READONLY;
  if (!open.disk->change()) return SQLITE_IOERR_WRITE;
  MemoryFile& inside = content(file);
  MemoryFile::Change change{
      static_cast<std::size_t>(offset),
      std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)), false};
  const std::size_t end = change.offset + change.bytes.size();
  const std::size_t growth = end > inside.bytes.size() ? end - inside.bytes.size() : 0;
  if (growth > 0 && open.disk->used() + growth > open.disk->capacity) return SQLITE_FULL;
  apply_change(inside.bytes, change);
  inside.unsynced.push_back(std::move(change));
  return SQLITE_OK;
}

int disk_truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (!opened(file).disk->change()) return SQLITE_IOERR_TRUNCATE;
  const MemoryFile::Change change{static_cast<std::size_t>(size), {}, true};
  apply_change(content(file).bytes, change);
  content(file).unsynced.push_back(change);
  return SQLITE_OK;
}

int disk_sync(sqlite3_file* file, int /*flags*/) {
  if (!opened(file).disk->change()) return SQLITE_IOERR_FSYNC;
  MemoryFile& inside = content(file);
  inside.synced = inside.bytes;
  inside.unsynced.clear();
  inside.is_name_safe = true;
  return SQLITE_OK;
}

int disk_size(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(content(file).bytes.size());
  return SQLITE_OK;
}

int disk_lock(sqlite3_file* file, int level) {
  OpenFile& open = opened(file);
  MemoryFile& inside = content(file);
  if (level >= SQLITE_LOCK_RESERVED && inside.lock > 0 && open.level < SQLITE_LOCK_RESERVED) {
    return SQLITE_BUSY;
  }
  if (level >= SQLITE_LOCK_RESERVED) inside.lock = level;
  open.level = std::max(open.level, level);
  return SQLITE_OK;
}

int disk_unlock(sqlite3_file* file, int level) {
  OpenFile& open = opened(file);
  if (open.level >= SQLITE_LOCK_RESERVED && level < SQLITE_LOCK_RESERVED) content(file).lock = 0;
  open.level = std::min(open.level, level);
  return SQLITE_OK;
}

int disk_check_lock(sqlite3_file* file, int* out) {
  *out = content(file).lock >= SQLITE_LOCK_RESERVED ? 1 : 0;
  return SQLITE_OK;
}

int disk_control(sqlite3_file* /*file*/, int /*what*/, void* /*argument*/) {
  return SQLITE_NOTFOUND;
}
int disk_sector(sqlite3_file* /*file*/) { return static_cast<int>(kSector); }
int disk_device(sqlite3_file* /*file*/) { return 0; }

int disk_shm_map(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
  if (opened(file).disk->is_read_only) return SQLITE_CANTOPEN;
  auto& shared = content(file).shared;
  CHECK_OP(size, ==, 32768);
  *out = nullptr;
  while (extend != 0 && shared.size() <= static_cast<std::size_t>(region)) {
    shared.push_back(std::make_unique<std::array<char, 32768>>());
    shared.back()->fill(0);
  }
  if (shared.size() > static_cast<std::size_t>(region)) {
    *out = shared[static_cast<std::size_t>(region)]->data();
  }
  return SQLITE_OK;
}

int disk_shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  OpenFile& open = opened(file);
  MemoryFile& inside = content(file);
  const bool is_exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
  const bool takes = (flags & SQLITE_SHM_LOCK) != 0;
  const auto first = static_cast<std::size_t>(offset);
  const auto last = first + static_cast<std::size_t>(count);
  for (std::size_t i = first; takes && i < last; ++i) {
    const int others = inside.shared_locks[i] - (open.shared[i] ? 1 : 0);
    if (inside.shared_locks[i] < 0 && !open.exclusive[i]) return SQLITE_BUSY;
    if (is_exclusive && others > 0) return SQLITE_BUSY;
  }
  for (std::size_t i = first; i < last; ++i) {
    bool& held = is_exclusive ? open.exclusive[i] : open.shared[i];
    if (held == takes) continue;
    held = takes;
    if (is_exclusive) {
      inside.shared_locks[i] = takes ? -1 : 0;
    } else {
      inside.shared_locks[i] += takes ? 1 : -1;
    }
  }
  return SQLITE_OK;
}

void disk_shm_barrier(sqlite3_file* /*file*/) {}
int disk_shm_unmap(sqlite3_file* file, int remove) {
  if (remove != 0) content(file).shared.clear();
  return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {
    2,           disk_close,   disk_read,     disk_write,       disk_truncate,  disk_sync,
    disk_size,   disk_lock,    disk_unlock,   disk_check_lock,  disk_control,   disk_sector,
    disk_device, disk_shm_map, disk_shm_lock, disk_shm_barrier, disk_shm_unmap, nullptr,
    nullptr};

int disk_open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  MemoryDisk& disk = disk_of(vfs);
  auto* open = new (file) OpenFile{};
  if (disk.has_stopped()) return SQLITE_CANTOPEN;
  const std::string path = name == nullptr ? "temporary" : name;
  auto it = disk.files.find(path);
  if (it == disk.files.end()) {
    if ((flags & SQLITE_OPEN_CREATE) == 0 || disk.is_read_only) return SQLITE_CANTOPEN;
    it = disk.files.emplace(path, std::make_shared<MemoryFile>()).first;
  }
  open->disk = &disk;
  open->file = new std::shared_ptr<MemoryFile>(it->second);
  open->is_read_only = disk.is_read_only || (flags & SQLITE_OPEN_READONLY) != 0;
  open->base.pMethods = &kMethods;
  if (out_flags != nullptr) {
    *out_flags =
        open->is_read_only ? (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY : flags;
  }
  return SQLITE_OK;
}

int disk_delete(sqlite3_vfs* vfs, const char* name, int /*sync_dir*/) {
  MemoryDisk& disk = disk_of(vfs);
  if (!disk.change()) return SQLITE_IOERR_DELETE;
  return disk.files.erase(name) == 0 ? SQLITE_IOERR_DELETE_NOENT : SQLITE_OK;
}

int disk_access(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
  MemoryDisk& disk = disk_of(vfs);
  const bool is_there = disk.files.count(name) != 0;
  *out = is_there && !(flags == SQLITE_ACCESS_READWRITE && disk.is_read_only) ? 1 : 0;
  return SQLITE_OK;
}

int disk_full_path(sqlite3_vfs* /*vfs*/, const char* name, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", name);
  return SQLITE_OK;
}

int disk_random(sqlite3_vfs* /*vfs*/, int size, char* out) {
  std::memset(out, 42, static_cast<std::size_t>(size));
  return size;
}
int disk_sleep(sqlite3_vfs* /*vfs*/, int microseconds) { return microseconds; }
int disk_time(sqlite3_vfs* /*vfs*/, double* out) {
  *out = 2458407;
  return SQLITE_OK;
}
int disk_last_error(sqlite3_vfs* /*vfs*/, int /*size*/, char* /*out*/) { return 0; }

}  // namespace

MemoryDisk::MemoryDisk(std::string name) : name_(std::move(name)) {
  vfs_.iVersion = 1;
  vfs_.szOsFile = static_cast<int>(sizeof(OpenFile));
  vfs_.mxPathname = 256;
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.xOpen = disk_open;
  vfs_.xDelete = disk_delete;
  vfs_.xAccess = disk_access;
  vfs_.xFullPathname = disk_full_path;
  vfs_.xRandomness = disk_random;
  vfs_.xSleep = disk_sleep;
  vfs_.xCurrentTime = disk_time;
  vfs_.xGetLastError = disk_last_error;
  CHECK(sqlite3_vfs_register(&vfs_, 0) == SQLITE_OK);
}

MemoryDisk::~MemoryDisk() { sqlite3_vfs_unregister(&vfs_); }

bool MemoryDisk::change() {
  if (has_stopped()) return false;
  left_ -= 1;
  changes_ += 1;
  return !has_stopped();
}

std::size_t MemoryDisk::used() const {
  std::size_t bytes = 0;
  for (const auto& [name, file] : files) bytes += file->bytes.size();
  return bytes;
}

void MemoryDisk::power_returns(Rng& rng) {
  for (auto it = files.begin(); it != files.end();) {
    const MemoryFile& before = *it->second;
    auto after = std::make_shared<MemoryFile>();
    after->bytes = before.synced;
    for (MemoryFile::Change change : before.unsynced) {
      const std::uint64_t fate = rng.below(3);
      if (fate == 0) continue;
      if (fate == 1 && change.bytes.size() > kSector) {
        change.bytes.resize(kSector * (1 + rng.below(change.bytes.size() / kSector)));
      }
      apply_change(after->bytes, change);
    }
    after->synced = after->bytes;
    after->is_name_safe = before.is_name_safe || rng.below(2) == 0;
    if (after->is_name_safe) {
      it->second = after;
      ++it;
    } else {
      it = files.erase(it);
    }
  }
  left_ = std::numeric_limits<std::int64_t>::max();
}

}  // namespace maabar::test
