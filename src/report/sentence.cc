// SPDX-License-Identifier: Apache-2.0
#include "report/sentence.h"

#include <optional>
#include <string>

namespace maabar::report {
namespace {

/// Longer runs are no sentences but lists or noise; they are cut, so that reading stays linear.
constexpr std::uint32_t kLongestSentence = 300;

/// Cuts a block into sentences.
class SentenceCutter {
 public:
  SentenceCutter(const TokenText& text, const Annotations& annotations,
                 const SentenceClasses& classes)
      : text_(text), annotations_(annotations), classes_(classes) {}

  void cut(const Block& block, std::uint32_t index, std::vector<Sentence>& out) const {
    std::uint32_t first = block.first;
    for (std::uint32_t i = block.first; i < block.last; ++i) {
      const bool too_long = i - first >= kLongestSentence;
      if (!too_long && (!is_end_mark(text_.tokens[i]) || !ends_here(i, first, block))) continue;
      const std::uint32_t next = too_long ? i + 1 : after_closing(i, block);
      out.push_back(make(first, next, block, index));
      first = next;
      i = next - 1;
    }
    if (first < block.last) out.push_back(make(first, block.last, block, index));
  }

 private:
  [[nodiscard]] Sentence make(std::uint32_t first, std::uint32_t last, const Block& block,
                              std::uint32_t index) const {
    Sentence sentence;
    sentence.first = first;
    sentence.last = last;
    sentence.lead = first == block.first ? block.lead : first;
    sentence.label_end = first;
    sentence.kind = block.kind;
    sentence.block = index;
    sentence.paragraph = block.paragraph;
    if (first == block.first && block.kind != BlockKind::kHeading) {
      sentence.label_end = find_label_end(sentence);
    }
    return sentence;
  }

  /// `Topic:`, and in lists `Topic - text` and `1. Topic (X). text`.
  [[nodiscard]] std::uint32_t find_label_end(const Sentence& sentence) const {
    if (sentence.kind == BlockKind::kTitle) return sentence.first;
    for (std::uint32_t i = sentence.first + 1;
         i + 1 < sentence.last && i < sentence.first + kMostLabelTokens; ++i) {
      const Token& token = text_.tokens[i];
      if (token.mark == ':' && text_.tokens[i + 1].space) return i + 1;
      if (token.dash && token.space) return after_second_name(i, sentence);
    }
    return sentence.first;
  }

  /// Behind `X - Y:`, else behind the dash at `dash`.
  [[nodiscard]] std::uint32_t after_second_name(std::uint32_t dash,
                                                const Sentence& sentence) const {
    for (std::uint32_t i = dash + 1; i + 1 < sentence.last && i <= dash + kMostLabelTokens; ++i) {
      const Token& token = text_.tokens[i];
      if (token.mark == ':' && i > dash + 1 && text_.tokens[i + 1].space) return i + 1;
      if (is_end_mark(token) || (i == dash + 1 && !token.capital)) break;
    }
    return dash + 1;
  }

  /// A quote or bracket that closes right after the mark, or a further end mark.
  [[nodiscard]] bool closes(std::uint32_t i) const {
    const Token& token = text_.tokens[i];
    return !token.space && (token.mark == '"' || token.mark == ')' || is_end_mark(token));
  }

  /// Token behind the marks that close with the end mark at `i`.
  [[nodiscard]] std::uint32_t after_closing(std::uint32_t i, const Block& block) const {
    std::uint32_t next = i + 1;
    while (next < block.last && (closes(next) || (is_spaced_dot(next) && is_last_dot(i, block)))) {
      ++next;
    }
    return next;
  }

  [[nodiscard]] bool is_dot(std::uint32_t i) const { return text_.tokens[i].mark == '.'; }
  [[nodiscard]] bool is_spaced_dot(std::uint32_t i) const {
    return is_dot(i) && text_.tokens[i].space;
  }

  /// Whether nothing but full stops and closing marks stands behind `i`.
  [[nodiscard]] bool is_last_dot(std::uint32_t i, const Block& block) const {
    for (++i; i < block.last; ++i) {
      if (!is_dot(i) && !closes(i)) return false;
    }
    return true;
  }

  [[nodiscard]] bool ends_here(std::uint32_t i, std::uint32_t first, const Block& block) const {
    const auto& tokens = text_.tokens;
    const std::uint32_t next = after_closing(i, block);
    if (next >= block.last) return true;
    if (is_dot(i)) {
      if (const auto verdict = weigh_ellipsis(i, block)) return *verdict;
    }
    if (tokens[i].no_space) return true;
    if (!tokens[next].space && tokens[next].mark == 0) return false;
    if (is_dot(i) && is_list_number(i, first, block)) return false;
    if (is_dot(i) && is_abbreviated(i, next, first)) return false;
    const Token& after = tokens[next];
    if (!after.lower) return true;
    // `"It is shut." he said`, `(They wait.) at the gate`
    const bool closed = next > i + 1 || after.begin - tokens[i].end > 1;
    // A careless writer's sentence; `e.g. flour` and `a.m. to` are none.
    const bool word = i > 0 && tokens[i - 1].end - tokens[i - 1].begin >= 3;
    return tokens[i].mark == '.' && word && !closed && next + 1 < block.last;
  }

