// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace maabar::test {

/// One case of tests/cases (docs/formats/cases.md).
struct Case {
  std::string name;
  std::string text;  ///< with the header lines that the case gives
  std::vector<std::map<std::string, std::string>> claims;  ///< field -> value
  bool none = false;
  bool more = false;
  std::optional<int> suppressed;
  std::optional<int> unresolved;
  std::optional<int> unread;
  Where where;
};

/// The cases of one file; `kInvalidInput` with its line for anything else.
Result<std::vector<Case>> parse_cases(std::string_view text, const std::string& file);

/// Every case of every `.txt` in `folder`, in the order of the file names.
Result<std::vector<Case>> load_cases(const std::filesystem::path& folder);

}  // namespace maabar::test
