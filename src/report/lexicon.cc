// SPDX-License-Identifier: Apache-2.0
#include "report/lexicon.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/csv.h"
#include "base/file.h"
#include "gazetteer/fold.h"
#include "gazetteer/tables.h"

namespace maabar {
namespace {

constexpr std::size_t kMostTableBytes = 16U << 20U;
constexpr std::array<const char*, 5> kWordTables = {"words.csv", "people.csv", "dates.csv",
                                                    "actors.csv", "security.csv"};
constexpr std::array<const char*, 3> kRuleTables = {"rules.csv", "control.csv", "measures.csv"};

Result<CsvTable> load_table(const std::filesystem::path& path) {
  ASSIGN_OR_RETURN(const std::string text, load_file(path, kMostTableBytes));
  return CsvTable::parse(text, path.string());
}

/// The cells of a row by column name.
class Cells {
 public:
  static Result<Cells> of(const CsvTable& table, const std::vector<std::string>& names) {
    Cells cells;
    for (const std::string& name : names) {
      ASSIGN_OR_RETURN(const std::size_t column, table.column(name));
      cells.columns_.push_back(column);
    }
    return cells;
  }
  [[nodiscard]] const std::string& at(const CsvTable::Row& row, std::size_t i) const {
    return row.fields[columns_[i]];
  }

 private:
  std::vector<std::size_t> columns_;
};

Result<void> read_words(const std::filesystem::path& path, std::vector<LexiconPhrase>& phrases) {
  ASSIGN_OR_RETURN(const CsvTable table, load_table(path));
  ASSIGN_OR_RETURN(const Cells cells, Cells::of(table, {"class", "value", "phrases"}));
  for (const CsvTable::Row& row : table.rows()) {
    const std::vector<std::string> list = split_list(cells.at(row, 2));
    if (cells.at(row, 0).empty() || list.empty()) {
      return invalid_input("a row needs a class and at least one phrase", table.where(row));
    }
    for (const std::string& phrase : list) {
      phrases.push_back({cells.at(row, 0), phrase, cells.at(row, 1), ""});
    }
  }
  return {};
}

Result<void> read_verbs(const std::filesystem::path& path, std::vector<LexiconPhrase>& phrases) {
  ASSIGN_OR_RETURN(const CsvTable table, load_table(path));
  ASSIGN_OR_RETURN(const Cells cells, Cells::of(table, {"class", "value", "base", "third", "past",
                                                        "participle", "gerund"}));
  constexpr std::array<char, 5> kForms = {'b', '3', 'p', 'a', 'g'};
  for (const CsvTable::Row& row : table.rows()) {
    if (cells.at(row, 0).empty() || cells.at(row, 2).empty()) {
      return invalid_input("a verb needs a class and its base form", table.where(row));
    }
    for (std::size_t i = 0; i < kForms.size(); ++i) {
      const std::string& phrase = cells.at(row, 2 + i);
      if (phrase.empty()) continue;
      phrases.push_back({cells.at(row, 0), phrase, cells.at(row, 1), std::string(1, kForms[i])});
    }
  }
  return {};
}

/// Forms that are spelled alike (`shut`) become one phrase with several forms.
void join_forms(std::vector<LexiconPhrase>& phrases) {
  std::vector<LexiconPhrase> joined;
  std::map<std::string, std::size_t> seen;
  for (LexiconPhrase& phrase : phrases) {
    const std::string key =
        phrase.word_class + "\n" + phrase.value + "\n" + fold_name(phrase.phrase);
    const auto [it, fresh] = seen.emplace(key, joined.size());
    if (fresh) {
      joined.push_back(std::move(phrase));
    } else if (joined[it->second].form.find(phrase.form) == std::string::npos) {
      joined[it->second].form += phrase.form;
    }
  }
  phrases = std::move(joined);
}

/// Names that stand for several parts of a pattern: `<movers>`, and what it stands for.
using Unions = std::map<std::string, std::string>;

Result<Unions> read_unions(const std::filesystem::path& path) {
  ASSIGN_OR_RETURN(const CsvTable table, load_table(path));
  ASSIGN_OR_RETURN(const Cells cells, Cells::of(table, {"name", "of"}));
  Unions unions;
  for (const CsvTable::Row& row : table.rows()) {
    if (cells.at(row, 0).empty() || cells.at(row, 1).empty()) {
      return invalid_input("a union needs a name and what it is of", table.where(row));
    }
    unions["<" + cells.at(row, 0) + ">"] = cells.at(row, 1);
  }
  return unions;
}

std::string spell_out(const Unions& unions, std::string pattern) {
  for (const auto& [name, of] : unions) {
    for (std::size_t at = pattern.find(name); at != std::string::npos;
         at = pattern.find(name, at + of.size())) {
      pattern.replace(at, name.size(), of);
    }
  }
  return pattern;
}

/// Adds the rules of a table; `ids` are those of the tables before it.
Result<void> read_rules(const std::filesystem::path& path, const Unions& unions,
                        std::set<std::string>& ids, std::vector<LexiconRule>& rules) {
  ASSIGN_OR_RETURN(const CsvTable table, load_table(path));
  ASSIGN_OR_RETURN(const Cells cells, Cells::of(table, {"id", "facet", "value", "kind", "pattern",
                                                        "options", "example"}));
  for (const CsvTable::Row& row : table.rows()) {
    LexiconRule rule{cells.at(row, 0), cells.at(row, 1), cells.at(row, 2),
                     cells.at(row, 3), cells.at(row, 4), cells.at(row, 5),
                     cells.at(row, 6), table.name(),     row.line};
    rule.pattern = spell_out(unions, std::move(rule.pattern));
    if (rule.id.empty() || rule.pattern.empty()) {
      return invalid_input("a rule needs an id and a pattern", table.where(row));
    }
    if (!ids.insert(rule.id).second) {
      return invalid_input(fmt::format("the rule id '{}' stands twice", rule.id), table.where(row));
    }
    rules.push_back(std::move(rule));
  }
  return {};
}

}  // namespace

Result<Lexicon> Lexicon::load(const std::filesystem::path& folder) {
  Lexicon lexicon;
  for (const char* table : kWordTables) {
    RETURN_IF_ERROR(read_words(folder / table, lexicon.phrases_));
  }
  RETURN_IF_ERROR(read_verbs(folder / "verbs.csv", lexicon.phrases_));
  join_forms(lexicon.phrases_);
  ASSIGN_OR_RETURN(const Unions unions, read_unions(folder / "unions.csv"));
  std::set<std::string> ids;
  for (const char* table : kRuleTables) {
    RETURN_IF_ERROR(read_rules(folder / table, unions, ids, lexicon.rules_));
  }
  RETURN_IF_ERROR(read_rules(folder / "tactical.csv", unions, ids, lexicon.tactical_));
  return lexicon;
}

}  // namespace maabar
