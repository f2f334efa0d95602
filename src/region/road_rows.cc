// SPDX-License-Identifier: Apache-2.0
#include <variant>

#include "region/feature_rows.h"

namespace maabar {
namespace {

using RoadRow = std::variant<Junction, RoadLink>;

constexpr Record::Range kLinkLength = {1, 2'000'000};
/// Less than the 24.8 days that a travel time can hold.
constexpr Record::Range kDrivingSeconds = {1, 2'000'000};

Result<RoadRow> parse_junction(const GeoFeature& feature) {
  const Record& row = feature.properties;
  Junction junction;
  junction.where = row.where();
  ASSIGN_OR_RETURN(junction.id, row.text("id"));
  ASSIGN_OR_RETURN(junction.name, row.text_or_empty("name"));
  ASSIGN_OR_RETURN(junction.country, row.country("country"));
  ASSIGN_OR_RETURN(junction.position, feature.point());
  ASSIGN_OR_RETURN(junction.source, row.text("source"));
  return RoadRow(std::move(junction));
}

Result<TravelTime> parse_driving(const Record& row, std::string_view key) {
  ASSIGN_OR_RETURN(const std::int64_t seconds, row.whole_number(key, kDrivingSeconds));
  return TravelTime::from_seconds(seconds);
}

Result<RoadClass> parse_class(const Record& row) {
  ASSIGN_OR_RETURN(const std::string text, row.text("class"));
  auto road_class = parse_road_class(text);
  if (!road_class) return row.fault("'class': " + road_class.error().message);
  return *road_class;
}

Result<RoadRow> parse_link(const GeoFeature& feature) {
  const Record& row = feature.properties;
  RoadLink link;
  link.where = row.where();
  ASSIGN_OR_RETURN(link.id, row.text("id"));
  ASSIGN_OR_RETURN(link.from, row.text("from"));
  ASSIGN_OR_RETURN(link.to, row.text("to"));
  ASSIGN_OR_RETURN(link.road, row.text_or_empty("road"));
  ASSIGN_OR_RETURN(link.road_class, parse_class(row));
  ASSIGN_OR_RETURN(const std::int64_t length, row.whole_number("length_m", kLinkLength));
  link.length = Metres{static_cast<std::uint32_t>(length)};
  ASSIGN_OR_RETURN(link.truck, parse_driving(row, "truck_s"));
  ASSIGN_OR_RETURN(link.car, parse_driving(row, "car_s"));
  ASSIGN_OR_RETURN(link.is_oneway, row.flag("oneway"));
  ASSIGN_OR_RETURN(link.line, feature.line());
  ASSIGN_OR_RETURN(link.source, row.text("source"));
  return RoadRow(std::move(link));
}

Result<RoadRow> parse_road_row(const GeoFeature& feature) {
  ASSIGN_OR_RETURN(const std::string kind, feature.properties.text("kind"));
  if (kind == "junction") return parse_junction(feature);
  if (kind == "road") return parse_link(feature);
  return feature.properties.fault(
      fmt::format("'kind' is '{}'; it must be junction or road", excerpt(kind, 40)));
}

}  // namespace

Roads parse_roads(std::string_view text, const std::string& file, Faults& faults) {
  Roads roads;
  for (RoadRow& row : parse_features<RoadRow>(text, file, parse_road_row, faults)) {
    if (auto* junction = std::get_if<Junction>(&row)) {
      roads.junctions.push_back(std::move(*junction));
    } else {
      roads.links.push_back(std::move(std::get<RoadLink>(row)));
    }
  }
  return roads;
}

}  // namespace maabar
