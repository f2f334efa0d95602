// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "file_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  maabar::read_any_file({reinterpret_cast<const char*>(data), size}, "fuzz.csv");  // NOLINT
  return 0;
}
