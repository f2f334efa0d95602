// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.h"
#include "report/file_reading.h"

namespace maabar {

/// Reads a table of traffic counts: `crossing,time` and any of `vehicles,trucks,people`, and
/// `source,published,direction`. A row whose time is a day is that day's count; rows with a time of
/// day are counts of a part of it, and those of one crossing, day, source and direction are added
/// up. One report per source and publication, whose text is its rows; its claims: `traffic` per
/// day. A row that names no crossing of the gazetteer, has no time or no count is refused with its
/// line. `kInvalidInput` if the columns are missing.
Result<FileReading> read_traffic_counts(std::string_view bytes, const DocumentOptions& options,
                                        const Gazetteer& gazetteer);

}  // namespace maabar
