// SPDX-License-Identifier: Apache-2.0
#include "base/csv.h"

#include <csv.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"

namespace maabar {
namespace {

/// What libcsv's callbacks fill.
struct Reading {
  std::vector<CsvTable::Row> rows;
  std::vector<std::string> fields;
};

void end_field(void* bytes, std::size_t size, void* reading) {
  static_cast<Reading*>(reading)->fields.emplace_back(static_cast<const char*>(bytes), size);
}

void end_row(int /*terminator*/, void* opaque) {
  auto* reading = static_cast<Reading*>(opaque);
  reading->rows.push_back({.fields = std::move(reading->fields), .line = 0});
  reading->fields.clear();
}

/// RFC 4180, section 2.4: spaces are part of a field.
int is_trimmed(unsigned char /*byte*/) { return 0; }

struct FreeParser {
  void operator()(csv_parser* parser) const { csv_free(parser); }
};

/// Feeds `text` line by line, so that each row learns the line on which it began.
Result<std::vector<CsvTable::Row>> read_rows(std::string_view text, const std::string& name) {
  csv_parser storage;
  CHECK(csv_init(&storage, CSV_STRICT | CSV_STRICT_FINI) == 0);
  const std::unique_ptr<csv_parser, FreeParser> parser(&storage);
  csv_set_space_func(parser.get(), is_trimmed);
  Reading reading;
  int line = 0;
  int row_start = 1;
  while (!text.empty()) {
    ++line;
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::size_t rows_before = reading.rows.size();
    if (csv_parse(parser.get(), text.data(), length, end_field, end_row, &reading) != length) {
      return invalid_input("a quotation mark stands in the wrong place; write \"\" inside quotes",
                           Where{name, line, 0});
    }
    for (std::size_t i = rows_before; i < reading.rows.size(); ++i) {
      reading.rows[i].line = row_start;
    }
    // A row is open only inside a quoted field; a finished one or a blank line starts anew.
    if (reading.rows.size() > rows_before || storage.pstate == 0) row_start = line + 1;
    text.remove_prefix(length);
  }
  const std::size_t rows_before = reading.rows.size();
  if (csv_fini(parser.get(), end_field, end_row, &reading) != 0) {
    return invalid_input("a quoted field is never closed", Where{name, row_start, 0});
  }
  if (reading.rows.size() > rows_before) reading.rows.back().line = std::min(row_start, line);
  return std::move(reading.rows);
}

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

Result<CsvTable> CsvTable::parse(std::string_view text, std::string name) {
  if (const auto bad = find_invalid_utf8(text)) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(*bad), '\n');
    return invalid_input("the bytes are not UTF-8; save the table as UTF-8",
                         Where{std::move(name), static_cast<int>(line), 0});
  }
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  ASSIGN_OR_RETURN(std::vector<Row> rows, read_rows(text, name));
  if (rows.empty()) {
    return invalid_input("the table is empty; its first line must name the columns",
                         Where{std::move(name), 1, 0});
  }
  CsvTable table;
  table.name_ = std::move(name);
  table.columns_ = std::move(rows.front().fields);
  rows.erase(rows.begin());
  for (std::size_t i = 0; i < table.columns_.size(); ++i) {
    if (table.find_column(table.columns_[i]) != i) {
      return invalid_input(fmt::format("column '{}' is named twice", table.columns_[i]),
                           Where{table.name_, 1, 0});
    }
  }
  for (const Row& row : rows) {
    if (row.fields.size() != table.columns_.size()) {
      return invalid_input(fmt::format("{} fields, but the header names {} columns",
                                       row.fields.size(), table.columns_.size()),
                           table.where(row));
    }
  }
  table.rows_ = std::move(rows);
  return table;
}

std::optional<std::size_t> CsvTable::find_column(std::string_view column) const {
  const auto it = std::find(columns_.begin(), columns_.end(), column);
  if (it == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(it - columns_.begin());
}

Result<std::size_t> CsvTable::column(std::string_view column) const {
  if (const auto index = find_column(column)) return *index;
  return invalid_input(fmt::format("no column '{}'; it has {}", column, join(columns_)),
                       Where{name_, 1, 0});
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_row(const std::vector<std::string>& fields, CsvGuard guard) {
  std::string row;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) row += ',';
    const std::string& field = fields[i];
    const bool is_formula = guard == CsvGuard::kGuarded && !field.empty() &&
                            std::string_view("=+-@\t\r").find(field[0]) != std::string_view::npos;
    row += csv_field(is_formula ? "'" + field : field);
  }
  return row + '\n';
}

}  // namespace maabar
