// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>

#include "base/csv.h"
#include "gazetteer/fold.h"
#include "report/status_record.h"
#include "report/web_page.h"

namespace maabar::report {
namespace {

/// What a column can be.
enum class Part : std::uint8_t {
  kCrossing,
  kStatus,
  kAsOf,
  kPublished,
  kNote,
  kPublisher,
  kUrl,
  kScope,
  kDirection,
  kSide
};
constexpr std::size_t kParts = 10;

struct Name {
  std::string_view text;  ///< folded
  Part part;
};

/// Column names in use, the better first where a table has several.
constexpr std::array kNames = {Name{"crossing id", Part::kCrossing},
                               Name{"locationid", Part::kCrossing},
                               Name{"location id", Part::kCrossing},
                               Name{"crossing", Part::kCrossing},
                               Name{"border crossing", Part::kCrossing},
                               Name{"crossing point", Part::kCrossing},
                               Name{"location", Part::kCrossing},
                               Name{"gate", Part::kCrossing},
                               Name{"name", Part::kCrossing},
                               Name{"observedstatus", Part::kStatus},
                               Name{"observed status", Part::kStatus},
                               Name{"status", Part::kStatus},
                               Name{"state", Part::kStatus},
                               Name{"statusasof", Part::kAsOf},
                               Name{"status as of", Part::kAsOf},
                               Name{"as of", Part::kAsOf},
                               Name{"date", Part::kAsOf},
                               Name{"since", Part::kAsOf},
                               Name{"valid from", Part::kAsOf},
                               Name{"sourcerecorddate", Part::kPublished},
                               Name{"source record date", Part::kPublished},
                               Name{"published", Part::kPublished},
                               Name{"publication date", Part::kPublished},
                               Name{"statusnote", Part::kNote},
                               Name{"status note", Part::kNote},
                               Name{"note", Part::kNote},
                               Name{"notes", Part::kNote},
                               Name{"remark", Part::kNote},
                               Name{"remarks", Part::kNote},
                               Name{"comment", Part::kNote},
                               Name{"comments", Part::kNote},
                               Name{"publisher", Part::kPublisher},
                               Name{"source", Part::kPublisher},
                               Name{"url", Part::kUrl},
                               Name{"link", Part::kUrl},
                               Name{"source url", Part::kUrl},
                               Name{"scope", Part::kScope},
                               Name{"traffic class", Part::kScope},
                               Name{"direction", Part::kDirection},
                               Name{"side", Part::kSide}};

bool has_attribute(std::string_view tag, std::string_view attribute) {
  const std::size_t at = tag.find(attribute);
  if (at == std::string_view::npos) return false;
  const std::size_t end = at + attribute.size();
  return end == tag.size() || tag[end] == '+' || tag[end] == ' ';
}

/// What an HXL hashtag says that its column is.
std::optional<Part> part_of_tag(std::string_view tag) {
  const std::string_view hashtag = tag.substr(0, tag.find_first_of("+ "));
  if (hashtag == "#loc") return Part::kCrossing;
  if (hashtag == "#status") {
    const bool is_note = has_attribute(tag, "+note") || has_attribute(tag, "+description");
    return is_note ? Part::kNote : Part::kStatus;
  }
  if (hashtag == "#date") {
    return has_attribute(tag, "+published") || has_attribute(tag, "+publication") ? Part::kPublished
                                                                                  : Part::kAsOf;
  }
  if (hashtag == "#description") return Part::kNote;
  if (hashtag == "#org") return Part::kPublisher;
  if (hashtag != "#meta") return std::nullopt;
  if (has_attribute(tag, "+url")) return Part::kUrl;
  if (has_attribute(tag, "+note") || has_attribute(tag, "+description")) return Part::kNote;
  if (has_attribute(tag, "+source")) return Part::kPublisher;
  return std::nullopt;
}

using Columns = std::array<std::optional<std::size_t>, kParts>;

/// The column of each part: by tag where the row below bears tags, else by name.
class ColumnFinder {
 public:
  ColumnFinder(const CsvTable& table, const CsvTable::Row* tags) : table_(table), tags_(tags) {}

  Columns find() {
    for (std::size_t i = 0; i < table_.columns().size() && tags_ != nullptr; ++i) {
      if (const auto part = part_of_tag(tags_->fields[i])) take(*part, i);
    }
    for (const Name& name : kNames) {
      for (std::size_t i = 0; i < table_.columns().size(); ++i) {
        if (fold_name(table_.columns()[i]) == name.text) take(name.part, i);
      }
    }
    return columns_;
  }

