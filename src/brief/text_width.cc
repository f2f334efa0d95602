// SPDX-License-Identifier: Apache-2.0
#include "brief/text_width.h"

#include <array>
#include <cstdint>

namespace maabar {
namespace {

// Advance widths of U+0020 to U+007E in hundredths of the font size: the widest of DejaVu Sans,
// Noto Sans and Liberation Sans (as wide as Arial and Helvetica), rounded up.
constexpr std::array<std::uint8_t, 95> kRegular = {
    32, 40, 46, 84, 64, 95, 78, 28, 39,  39, 56, 84, 32, 36, 32, 38, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 77, 67, 61, 78, 76, 34, 50, 67, 56, 91, 76, 79,
    67, 79, 73, 67, 61, 74, 69, 99, 69,  67, 69, 39, 38, 39, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64,
    64, 28, 28, 58, 28, 98, 64, 62, 64,  64, 42, 52, 40, 64, 60, 82, 60, 60, 53, 64, 56, 64, 84};
constexpr std::array<std::uint8_t, 95> kBold = {
    35, 46,  52, 84, 70, 101, 88, 31,  46, 46, 55, 84, 38, 42,  38, 42, 70, 70,  70,
    70, 70,  70, 70, 70, 70,  70, 40,  40, 84, 84, 84, 61, 100, 78, 77, 74, 83,  69,
    69, 82,  84, 39, 56, 78,  64, 100, 84, 85, 74, 85, 77, 72,  69, 82, 78, 111, 77,
    73, 73,  46, 42, 46, 84,  56, 50,  68, 72, 60, 72, 68, 44,  72, 72, 35, 35,  67,
    35, 105, 72, 69, 72, 72,  50, 60,  48, 72, 66, 93, 65, 66,  59, 72, 56, 72,  84};

// Letters outside ASCII: the widest Latin letter with a mark in common use, and the mean of an
// Arabic letter as it stands joined, rounded up. Alef in all its forms is narrow.
constexpr int kOtherLatin = 80;
constexpr int kArabicLetter = 66;
constexpr int kArabicAlef = 30;
constexpr int kOther = 110;

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned first = byte(at);
  if (first < 0x80) return at += 1, first;
  if (first < 0xE0) return at += 2, ((first & 0x1FU) << 6U) | (byte(at - 1) & 0x3FU);
  if (first < 0xF0) {
    at += 3;
    return ((first & 0x0FU) << 12U) | ((byte(at - 2) & 0x3FU) << 6U) | (byte(at - 1) & 0x3FU);
  }
  return at += 4, 0x10000;
}

int width_of(char32_t c, TextWeight weight) {
  if (c >= 0x20 && c <= 0x7E) return (weight == TextWeight::kBold ? kBold : kRegular)[c - 0x20];
  if (c >= 0x64B && c <= 0x65F) return 0;  // Arabic marks stand above and below
  if (c == 0x622 || c == 0x623 || c == 0x625 || c == 0x627) return kArabicAlef;
  if (c >= 0x600 && c <= 0x6FF) return kArabicLetter;
  if (c < 0x250 || (c >= 0x2010 && c <= 0x2027)) return kOtherLatin;
  return kOther;
}

}  // namespace

std::int32_t text_width(std::string_view text, TextStyle style) {
  std::int64_t hundredths = 0;
  for (std::size_t at = 0; at < text.size();) {
    hundredths += width_of(next_character(text, at), style.weight);
  }
  return static_cast<std::int32_t>((hundredths * style.size + 99) / 100);
}

std::vector<std::string> wrap_text(std::string_view text, TextStyle style, std::int32_t width) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (word.empty()) continue;
    const std::string longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
    if (line.empty() || text_width(longer, style) <= width) {
      line = longer;
    } else {
      lines.push_back(line);
      line = word;
    }
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

}  // namespace maabar
