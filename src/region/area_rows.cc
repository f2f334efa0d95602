// SPDX-License-Identifier: Apache-2.0
#include "region/feature_rows.h"

namespace maabar {
namespace {

Result<CountryOutline> parse_outline(const GeoFeature& feature) {
  const Record& row = feature.properties;
  CountryOutline outline;
  outline.where = row.where();
  ASSIGN_OR_RETURN(outline.country, row.country("country"));
  ASSIGN_OR_RETURN(outline.name, row.text("name"));
  ASSIGN_OR_RETURN(outline.name_ar, row.text_or_empty("name_ar"));
  ASSIGN_OR_RETURN(const std::vector<double> label, row.numbers("label"));
  if (label.size() != 2) return row.fault("'label' must be [longitude, latitude]");
  const auto position = LatLng::from_degrees({.lat = label[1], .lng = label[0]});
  if (!position) return row.fault("'label' is not a point on Earth; the longitude stands first");
  outline.label = *position;
  ASSIGN_OR_RETURN(outline.is_clipped, row.flag("clipped"));
  ASSIGN_OR_RETURN(outline.polygons, feature.polygons());
  ASSIGN_OR_RETURN(outline.source, row.text("source"));
  return outline;
}

Result<DrawnLine> parse_drawn_line(const GeoFeature& feature) {
  const Record& row = feature.properties;
  DrawnLine line;
  line.where = row.where();
  ASSIGN_OR_RETURN(line.id, row.text("line"));
  ASSIGN_OR_RETURN(const std::vector<Country> between, row.countries("between"));
  if (between.size() != 2 || between[0] == between[1]) {
    return row.fault("'between' must name two countries, [\"IL\", \"SY\"]");
  }
  line.a = between[0];
  line.b = between[1];
  ASSIGN_OR_RETURN(line.line, feature.line());
  ASSIGN_OR_RETURN(line.source, row.text("source"));
  return line;
}

Result<ControlArea> parse_area(const GeoFeature& feature) {
  const Record& row = feature.properties;
  ControlArea area;
  area.where = row.where();
  ASSIGN_OR_RETURN(area.actor, row.text("actor"));
  ASSIGN_OR_RETURN(const Date from, row.date("valid_from"));
  ASSIGN_OR_RETURN(const Date to, row.date("valid_to"));
  if (!from.is_unknown()) area.valid.from = ValidTime(from.first_second());
  if (!to.is_unknown()) area.valid.to = ValidTime(to.first_second());
  if (area.valid.is_empty()) return row.fault("'valid_to' is not after 'valid_from'");
  ASSIGN_OR_RETURN(area.polygons, feature.polygons());
  ASSIGN_OR_RETURN(area.source, row.text("source"));
  return area;
}

}  // namespace

std::vector<CountryOutline> parse_outlines(std::string_view text, const std::string& file,
                                           Faults& faults) {
  return parse_features<CountryOutline>(text, file, parse_outline, faults);
}

std::vector<DrawnLine> parse_drawn_lines(std::string_view text, const std::string& file,
                                         Faults& faults) {
  return parse_features<DrawnLine>(text, file, parse_drawn_line, faults);
}

std::vector<ControlArea> parse_areas(std::string_view text, const std::string& file,
                                     Faults& faults) {
  return parse_features<ControlArea>(text, file, parse_area, faults);
}

}  // namespace maabar
