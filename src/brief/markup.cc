// SPDX-License-Identifier: Apache-2.0
#include "brief/markup.h"

#include <algorithm>

#include "base/utf8.h"

namespace maabar {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

/// Bytes of a three-byte character at `rest` that must not reach a page: U+202A-202E, U+2066-2069
/// (they could make a title read as something else), U+FFFE and U+FFFF.
bool is_forbidden_character(std::string_view rest) {
  if (rest.size() < 3) return false;
  const auto second = static_cast<unsigned char>(rest[1]);
  const auto third = static_cast<unsigned char>(rest[2]);
  if (rest[0] == '\xE2' && second == 0x80) return third >= 0xAA && third <= 0xAE;
  if (rest[0] == '\xE2' && second == 0x81) return third >= 0xA6 && third <= 0xA9;
  return rest[0] == '\xEF' && second == 0xBF && (third == 0xBE || third == 0xBF);
}

bool is_forbidden_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F;
}

std::string_view reference_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

std::string lower_prefix(std::string_view text, std::size_t length) {
  std::string prefix(text.substr(0, length));
  std::ranges::transform(prefix, prefix.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return prefix;
}

}  // namespace

std::string escape_markup(std::string_view text) {
  const std::string sound = replace_invalid_utf8(text);
  std::string escaped;
  escaped.reserve(sound.size() + 16);
  for (std::size_t i = 0; i < sound.size(); ++i) {
    const std::string_view reference = reference_of(sound[i]);
    if (!reference.empty()) {
      escaped += reference;
    } else if (is_forbidden_control(sound[i])) {
      escaped += kReplacement;
    } else if (is_forbidden_character(std::string_view(sound).substr(i))) {
      escaped += kReplacement;
      i += 2;
    } else {
      escaped += sound[i];
    }
  }
  return escaped;
}

bool is_linkable(std::string_view url) {
  const bool is_http = lower_prefix(url, 7) == "http://" && url.size() > 7;
  const bool is_https = lower_prefix(url, 8) == "https://" && url.size() > 8;
  const bool is_clean = std::ranges::none_of(url, [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == '\x7F' || c == '"' || c == '<' ||
           c == '>' || c == '\\';
  });
  return (is_http || is_https) && is_clean;
}

Markup& Markup::text(std::string_view text) {
  bytes_ += escape_markup(text);
  return *this;
}

Markup& Markup::add(const Markup& markup) {
  bytes_ += markup.bytes_;
  return *this;
}

Markup& Markup::raw(Literal literal) {
  bytes_ += literal.text();
  return *this;
}

void Markup::open(Literal name, Attributes attributes) {
  bytes_ += '<';
  bytes_ += name.text();
  for (const Attribute& attribute : attributes) {
    bytes_ += ' ';
    bytes_ += attribute.name.text();
    bytes_ += "=\"" + escape_markup(attribute.value) + '"';
  }
}

Markup& Markup::element(Literal name, Attributes attributes, const Markup& content) {
  open(name, attributes);
  bytes_ += '>';
  bytes_ += content.bytes_;
  bytes_ += "</";
  bytes_ += name.text();
  bytes_ += '>';
  return *this;
}

Markup& Markup::leaf(Literal name, Attributes attributes) {
  open(name, attributes);
  bytes_ += "/>";
  return *this;
}

Markup& Markup::line_end() {
  bytes_ += '\n';
  return *this;
}

Markup& Markup::link(std::string_view url, std::string_view text) {
  if (!is_linkable(url)) return this->text(text);
  return element("a", {{"href", std::string(url)}, {"rel", "noopener noreferrer nofollow"}}, text);
}

}  // namespace maabar
