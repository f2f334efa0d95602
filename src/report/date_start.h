// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "report/annotation.h"

namespace maabar::report {

struct DateClasses;

/// A look at one token that spares most of a text the reading of dates: a date begins with a
/// number, with a word of a few classes, or with one of the words that the readers of dates ask for
/// by name, and so does what stands in it behind `since`, `about`, `the`.
class DateStarts {
 public:
  /// Every token may begin a date.
  DateStarts() = default;
  /// `matcher` holds the words of the texts to come.
  DateStarts(const DateClasses& classes, const PhraseMatcher& matcher);

  /// False only if no date begins at `token`.
  [[nodiscard]] bool may_begin(const TokenText& text, const Annotations& annotations,
                               std::uint32_t token) const {
    return (annotations.class_bits(token) & begin_bits_) != 0 || may(kBegin | kCore, text, token);
  }
  /// False only if no date begins at `token` behind its introducing words.
  [[nodiscard]] bool may_begin_core(const TokenText& text, const Annotations& annotations,
                                    std::uint32_t token) const {
    return (annotations.class_bits(token) & core_bits_) != 0 || may(kCore, text, token);
  }
  /// False only if no date of the calendar (`15 May`, `the nineties`) begins at `token`.
  [[nodiscard]] bool may_begin_calendar(const TokenText& text, const Annotations& annotations,
                                        std::uint32_t token) const {
    return (annotations.class_bits(token) & calendar_bits_) != 0 || may(kCalendar, text, token);
  }

 private:
  enum Start : std::uint8_t { kNever = 0, kBegin = 1, kCore = 2, kCalendar = 4 };
  static std::uint8_t start_of(std::string_view folded);

  /// By the word alone.
  [[nodiscard]] bool may(std::uint8_t starts, const TokenText& text, std::uint32_t token) const;

  std::vector<std::uint8_t> by_word_;  ///< `start_of` by id in the vocabulary; empty: not looked at
  std::uint64_t begin_bits_ = 0;       ///< `Annotations::class_bit` of the classes
  std::uint64_t core_bits_ = 0;        ///<
  std::uint64_t calendar_bits_ = 0;    ///<
};

}  // namespace maabar::report
