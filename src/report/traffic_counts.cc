// SPDX-License-Identifier: Apache-2.0
#include "report/traffic_counts.h"

#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>

#include "base/csv.h"
#include "report/status_record.h"

namespace maabar {
namespace {

constexpr std::array kCounted = {Traffic::kVehicles, Traffic::kTrucks, Traffic::kPeople};

/// What was counted of one thing at one crossing on one day by one source.
struct Sum {
  std::int64_t count = 0;
  int rows = 0;
  Span row;  ///< of the first row in the report's text
  std::string evidence;
};

using SumKey = std::tuple<CrossingKey, Date, std::string, Traffic>;  // third: direction

/// Rows of one source and publication.
struct Batch {
  std::string text;
  std::map<SumKey, Sum> sums;
};
using BatchKey = std::pair<std::string, Date>;

struct CountRow {
  CrossingKey crossing;
  Date day;
  std::string direction;
  std::string source;
  Date published;
  std::array<std::optional<std::int64_t>, kCounted.size()> counts;
};

Result<std::optional<std::int64_t>> parse_count(const std::string& cell, std::string_view column) {
  if (cell.empty()) return std::optional<std::int64_t>();
  constexpr std::int64_t kMost = 10'000'000;  // no crossing of the world passes more in a day
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), count);
  const bool is_whole = error == std::errc() && end == cell.data() + cell.size();
  if (!is_whole || count < 0 || count > kMost) {
    return invalid_input(fmt::format("{} '{}' is no count (a whole number from 0 to {})", column,
                                     cell.substr(0, 40), kMost));
  }
  return std::optional(count);
}

class CountTable {
 public:
  CountTable(const CsvTable& table, const DocumentOptions& options, const Gazetteer& gazetteer)
      : table_(table), options_(options), gazetteer_(gazetteer) {}

  [[nodiscard]] Result<CountRow> parse(const CsvTable::Row& row) const {
    CountRow out;
    const std::string name = cell(row, "crossing");
    const auto id = gazetteer_.resolve_crossing(name);
    if (!id) return invalid_input(id.error().message);
    out.crossing = gazetteer_.crossing(*id).key;
    ASSIGN_OR_RETURN(out.day, report::parse_record_date(cell(row, "time")));
    if (out.day.precision() != Date::Precision::kDay) {
      return invalid_input(fmt::format("time '{}' names no day", cell(row, "time")));
    }
    out.source = options_.publisher.empty() ? cell(row, "source") : options_.publisher;
    ASSIGN_OR_RETURN(out.published, report::parse_record_date(cell(row, "published")));
    if (!options_.published.is_unknown()) out.published = options_.published;
    out.direction = cell(row, "direction");
    ASSIGN_OR_RETURN(const Direction direction, parse_direction_or_both(out.direction));
    out.direction = to_string(direction);
    bool is_counted = false;
    for (std::size_t i = 0; i < kCounted.size(); ++i) {
      const std::string_view column = to_string(kCounted[i]);
      ASSIGN_OR_RETURN(out.counts[i], parse_count(cell(row, column), column));
      is_counted = is_counted || out.counts[i].has_value();
    }
    if (!is_counted) return invalid_input("the row counts nothing");
    return out;
  }

 private:
  [[nodiscard]] std::string cell(const CsvTable::Row& row, std::string_view column) const {
    const auto index = table_.find_column(column);
    return index ? row.fields[*index] : std::string();
  }
  static Result<Direction> parse_direction_or_both(const std::string& text) {
    return text.empty() ? Result<Direction>(Direction()) : parse_direction(text);
  }

  const CsvTable& table_;
  const DocumentOptions& options_;
  const Gazetteer& gazetteer_;
};

void add_row(Batch& batch, const CountRow& row, const std::string& line) {
  const std::size_t begin = batch.text.size();
  batch.text += line;
  for (std::size_t i = 0; i < kCounted.size(); ++i) {
    if (!row.counts[i]) continue;
    Sum& sum = batch.sums[{row.crossing, row.day, row.direction, kCounted[i]}];
    if (sum.rows == 0) {
      sum.row = {begin, begin + line.size() - 1};
      sum.evidence = line.substr(0, line.size() - 1);
    }
    sum.count += *row.counts[i];
    ++sum.rows;
  }
}

Result<Claim> claim_of(const SumKey& key, const Sum& sum, const Report& report) {
  const auto& [crossing, day, direction, counted] = key;
  Claim claim;
  claim.crossing = crossing;
  claim.value = ClaimValue::traffic(counted);
  ASSIGN_OR_RETURN(claim.direction, parse_direction(direction));
  claim.valid_from = day;
  claim.valid_to = day;
  claim.stated = day;
  claim.published = report.published;
  claim.count = sum.count;
  claim.unit = "day";
  claim.span = sum.row;
  claim.evidence = sum.evidence;
  claim.rule = "table";
  claim.detail = sum.rows > 1 ? fmt::format("sum of {} counts", sum.rows) : "";
  // The same day counted again by the same source, in a longer table, is the same observation.
  claim.chain = fmt::format("count-{}-{}-{}", crossing.text(), to_string(day), report.publisher);
  const std::vector<std::string> faults = find_faults(claim);
  if (!faults.empty()) return invalid_input(faults.front());
  return claim;
}

DocumentReading reading_of(const BatchKey& key, const Batch& batch, const std::string& header,
                           const DocumentOptions& options, std::vector<Error>& refused) {
  DocumentReading reading;
  Report& report = reading.report;
  report.title = "Traffic counts";
  report.publisher = key.first;
  report.published = key.second;
  report.url = options.url;
  report.media_type = "text/csv";
  report.text = header + batch.text;
  const std::string id = report_id(report);
  for (const auto& [sum_key, sum] : batch.sums) {
    auto claim = claim_of(sum_key, sum, report);
    if (!claim) {
      refused.push_back(invalid_input(claim.error().message, Where{options.name, 0, 0}));
      continue;
    }
    claim->span->begin += header.size();
    claim->span->end += header.size();
    claim->report = id;
    reading.claims.push_back(std::move(*claim));
  }
  return reading;
}

}  // namespace

Result<FileReading> read_traffic_counts(std::string_view bytes, const DocumentOptions& options,
                                        const Gazetteer& gazetteer) {
  ASSIGN_OR_RETURN(const CsvTable table, CsvTable::parse(bytes, options.name));
  RETURN_IF_ERROR(table.column("crossing"));
  RETURN_IF_ERROR(table.column("time"));
  const CountTable counts(table, options, gazetteer);
  FileReading out;
  std::map<BatchKey, Batch> batches;
  for (const CsvTable::Row& row : table.rows()) {
    auto parsed = counts.parse(row);
    if (parsed) {
      add_row(batches[{parsed->source, parsed->published}], *parsed, csv_row(row.fields));
    } else {
      out.refused.push_back(invalid_input(parsed.error().message, table.where(row)));
    }
  }
  const std::string header = csv_row(table.columns());
  for (const auto& [key, batch] : batches) {
    out.readings.push_back(reading_of(key, batch, header, options, out.refused));
  }
  return out;
}

}  // namespace maabar