 private:
  void take(Part part, std::size_t index) {
    auto& column = columns_[static_cast<std::size_t>(part)];
    const bool is_taken = std::any_of(columns_.begin(), columns_.end(),
                                      [&](const auto& other) { return other == index; });
    if (!column && !is_taken) column = index;
  }

  const CsvTable& table_;
  const CsvTable::Row* tags_;
  Columns columns_{};
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

template <typename T, typename Parse>
Result<void> read_into(T& target, const std::string& cell, const char* what, Parse parse) {
  if (cell.empty()) return {};
  auto value = parse(cell);
  if (!value) return invalid_input(fmt::format("{}: {}", what, value.error().message));
  target = std::move(*value);
  return {};
}

Result<StatusRecord> parse_row(const CsvTable& table, const CsvTable::Row& row,
                               const Columns& columns) {
  const auto cell = [&](Part part) -> std::string {
    const auto& column = columns[static_cast<std::size_t>(part)];
    return column ? row.fields[*column] : std::string();
  };
  StatusRecord record;
  record.where = table.where(row);
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    record.fields.emplace_back(table.columns()[i], row.fields[i]);
  }
  record.crossing = cell(Part::kCrossing);
  record.status = cell(Part::kStatus);
  record.note = cell(Part::kNote);
  record.publisher = cell(Part::kPublisher);
  record.url = cell(Part::kUrl);
  RETURN_IF_ERROR(read_into(record.as_of, cell(Part::kAsOf), "date", parse_record_date));
  RETURN_IF_ERROR(
      read_into(record.published, cell(Part::kPublished), "published", parse_record_date));
  RETURN_IF_ERROR(read_into(record.scope, cell(Part::kScope), "scope", parse_scope));
  RETURN_IF_ERROR(
      read_into(record.direction, cell(Part::kDirection), "direction", parse_direction));
  RETURN_IF_ERROR(read_into(record.side, cell(Part::kSide), "side", Country::parse));
  if (record.crossing.empty()) return invalid_input("the row names no crossing");
  return record;
}

std::vector<std::string> unknown_columns(const CsvTable& table, const Columns& columns) {
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    const bool is_known = std::any_of(columns.begin(), columns.end(),
                                      [&](const auto& column) { return column == i; });
    if (!is_known) unknown.push_back(table.columns()[i]);
  }
  return unknown;
}

}  // namespace

Result<Date> parse_record_date(std::string_view text) {
  if (text.empty()) return Date();
  auto plain = Date::parse(text);
  if (plain) return *plain;
  const Date date = parse_page_date(text);
  if (date.is_unknown()) return plain.error();
  return date;
}

Result<StatusRecords> parse_status_table(std::string_view bytes, const std::string& name) {
  ASSIGN_OR_RETURN(const CsvTable table, CsvTable::parse(bytes, name));
  if (table.find_column("ledger_head")) {
    return invalid_input("this is a bulletin of maabar's own beliefs; a belief is no source",
                         Where{name, 1, 0});
  }
  const bool is_tagged =
      !table.rows().empty() &&
      std::any_of(table.rows().front().fields.begin(), table.rows().front().fields.end(),
                  [](const std::string& cell) { return cell.starts_with("#"); });
  const Columns columns = ColumnFinder(table, is_tagged ? &table.rows().front() : nullptr).find();
  for (const auto& [part, what] : {std::pair{Part::kCrossing, "the crossing (crossing, #loc)"},
                                   {Part::kStatus, "its status (status, #status)"}}) {
    if (columns[static_cast<std::size_t>(part)]) continue;
    return invalid_input(
        fmt::format("no column for {}; the columns are {}", what, joined(table.columns())),
        Where{name, 1, 0});
  }
  StatusRecords records;
  for (std::size_t i = is_tagged ? 1 : 0; i < table.rows().size(); ++i) {
    auto record = parse_row(table, table.rows()[i], columns);
    if (record) {
      records.accepted.push_back(std::move(*record));
    } else {
      records.refused.push_back(
          invalid_input(record.error().message, table.where(table.rows()[i])));
    }
  }
  const std::vector<std::string> unknown = unknown_columns(table, columns);
  if (!unknown.empty()) {
    records.remarks.push_back(
        fmt::format("{}: columns kept but not read: {}", name, joined(unknown)));
  }
  return records;
}

}  // namespace maabar::report
