// SPDX-License-Identifier: Apache-2.0
#include "base/csv.h"
#include "gazetteer/tables.h"
#include "region/json_rows.h"
#include "region/record.h"
#include "region/rows.h"

namespace maabar {
namespace {

Result<RegionMeta> parse_meta(const Record& row) {
  RegionMeta meta;
  meta.where = row.where();
  ASSIGN_OR_RETURN(meta.id, row.text("id"));
  ASSIGN_OR_RETURN(meta.name, row.text("name"));
  ASSIGN_OR_RETURN(meta.name_ar, row.text_or_empty("name_ar"));
  ASSIGN_OR_RETURN(meta.version, row.whole_number("version", {1, 1'000'000}));
  ASSIGN_OR_RETURN(meta.countries, row.countries("countries"));
  ASSIGN_OR_RETURN(meta.neighbours, row.countries("neighbours"));
  ASSIGN_OR_RETURN(const std::vector<double> box, row.numbers("bbox"));
  if (box.size() != 4) return row.fault("'bbox' must be [west, south, east, north] in degrees");
  const auto south_west = LatLng::from_degrees({.lat = box[1], .lng = box[0]});
  const auto north_east = LatLng::from_degrees({.lat = box[3], .lng = box[2]});
  if (!south_west || !north_east || box[0] >= box[2] || box[1] >= box[3]) {
    return row.fault("'bbox' must be [west, south, east, north] in degrees, in that order");
  }
  meta.south_west = *south_west;
  meta.north_east = *north_east;
  ASSIGN_OR_RETURN(meta.as_of, row.date("as_of"));
  if (meta.as_of.is_unknown()) return row.fault("'as_of' is missing; write a date, 2026-04-24");
  ASSIGN_OR_RETURN(meta.licence, row.text("licence"));
  ASSIGN_OR_RETURN(meta.sources, row.texts("sources"));
  if (meta.sources.empty()) return row.fault("'sources' is empty; say what the pack rests on");
  ASSIGN_OR_RETURN(meta.disclaimer, row.text("disclaimer"));
  ASSIGN_OR_RETURN(meta.disclaimer_ar, row.text_or_empty("disclaimer_ar"));
  return meta;
}

Result<Hub> parse_hub(const Record& row) {
  Hub hub;
  hub.where = row.where();
  ASSIGN_OR_RETURN(hub.place_id, row.text("place"));
  ASSIGN_OR_RETURN(hub.role, row.text_or_empty("role"));
  ASSIGN_OR_RETURN(hub.source, row.text("source"));
  return hub;
}

/// A row's cells by column name. Requires: the table has the columns asked for.
class Cells {
 public:
  Cells(const CsvTable& table, const CsvTable::Row& row) : table_(table), row_(row) {}
  [[nodiscard]] const std::string& operator[](std::string_view column) const {
    return row_.fields[table_.find_column(column).value()];
  }

 private:
  const CsvTable& table_;
  const CsvTable::Row& row_;
};

Result<Publisher> parse_publisher(const Cells& cells) {
  Publisher publisher;
  publisher.name = cells["publisher"];
  publisher.aliases = split_list(cells["aliases"]);
  ASSIGN_OR_RETURN(publisher.country, Country::parse(cells["country"]));
  const auto admiralty = parse_admiralty(cells["reliability"] + cells["information"]);
  if (!admiralty) return admiralty.error();
  publisher.admiralty = *admiralty;
  publisher.licence = cells["licence"];
  publisher.reason = cells["reason"];
  publisher.source = cells["source"];
  for (const std::string_view column : {"publisher", "licence", "reason", "source"}) {
    if (cells[column].empty()) return invalid_input(fmt::format("'{}' is empty; fill it", column));
  }
  return publisher;
}

Result<CsvTable> parse_publisher_table(std::string_view text, const std::string& file) {
  ASSIGN_OR_RETURN(CsvTable table, CsvTable::parse(text, file));
  for (const std::string_view column : {"publisher", "aliases", "country", "reliability",
                                        "information", "licence", "reason", "source"}) {
    RETURN_IF_ERROR(table.column(column));
  }
  return table;
}

}  // namespace

RegionMeta parse_region_json(std::string_view text, const std::string& file, Faults& faults) {
  auto document = parse_json_rows(text, file, "");
  if (!document) {
    faults.push_back(document.error());
    return {};
  }
  auto meta = parse_meta(Record(std::move(document->root), Where{file, 1, 0}, ""));
  if (meta) return std::move(*meta);
  faults.push_back(meta.error());
  return {};
}

std::vector<Hub> parse_hubs(std::string_view text, const std::string& file, Faults& faults) {
  auto document = parse_json_rows(text, file, "hubs");
  if (!document) {
    faults.push_back(document.error());
    return {};
  }
  std::vector<Hub> hubs;
  nlohmann::json& rows = document->root["hubs"];
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Where where{file, document->row_lines[i], 0};
    auto hub = parse_hub(Record(std::move(rows[i]), where, fmt::format("hub {}", i + 1)));
    if (hub) {
      hubs.push_back(std::move(*hub));
    } else {
      faults.push_back(hub.error());
    }
  }
  return hubs;
}

std::vector<Publisher> parse_publishers(std::string_view text, const std::string& file,
                                        Faults& faults) {
  const auto table = parse_publisher_table(text, file);
  if (!table) {
    faults.push_back(table.error());
    return {};
  }
  std::vector<Publisher> publishers;
  for (const CsvTable::Row& row : table->rows()) {
    auto publisher = parse_publisher(Cells(*table, row));
    if (publisher) {
      publisher->where = table->where(row);
      publishers.push_back(std::move(*publisher));
    } else {
      faults.push_back(invalid_input(publisher.error().message, table->where(row)));
    }
  }
  return publishers;
}

}  // namespace maabar
