// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "report/reader.h"

namespace maabar {

/// `{"doc": name, "claims": [...], "unresolved": [...], "unread": [{"span", "text", "reason"}],
/// "suppressed": N, "date_suspect": null or why}`: one line of `maabar read --dry-run --json`.
nlohmann::ordered_json to_json(const DocumentReading& reading, std::string_view name);

}  // namespace maabar
