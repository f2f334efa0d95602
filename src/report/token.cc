// SPDX-License-Identifier: Apache-2.0
#include "report/token.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "gazetteer/fold.h"

namespace maabar::report {
namespace {

struct Character {
  UChar32 c = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

bool is_dash(UChar32 c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D;
}

bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02BB ||
         c == 0x02BE || c == 0x02BF || c == 0x00B4 || c == 0x2032 || c == 0x201B;
}

/// What an ASCII letter or digit is, as bits.
enum Letter : std::uint8_t { kLower = 1, kUpper = 2, kDigit = 4 };

/// Of each byte; 0 for every other.
constexpr std::array<std::uint8_t, 256> kLetter = [] {
  std::array<std::uint8_t, 256> letter{};
  for (unsigned char c = '0'; c <= '9'; ++c) letter[c] = kDigit;
  for (unsigned char c = 'a'; c <= 'z'; ++c) letter[c] = kLower;
  for (unsigned char c = 'A'; c <= 'Z'; ++c) letter[c] = kUpper;
  return letter;
}();

/// ASCII letters in lower case and digits, by byte; 0 for every other.
constexpr std::array<char, 256> kFolded = [] {
  std::array<char, 256> folded{};
  for (char c = '0'; c <= '9'; ++c) folded[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    folded[static_cast<unsigned char>(c)] = c;
    folded[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  return folded;
}();

bool is_word_character(UChar32 c) {
  if (c < 0x80) return kFolded[static_cast<unsigned char>(c)] != 0;
  return u_isalnum(c) != 0 || u_charType(c) == U_NON_SPACING_MARK || c == 0x0640 || c == 0x200C ||
         c == 0x200D || c == 0x00AD || c == 0x200E || c == 0x200F;
}

bool is_space(UChar32 c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return u_isUWhiteSpace(c) != 0 || c == 0xFEFF || c == 0x200B;
}

/// The mark that stands for `c` and its likes in every script.
char mark_of(UChar32 c) {
  if (is_dash(c)) return '-';
  switch (c) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
    case '"':
      return '"';
    case 0x060C:
    case 0x3001:
      return ',';
    case 0x061B:
      return ';';
    case 0x061F:
    case 0xFF1F:
      return '?';
    case 0xFF01:
      return '!';
    case 0x06D4:
    case 0x0964:
    case 0x104B:
    case 0x1362:
    case 0x17D4:
    case 0x3002:
      return '.';
    case 0x2026:
      return '.';
    case 0x2022:
    case 0x25CF:
    case 0x25AA:
    case 0x2023:
    case 0x2043:
    case 0x00B7:
      return '*';
    case '[':
      return '(';
    case ']':
      return ')';
    default:
      break;
  }
  const std::string_view kept = ",.;:!?()/|*#+&@>";
  return c < 0x80 && kept.find(static_cast<char>(c)) != std::string_view::npos
             ? static_cast<char>(c)
             : 'x';
}

/// End marks that often stand tight before the next sentence: ideographic, Ethiopic, Khmer,
/// Burmese.
bool needs_no_space(UChar32 c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x1362 || c == 0x17D4 || c == 0x104B;
}

/// Walks over the characters of a line and cuts tokens.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, TokenText& out) : text_(text), out_(out) {}

  void read_line(std::uint32_t begin, std::uint32_t end) {
    Line line{begin, end, static_cast<std::uint32_t>(out_.tokens.size()), 0};
    space_ = true;
    joined_ = false;
    at_ = begin;
    end_ = end;
    while (at_ < end_) step();
    line.last = static_cast<std::uint32_t>(out_.tokens.size());
    out_.lines.push_back(line);
  }

 private:
  [[nodiscard]] Character peek(std::uint32_t at) const {
    Character character;
    character.begin = at;
    if (at >= end_) return character;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text_.data());  // NOLINT: ICU's type
    std::size_t next = at;
    U8_NEXT(bytes, next, static_cast<std::size_t>(end_), character.c);
    character.end = static_cast<std::uint32_t>(next);
    return character;
  }

  void step() {
    if (kFolded[byte(at_)] != 0 && read_ascii_word()) return;
    if (byte(at_) == ' ') {
      space_ = true;
      ++at_;
      return;
    }
    const Character first = peek(at_);
    if (is_space(first.c)) {
      space_ = true;
      at_ = first.end;
    } else if (is_word_character(first.c) && !is_loose_apostrophe(first)) {
      read_word();
    } else if (is_apostrophe(first.c) && !space_ && at_ + 1 < end_) {
      at_ = first.end;  // a quote that closes, or an apostrophe after a mark
    } else {
      read_mark(first);
    }
  }

