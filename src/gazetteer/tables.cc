// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/tables.h"

#include <charconv>
#include <map>
#include <set>

#include "base/csv.h"

namespace maabar {
namespace {

/// A row whose cells are asked for by column name. Requires: the columns were checked.
class Cells {
 public:
  Cells(const CsvTable& table, const CsvTable::Row& row) : table_(table), row_(row) {}
  [[nodiscard]] const std::string& operator[](std::string_view column) const {
    return row_.fields[table_.find_column(column).value()];
  }
  /// Empty when the table has no such column.
  [[nodiscard]] std::string_view find(std::string_view column) const {
    const auto at = table_.find_column(column);
    return at ? std::string_view(row_.fields[*at]) : std::string_view();
  }
  [[nodiscard]] Where where() const { return table_.where(row_); }

 private:
  const CsvTable& table_;
  const CsvTable::Row& row_;
};

Result<CsvTable> parse_table(std::string_view text, std::string file,
                             std::initializer_list<std::string_view> columns) {
  ASSIGN_OR_RETURN(CsvTable table, CsvTable::parse(text, std::move(file)));
  for (const std::string_view column : columns) RETURN_IF_ERROR(table.column(column));
  return table;
}

Error at(Error error, const Where& where) {
  error.where = where;
  return error;
}

Result<std::optional<LatLng>> parse_position(const Cells& cells) {
  const std::string& lat = cells["lat"];
  const std::string& lon = cells["lon"];
  if (lat.empty() && lon.empty()) return std::optional<LatLng>();
  LatLng::Degrees degrees{};
  const auto lat_read = std::from_chars(lat.data(), lat.data() + lat.size(), degrees.lat);
  const auto lon_read = std::from_chars(lon.data(), lon.data() + lon.size(), degrees.lng);
  if (lat_read.ec != std::errc() || lat_read.ptr != lat.data() + lat.size() ||
      lon_read.ec != std::errc() || lon_read.ptr != lon.data() + lon.size()) {
    return invalid_input(fmt::format("lat '{}' and lon '{}' are not both numbers", lat, lon));
  }
  ASSIGN_OR_RETURN(const LatLng position, LatLng::from_degrees(degrees));
  return std::optional(position);
}

Result<std::vector<Country>> parse_country_list(std::string_view text) {
  std::vector<Country> countries;
  for (const std::string& code : split_list(text)) {
    ASSIGN_OR_RETURN(const Country country, Country::parse(code));
    countries.push_back(country);
  }
  return countries;
}

Result<Side> parse_side(const Cells& cells, std::string_view end) {
  Side side;
  const auto cell = [&](std::string_view column) {
    return cells[std::string(column) + "_" + std::string(end)];
  };
  ASSIGN_OR_RETURN(side.country, Country::parse(cell("country")));
  side.name = cell("name");
  side.name_ar = cell("name_ar");
  side.aliases = split_list(cell("aliases"));
  side.area = cells.find("admin_" + std::string(end));
  return side;
}

Result<bool> parse_yes(std::string_view cell, std::string_view column) {
  if (!cell.empty() && cell != "yes") {
    return invalid_input(fmt::format("{} '{}': want yes, or nothing", column, cell));
  }
  return !cell.empty();
}

Result<Crossing> parse_crossing(const Cells& cells) {
  Crossing crossing;
  ASSIGN_OR_RETURN(crossing.key, CrossingKey::parse(cells["id"]));
  ASSIGN_OR_RETURN(crossing.a, parse_side(cells, "a"));
  ASSIGN_OR_RETURN(crossing.b, parse_side(cells, "b"));
  ASSIGN_OR_RETURN(crossing.position, parse_position(cells));
  crossing.aliases = split_list(cells["aliases"]);
  crossing.road = cells["road"];
  crossing.kind = cells["kind"];
  ASSIGN_OR_RETURN(crossing.ends_are_towns, parse_yes(cells.find("towns"), "towns"));
  crossing.notes = cells["notes"];
  crossing.source = cells["source"];
  const bool fits = crossing.key.is_crossing() && crossing.a.country == crossing.key.country_a() &&
                    crossing.b.country == crossing.key.country_b();
  if (!fits) {
    return invalid_input(fmt::format("id '{}' does not fit the countries {} and {}", cells["id"],
                                     crossing.a.country.code(), crossing.b.country.code()));
  }
  return crossing;
}

}  // namespace

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    std::string_view part = text.substr(0, end);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Result<IdVector<CrossingId, Crossing>> parse_crossings(std::string_view text, std::string file) {
  ASSIGN_OR_RETURN(const CsvTable table,
                   parse_table(text, std::move(file),
                               {"id", "name_a", "country_a", "name_b", "country_b", "name_ar_a",
                                "name_ar_b", "aliases_a", "aliases_b", "aliases", "lat", "lon",
                                "road", "kind", "notes", "source"}));
  IdVector<CrossingId, Crossing> crossings;
  std::set<std::string> seen;
  for (const CsvTable::Row& row : table.rows()) {
    const Cells cells(table, row);
    auto crossing = parse_crossing(cells);
    if (!crossing) return at(crossing.error(), cells.where());
    if (!seen.insert(crossing->key.text()).second) {
      return invalid_input(fmt::format("crossing '{}' stands twice", crossing->key.text()),
                           cells.where());
    }
    crossings.push_back(std::move(*crossing));
  }
  return crossings;
}

Result<std::vector<CountryNames>> parse_countries(std::string_view text, std::string file) {
  ASSIGN_OR_RETURN(const CsvTable table, parse_table(text, std::move(file),
                                                     {"country", "name", "name_ar", "adjectives",
                                                      "capital", "aliases", "source"}));
  std::vector<CountryNames> countries;
  for (const CsvTable::Row& row : table.rows()) {
    const Cells cells(table, row);
    auto code = Country::parse(cells["country"]);
    if (!code) return at(code.error(), cells.where());
    auto neighbours = parse_country_list(cells.find("neighbours"));
    if (!neighbours) return at(neighbours.error(), cells.where());
    countries.push_back({.country = *code,
                         .name = cells["name"],
                         .name_ar = cells["name_ar"],
                         .adjectives = split_list(cells["adjectives"]),
                         .capital = cells["capital"],
                         .aliases = split_list(cells["aliases"]),
                         .neighbours = std::move(*neighbours)});
  }
  return countries;
}

Result<IdVector<ActorId, Actor>> parse_actors(std::string_view text, std::string file) {
  ASSIGN_OR_RETURN(const CsvTable table, parse_table(text, std::move(file),
                                                     {"actor", "name", "name_ar", "aliases", "kind",
                                                      "part_of", "country", "source"}));
  IdVector<ActorId, Actor> actors;
  std::map<std::string, ActorId> by_id;
  for (const CsvTable::Row& row : table.rows()) {
    const Cells cells(table, row);
    auto country = Country::parse(cells["country"]);
    if (!country) return at(country.error(), cells.where());
    const ActorId id = actors.push_back({.id = cells["actor"],
                                         .name = cells["name"],
                                         .name_ar = cells["name_ar"],
                                         .aliases = split_list(cells["aliases"]),
                                         .kind = cells["kind"],
                                         .part_of = ActorId::none(),
                                         .country = *country,
                                         .source = cells["source"]});
    if (cells["actor"].empty() || !by_id.emplace(cells["actor"], id).second) {
      return invalid_input(fmt::format("actor '{}' is empty or stands twice", cells["actor"]),
                           cells.where());
    }
  }
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const Cells cells(table, table.rows()[i]);
    const std::string& group = cells["part_of"];
    if (group.empty()) continue;
    const auto it = by_id.find(group);
    if (it == by_id.end()) {
      return invalid_input(fmt::format("part_of '{}' is no actor of this table", group),
                           cells.where());
    }
    actors[ActorId::from_index(i)].part_of = it->second;
    std::size_t steps = 0;
    for (ActorId up = it->second; !up.is_none(); up = actors[up].part_of) {
      if (++steps > actors.size()) {
        return invalid_input(fmt::format("part_of of '{}' leads back to itself", cells["actor"]),
                             cells.where());
      }
    }
  }
  return actors;
}

}  // namespace maabar
