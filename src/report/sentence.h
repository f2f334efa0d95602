// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "report/annotation.h"
#include "report/text_block.h"
#include "report/token.h"

namespace maabar::report {

/// A statement, or what stands for one: a heading, a cell's row, a list item's sentence.
struct Sentence {
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t lead = 0;       ///< where its list mark begins; equal to `first` when there is none
  std::uint32_t label_end = 0;  ///< end of a leading `Topic:`; equal to `first` when there is none
  BlockKind kind = BlockKind::kParagraph;
  std::uint32_t block = 0;      ///< sentences of one block share it
  std::uint32_t paragraph = 0;  ///< blocks without a blank line between them share it
  std::int32_t heading = -1;    ///< index of the heading sentence above, or -1
};

/// Word classes that end marks are weighed with; see data/lexicon/words.csv.
struct SentenceClasses {
  ClassId abbreviation;         ///< never ends a sentence: Dr.
  ClassId abbreviation_number;  ///< ends none before a number: No. 5
  ClassId abbreviation_end;     ///< ends one before a starter: Co.
  ClassId starter;              ///< begins a sentence when in upper case: They, How
  static constexpr std::array<std::string_view, 4> kNames = {
      "abbreviation", "abbreviation-number", "abbreviation-end", "sentence-starter"};
  static SentenceClasses of(const ClassNames& names);
};

/// The sentences of a text's blocks. A full stop ends a sentence unless an abbreviation, an
/// initial, a number or an ellipsis bears it. `title_end`: tokens before it are the title.
std::vector<Sentence> split_sentences(const TokenText& text, const Annotations& annotations,
                                      const SentenceClasses& classes, std::uint32_t title_end);

}  // namespace maabar::report
