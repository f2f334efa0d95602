// SPDX-License-Identifier: Apache-2.0
#include "report/sentence.h"

#include <algorithm>

namespace maabar::report {
namespace {

constexpr std::uint32_t kLongestHeading = 12;
constexpr std::uint32_t kLongestLabel = 9;
/// Longer runs are no sentences but lists or noise; they are cut, so that reading stays linear.
constexpr std::uint32_t kLongestSentence = 300;

struct Block {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  BlockKind kind = BlockKind::kParagraph;
  std::uint32_t paragraph = 0;
};

bool is_end_mark(const Token& token) {
  return token.kind == Token::Kind::kMark &&
         (token.mark == '.' || token.mark == '!' || token.mark == '?');
}

/// Finds the blocks of a text, line by line.
class BlockFinder {
 public:
  explicit BlockFinder(const TokenText& text) : text_(text) {}

  std::vector<Block> find(std::uint32_t title_end) {
    for (index_ = 0; index_ < text_.lines.size(); ++index_) {
      const Line& line = text_.lines[index_];
      if (line.first == line.last) {
        ++paragraph_;
        open_ = false;
        continue;
      }
      if (line.last <= title_end) {
        blocks_.push_back({line.first, line.last, BlockKind::kTitle, paragraph_});
        open_ = false;
        continue;
      }
      add_line(line);
    }
    return std::move(blocks_);
  }

 private:
  void add_line(const Line& line) {
    const std::uint32_t content = after_bullet(line);
    if (text_.tokens[line.first].mark == '|') return push(line.first, line.last, BlockKind::kRow);
    if (content != line.first) return push(content, line.last, BlockKind::kItem);
    if (is_heading(line)) return push(after_hashes(line), line.last, BlockKind::kHeading);
    const bool runs_on = open_ && !blocks_.empty() && !ends_statement(blocks_.back()) &&
                         !has_label(line.first, line.last);
    if (runs_on) {
      blocks_.back().last = line.last;
      return;
    }
    push(line.first, line.last, BlockKind::kParagraph);
  }

  void push(std::uint32_t first, std::uint32_t last, BlockKind kind) {
    open_ = kind == BlockKind::kParagraph || kind == BlockKind::kItem;
    if (first < last) blocks_.push_back({first, last, kind, paragraph_});
  }

  [[nodiscard]] std::uint32_t after_hashes(const Line& line) const {
    std::uint32_t i = line.first;
    while (i < line.last && text_.tokens[i].mark == '#') ++i;
    return i;
  }

  /// First token after `-`, `*`, `o`, `1.`, `a)`, `(b)`, or the line's first.
  [[nodiscard]] std::uint32_t after_bullet(const Line& line) const {
    const auto& tokens = text_.tokens;
    const Token& first = tokens[line.first];
    const std::uint32_t size = line.last - line.first;
    if (size < 2) return line.first;
    const Token& second = tokens[line.first + 1];
    const bool spaced = second.space;
    if ((first.mark == '-' || first.mark == '*' || first.mark == '+') && spaced) {
      return line.first + 1;
    }
    const bool single = first.kind == Token::Kind::kWord && first.end - first.begin == 1;
    if (single && text_.folded[line.first] == "o" && first.lower && spaced) return line.first + 1;
    const bool numbered = single || (first.kind == Token::Kind::kNumber && first.number < 100);
    if (numbered && size > 2 && !second.space && tokens[line.first + 2].space &&
        (second.mark == ')' || (second.mark == '.' && first.kind == Token::Kind::kNumber))) {
      return line.first + 2;
    }
    if (first.mark == '(' && size > 3 && tokens[line.first + 2].mark == ')') return line.first + 3;
    return line.first;
  }

  [[nodiscard]] bool ends_statement(const Block& block) const {
    const Token& last = text_.tokens[block.last - 1];
    return is_end_mark(last) || last.mark == ':' || last.mark == '"' || last.mark == ')' ||
           last.mark == '|';
  }

  [[nodiscard]] bool is_heading(const Line& line) const {
    const auto& tokens = text_.tokens;
    if (tokens[line.first].mark == '#') return true;
    const Token& last = tokens[line.last - 1];
    if (line.last - line.first > kLongestHeading || is_end_mark(last) || last.mark == ',') {
      return false;
    }
    if (!tokens[line.first].capital && tokens[line.first].lower) return false;
    if (has_label(line.first, line.last)) return false;
    if (last.mark == ':') return true;
    return !open_ && (line.last - line.first <= 4 || stands_alone());
  }

  /// Whether what follows the line cannot go on with its sentence.
  [[nodiscard]] bool stands_alone() const {
    if (index_ + 1 >= text_.lines.size()) return true;
    const Line& next = text_.lines[index_ + 1];
    if (next.first == next.last) return true;
    return after_bullet(next) != next.first || text_.tokens[next.first].mark == '|' ||
           has_label(next.first, next.last);
  }

