// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace maabar {

/// The bytes of a file. `kNotFound` if it is not there; `kInvalidInput` if it is a directory or
/// longer than `most_bytes`; `kUnavailable` if it cannot be read.
Result<std::string> load_file(const std::filesystem::path& path, std::size_t most_bytes);

/// Writes `bytes` so that a reader sees the old file or the whole new one, never a part: a
/// temporary file beside it, synced, then renamed. `kUnavailable` (disk full, no permission) leaves
/// the old one.
Result<void> save_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace maabar
