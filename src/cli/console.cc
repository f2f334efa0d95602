// SPDX-License-Identifier: Apache-2.0
#include "cli/console.h"

#include <algorithm>

#include "base/utf8.h"

namespace maabar::cli {
namespace {

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::kGood:
      return "\x1b[32m";
    case Ink::kWarn:
      return "\x1b[33m";
    case Ink::kBad:
      return "\x1b[31m";
    case Ink::kDim:
      return "\x1b[2m";
    case Ink::kBold:
      return "\x1b[1m";
  }
  return "";
}

/// Columns on a terminal; escape sequences take none.
std::size_t visible_width(std::string_view text) {
  std::string bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      i = std::min(text.find('m', i), text.size());
    } else {
      bare += text[i];
    }
  }
  return display_width(bare);
}

}  // namespace

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalidInput:
      return 2;
    case ErrorKind::kNotFound:
      return 3;
    case ErrorKind::kConflict:
      return 4;
    case ErrorKind::kCorrupt:
      return 5;
    case ErrorKind::kUnavailable:
      return 6;
    case ErrorKind::kInternal:
      return 70;
  }
  return 70;
}

int report_error(Console& console, const Error& error) {
  console.err << "maabar: " << error.line() << '\n';
  return exit_code(error.kind);
}

std::string inked(const Console& console, Ink ink, std::string_view text) {
  if (console.out_colour == Colour::kPlain) return std::string(text);
  return fmt::format("{}{}\x1b[0m", code_of(ink), text);
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
  std::string out;
  std::string line;
  const auto finish = [&] {
    if (!line.empty()) out += std::string(indent) + line + '\n';
    line.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const bool fits =
        line.empty() || display_width(line) + 1 + display_width(word) + indent.size() <= width;
    if (!fits) finish();
    if (!word.empty()) line += (line.empty() ? "" : " ") + std::string(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  finish();
  return out;
}

void Table::add(std::vector<std::string> cells) {
  CHECK_OP(cells.size(), ==, columns_.size());
  rows_.push_back(std::move(cells));
}

std::string Table::text() const {
  std::vector<std::size_t> widths;
  std::vector<std::string> headings;
  std::vector<std::string> rules;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t width = visible_width(columns_[i].heading);
    for (const auto& row : rows_) width = std::max(width, visible_width(row[i]));
    widths.push_back(width);
    headings.push_back(columns_[i].heading);
    rules.emplace_back(width, '-');
  }
  std::string out;
  const auto put = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string pad(widths[i] - visible_width(cells[i]), ' ');
      if (i > 0) line += "  ";
      line += columns_[i].align == Align::kRight ? pad + cells[i] : cells[i] + pad;
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out += line + '\n';
  };
  put(headings);
  put(rules);
  for (const auto& row : rows_) put(row);
  return out;
}

}  // namespace maabar::cli
