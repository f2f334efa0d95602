// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace maabar::cli {

/// Whether to write with colour: on a terminal only, and never with NO_COLOR set.
enum class Colour { kPlain, kAnsi };

/// Where a command speaks: answers to `out`, everything else to `err`.
struct Console {
  std::ostream& out;
  std::ostream& err;
  Colour out_colour = Colour::kPlain;
  bool err_is_terminal = false;  ///< progress bars only then
  std::istream* in = nullptr;    ///< what a person or a pipe says; null: nobody
};

/// The exit status of an error's kind: the table of docs/errors.md.
int exit_code(ErrorKind kind);

/// `maabar: <one line>` on `err`; the exit status to leave with.
int report_error(Console& console, const Error& error);

/// Text in a colour if the console has any. Colour never stands alone: the word says it too.
enum class Ink { kGood, kWarn, kBad, kDim, kBold };
std::string inked(const Console& console, Ink ink, std::string_view text);

/// Lines broken at spaces to at most `width` columns, each led by `indent`.
std::string wrapped(std::string_view text, std::size_t width, std::string_view indent);

/// A table whose columns line up. Cells are measured in terminal columns, colour codes not counted.
class Table {
 public:
  enum class Align { kLeft, kRight };
  struct Column {
    std::string heading;
    Align align = Align::kLeft;
  };
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  /// Requires: as many cells as columns.
  void add(std::vector<std::string> cells);
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// Heading, rule and rows, each ended by LF, without trailing spaces.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace maabar::cli
