// SPDX-License-Identifier: Apache-2.0
#include "report/table_column.h"

#include "report/country_words.h"

namespace maabar::report {
namespace {

/// The first row of the table that the sentence is a row of.
std::size_t first_row(const View& view, std::size_t sentence) {
  const Sentence& here = view.sentences[sentence];
  while (sentence > 0) {
    const Sentence& before = view.sentences[sentence - 1];
    if (before.kind != BlockKind::kRow || before.paragraph != here.paragraph) break;
    --sentence;
  }
  return sentence;
}

/// The cell of that column in the row that begins with `sentence`; rows may hold several sentences.
std::optional<Cell> find_cell(const View& view, std::size_t sentence, std::uint32_t column) {
  const std::uint32_t block = view.sentences[sentence].block;
  const std::uint32_t first = view.sentences[sentence].first;
  std::size_t end = sentence;
  while (end + 1 < view.sentences.size() && view.sentences[end + 1].block == block) ++end;
  const std::uint32_t last = view.sentences[end].last;
  Cell cell{view.token(first).mark == '|' ? first + 1 : first, 0, 0};
  for (std::uint32_t i = cell.first; i <= last; ++i) {
    if (i < last && view.token(i).mark != '|') continue;
    cell.last = i;
    if (cell.column == column) return cell;
    cell = {i + 1, 0, cell.column + 1};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Cell> cell_at(const View& view, std::size_t sentence, std::uint32_t token) {
  if (view.sentences[sentence].kind != BlockKind::kRow) return std::nullopt;
  const std::uint32_t block = view.sentences[sentence].block;
  while (sentence > 0 && view.sentences[sentence - 1].block == block) --sentence;
  for (std::uint32_t column = 0;; ++column) {
    const auto cell = find_cell(view, sentence, column);
    if (!cell || token < cell->last) return cell;
  }
}

ColumnHead head_over(const Grammar& grammar, const View& view, std::size_t sentence,
                     std::uint32_t token) {
  ColumnHead head;
  const auto cell = cell_at(view, sentence, token);
  if (!cell) return head;
  const std::size_t top = first_row(view, sentence);
  if (view.sentences[top].block == view.sentences[sentence].block) return head;
  const auto over = find_cell(view, top, cell->column);
  if (!over) return head;
  bool many = false;
  for (std::uint32_t i = over->first; i < over->last; ++i) {
    if (const Annotation* word = view.find(i, grammar.known.scope_word)) {
      const auto scope = parse_scope(grammar.value(*word));
      if (head.scope && scope && *head.scope != *scope) many = true;
      if (scope) head.scope = *scope;
    }
    const Country told = told_country(grammar, view, i);
    if (told.is_none()) continue;
    many = many || (!head.country.is_none() && head.country != told);
    head.country = told;
  }
  return many ? ColumnHead() : head;
}

bool is_other_cell(const View& view, std::size_t sentence, std::uint32_t token,
                   std::uint32_t other) {
  const auto cell = cell_at(view, sentence, token);
  return cell && (other < cell->first || other >= cell->last);
}

}  // namespace maabar::report
