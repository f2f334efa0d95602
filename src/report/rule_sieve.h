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
/// the token and have, somewhere behind it, one of those that they need most. One bit for each
/// pattern. Immutable; refers to nothing.
class RuleSieve {
 public:
  RuleSieve() = default;
  /// Requires: each pattern begins with words and classes alone.
  explicit RuleSieve(std::span<const Pattern* const> patterns);

  /// Every pattern that matches in tokens [first, last) is among them; some that match nothing are
  /// too, and some are there twice. In the order of the tokens.
  [[nodiscard]] std::vector<RuleStart> starts(const TokenText& text, const Annotations& annotations,
                                              std::uint32_t first, std::uint32_t last) const;

 private:
  /// Needs of a pattern that are looked at, those that few sentences have first.
  static constexpr std::size_t kNeeds = 2;

  /// For each word and class that some pattern asks for, bits that are set; 64 at a time.
  class Rows {
   public:
    struct Part {
      std::uint32_t at = 0;
      std::uint64_t bits = 0;
    };
    void set(const Pattern::Atom& atom, std::size_t bit);
    /// False only if nothing is set for what begins at the token.
    [[nodiscard]] bool may_have(const TokenText& text, const Annotations& annotations,
                                std::uint32_t token) const;
    /// Every part of what begins at the token.
    template <typename Use>
    void each(const TokenText& text, const Annotations& annotations, std::uint32_t token,
              const Use& use) const;

   private:
    std::vector<std::uint32_t> by_word_;   ///< index of its row; 0: none
    std::vector<std::uint32_t> by_class_;  ///< likewise
    std::vector<std::vector<Part>> rows_ = std::vector<std::vector<Part>>(1);
    std::uint64_t class_bits_ = 0;  ///< `Annotations::class_bit` of the classes
  };

  std::vector<std::uint32_t> patterns_;  ///< index of a pattern by its bit: alike ones are together
  std::size_t width_ = 0;                ///< 64 bits each for all patterns
  Rows begins_;                          ///< patterns that begin so
  Rows meets_;                           ///< those whose first, whose second need it meets
  std::vector<std::uint64_t> needless_;  ///< those without a first, a second need
};

}  // namespace maabar::report
