// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace maabar {

/// A CSV table as RFC 4180 has it, with a header row. Fields are looked up by column name; every
/// row knows the line on which it starts.
class CsvTable {
 public:
  struct Row {
    std::vector<std::string> fields;  ///< as many as there are columns
    int line = 0;                     ///< 1-based line of its first byte
  };

  /// Parses `text`; a UTF-8 byte order mark is passed over; blank lines are no rows. `name` is the
  /// file's name in errors. `kInvalidInput` if there is no header, a column is named twice, a quote
  /// is not closed or stands in the wrong place, a row has more or fewer fields than the header, or
  /// the bytes are not UTF-8: each with its line.
  static Result<CsvTable> parse(std::string_view text, std::string name);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  [[nodiscard]] std::optional<std::size_t> find_column(std::string_view column) const;
  /// `kInvalidInput` naming the file and the columns that it does have.
  [[nodiscard]] Result<std::size_t> column(std::string_view column) const;
  /// Where a row stands, for errors.
  [[nodiscard]] Where where(const Row& row) const { return Where{name_, row.line, 0}; }

 private:
  std::string name_;
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
};

/// One field, quoted when RFC 4180 asks for it.
std::string csv_field(std::string_view text);

/// A whole row with its line end (LF). With `kGuarded`, a text field that a spreadsheet would take
/// for a formula (it begins with = + - @ or a tab) gets a leading apostrophe.
enum class CsvGuard { kPlain, kGuarded };
std::string csv_row(const std::vector<std::string>& fields, CsvGuard guard = CsvGuard::kPlain);

}  // namespace maabar