  /// `Rubʻ al Khali`: an apostrophe that is a letter to Unicode, with no letter behind it.
  [[nodiscard]] bool is_loose_apostrophe(const Character& c) const {
    if (!is_apostrophe(c.c)) return false;
    const Character next = peek(c.end);
    return c.end >= end_ || !is_word_character(next.c) || is_apostrophe(next.c);
  }

  void read_mark(const Character& first) {
    Token token;
    token.kind = Token::Kind::kMark;
    token.begin = first.begin;
    token.end = first.end;
    token.mark = mark_of(first.c);
    token.no_space = needs_no_space(first.c);
    token.space = space_;
    at_ = first.end;
    if (is_apostrophe(first.c)) token.mark = '"';
    if (token.mark == '-') {
      const Character next = peek(at_);
      const bool tight = !space_ && at_ < end_ && is_word_character(next.c);
      if (tight &&
          (first.c == '-' || first.c == 0x2010 || first.c == 0x2011 || first.c == 0x2013)) {
        joined_ = true;
        return;
      }
      token.dash = true;
    }
    space_ = false;
    push(token, {});
  }

  /// The byte at `at`; a space behind the end.
  [[nodiscard]] unsigned char byte(std::uint32_t at) const {
    return at < end_ ? static_cast<unsigned char>(text_[at]) : ' ';
  }

  /// `key_of` the word of so many letters at `at`, in one look where bytes lie as in a key.
  [[nodiscard]] std::uint64_t key_at(std::uint32_t at, std::size_t size) const {
    std::uint64_t key = 0;
    if (std::endian::native != std::endian::little || at + sizeof key > text_.size())
      return key_of(text_.substr(at, size));
    std::memcpy(&key, text_.data() + at, sizeof key);
    return size < sizeof key ? key & ((std::uint64_t{1} << (8 * size)) - 1) : key;
  }

  static std::uint8_t letter(char c) { return kLetter[static_cast<unsigned char>(c)]; }

  /// What `read_word` reads, of ASCII letters and digits alone; false if more than those may belong
  /// to the word.
  bool read_ascii_word() {
    const std::string_view line = text_.substr(0, end_);
    const std::uint8_t first = letter(line[at_]);
    std::uint8_t all = first;  // bits of every letter
    std::uint32_t end = at_ + 1;
    while (end < line.size() && letter(line[end]) != 0) all |= letter(line[end++]);
    const unsigned char next = byte(end);
    if (next >= 0x80 || next == '\'' || next == '`') return false;
    if (next == ',' && begins_thousands(end + 1)) return false;
    Token& token = out_.tokens.emplace_back();
    token.begin = at_;
    token.end = end;
    token.space = space_;
    token.joined = joined_;
    std::string& folded = out_.folded.emplace_back(line.data() + at_, end - at_);
    token.lower = first == kLower;
    token.capital = first == kUpper;
    std::size_t digits = 0;
    // Most words are of lower case alone, and stay as they are.
    if (all != kLower) {
      std::size_t uppers = 0;
      for (char& c : folded) {
        uppers += letter(c) == kUpper ? 1U : 0U;
        digits += letter(c) == kDigit ? 1U : 0U;
        c = kFolded[static_cast<unsigned char>(c)];
      }
      token.upper = uppers >= 2 && uppers + digits == folded.size();
    }
    if (digits > 0) read_number(token, folded, digits);
    token.look = look_of(folded);
    token.key = all == kLower ? key_at(at_, folded.size()) : key_of(folded);
    at_ = end;
    space_ = false;
    joined_ = false;
    return true;
  }