  /// Of three full stops and more: whether the one at `i` ends a sentence; nothing for fewer.
  /// Three with spaces are a pause; a fourth is the sentence's own, the first one if it stands
  /// tight behind the word, else the last.
  [[nodiscard]] std::optional<bool> weigh_ellipsis(std::uint32_t i, const Block& block) const {
    std::uint32_t begin = i;
    while (begin > block.first && is_dot(begin - 1)) --begin;
    std::uint32_t end = i + 1;
    while (end < block.last && is_dot(end)) ++end;
    const bool spaced = end - begin > 1 && text_.tokens[begin + 1].space;
    if (end - begin < 3) return std::nullopt;
    const bool bracketed = begin > block.first && text_.tokens[begin - 1].mark == '(' &&
                           end < block.last && text_.tokens[end].mark == ')';
    if (bracketed) return false;
    if (!spaced) return std::nullopt;
    if (end - begin < 4 || end >= block.last || !text_.tokens[end].capital) return false;
    const bool tight = !text_.tokens[begin].space;
    return i == (tight ? begin : end - 1);
  }

  /// `9.` behind a bullet is the item's number.
  [[nodiscard]] bool is_list_number(std::uint32_t i, std::uint32_t first,
                                    const Block& block) const {
    const Token& before = text_.tokens[i - 1];
    return i == first + 1 && first == block.first && block.lead != block.first &&
           before.kind == Token::Kind::kNumber && before.number < 100;
  }

  [[nodiscard]] bool bears(std::uint32_t i, ClassId word_class) const {
    return annotations_.find(i, word_class) != nullptr;
  }

  [[nodiscard]] bool is_starter(std::uint32_t i) const {
    return text_.tokens[i].capital && bears(i, classes_.starter);
  }

  /// Whether the word before the full stop at `i` bears it: an abbreviation or an initial.
  [[nodiscard]] bool is_abbreviated(std::uint32_t i, std::uint32_t next,
                                    std::uint32_t first) const {
    if (i == 0 || i == first) return false;
    const Token& before = text_.tokens[i - 1];
    const bool number = text_.tokens[next].kind == Token::Kind::kNumber;
    if (before.mark == 'x') return number;  // N°. 5
    if (before.kind != Token::Kind::kWord || text_.tokens[i].space) return false;
    const bool letter = before.end - before.begin == 1;
    const bool run = letter && i >= first + 3 && is_dot(i - 2) && !before.space &&
                     text_.tokens[i - 3].end - text_.tokens[i - 3].begin == 1;
    if (run) return is_run_abbreviated(i, next, first);
    if (bears(i - 1, classes_.abbreviation)) return true;
    if (bears(i - 1, classes_.abbreviation_number)) return number;
    if (bears(i - 1, classes_.abbreviation_end)) return !is_starter(next);
    if (!letter || !before.capital) return false;
    // `plan B. The gate`, `you and I. Did`; but `Albert I. Jones`
    return !(is_starter(next) && i >= first + 2 && text_.tokens[i - 2].lower);
  }

  /// The last full stop of `U.S.`, `e.g.`, `6 p.m.`
  [[nodiscard]] bool is_run_abbreviated(std::uint32_t i, std::uint32_t next,
                                        std::uint32_t first) const {
    constexpr std::uint32_t kLongestTime = 6;  // `At 5 a.m. Mr. Smith left`
    const std::string& head = text_.folded[i - 3];
    const bool time = text_.folded[i - 1] == "m" && (head == "a" || head == "p");
    if (time) return i - first <= kLongestTime || !text_.tokens[next].capital;
    if (text_.tokens[i - 1].lower) return true;
    return !is_starter(next);
  }

  const TokenText& text_;
  const Annotations& annotations_;
  const SentenceClasses& classes_;
};

}  // namespace

SentenceClasses SentenceClasses::of(const ClassNames& names) {
  return {names.find(kNames[0]), names.find(kNames[1]), names.find(kNames[2]),
          names.find(kNames[3])};
}

std::vector<Sentence> split_sentences(const TokenText& text, const Annotations& annotations,
                                      const SentenceClasses& classes, std::uint32_t title_end) {
  const std::vector<Block> blocks = find_blocks(text, title_end);
  const SentenceCutter cutter(text, annotations, classes);
  std::vector<Sentence> sentences;
  std::int32_t heading = -1;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::size_t before = sentences.size();
    cutter.cut(blocks[i], static_cast<std::uint32_t>(i), sentences);
    if (blocks[i].kind == BlockKind::kHeading) heading = static_cast<std::int32_t>(before);
    for (std::size_t s = before; s < sentences.size(); ++s) {
      if (blocks[i].kind != BlockKind::kHeading) sentences[s].heading = heading;
    }
  }
  return sentences;
}

}  // namespace maabar::report
