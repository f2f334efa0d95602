// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.h"

namespace maabar::report {

/// A word, number or mark of a text, with its bytes. Dashes, quotes and spaces of every kind are
/// one kind each; folding is that of `fold_name`. 32 bytes, so that two lie in a line of a cache.
struct Token {
  enum class Kind : std::uint8_t { kWord, kNumber, kMark };
  std::uint64_t key = 0;     ///< `key_of` the folded word
  std::uint32_t begin = 0;   ///< bytes [begin, end) of the text
  std::uint32_t end = 0;     ///<
  std::uint32_t word = 0;    ///< id in the vocabulary, 0 when it has none
  std::int32_t number = -1;  ///< value of a number below a million; `22nd` is 22
  Kind kind = Kind::kWord;
  std::uint8_t look = 0;     ///< `look_of` the folded word
  char mark = 0;             ///< of a mark: one of , . ; : ! ? ( ) " / - | * or x for any other
  bool capital : 1 = false;  ///< begins with an upper-case letter
  bool lower : 1 = false;    ///< begins with a lower-case letter; neither in scripts without case
  bool upper : 1 = false;    ///< every letter is upper case and there are two or more
  bool joined : 1 = false;   ///< a hyphen without spaces ties it to the token before
  bool space : 1 = false;    ///< white space stands before it
  bool possessive : 1 = false;  ///< the `s` of `Iraq's`
  bool ordinal : 1 = false;     ///< `22nd`
  bool inside : 1 = false;      ///< a full stop that ends no sentence: `7.5`, `Gen.`
  bool no_space : 1 = false;    ///< an end mark of a script that sets no space behind it
  bool dash : 1 = false;        ///< a mark that is a long dash or a hyphen between spaces
};

static_assert(sizeof(Token) == 32);

/// A line of the text and the tokens on it.
struct Line {
  std::uint32_t begin = 0;  ///< bytes
  std::uint32_t end = 0;    ///< without the line end
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
};

/// Whether two folded words are the same: most differ in length or in the first letter.
constexpr bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}
/// Whether a folded word is one of `words`.
template <typename Words>
constexpr bool is_one_of(const Words& words, std::string_view word) {
  for (const std::string_view w : words) {
    if (same_word(w, word)) return true;
  }
  return false;
}

/// First letter and length of a folded word, as one of 64: what tells most words apart at one look.
constexpr std::uint8_t look_of(std::string_view word) {
  if (word.empty()) return 0;
  return static_cast<std::uint8_t>((static_cast<unsigned char>(word.front()) * 5U + word.size()) %
                                   64);
}

/// Its first eight letters as one number, the rest 0: all of a word of seven letters or less.
constexpr std::uint64_t key_of(std::string_view word) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < word.size() && i < 8; ++i)
    key |= std::uint64_t{static_cast<unsigned char>(word[i])} << (8 * i);
  return key;
}

/// Words that every token is compared with: a bit for the look of each spares most others.
template <std::size_t N>
class WordSet {
 public:
  constexpr explicit WordSet(const std::array<std::string_view, N>& words) : words_(words) {
    for (const std::string_view word : words) bits_ |= std::uint64_t{1} << look_of(word);
  }
  /// Whether a folded word is among them.
  [[nodiscard]] constexpr bool contains(std::string_view word) const {
    return contains(word, look_of(word));
  }
  /// The same, its look known.
  [[nodiscard]] constexpr bool contains(std::string_view word, std::uint8_t look) const {
    return ((bits_ >> look) & 1U) != 0 && !word.empty() && is_one_of(words_, word);
  }

 private:
  std::array<std::string_view, N> words_;
  std::uint64_t bits_ = 0;
};

/// A word as an argument of a template.
template <std::size_t N>
struct Literal {
  consteval Literal(const char (&written)[N]) {  // NOLINT: as it is written
    std::copy(written, written + N, text.begin());
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text.data(), N - 1}; }
  std::array<char, N> text{};
};

/// The tokens of a text and the folded words that they stand for.
struct TokenText {
  std::vector<Token> tokens;
  std::vector<std::string> folded;  ///< one per token; empty for marks
  std::vector<Line> lines;

  /// Whether the word at `i`, a token of the text, is `word`, which is folded.
  [[nodiscard]] bool is(std::uint32_t i, std::string_view word) const {
    return tokens[i].look == look_of(word) && folded[i] == word;
  }
  /// Whether it is one of some.
  template <Literal... kWords>
  [[nodiscard]] bool is_any(std::uint32_t i) const {
    constexpr std::uint64_t kLooks = ((std::uint64_t{1} << look_of(kWords.view())) | ...);
    return ((kLooks >> tokens[i].look) & 1U) != 0 && has_any_key<kWords...>(i);
  }

 private:
  /// Apart from the look, which is laid down in each place of use.
  template <Literal... kWords>
  [[nodiscard]] bool has_any_key(std::uint32_t i) const {
    return (has_key<kWords>(i) || ...);
  }
  /// Whether the word at `i` is this one: its key tells, and of a long word its letters too.
  template <Literal kWord>
  [[nodiscard]] bool has_key(std::uint32_t i) const {
    constexpr std::string_view kView = kWord.view();
    constexpr std::uint64_t kKey = key_of(kView);
    return tokens[i].key == kKey && (kView.size() < 8 || folded[i] == kView);
  }
};

/// Cuts bytes [span) of `text` into lines and tokens. Requires well-formed UTF-8.
TokenText tokenize(std::string_view text, Span span);
/// The same, behind what `out` holds.
void tokenize(std::string_view text, Span span, TokenText& out);

}  // namespace maabar::report
