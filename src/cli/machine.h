// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"

/// The doors to the machine that only a command may open: clock, environment, random device, own
/// path.
namespace maabar::cli {

/// The system's clock, or `SOURCE_DATE_EPOCH` (seconds) if it is set, so that a run can be
/// repeated. `kInvalidInput` if that is no number.
Result<RecordTime> now();

/// Where packs, gazetteer and lexicon lie: `$MAABAR_DATA`, else `<folder of the
/// binary>/../share/maabar`. `kNotFound` says what to set.
Result<std::filesystem::path> data_dir();

/// A value of the environment; nothing if unset or empty.
std::optional<std::string> environment(const char* name);

/// How many threads may work at once: 1 or more. No answer depends on it.
unsigned core_count();

/// 64 bits from the system's random device.
std::uint64_t random_seed();

}  // namespace maabar::cli
