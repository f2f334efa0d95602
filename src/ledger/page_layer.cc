// SPDX-License-Identifier: Apache-2.0
#include "ledger/page_layer.h"

#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <mutex>
#include <new>

namespace maabar::ledger {
namespace {

constexpr int kReserveOffset = 20;  // SQLite file format, 1.3: bytes reserved at each page's end
constexpr sqlite3_int64 kLockByte = 0x40000000;  // the same, 1.4: the page whose bytes are locks
constexpr std::size_t kHeaderBytes = 100;
constexpr std::size_t kLeastPageBytes = 512;

/// What SQLite allocates for an open file: ours, then the file of the layer beneath.
struct LayerFile {
  sqlite3_file base;
  sqlite3_file* beneath;
  bool is_database;  ///< the main file, not its log
  bool is_checked;   ///< its header reserves the bytes of the checksum
};

LayerFile& ours(sqlite3_file* file) {
  return *reinterpret_cast<LayerFile*>(file);  // NOLINT: SQLite's way of deriving
}
sqlite3_file* beneath(sqlite3_file* file) { return ours(file).beneath; }
sqlite3_vfs* beneath(sqlite3_vfs* layer) { return static_cast<sqlite3_vfs*>(layer->pAppData); }

std::uint64_t load_word(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

void store_word(char* bytes, std::uint64_t word) {
  for (int i = 0; i < 8; ++i) {
    bytes[i] = static_cast<char>(word >> static_cast<unsigned>(8 * i) & 0xffU);
  }
}

void note_header(LayerFile& file, const char* bytes) {
  if (std::memcmp(bytes, "SQLite format 3", 16) != 0) return;
  file.is_checked = static_cast<unsigned char>(bytes[kReserveOffset]) == kPageCheckBytes;
}

bool is_page(int size, sqlite3_int64 offset) {
  return size == static_cast<int>(kPageBytes) && offset % static_cast<int>(kPageBytes) == 0;
}

std::uint32_t page_number(sqlite3_int64 offset) {
  return static_cast<std::uint32_t>(offset / static_cast<int>(kPageBytes)) + 1;
}

bool is_sound(const char* page, std::uint32_t number) {
  return load_word(page + kPageBytes - kPageCheckBytes) ==
         page_checksum({page, kPageBytes}, number);
}

int layer_close(sqlite3_file* file) {
  sqlite3_file* under = beneath(file);
  return under->pMethods == nullptr ? SQLITE_OK : under->pMethods->xClose(under);
}

int layer_read(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
  LayerFile& layer = ours(file);
  const int code = layer.beneath->pMethods->xRead(layer.beneath, into, size, offset);
  if (code != SQLITE_OK || !layer.is_database) return code;
  const char* bytes = static_cast<const char*>(into);
  if (offset == 0 && size >= static_cast<int>(kHeaderBytes)) note_header(layer, bytes);
  if (!layer.is_checked || size < static_cast<int>(kLeastPageBytes)) return code;
  if (!is_page(size, offset) || !is_sound(bytes, page_number(offset))) return SQLITE_IOERR_DATA;
  return code;
}

int layer_write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
  LayerFile& layer = ours(file);
  const char* bytes = static_cast<const char*>(from);
  if (layer.is_database && offset == 0 && size >= static_cast<int>(kHeaderBytes)) {
    note_header(layer, bytes);
  }
  if (!layer.is_database || !layer.is_checked || !is_page(size, offset)) {
    return layer.beneath->pMethods->xWrite(layer.beneath, from, size, offset);
  }
  std::array<char, kPageBytes> page{};
  std::memcpy(page.data(), bytes, kPageBytes);
  store_word(page.data() + kPageBytes - kPageCheckBytes,
             page_checksum({page.data(), kPageBytes}, page_number(offset)));
  return layer.beneath->pMethods->xWrite(layer.beneath, page.data(), size, offset);
}

// The rest hands its arguments on.
int layer_truncate(sqlite3_file* f, sqlite3_int64 size) {
  return beneath(f)->pMethods->xTruncate(beneath(f), size);
}
int layer_sync(sqlite3_file* f, int flags) {
  return beneath(f)->pMethods->xSync(beneath(f), flags);
}
int layer_size(sqlite3_file* f, sqlite3_int64* size) {
  return beneath(f)->pMethods->xFileSize(beneath(f), size);
}
int layer_lock(sqlite3_file* f, int level) {
  return beneath(f)->pMethods->xLock(beneath(f), level);
}
int layer_unlock(sqlite3_file* f, int level) {
  return beneath(f)->pMethods->xUnlock(beneath(f), level);
}
int layer_check_lock(sqlite3_file* f, int* out) {
  return beneath(f)->pMethods->xCheckReservedLock(beneath(f), out);
}
int layer_control(sqlite3_file* f, int what, void* argument) {
  return beneath(f)->pMethods->xFileControl(beneath(f), what, argument);
}
int layer_sector(sqlite3_file* f) { return beneath(f)->pMethods->xSectorSize(beneath(f)); }
int layer_device(sqlite3_file* f) {
  return beneath(f)->pMethods->xDeviceCharacteristics(beneath(f));
}
int layer_shm_map(sqlite3_file* f, int region, int size, int extend, void volatile** out) {
  return beneath(f)->pMethods->xShmMap(beneath(f), region, size, extend, out);
}
int layer_shm_lock(sqlite3_file* f, int offset, int count, int flags) {
  return beneath(f)->pMethods->xShmLock(beneath(f), offset, count, flags);
}
void layer_shm_barrier(sqlite3_file* f) { beneath(f)->pMethods->xShmBarrier(beneath(f)); }
int layer_shm_unmap(sqlite3_file* f, int del) {
  return beneath(f)->pMethods->xShmUnmap(beneath(f), del);
}

const sqlite3_io_methods kFileMethods = {2,  // shared memory, no mapped pages: they skip xRead
                                         layer_close,
                                         layer_read,
                                         layer_write,
                                         layer_truncate,
                                         layer_sync,
                                         layer_size,
                                         layer_lock,
                                         layer_unlock,
                                         layer_check_lock,
                                         layer_control,
                                         layer_sector,
                                         layer_device,
                                         layer_shm_map,
                                         layer_shm_lock,
                                         layer_shm_barrier,
                                         layer_shm_unmap,
                                         nullptr,
                                         nullptr};

int layer_open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* layer = new (file) LayerFile{};  // placed in SQLite's memory; it has nothing to destroy
  layer->beneath = reinterpret_cast<sqlite3_file*>(layer + 1);  // NOLINT: SQLite's layout
  layer->is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  sqlite3_vfs* under = beneath(vfs);
  layer->beneath->pMethods = nullptr;
  const int code = under->xOpen(under, name, layer->beneath, flags, out_flags);
  layer->base.pMethods = layer->beneath->pMethods == nullptr ? nullptr : &kFileMethods;
  return code;
}

int layer_delete(sqlite3_vfs* vfs, const char* name, int sync_dir) {
  return beneath(vfs)->xDelete(beneath(vfs), name, sync_dir);
}
int layer_access(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
  return beneath(vfs)->xAccess(beneath(vfs), name, flags, out);
}
int layer_full_path(sqlite3_vfs* vfs, const char* name, int size, char* out) {
  return beneath(vfs)->xFullPathname(beneath(vfs), name, size, out);
}
int layer_random(sqlite3_vfs* vfs, int size, char* out) {
  return beneath(vfs)->xRandomness(beneath(vfs), size, out);
}
int layer_sleep(sqlite3_vfs* vfs, int microseconds) {
  return beneath(vfs)->xSleep(beneath(vfs), microseconds);
}
int layer_time(sqlite3_vfs* vfs, double* out) {
  return beneath(vfs)->xCurrentTime(beneath(vfs), out);
}
int layer_last_error(sqlite3_vfs* vfs, int size, char* out) {
  return beneath(vfs)->xGetLastError(beneath(vfs), size, out);
}

/// A registered layer, which SQLite refers to until the program ends.
struct Registered {
  std::string name;
  sqlite3_vfs vfs{};
};

Result<std::string> register_layer(sqlite3_vfs* under, const std::string& name) {
  auto layer = std::make_unique<Registered>();
  layer->name = name;
  sqlite3_vfs& vfs = layer->vfs;
  vfs.iVersion = 1;
  vfs.szOsFile = static_cast<int>(sizeof(LayerFile)) + under->szOsFile;
  vfs.mxPathname = under->mxPathname;
  vfs.zName = layer->name.c_str();
  vfs.pAppData = under;
  vfs.xOpen = layer_open;
  vfs.xDelete = layer_delete;
  vfs.xAccess = layer_access;
  vfs.xFullPathname = layer_full_path;
  vfs.xRandomness = layer_random;
  vfs.xSleep = layer_sleep;
  vfs.xCurrentTime = layer_time;
  vfs.xGetLastError = layer_last_error;
  if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK) {
    return internal_error("SQLite refuses the ledger's file layer");
  }
  static_cast<void>(layer.release());  // SQLite's from here on, for the life of the program
  return name;
}

}  // namespace

