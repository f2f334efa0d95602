// SPDX-License-Identifier: Apache-2.0
#include "cli/machine.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace maabar::cli {

std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets it
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

Result<RecordTime> now() {
  const auto fixed = environment("SOURCE_DATE_EPOCH");
  if (!fixed) {
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    return RecordTime(std::chrono::duration_cast<std::chrono::seconds>(since_1970).count());
  }
  std::int64_t seconds = 0;
  const char* end = fixed->data() + fixed->size();
  const auto read = std::from_chars(fixed->data(), end, seconds);
  constexpr std::int64_t kYear9999 = 253370764800;
  if (read.ec != std::errc() || read.ptr != end || seconds < 0 || seconds > kYear9999) {
    return invalid_input("SOURCE_DATE_EPOCH='" + *fixed +
                         "' is not a number of seconds since 1970");
  }
  return RecordTime(seconds);
}

Result<std::filesystem::path> data_dir() {
  namespace fs = std::filesystem;
  std::error_code failed;
  fs::path dir;
  if (const auto set = environment("MAABAR_DATA")) {
    dir = *set;
  } else {
    dir =
        fs::read_symlink("/proc/self/exe", failed).parent_path().parent_path() / "share" / "maabar";
  }
  if (!fs::is_directory(dir / "gazetteer", failed)) {
    return not_found("no gazetteer in " + dir.string() +
                     "; set MAABAR_DATA to the folder that holds gazetteer/, levant/ and lexicon/");
  }
  return dir;
}

unsigned core_count() { return std::max(1U, std::thread::hardware_concurrency()); }

std::uint64_t random_seed() {
  std::uint64_t seed = 0;
  CHECK(sodium_init() >= 0);
  randombytes_buf(&seed, sizeof seed);
  return seed;
}

}  // namespace maabar::cli
