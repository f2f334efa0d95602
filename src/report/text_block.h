// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "report/token.h"

namespace maabar::report {

/// What a block of lines is.
enum class BlockKind : std::uint8_t { kTitle, kHeading, kItem, kRow, kParagraph };

/// Lines that belong together: a paragraph, an item of a list, a row of a table.
struct Block {
  std::uint32_t lead = 0;   ///< where its list mark begins; equal to `first` when there is none
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  BlockKind kind = BlockKind::kParagraph;
  std::uint32_t paragraph = 0;  ///< blocks without a blank line between them share it
};

/// Tokens that a leading `Topic:` may have, at most.
inline constexpr std::uint32_t kMostLabelTokens = 9;

/// `.`, `!` or `?`.
[[nodiscard]] bool is_end_mark(const Token& token);

/// Lines to blocks. A line that begins with a bullet, a number or a table bar, or has two bars in
/// it, is a block of its own, and so are the marks of one list on one line; a short line without an
/// end mark is a heading, and so is a numbered one above its text or its list; other lines run on
/// where the width of a page broke them. Tokens before `title_end` are the title. Linear in the
/// tokens.
std::vector<Block> find_blocks(const TokenText& text, std::uint32_t title_end);

}  // namespace maabar::report
