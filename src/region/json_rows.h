// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace maabar {

/// A JSON document whose rows know the line on which they start.
struct JsonRows {
  nlohmann::json root;         ///< an object; its `key` is an array of `lines.size()` objects
  std::vector<int> row_lines;  ///< 1-based, one per row
};

/// Reads `text` strictly: UTF-8, one object, no key twice in one object, no number out of range, at
/// most 16 levels deep. `key` names the array of rows; empty: the document has none.
/// `kInvalidInput` with `file` and line for the first thing that is wrong.
Result<JsonRows> parse_json_rows(std::string_view text, const std::string& file,
                                 std::string_view key);

}  // namespace maabar