  void read_word() {
    Token token;
    token.begin = at_;
    token.space = space_;
    token.joined = joined_;
    std::string folded;
    bool ascii = true;
    std::size_t letters = 0;
    std::size_t uppers = 0;
    std::size_t digits = 0;
    bool first_character = true;
    while (at_ < end_) {
      const Character c = peek(at_);
      if (is_apostrophe(c.c)) {
        if (is_loose_apostrophe(c)) break;
        // What a word begins with ends none.
        if (at_ != token.begin && is_possessive(c.end)) break;
        at_ = c.end;
        ascii = ascii && c.c < 0x80;
        continue;
      }
      const bool is_year = digits > 3 && at_ - token.begin == digits;  // "in 2018,300 lorries"
      if (c.c == ',' && letters == 0 && digits > 0 && !is_year && begins_thousands(c.end)) {
        at_ = c.end;
        continue;
      }
      if (!is_word_character(c.c)) break;
      const bool upper = c.c < 0x80 ? c.c >= 'A' && c.c <= 'Z' : u_isupper(c.c) != 0;
      const bool digit = c.c >= '0' && c.c <= '9';
      if (first_character) {
        token.capital = upper;
        token.lower = c.c < 0x80 ? c.c >= 'a' && c.c <= 'z' : u_islower(c.c) != 0;
        first_character = false;
      }
      digits += digit ? 1 : 0;
      letters += digit ? 0 : 1;
      uppers += upper ? 1 : 0;
      ascii = ascii && c.c < 0x80;
      if (ascii) folded += static_cast<char>(upper ? c.c + 32 : c.c);
      at_ = c.end;
    }
    token.end = at_;
    token.upper = letters >= 2 && uppers == letters;
    if (!ascii) folded = fold_name(text_.substr(token.begin, token.end - token.begin));
    if (digits > 0) read_number(token, folded, digits);
    finish_word(token, std::move(folded));
  }

  void finish_word(Token token, std::string folded) {
    space_ = false;
    joined_ = false;
    push(token, std::move(folded));
    const Character quote = peek(at_);
    if (at_ < end_ && is_apostrophe(quote.c) && is_possessive(quote.end)) {
      Token s;
      s.begin = quote.begin;
      s.end = quote.end + 1;
      s.possessive = true;
      s.lower = true;
      at_ = s.end;
      push(s, "s");
    }
  }

  /// `310,000`: whether three digits stand behind the comma, and then no more.
  [[nodiscard]] bool begins_thousands(std::uint32_t at) const {
    constexpr std::uint32_t kGroup = 3;
    const auto digit = [&](std::uint32_t i) {
      return i < end_ && text_[i] >= '0' && text_[i] <= '9';
    };
    for (std::uint32_t i = at; i < at + kGroup; ++i) {
      if (!digit(i)) return false;
    }
    return at + kGroup >= end_ || !is_word_character(peek(at + kGroup).c);
  }

  /// Whether the bytes after an apostrophe are an `s` that ends the word.
  [[nodiscard]] bool is_possessive(std::uint32_t at) const {
    if (at >= end_ || (text_[at] != 's' && text_[at] != 'S')) return false;
    return at + 1 >= end_ || !is_word_character(peek(at + 1).c);
  }

  static void read_number(Token& token, const std::string& folded, std::size_t digits) {
    if (digits > 6 || folded.empty() || folded[0] < '0' || folded[0] > '9') return;
    std::size_t i = 0;
    std::int32_t value = 0;
    while (i < folded.size() && folded[i] >= '0' && folded[i] <= '9') {
      value = value * 10 + (folded[i] - '0');
      ++i;
    }
    const std::string_view rest = std::string_view(folded).substr(i);
    token.ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    if (!rest.empty() && !token.ordinal) return;
    token.number = value;
    token.kind = Token::Kind::kNumber;
  }

  void push(Token token, std::string&& folded) {
    token.look = look_of(folded);
    token.key = key_of(folded);
    out_.tokens.push_back(token);
    out_.folded.push_back(std::move(folded));
  }

  std::string_view text_;
  TokenText& out_;
  std::uint32_t at_ = 0;
  std::uint32_t end_ = 0;
  bool space_ = false;
  bool joined_ = false;
};

}  // namespace

TokenText tokenize(std::string_view text, Span span) {
  TokenText out;
  tokenize(text, span, out);
  return out;
}

void tokenize(std::string_view text, Span span, TokenText& out) {
  const std::size_t guess = out.tokens.size() + (span.end - span.begin) / 4 + 8;
  out.tokens.reserve(guess);
  out.folded.reserve(guess);
  Tokenizer tokenizer(text, out);
  std::size_t at = span.begin;
  while (at < span.end) {
    const std::size_t line_end = std::min<std::size_t>(text.find('\n', at), span.end);
    tokenizer.read_line(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(line_end));
    at = line_end + 1;
  }
}

}  // namespace maabar::report