  /// A `Topic: text` beginning.
  [[nodiscard]] bool has_label(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last && i < first + kLongestLabel; ++i) {
      if (text_.tokens[i].mark == ':') return i > first && i + 1 < last;
      if (is_end_mark(text_.tokens[i])) return false;
    }
    return false;
  }

  const TokenText& text_;
  std::vector<Block> blocks_;
  std::size_t index_ = 0;  ///< of the line that is read
  std::uint32_t paragraph_ = 0;
  bool open_ = false;
};

/// Cuts a block into sentences.
class SentenceCutter {
 public:
  SentenceCutter(const TokenText& text, const Annotations& annotations, ClassId abbreviation)
      : text_(text), annotations_(annotations), abbreviation_(abbreviation) {}

  void cut(const Block& block, std::uint32_t index, std::vector<Sentence>& out) const {
    std::uint32_t first = block.first;
    for (std::uint32_t i = block.first; i < block.last; ++i) {
      const bool too_long = i - first >= kLongestSentence;
      if (!too_long && (!is_end_mark(text_.tokens[i]) || !ends_here(i, block))) continue;
      std::uint32_t next = i + 1;
      while (next < block.last && closes(next)) ++next;
      out.push_back(make(first, next, block, index));
      first = next;
      i = next - 1;
    }
    if (first < block.last) out.push_back(make(first, block.last, block, index));
  }

 private:
  [[nodiscard]] Sentence make(std::uint32_t first, std::uint32_t last, const Block& block,
                              std::uint32_t index) const {
    Sentence sentence{first, last, first, block.kind, index, block.paragraph, -1};
    if (first == block.first && block.kind != BlockKind::kHeading) {
      sentence.label_end = find_label_end(sentence);
    }
    return sentence;
  }

  /// `Topic:`, and in lists `Topic - text` and `1. Topic (X). text`.
  [[nodiscard]] std::uint32_t find_label_end(const Sentence& sentence) const {
    if (sentence.kind == BlockKind::kTitle) return sentence.first;
    for (std::uint32_t i = sentence.first + 1;
         i + 1 < sentence.last && i < sentence.first + kLongestLabel; ++i) {
      const Token& token = text_.tokens[i];
      if (token.mark == ':' && text_.tokens[i + 1].space) return i + 1;
      if (token.dash && token.space) return i + 1;
    }
    return sentence.first;
  }

  /// A quote or bracket that closes right after the mark, or a further end mark.
  [[nodiscard]] bool closes(std::uint32_t i) const {
    const Token& token = text_.tokens[i];
    return !token.space && (token.mark == '"' || token.mark == ')' || is_end_mark(token));
  }

  [[nodiscard]] bool ends_here(std::uint32_t i, const Block& block) const {
    const auto& tokens = text_.tokens;
    std::uint32_t next = i + 1;
    while (next < block.last && closes(next)) ++next;
    if (next >= block.last) return true;
    if (!tokens[next].space && tokens[next].mark == 0) return false;
    if (tokens[i].mark == '.' && is_abbreviated(i, next)) return false;
    const Token& after = tokens[next];
    if (!after.lower) return true;
    // A careless writer's sentence; `e.g. flour` and `a.m. to` are none.
    const bool word = i > 0 && tokens[i - 1].end - tokens[i - 1].begin >= 3;
    return tokens[i].mark == '.' && word && next + 1 < block.last;
  }

  [[nodiscard]] bool is_after_abbreviation(std::uint32_t i) const {
    return i > 0 && annotations_.find(i - 1, abbreviation_) != nullptr;
  }

  /// Whether the word before the full stop at `i` bears it: an abbreviation or an initial.
  [[nodiscard]] bool is_abbreviated(std::uint32_t i, std::uint32_t next) const {
    if (i == 0) return false;
    const Token& before = text_.tokens[i - 1];
    if (before.kind != Token::Kind::kWord || text_.tokens[i].space) return false;
    if (is_after_abbreviation(i)) return true;
    const bool initial = before.end - before.begin == 1 && before.capital;
    if (!initial) return false;
    // `U.S. How`: an initial that ends a run of initials may end the sentence too.
    const bool run = i >= 3 && text_.tokens[i - 2].mark == '.' && !before.space;
    return !run || !text_.tokens[next].capital;
  }

  const TokenText& text_;
  const Annotations& annotations_;
  ClassId abbreviation_;
};

}  // namespace

std::vector<Sentence> split_sentences(const TokenText& text, const Annotations& annotations,
                                      ClassId abbreviation, std::uint32_t title_end) {
  const std::vector<Block> blocks = BlockFinder(text).find(title_end);
  const SentenceCutter cutter(text, annotations, abbreviation);
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
