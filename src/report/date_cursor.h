// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/date_phrase.h"

namespace maabar::report {

/// The tokens of one sentence as dates see them: words, numbers, months, years. Every `read_`
/// answers what begins at a token and where it ends. A local of `find_dates`; refers to its
/// arguments.
class DateCursor {
 public:
  /// A number read, and the token behind it.
  struct Number {
    std::int32_t value = 0;
    std::uint32_t end = 0;
    bool vague = false;  ///< a few
    bool half = false;   ///< two and a half
  };

  DateCursor(const TokenText& text, const Annotations& annotations, const DateClasses& classes,
             const std::vector<std::string>& values, std::uint32_t last)
      : text_(text), annotations_(annotations), classes_(classes), values_(values), last_(last) {}

  [[nodiscard]] std::uint32_t last() const { return last_; }
  [[nodiscard]] const Token& token(std::uint32_t at) const { return text_.tokens[at]; }
  [[nodiscard]] const DateClasses& classes() const { return classes_; }
  [[nodiscard]] bool may_begin_core(std::uint32_t at) const {
    return at < last_ && classes_.starts.may_begin_core(text_, annotations_, at);
  }
  [[nodiscard]] bool may_begin_calendar(std::uint32_t at) const {
    return at < last_ && classes_.starts.may_begin_calendar(text_, annotations_, at);
  }
  /// The folded word; empty for a mark and behind the end.
  [[nodiscard]] std::string_view word(std::uint32_t at) const {
    return at < last_ ? std::string_view(text_.folded[at]) : std::string_view();
  }
  [[nodiscard]] bool is(std::uint32_t at, std::string_view folded) const {
    return at < last_ && text_.is(at, folded);
  }
  template <Literal... kWords>
  [[nodiscard]] bool is_any(std::uint32_t at) const {
    return at < last_ && text_.is_any<kWords...>(at);
  }
  [[nodiscard]] bool is_mark(std::uint32_t at, char mark) const {
    return at < last_ && text_.tokens[at].mark == mark;
  }
  [[nodiscard]] bool is_joined(std::uint32_t at) const {
    return at < last_ && text_.tokens[at].joined;
  }
  /// First token from `at` on that is none of some words.
  template <Literal... kWords>
  [[nodiscard]] std::uint32_t skip(std::uint32_t at) const {
    while (is_any<kWords...>(at)) ++at;
    return at;
  }

  /// False only if no phrase of the class begins at a token.
  [[nodiscard]] bool may_be(std::uint32_t at, ClassId word_class) const {
    return at < last_ && (annotations_.class_bits(at) & Annotations::class_bit(word_class)) != 0;
  }
  /// The longest phrase of the class at a token, or null.
  [[nodiscard]] const Annotation* find(std::uint32_t at, ClassId word_class) const {
    if (at >= last_) return nullptr;
    const Annotation* found = annotations_.find(at, word_class);
    return found != nullptr && found->end <= last_ ? found : nullptr;
  }
  [[nodiscard]] std::string_view value(const Annotation& annotation) const {
    return values_[annotation.payload];
  }
  [[nodiscard]] std::int32_t number_value(const Annotation& annotation) const;

  /// Value of a number token, or -1.
  [[nodiscard]] std::int32_t number(std::uint32_t at) const {
    return at < last_ && text_.tokens[at].kind == Token::Kind::kNumber ? text_.tokens[at].number
                                                                       : -1;
  }
  /// A number token of 1 to 31 that is written with two digits at most, or -1.
  [[nodiscard]] std::int32_t day(std::uint32_t at) const;
  /// A month's name in upper case, with the full stop of an abbreviation. `value` is 1 to 12.
  [[nodiscard]] std::optional<Number> read_month(std::uint32_t at) const;
  /// 1800 to 2199 in four digits, or in words ("nineteen ninety-eight").
  [[nodiscard]] std::optional<Number> read_year(std::uint32_t at) const;
  /// A count: 3, three, twenty-one, a few, two or three, two and a half.
  [[nodiscard]] std::optional<Number> read_count(std::uint32_t at) const;
  /// False only if `read_ordinal` reads nothing.
  [[nodiscard]] bool may_be_ordinal(std::uint32_t at) const {
    return at < last_ && (text_.tokens[at].ordinal || may_be(at, classes_.ordinal));
  }
  /// 15th, fifteenth.
  [[nodiscard]] std::optional<Number> read_ordinal(std::uint32_t at) const;

 private:
  [[nodiscard]] std::optional<Number> read_number_words(std::uint32_t at) const;

  const TokenText& text_;
  const Annotations& annotations_;
  const DateClasses& classes_;
  const std::vector<std::string>& values_;
  std::uint32_t last_;
};

/// The unit that a value of the class `unit` names; `days` as `day`. Requires: a unit's name.
DatePhrase::Unit to_unit(std::string_view text);

}  // namespace maabar::report
