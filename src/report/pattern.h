// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/annotation.h"
#include "report/token.h"

namespace maabar::report {

/// A mark that ends a statement: no gap goes over it, or with `commas` only one that goes over
/// commas does.
[[nodiscard]] bool is_wall(const Token& token, bool commas);

/// A pattern of the lexicon, compiled. The language is described in docs/formats/lexicon.md:
/// words, `<class>`, `<class:forms>`, `a|b`, `x?`, `..`, `...` and `....` for gaps, `!` before the
/// head, `name=` before what a rule takes out, `^` for the beginning of a sentence.
class Pattern {
 public:
  /// What one element accepts.
  struct Atom {
    enum class Kind : std::uint8_t { kWord, kClass, kMark, kCapital, kNumber };
    std::uint32_t word = 0;
    ClassId word_class;
    Kind kind = Kind::kWord;
    std::uint8_t forms = 0;  ///< a verb must have one of these; 0: any
    char mark = 0;
  };
  /// Small, so that what a text is tried with stays in the caches.
  struct Element {
    std::uint64_t class_bits = 0;  ///< `Annotations::class_bit` of the atoms that are classes
    std::uint64_t word_bits = 0;   ///< likewise of those that are words, by the end of their ids
    std::uint64_t more_bits = 0;   ///< and by what is before it
    std::uint32_t first_atom = 0;  ///< of the pattern's atoms
    std::uint16_t atom_count = 0;  ///< one or more
    std::uint8_t gap = 0;          ///< tokens that may stand before it, at most
    char label = 0;                ///< first letter of its name
    bool other = false;            ///< an atom is neither class nor word
    bool gap_commas = false;       ///< the gap may go over commas
    bool gap_in_clause = false;    ///< the gap ends where another clause begins
    bool optional = false;
    bool head = false;
    bool negative = false;  ///< must not stand here; takes no token
  };
  struct Match {
    std::uint32_t begin = 0;  ///< tokens [begin, end)
    std::uint32_t end = 0;
    std::uint32_t head = 0;
    std::array<std::pair<char, Annotation>, 4> taken{};  ///< label and annotation
    std::uint32_t taken_count = 0;
    /// The annotation taken under `label`, or nothing.
    [[nodiscard]] std::optional<Annotation> find(char label) const;
  };

  /// `kInvalidInput` saying which part is wrong.
  static Result<Pattern> compile(std::string_view text, const ClassNames& classes,
                                 PhraseMatcher& words);

  /// The match that begins at `token`, within tokens [.., limit).
  [[nodiscard]] std::optional<Match> match(const TokenText& text, const Annotations& annotations,
                                           std::uint32_t token, std::uint32_t first,
                                           std::uint32_t limit) const;
  /// One or more; the first is neither optional nor negative.
  [[nodiscard]] std::span<const Element> elements() const { return elements_; }
  /// What an element of this pattern accepts.
  [[nodiscard]] std::span<const Atom> atoms(const Element& element) const {
    return {atoms_.data() + element.first_atom, element.atom_count};
  }

 private:
  std::vector<Element> elements_;
  std::vector<Atom> atoms_;
  ClassId clause_word_;  ///< begins another clause
  bool at_start_ = false;
};

}  // namespace maabar::report
