// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "report/annotation.h"
#include "report/pattern.h"
#include "report/token.h"

namespace maabar::report {

/// A rule that may match at a token; its index is that of its pattern.
struct RuleStart {
  std::uint32_t token = 0;
  std::uint32_t rule = 0;
};

/// Tells which of many patterns are worth trying where: those that begin with a word or class of
/// the token and have, there or somewhere behind it, one of those that they need most. One bit for
/// each pattern. Immutable; refers to nothing.
class RuleSieve {
 public:
  RuleSieve() = default;
  /// What nearly every sentence has: of little use to tell where a pattern is worth trying.
  struct Common {
    std::vector<std::uint32_t> words;
    std::vector<ClassId> classes;
  };
  /// Requires: each pattern begins with words and classes alone.
  explicit RuleSieve(std::span<const Pattern* const> patterns, const Common& common = {});

  /// Every pattern that matches in tokens [first, last) is among them; some that match nothing are
  /// too, and some are there twice. In the order of the tokens.
  [[nodiscard]] std::vector<RuleStart> starts(const TokenText& text, const Annotations& annotations,
                                              std::uint32_t first, std::uint32_t last) const;

 private:
  /// Needs of a pattern that are looked at, those that few sentences have first.
  static constexpr std::size_t kNeeds = 2;

  /// 64 patterns, and which of them.
  struct Part {
    std::uint32_t at = 0;
    std::uint64_t bits = 0;
  };
  /// What a word or class tells.
  struct Row {
    std::vector<Part> begins;  ///< patterns that begin so
    std::vector<Part> meets;   ///< those whose first need it is, then those whose second, ...
  };
  enum class Told : std::uint8_t { kBegin, kNeed };

  /// Gives each pattern its bit.
  void put_in_order(std::span<const Pattern* const> patterns, const Common& common);
  void set(const Pattern::Atom& atom, Told told, std::size_t bit);
  /// A mark that patterns from a part on do not go over between their words.
  struct Wall {
    std::uint32_t token = 0;
    std::size_t part = 0;
  };
  [[nodiscard]] std::vector<Wall> walls_in(const TokenText& text, const Annotations& annotations,
                                           std::uint32_t first, std::uint32_t last) const;
  /// False only if no pattern begins at the token.
  [[nodiscard]] bool may_begin(const TokenText& text, const Annotations& annotations,
                               std::uint32_t token) const;
  /// The row of each word and class that begins at the token.
  template <typename Use>
  void each_row(const TokenText& text, const Annotations& annotations, std::uint32_t token,
                const Use& use) const;

  /// Index of a pattern by its bit: alike ones are together; some bits are no pattern's.
  std::vector<std::uint32_t> patterns_;
  std::size_t width_ = 0;                ///< 64 bits each for all patterns
  std::vector<std::uint32_t> by_word_;   ///< index of its row; 0: an empty one
  std::vector<std::uint32_t> by_class_;  ///< likewise
  std::vector<Row> rows_ = std::vector<Row>(1);
  std::uint64_t class_bits_ = 0;         ///< `Annotations::class_bit` of the classes
  std::vector<std::uint64_t> needless_;  ///< those without a first, a second, ... need
  /// Those of parts before these go on behind a comma, behind any mark.
  std::size_t over_commas_ = 0, over_marks_ = 0;
};

}  // namespace maabar::report
