// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "report/annotation.h"
#include "report/pattern.h"
#include "report/sentence.h"
#include "report/token.h"

namespace maabar::report {

/// A rule that may match at a token; its index is that of its pattern.
struct RuleStart {
  std::uint32_t token = 0;
  std::uint32_t rule = 0;
};

/// Those of every sentence of a text, in the order of its tokens.
class RuleStarts {
 public:
  [[nodiscard]] std::span<const RuleStart> of(std::size_t sentence) const {
    return {all_.data() + first_[sentence], all_.data() + first_[sentence + 1]};
  }

 private:
  friend class RuleSieve;
  std::vector<RuleStart> all_;
  std::vector<std::uint32_t> first_;  ///< by sentence, and one behind the last
};

/// Tells which of many patterns are worth trying where: those that begin with a word or class of
/// the token and have, there or behind it before a mark that they do not go over, something of all
/// that they need. The rarest need is told by a bit for each pattern, the others, which few
/// patterns get to, by where words and classes were seen last. Immutable; refers to nothing.
class RuleSieve {
 public:
  RuleSieve() = default;
  /// How often words and classes stand in a sample of text: what is rare tells best where a pattern
  /// is worth trying.
  struct Counts {
    std::vector<std::uint32_t> words;    ///< by id; none: 0
    std::vector<std::uint32_t> classes;  ///< likewise
  };
  /// Null for a pattern that is never to start. Requires: each begins with words and classes alone.
  explicit RuleSieve(std::span<const Pattern* const> patterns, const Counts& counts = {});

  /// Every pattern that matches within a sentence is among its starts; some that match nothing are
  /// too, and some are there twice. Sentences: in the order of the text; one that `is_asked` is not
  /// true of has none. Cost: about linear in the tokens, and a word for each pattern that is needed
  /// by what a token is.
  [[nodiscard]] RuleStarts starts(const TokenText& text, const Annotations& annotations,
                                  std::span<const Sentence> sentences,
                                  const std::vector<bool>& is_asked) const;

 private:
  /// 64 patterns, and which of them: few begin with a word, or need it, of those that lie together.
  struct Part {
    std::uint32_t at = 0;
    std::uint64_t bits = 0;
  };
  static constexpr std::uint32_t kPart = 64;
  /// What a word or class tells: of the parts of all rows, [begins, meets) are the patterns that
  /// begin so, [meets, end) those whose first need it is.
  struct Row {
    std::uint32_t begins = 0;
    std::uint32_t meets = 0;
    std::uint32_t end = 0;
  };
  /// The rows while they are made.
  struct Draft;
  struct Walls;
  /// What was seen of a text so far: memory that its sentences share.
  struct Scratch {
    std::vector<std::uint32_t> seen;  ///< by row: one more than the token where it stood last
    std::vector<std::uint64_t> met;   ///< patterns whose first need stands behind, before a wall
  };

  /// Adds the starts of tokens [first, last), the last token's first.
  void add_starts(const TokenText& text, const Annotations& annotations, std::uint32_t first,
                  std::uint32_t last, Scratch& scratch, std::vector<RuleStart>& found) const;
  /// Gives each pattern its bit.
  void put_in_order(std::span<const Pattern* const> patterns, const Counts& counts);
  /// Gives each word and class a row; those of a text's common words lie together.
  void number_rows(std::span<const Pattern* const> patterns, const Counts& counts);
  /// Index of the row of what an atom accepts.
  [[nodiscard]] std::uint32_t row_of(const Pattern::Atom& atom) const;
  void set_rows(const Pattern& pattern, std::size_t bit, const Counts& counts, Draft& draft);
  /// Lays the rows out one behind the other.
  void pack(const Draft& draft);
  /// Whether a mark at the token parts what stands behind it from what some patterns begin with.
  [[nodiscard]] bool is_wall_here(const TokenText& text, const Annotations& annotations,
                                  std::uint32_t token, std::uint32_t first) const;
  /// Adds what may begin with a row's word or class at a token, and remembers that it stands there.
  void meet(std::uint32_t row, std::uint32_t token, const Walls& walls, Scratch& scratch,
            std::vector<RuleStart>& found) const;
  /// Whether all needs of a pattern but the first stand in tokens [token, wall).
  [[nodiscard]] bool has_all(std::size_t bit, const Scratch& scratch, std::uint32_t token,
                             std::uint32_t wall) const;
  /// False only if no pattern begins at the token.
  [[nodiscard]] bool may_begin(const TokenText& text, const Annotations& annotations,
                               std::uint32_t token) const;
  /// The index of the row of each word and class that begins at the token.
  template <typename Use>
  void each_row(const TokenText& text, const Annotations& annotations, std::uint32_t token,
                const Use& use) const;

  /// Index of a pattern by its bit: alike ones are together; some bits are no pattern's.
  std::vector<std::uint32_t> patterns_;
  std::vector<std::uint32_t> by_word_;   ///< index of its row; 0: an empty one
  std::vector<std::uint32_t> by_class_;  ///< likewise
  std::vector<Row> rows_ = std::vector<Row>(1);
  std::vector<Part> parts_;
  std::uint64_t class_bits_ = 0;         ///< `Annotations::class_bit` of the classes
  std::vector<std::uint64_t> needless_;  ///< those without a need
  /// The needs of each pattern but the first: for each the count of its rows, then those; 0 ends.
  std::vector<std::uint32_t> wants_;
  std::vector<std::uint32_t> wants_of_;  ///< where those of a pattern begin, by its bit
  /// Those of parts before these go on behind a comma, behind any mark.
  std::size_t over_commas_ = 0, over_marks_ = 0;
};

}  // namespace maabar::report
