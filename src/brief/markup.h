// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

/// A builder of HTML and SVG that escapes by construction: markup comes from literals of the
/// program alone, and everything that is only known at run time can only enter as text.
namespace maabar {

/// A piece of markup that stands in the program's source; a run-time text does not convert.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}  // NOLINT: implicit on purpose
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// An attribute; its value is escaped when written.
struct Attribute {
  Literal name;
  std::string value;
};
using Attributes = std::initializer_list<Attribute>;

/// `text` with & < > " ' as references, and characters that HTML and XML forbid (controls other
/// than tab and line end, U+FFFE, U+FFFF, ill-formed bytes) and those that turn the direction of
/// the text around them (U+202A-202E, U+2066-2069) as U+FFFD.
std::string escape_markup(std::string_view text);

/// Whether a page may link to `url`: an absolute http or https address without spaces and controls.
bool is_linkable(std::string_view url);

/// Well-formed markup.
class Markup {
 public:
  Markup() = default;
  /// Escaped text.
  static Markup of(std::string_view text) { return Markup().text(text); }

  Markup& text(std::string_view text);
  Markup& add(const Markup& markup);
  /// Markup from the program itself: a style sheet, a doctype. Must be well formed.
  Markup& raw(Literal literal);
  /// `<name attributes>content</name>`
  Markup& element(Literal name, Attributes attributes, const Markup& content);
  Markup& element(Literal name, const Markup& content) { return element(name, {}, content); }
  Markup& element(Literal name, std::string_view text) {
    return element(name, {}, Markup::of(text));
  }
  Markup& element(Literal name, Attributes attributes, std::string_view text) {
    return element(name, attributes, Markup::of(text));
  }
  /// `<name attributes/>`
  Markup& leaf(Literal name, Attributes attributes);
  /// A line end, for people who read the source.
  Markup& line_end();
  /// A link to `url` that tells it nothing of this page; plain text if the address is not linkable.
  Markup& link(std::string_view url, std::string_view text);

  [[nodiscard]] bool is_empty() const { return bytes_.empty(); }
  [[nodiscard]] const std::string& bytes() const& { return bytes_; }
  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }

 private:
  void open(Literal name, Attributes attributes);
  std::string bytes_;
};

}  // namespace maabar