std::uint64_t page_checksum(std::string_view page, std::uint32_t number) {
  CHECK_OP(page.size(), ==, kPageBytes);
  // The odd multiplier (2^64 divided by the golden ratio) makes each step a bijection; the shift
  // brings high bits down.
  constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15U;
  std::uint64_t sum = number;
  for (std::size_t i = 0; i < kPageBytes - kPageCheckBytes; i += 8) {
    sum = (sum ^ load_word(page.data() + i)) * kOdd;
    sum ^= sum >> 29U;
  }
  return sum;
}

Result<std::string> page_layer(const std::string& beneath_name) {
  static std::mutex mutex;  // two threads may open their first ledger at once
  const std::lock_guard lock(mutex);
  sqlite3_vfs* under = sqlite3_vfs_find(beneath_name.empty() ? nullptr : beneath_name.c_str());
  if (under == nullptr) return internal_error("no SQLite file layer named " + beneath_name);
  const std::string name = std::string("maabar-pages-") + under->zName;
  sqlite3_vfs* known = sqlite3_vfs_find(name.c_str());
  if (known != nullptr && known->pAppData == under) return name;
  if (known != nullptr) {  // a test's layer of the same name came back elsewhere
    known->pAppData = under;
    return name;
  }
  return register_layer(under, name);
}

