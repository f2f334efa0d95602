// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maabar {

enum class TextWeight : std::uint8_t { kRegular, kBold };

/// How a text of the map is set. `size` in 0.1 px.
struct TextStyle {
  std::int32_t size = 120;
  TextWeight weight = TextWeight::kRegular;
};

/// Width of `text` in 0.1 px, from a table instead of a font, which another machine may not have:
/// for Latin letters the widest of three common sans-serif fonts, so that a label is never wider
/// than its box; for Arabic an upper estimate of joined letters.
std::int32_t text_width(std::string_view text, TextStyle style);

/// `text` in lines no wider than `width` (0.1 px), broken at spaces; a longer word stands alone.
std::vector<std::string> wrap_text(std::string_view text, TextStyle style, std::int32_t width);

}  // namespace maabar
