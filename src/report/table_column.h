// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "report/view.h"

namespace maabar::report {

// Tables in a text: a block of the kind `kRow` is a row, `|` parts its cells, and the first row of
// a run of rows without a blank line is the head of the columns.

/// Tokens [first, last) of one cell.
struct Cell {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t column = 0;  ///< counted from 0
};

/// The cell of a row in which a token stands; nothing in what is no row. Linear in the row.
std::optional<Cell> cell_at(const View& view, std::size_t sentence, std::uint32_t token);

/// What the head of a column says of the cells below: `Trucks`, `Haitian side`.
struct ColumnHead {
  std::optional<Scope> scope;
  Country country;  ///< none when it names none or several
};
ColumnHead head_over(const Grammar& grammar, const View& view, std::size_t sentence,
                     std::uint32_t token);

/// Whether `other` stands in another cell of the row than `token`.
bool is_other_cell(const View& view, std::size_t sentence, std::uint32_t token,
                   std::uint32_t other);

}  // namespace maabar::report
