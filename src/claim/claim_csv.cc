// SPDX-License-Identifier: Apache-2.0
#include "claim/claim_csv.h"

#include <array>

namespace maabar {
namespace {

constexpr std::array<std::string_view, 19> kColumns = {
    "fact",     "crossing", "side",   "facet",      "value",    "scope",     "direction",
    "modality", "speaker",  "stated", "valid_from", "valid_to", "published", "publisher",
    "url",      "url2",     "phrase", "detail",     "note"};

class Cells {
 public:
  Cells(const CsvTable& table, const CsvTable::Row& row) : table_(table), row_(row) {}
  /// Empty if the table has no such column.
  [[nodiscard]] const std::string& operator[](std::string_view column) const {
    static const std::string kEmpty;
    const auto index = table_.find_column(column);
    return index ? row_.fields[*index] : kEmpty;
  }

 private:
  const CsvTable& table_;
  const CsvTable::Row& row_;
};

template <typename T, typename Parse>
Result<void> read_cell(const Cells& cells, std::string_view column, Parse parse, T& into) {
  if (cells[column].empty()) return {};
  auto value = parse(cells[column]);
  if (!value) return invalid_input(fmt::format("column {}: {}", column, value.error().message));
  into = std::move(*value);
  return {};
}

Report report_of(const Cells& cells, const Date& published) {
  Report report;
  report.publisher = cells["publisher"];
  report.url = cells["url"];
  report.published = published;
  report.media_type = "text/csv";
  return report;
}

Result<ClaimRow> parse_row(const Cells& cells, int line) {
  ClaimRow row;
  Claim& claim = row.claim;
  row.line = line;
  RETURN_IF_ERROR(read_cell(cells, "crossing", CrossingKey::parse, claim.crossing));
  ASSIGN_OR_RETURN(claim.value, ClaimValue::parse(cells["facet"], cells["value"]));
  RETURN_IF_ERROR(read_cell(cells, "side", Country::parse, claim.side));
  RETURN_IF_ERROR(read_cell(cells, "scope", parse_scope, claim.scope));
  RETURN_IF_ERROR(read_cell(cells, "direction", parse_direction, claim.direction));
  RETURN_IF_ERROR(read_cell(cells, "modality", parse_modality, claim.modality));
  RETURN_IF_ERROR(read_cell(cells, "stated", Date::parse, claim.stated));
  RETURN_IF_ERROR(read_cell(cells, "valid_from", Date::parse, claim.valid_from));
  RETURN_IF_ERROR(read_cell(cells, "valid_to", Date::parse, claim.valid_to));
  RETURN_IF_ERROR(read_cell(cells, "published", Date::parse, claim.published));
  claim.speaker = cells["speaker"];
  claim.phrase = cells["phrase"];
  claim.detail = cells["detail"];
  claim.also_at = cells["url2"];
  claim.chain = cells["fact"];
  claim.rule = "table";
  row.note = cells["note"];
  row.report = report_of(cells, claim.published);
  claim.report = report_id(row.report);
  const std::vector<std::string> faults = find_faults(claim);
  if (!faults.empty()) return invalid_input(faults.front());
  return row;
}

}  // namespace

Result<ClaimTable> parse_claim_table(std::string_view text, std::string file) {
  ASSIGN_OR_RETURN(const CsvTable table, CsvTable::parse(text, std::move(file)));
  for (const std::string_view column : {"crossing", "facet", "value", "published"}) {
    RETURN_IF_ERROR(table.column(column));
  }
  ClaimTable out;
  for (const CsvTable::Row& row : table.rows()) {
    auto parsed = parse_row(Cells(table, row), row.line);
    if (parsed) {
      out.accepted.push_back(std::move(*parsed));
    } else {
      Error error = parsed.error();
      error.where = table.where(row);
      out.rejected.push_back({std::move(error)});
    }
  }
  return out;
}

std::string claim_csv_header() {
  return csv_row(std::vector<std::string>(kColumns.begin(), kColumns.end()));
}

std::string claim_csv_row(const ClaimRow& row) {
  const Claim& claim = row.claim;
  return csv_row(
      {claim.chain, claim.crossing.text(), claim.side.code(), std::string(to_string(claim.facet())),
       claim.value.text(), std::string(to_string(claim.scope)), to_string(claim.direction),
       std::string(to_string(claim.modality)), claim.speaker, to_string(claim.stated),
       to_string(claim.valid_from), to_string(claim.valid_to), to_string(claim.published),
       row.report.publisher, row.report.url, claim.also_at, claim.phrase, claim.detail, row.note});
}

}  // namespace maabar
