// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

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

}  // namespace maabar
