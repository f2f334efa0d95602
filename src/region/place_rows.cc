// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "region/feature_rows.h"

namespace maabar {
namespace {

constexpr Record::Range kPopulation = {0, 100'000'000};
constexpr Record::Range kPopulationYear = {1900, 2100};
constexpr std::array<std::pair<std::string_view, PlaceKind>, 3> kKinds = {
    {{"city", PlaceKind::kCity}, {"town", PlaceKind::kTown}, {"village", PlaceKind::kVillage}}};

Result<PlaceKind> parse_kind(const Record& row) {
  ASSIGN_OR_RETURN(const std::string text, row.text("kind"));
  for (const auto& [name, kind] : kKinds) {
    if (text == name) return kind;
  }
  return row.fault(
      fmt::format("'kind' is '{}'; it must be city, town or village", excerpt(text, 40)));
}

Result<void> read_population(const Record& row, Place& place) {
  ASSIGN_OR_RETURN(const std::int64_t count, row.whole_number("population", kPopulation));
  ASSIGN_OR_RETURN(const std::int64_t year, row.whole_number("population_year", kPopulationYear));
  ASSIGN_OR_RETURN(place.population_source, row.text("population_source"));
  place.population = People{static_cast<std::uint64_t>(count)};
  place.population_year = static_cast<int>(year);
  return {};
}

Result<Place> parse_place(const GeoFeature& feature) {
  const Record& row = feature.properties;
  Place place;
  place.where = row.where();
  ASSIGN_OR_RETURN(place.id, row.text("id"));
  ASSIGN_OR_RETURN(place.name, row.text("name"));
  ASSIGN_OR_RETURN(place.name_ar, row.text_or_empty("name_ar"));
  ASSIGN_OR_RETURN(place.aliases, row.texts("aliases"));
  ASSIGN_OR_RETURN(place.country, row.country("country"));
  ASSIGN_OR_RETURN(place.admin1, row.text_or_empty("admin1"));
  ASSIGN_OR_RETURN(place.kind, parse_kind(row));
  ASSIGN_OR_RETURN(place.is_border_town, row.flag("border_town"));
  ASSIGN_OR_RETURN(place.position, feature.point());
  RETURN_IF_ERROR(read_population(row, place));
  ASSIGN_OR_RETURN(place.source, row.text("source"));
  const std::string prefix = place.country.lower_code() + ".";
  if (!place.id.starts_with(prefix) || place.id.size() == prefix.size()) {
    return row.fault(fmt::format("the id must begin with '{}' and the place's name", prefix));
  }
  return place;
}

}  // namespace

std::string_view to_string(PlaceKind kind) {
  for (const auto& [name, value] : kKinds) {
    if (value == kind) return name;
  }
  return "town";
}

IdVector<PlaceId, Place> parse_places(std::string_view text, const std::string& file,
                                      Faults& faults) {
  return IdVector<PlaceId, Place>(parse_features<Place>(text, file, parse_place, faults));
}

}  // namespace maabar
