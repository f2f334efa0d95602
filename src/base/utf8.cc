// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace maabar {
namespace {

/// Length of the well-formed character at `at`, or 0.
std::size_t character_length(std::string_view text, std::size_t at) {
  std::size_t next = at;
  UChar32 character = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());  // NOLINT: ICU's type
  U8_NEXT(bytes, next, text.size(), character);
  return character < 0 ? 0 : next - at;
}

/// Columns of one character; an ill-formed byte (negative) takes one.
std::size_t columns_of(UChar32 character) {
  if (character < 0) return 1;
  const auto type = u_charType(character);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = character_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::string replace_invalid_utf8(std::string_view text) {
  std::string good;
  good.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = character_length(text, at);
    if (length == 0) {
      good += "\xef\xbf\xbd";
      ++at;
    } else {
      good += text.substr(at, length);
      at += length;
    }
  }
  return good;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  std::size_t at = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());  // NOLINT: ICU's type
  while (at < text.size()) {
    UChar32 character = 0;
    U8_NEXT(bytes, at, text.size(), character);
    width += columns_of(character);
  }
  return width;
}

}  // namespace maabar
