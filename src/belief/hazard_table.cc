// SPDX-License-Identifier: Apache-2.0
#include "belief/hazard_table.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <set>

#include "base/csv.h"
#include "belief/promise_cases.h"

namespace maabar {
namespace {

constexpr std::array<std::string_view, 6> kColumns = {"without", "part", "window",
                                                      "opened",  "of",   "value"};
constexpr std::array<std::string_view, kPromiseWindows> kWindowNames = {"1-7", "8-30", "31-90",
                                                                        "91-365", "366-"};
constexpr std::array<PromisePhase, kPromisePhases> kPhases = {
    PromisePhase::kVague,       PromisePhase::kWithinMonth, PromisePhase::kLater,
    PromisePhase::kConditional, PromisePhase::kBeforeDay,   PromisePhase::kAfterDay};
constexpr std::array<PhraseClass, 5> kClasses = {PhraseClass::kNamedDay, PhraseClass::kWithinMonth,
                                                 PhraseClass::kLater, PhraseClass::kVague,
                                                 PhraseClass::kConditional};

/// One line of the table without its first column.
struct Line {
  std::string part;
  std::string window;
  int opened = 0;
  std::int64_t of = 0;
  std::optional<double> value;
};

std::string name_of(PhraseClass phrase_class) { return std::string(to_string(phrase_class)); }

/// Every line of a set in order; `visit` reads or writes the numbers of each.
template <typename Hazards, typename Visit>
void visit_lines(Hazards& hazards, Visit visit) {
  for (std::size_t phase = 0; phase < kPromisePhases; ++phase) {
    for (std::size_t window = 0; window < kPromiseWindows; ++window) {
      auto& rate = hazards.rates[phase][window];
      visit(to_string(kPhases[phase]), kWindowNames[window], rate.openings, rate.days,
            rate.per_day);
    }
  }
  visit("on-the-day", "0-7", hazards.near_day.opened, hazards.near_day.named,
        hazards.near_day.chance);
  visit("on-the-day", "8-", hazards.far_day.opened, hazards.far_day.named, hazards.far_day.chance);
  for (std::size_t i = 0; i < kClasses.size(); ++i) {
    auto& record = hazards.records[i];
    visit("record", name_of(kClasses[i]), record.opened, record.promises, record.median_days);
  }
}

std::string text_of(double value) { return fmt::format("{:.9f}", value); }
std::string text_of(const std::optional<int>& value) {
  return value ? std::to_string(*value) : std::string();
}

std::string lines_of(const std::string& without, const PromiseHazards& hazards) {
  std::string text;
  visit_lines(hazards, [&](std::string_view part, std::string_view window, int opened,
                           std::int64_t of, const auto& value) {
    text += csv_row({without, std::string(part), std::string(window), std::to_string(opened),
                     std::to_string(of), text_of(value)});
  });
  return text;
}

/// A number from 0 to a thousand million: more than any table of people can count.
template <typename T>
std::optional<T> parse_number(const std::string& text) {
  T value{};
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  const bool is_read = read.ec == std::errc() && read.ptr == end;
  if (!is_read || !(value >= 0 && value < 1000000000)) return std::nullopt;
  return value;
}

Result<Line> read_line(const std::vector<std::string>& fields, const Where& where) {
  const auto opened = parse_number<int>(fields[3]);
  const auto of = parse_number<std::int64_t>(fields[4]);
  const auto value = parse_number<double>(fields[5]);
  if (!opened || !of || (!value && !fields[5].empty())) {
    return invalid_input("`opened`, `of` and `value` are numbers from 0 to 999999999", where);
  }
  return Line{fields[1], fields[2], *opened, *of, value};
}

void put(std::int64_t of, std::int64_t& count) { count = of; }
void put(std::int64_t of, int& count) { count = static_cast<int>(of); }
void put(const Line& line, double& value) { value = line.value.value_or(0); }
void put(const Line& line, std::optional<int>& value) {
  if (line.value) value = static_cast<int>(*line.value);
}

/// Takes the lines of one set from the table, in their order.
Result<PromiseHazards> read_set(const CsvTable& table, std::size_t& next) {
  PromiseHazards hazards;
  Result<void> state;
  visit_lines(hazards, [&](std::string_view part, std::string_view window, int& opened, auto& of,
                           auto& value) {
    if (!state) return;
    if (next == table.rows().size()) {
      state = invalid_input(fmt::format("ends before {} {}", part, window), {table.name(), 0, 0});
      return;
    }
    const CsvTable::Row& row = table.rows()[next++];
    auto line = read_line(row.fields, table.where(row));
    if (!line) {
      state = line.error();
    } else if (line->part != part || line->window != window) {
      state = invalid_input(fmt::format("here must stand {} {}", part, window), table.where(row));
    } else {
      opened = line->opened;
      put(line->of, of);
      put(*line, value);
    }
  });
  if (!state) return state.error();
  return hazards;
}

}  // namespace

HazardTable HazardTable::fit(const std::vector<PromiseCase>& cases) {
  HazardTable table;
  table.all_ = fit_promise_hazards(cases);
  std::set<CrossingKey> crossings;
  for (const PromiseCase& promise : cases) crossings.insert(promise.crossing);
  for (const CrossingKey& crossing : crossings) {
    table.without_[crossing] = fit_promise_hazards(cases_without(cases, crossing));
  }
  return table;
}

Result<HazardTable> HazardTable::parse(std::string_view text, const std::string& file) {
  ASSIGN_OR_RETURN(const CsvTable csv, CsvTable::parse(text, file));
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    ASSIGN_OR_RETURN(const std::size_t column, csv.column(kColumns[i]));
    if (column != i) return invalid_input("its columns stand in another order", {file, 1, 0});
  }
  HazardTable table;
  std::size_t next = 0;
  do {
    const std::string without = csv.rows().empty() ? "" : csv.rows()[next].fields[0];
    const bool is_first = next == 0;
    ASSIGN_OR_RETURN(PromiseHazards hazards, read_set(csv, next));
    if (is_first) {
      if (!without.empty())
        return invalid_input("the first set is that of all crossings", {file, 2, 0});
      table.all_ = hazards;
      continue;
    }
    const auto key = CrossingKey::parse(without);
    if (!key) return invalid_input(key.error().message, csv.where(csv.rows()[next - 1]));
    table.without_[*key] = hazards;
  } while (next < csv.rows().size());
  return table;
}

std::string HazardTable::to_csv() const {
  std::string text = csv_row({kColumns.begin(), kColumns.end()});
  text += lines_of("", all_);
  for (const auto& [crossing, hazards] : without_) text += lines_of(crossing.text(), hazards);
  return text;
}

const PromiseHazards& HazardTable::without(const CrossingKey& crossing) const {
  const auto it = without_.find(crossing);
  return it == without_.end() ? all_ : it->second;
}

bool HazardTable::leaves_out(const CrossingKey& crossing) const {
  return without_.contains(crossing);
}

}  // namespace maabar