bool is_log_carried_over(const Database& database) {
  sqlite3_file* log = nullptr;
  sqlite3_int64 size = 0;
  sqlite3_file_control(database.get(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log == nullptr || log->pMethods == nullptr) return true;
  if (log->pMethods->xFileSize(log, &size) == SQLITE_OK && size == 0) return true;
  if (sqlite3_db_readonly(database.get(), "main") != 0) return false;
  int frames = 0;
  int done = 0;
  const int code =
      sqlite3_wal_checkpoint_v2(database.get(), "main", SQLITE_CHECKPOINT_PASSIVE, &frames, &done);
  return code == SQLITE_OK && frames == done;
}

Result<void> check_pages(const Database& database) {
  const Where where{database.path(), 0, 0};
  sqlite3_file* file = nullptr;
  const int code = sqlite3_file_control(database.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code != SQLITE_OK) return database.error(code);
  sqlite3_file* under = beneath(file);
  sqlite3_int64 size = 0;
  if (under->pMethods->xFileSize(under, &size) != SQLITE_OK) {
    return unavailable("the file's length cannot be read", where);
  }
  if (size % static_cast<int>(kPageBytes) != 0) {
    return corrupt(fmt::format("{} bytes are no whole number of pages: the file is cut off or "
                               "something was added to it",
                               size),
                   where);
  }
  std::array<char, kPageBytes> page{};
  for (sqlite3_int64 offset = 0; offset < size; offset += static_cast<int>(kPageBytes)) {
    if (offset == kLockByte) continue;  // SQLite never writes this page: a hole in the file
    bool is_good = false;
    for (int attempt = 0; attempt < 3 && !is_good; ++attempt) {
      const int read =
          under->pMethods->xRead(under, page.data(), static_cast<int>(kPageBytes), offset);
      if (read != SQLITE_OK) return unavailable("a page cannot be read", where);
      is_good = is_sound(page.data(), page_number(offset));
    }
    if (!is_good) {
      return corrupt(
          fmt::format("page {} (bytes {} to {}) does not match its checksum", page_number(offset),
                      offset, offset + static_cast<int>(kPageBytes) - 1),
          where);
    }
  }
  return {};
}

}  // namespace maabar::ledger
