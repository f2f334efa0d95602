// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace maabar {

/// Byte offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), if any.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// `text` with each ill-formed byte replaced by U+FFFD.
std::string replace_invalid_utf8(std::string_view text);

/// Columns that `text` takes on a terminal: wide East Asian characters two, combining marks and
/// format characters none. Requires: well-formed UTF-8 (ill-formed bytes count one).
std::size_t display_width(std::string_view text);

}  // namespace maabar
