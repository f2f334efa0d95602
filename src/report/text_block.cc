// SPDX-License-Identifier: Apache-2.0
#include "report/text_block.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace maabar::report {
namespace {

constexpr std::uint32_t kLongestHeading = 12;
/// Lines of a list without marks: so many at least, so short.
constexpr std::uint32_t kFewestListLines = 3;
constexpr std::uint32_t kLongestListLine = 5;

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
        begins_ = true;
        continue;
      }
      if (line.last <= title_end) {
        blocks_.push_back({line.first, line.first, line.last, BlockKind::kTitle, paragraph_});
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
    if (std::exchange(begins_, false)) {
      plain_list_ = is_plain_list();
      wrapped_ = is_wrapped_paragraph();
    }
    if (is_row(line)) return push(line.first, line, BlockKind::kRow);
    const bool under_section = std::exchange(section_, false) && section_paragraph_ == paragraph_;
    if (is_section_heading(line)) {
      section_ = true;
      section_paragraph_ = paragraph_;
      return push(after_number(line), line, BlockKind::kHeading);
    }
    if (content != line.first && is_numbered_heading(content, line)) {
      return push(content, line, BlockKind::kHeading);
    }
    if (content != line.first) return push_items(content, line);
    if (!under_section && is_heading(line))
      return push(after_hashes(line), line, BlockKind::kHeading);
    const bool runs_on = open_ && !blocks_.empty() && !ends_statement(blocks_.back()) &&
                         !has_label(line.first, line.last) && !plain_list_ && is_wrapped(line);
    if (runs_on) {
      blocks_.back().last = line.last;
      return;
    }
    push(line.first, line, BlockKind::kParagraph);
  }

  /// `| Torkham | closed |`, `Torkham | Pakistan | closed`.
  [[nodiscard]] bool is_row(const Line& line) const {
    if (text_.tokens[line.first].mark == '|') return true;
    int bars = 0;
    for (std::uint32_t i = line.first; i < line.last; ++i) bars += text_.tokens[i].mark == '|';
    return bars >= 2;
  }

  /// Whether the lines up to the next blank one are broken by the width of a page: as many go on in
  /// lower case as words in capitals allow.
  [[nodiscard]] bool is_wrapped_paragraph() const {
    std::uint32_t open = 0;
    std::uint32_t lower = 0;
    for (std::size_t i = index_ + 1; i < text_.lines.size(); ++i) {
      const Line& line = text_.lines[i];
      const Line& before = text_.lines[i - 1];
      if (line.first == line.last) break;
      if (is_end_mark(text_.tokens[before.last - 1])) continue;
      ++open;
      lower += text_.tokens[line.first].lower ? 1U : 0U;
    }
    return open <= 1 || lower * 5 >= open * 2;
  }

  /// Whether the line before `line` was broken by the width of a page, not by its writer: it is
  /// long, or `line` goes on in lower case.
  [[nodiscard]] bool is_wrapped(const Line& line) const {
    constexpr std::uint32_t kShortestFull = 50;
    constexpr std::uint32_t kLongestFull = 120;
    if (goes_on_after(text_.lines[index_ - 1])) return true;
    if (!wrapped_) return false;
    if (text_.tokens[line.first].lower) return true;
    const Line& before = text_.lines[index_ - 1];
    const std::uint32_t length =
        text_.tokens[before.last - 1].end - text_.tokens[before.first].begin;
    const std::uint32_t own = text_.tokens[line.last - 1].end - text_.tokens[line.first].begin;
    return length >= kShortestFull && length <= kLongestFull && own <= kLongestFull;
  }

  /// Whether a line ends in a comma or in a word that wants another: `by the army on`.
  [[nodiscard]] bool goes_on_after(const Line& line) const {
    static constexpr std::array<std::string_view, 20> kWanting = {
        "on", "in", "at",  "the", "a",   "an",   "of",  "to",   "for",  "by",
        "as", "or", "and", "is",  "was", "were", "has", "that", "from", "with"};
    const std::uint32_t last = line.last - 1;
    if (text_.tokens[last].mark == ',') return true;
    return std::find(kWanting.begin(), kWanting.end(), text_.folded[last]) != kWanting.end();
  }

  void push(std::uint32_t first, const Line& line, BlockKind kind) {
    open_ = kind == BlockKind::kParagraph || kind == BlockKind::kItem;
    if (first < line.last) blocks_.push_back({line.first, first, line.last, kind, paragraph_});
  }

  /// `1. One thing 2. Another`: the items of a list that stands on one line.
  void push_items(std::uint32_t content, const Line& line) {
    Line rest = line;
    for (std::uint32_t i = content; i < line.last; ++i) {
      const std::uint32_t next = next_item(rest.first, i, line.last);
      if (next == i) continue;
      push(content, {line.begin, line.end, rest.first, i}, BlockKind::kItem);
      rest.first = i;
      content = next;
      i = next;
    }
    push(content, rest, BlockKind::kItem);
  }

  /// End of the list mark at `at` if it goes on from the mark at `before`, else `at`.
  [[nodiscard]] std::uint32_t next_item(std::uint32_t before, std::uint32_t at,
                                        std::uint32_t last) const {
    const auto& tokens = text_.tokens;
    if (!tokens[at].space || at + 1 >= last) return at;
    const Token& mark = tokens[before];
    if (mark.mark == '*') return tokens[at].mark == '*' ? at + 1 : at;
    const bool number = mark.kind == Token::Kind::kNumber;
    const bool letter = mark.kind == Token::Kind::kWord && mark.lower;
    const bool follows = number ? tokens[at].number == mark.number + 1
                                : letter && text_.folded[at].size() == 1 && tokens[at].lower &&
                                      text_.folded[at][0] == text_.folded[before][0] + 1;
    if (!follows) return at;
    std::uint32_t a = before + 1;
    std::uint32_t b = at + 1;
    while (b < last && !tokens[b].space && tokens[b].mark != 0 &&
           tokens[a].mark == tokens[b].mark) {
      ++a;
      ++b;
    }
    return b > at + 1 && b < last && tokens[b].space && !tokens[b].lower ? b : at;
  }

  /// Whether the lines up to the next blank one are short and none ends a statement.
  [[nodiscard]] bool is_plain_list() const {
    std::uint32_t count = 0;
    for (std::size_t i = index_; i < text_.lines.size(); ++i) {
      const Line& line = text_.lines[i];
      if (line.first == line.last) break;
      if (line.last - line.first > kLongestListLine) return false;
      for (std::uint32_t t = line.first; t < line.last; ++t) {
        if (is_end_mark(text_.tokens[t])) return false;
      }
      ++count;
    }
    return count >= kFewestListLines;
  }

  [[nodiscard]] std::uint32_t after_hashes(const Line& line) const {
    std::uint32_t i = line.first;
    while (i < line.last && text_.tokens[i].mark == '#') ++i;
    return i;
  }

  /// First token after `-`, `*`, `o`, `1.`, `1.)`, `a)`, `a.`, `(b)`, or the line's first.
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
    // A bullet of print needs no space.
    if (first.mark == '*' && first.end - first.begin > 1) return line.first + 1;
    const bool numbered = single || (first.kind == Token::Kind::kNumber && first.number < 100);
    const bool both = second.mark == '.' && tokens[line.first + 2].mark == ')';
    if (numbered && size > 3 && !second.space && both && tokens[line.first + 3].space) {
      return line.first + 3;
    }
    if (numbered && size > 2 && !second.space && tokens[line.first + 2].space &&
        (second.mark == ')' ||
         (second.mark == '.' && (first.kind == Token::Kind::kNumber ||
                                 (first.lower && !tokens[line.first + 2].lower))))) {
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
    if (goes_on_below()) return false;
    return !open_ && (line.last - line.first <= 4 || stands_alone());
  }

  /// First token behind `2.1` or `2.1.`, or the line's first.
  [[nodiscard]] std::uint32_t after_number(const Line& line) const {
    const auto& tokens = text_.tokens;
    std::uint32_t i = line.first;
    if (tokens[i].kind != Token::Kind::kNumber) return line.first;
    while (i < line.last && (i == line.first || !tokens[i].space) &&
           (tokens[i].kind == Token::Kind::kNumber || tokens[i].mark == '.')) {
      ++i;
    }
    return i > line.first + 2 && i < line.last && tokens[i].space ? i : line.first;
  }

  /// `2.1 Bab al-Hawa` above its text.
  [[nodiscard]] bool is_section_heading(const Line& line) const {
    const std::uint32_t content = after_number(line);
    if (content == line.first || line.last - content > kLongestHeading) return false;
    if (is_end_mark(text_.tokens[line.last - 1]) || !text_.tokens[content].capital) return false;
    return !has_label(content, line.last) && !goes_on_below();
  }

  /// `2. Uganda corridor` above a list whose items bear another mark.
  [[nodiscard]] bool is_numbered_heading(std::uint32_t content, const Line& line) const {
    const auto& tokens = text_.tokens;
    const Token& mark = tokens[line.first];
    const Token& last = tokens[line.last - 1];
    const bool numbered = mark.kind == Token::Kind::kNumber ||
                          (mark.kind == Token::Kind::kWord && mark.end - mark.begin == 1);
    if (!numbered || line.last - content > kLongestHeading || is_end_mark(last)) return false;
    if (has_label(content, line.last) || index_ + 1 >= text_.lines.size()) return false;
    const Line& next = text_.lines[index_ + 1];
    return next.first != next.last && after_bullet(next) != next.first &&
           tokens[next.first].kind != mark.kind;
  }

  /// Whether the next line begins in lower case: a line broken by the page.
  [[nodiscard]] bool goes_on_below() const {
    if (index_ + 1 >= text_.lines.size()) return false;
    const Line& next = text_.lines[index_ + 1];
    return next.first != next.last && text_.tokens[next.first].lower &&
           after_bullet(next) == next.first;
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
    for (std::uint32_t i = first; i < last && i < first + kMostLabelTokens; ++i) {
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
  bool section_ = false;                 ///< the line before is a numbered section's heading
  std::uint32_t section_paragraph_ = 0;  ///< of that heading
  bool begins_ = true;                   ///< the line that is read begins a paragraph
  bool wrapped_ = true;      ///< the lines of this paragraph are broken by the width of a page
  bool plain_list_ = false;  ///< the lines of this paragraph are a list without marks
};

}  // namespace

bool is_end_mark(const Token& token) {
  return token.kind == Token::Kind::kMark &&
         (token.mark == '.' || token.mark == '!' || token.mark == '?');
}

std::vector<Block> find_blocks(const TokenText& text, std::uint32_t title_end) {
  return BlockFinder(text).find(title_end);
}

}  // namespace maabar::report
