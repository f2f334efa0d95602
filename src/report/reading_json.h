// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "report/file_reading.h"

namespace maabar {

/// `{"doc": name, "claims": [...], "unresolved": [...], "unread": [{"span", "text", "reason"}],
/// "suppressed": N, "date_suspect": null or why}`: one line of `maabar read --dry-run --json`.
nlohmann::ordered_json to_json(const DocumentReading& reading, std::string_view name);
/// The same for a file: what all its readings and rows say, in one object. A span belongs to the
/// report that its claim names.
nlohmann::ordered_json to_json(const FileReading& file, std::string_view name);

}  // namespace maabar
