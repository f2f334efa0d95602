// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/check.h"

namespace maabar::testing {

/// A road or a gate between two nodes of a drawing, or one written as `link`.
struct DrawnLine {
  char from = 0;
  char to = 0;
  int length = 0;  ///< characters between the two
  bool has_gate = false;
  bool is_oneway = false;
};

/// Follows the lines of a map drawn in characters (README.md beside this file).
class Drawing {
 public:
  explicit Drawing(const std::vector<std::string>& rows) : rows_(rows) {}

  [[nodiscard]] std::vector<DrawnLine> find_lines() const {
    std::vector<DrawnLine> lines;
    std::set<std::pair<Cell, Cell>> seen;  // first and last cell, in order
    for (int row = 0; row < static_cast<int>(rows_.size()); ++row) {
      for (int column = 0; column < static_cast<int>(rows_[index(row)].size()); ++column) {
        for (const Step step : {Step{0, 1}, Step{0, -1}, Step{1, 0}, Step{-1, 0}}) {
          const Cell start{row, column};
          if (!is_node(at(start)) || !leads(at(start + step), step)) continue;
          const auto [line, ends] = follow(start, step);
          if (seen.insert(ends).second) lines.push_back(line);
        }
      }
    }
    return lines;
  }

 private:
  struct Step {
    int rows;
    int columns;
  };
  struct Cell {
    int row;
    int column;
    friend Cell operator+(Cell cell, Step step) {
      return {cell.row + step.rows, cell.column + step.columns};
    }
    friend auto operator<=>(const Cell&, const Cell&) = default;
  };

  static std::size_t index(int i) { return static_cast<std::size_t>(i); }
  [[nodiscard]] char at(Cell cell) const {
    if (cell.row < 0 || cell.row >= static_cast<int>(rows_.size())) return ' ';
    const std::string& row = rows_[index(cell.row)];
    if (cell.column < 0 || cell.column >= static_cast<int>(row.size())) return ' ';
    return row[index(cell.column)];
  }
  static bool is_node(char c) { return c >= 'A' && c <= 'Z'; }
  // Whether a line may go on over `c` in this direction.
  static bool leads(char c, Step step) {
    return std::string_view(step.rows == 0 ? "-=><+" : "|:v^+").find(c) != std::string_view::npos;
  }
  [[nodiscard]] Step bend(Cell corner, Step step) const {
    const Step one{step.columns, step.rows};
    const Step other{-step.columns, -step.rows};
    const auto is_open = [&](Step way) {
      const char next = at(corner + way);
      return leads(next, way) || is_node(next);
    };
    CHECK(is_open(one) != is_open(other));  // a corner has exactly two ends
    return is_open(one) ? one : other;
  }

  [[nodiscard]] std::pair<DrawnLine, std::pair<Cell, Cell>> follow(Cell start, Step step) const {
    DrawnLine line;
    line.from = at(start);
    const Cell first = start + step;
    Cell cell = first;
    Cell last = first;
    bool is_against = false;
    for (; !is_node(at(cell)); cell = cell + step) {
      const char c = at(cell);
      CHECK(leads(c, step));  // a line that ends nowhere
      last = cell;
      ++line.length;
      if (c == '=' || c == ':') line.has_gate = true;
      const bool is_with = (c == '>' && step.columns == 1) || (c == '<' && step.columns == -1) ||
                           (c == 'v' && step.rows == 1) || (c == '^' && step.rows == -1);
      if (is_with) line.is_oneway = true;
      if (!is_with && std::string_view("><v^").find(c) != std::string_view::npos) is_against = true;
      if (c == '+') step = bend(cell, step);
    }
    line.to = at(cell);
    if (is_against) {
      line.is_oneway = true;
      std::swap(line.from, line.to);
    }
    return {line, {std::min(first, last), std::max(first, last)}};
  }

  const std::vector<std::string>& rows_;
};

inline std::vector<DrawnLine> find_lines(const std::vector<std::string>& rows) {
  return Drawing(rows).find_lines();
}

}  // namespace maabar::testing
