// SPDX-License-Identifier: Apache-2.0
#include "region/geojson.h"

#include <algorithm>

#include "region/json_rows.h"

namespace maabar {
namespace {

using Json = nlohmann::json;
using Line = std::vector<LatLng>;

Result<LatLng> parse_position(const Json& value) {
  const bool is_position =
      value.is_array() && (value.size() == 2 || value.size() == 3) &&
      std::all_of(value.begin(), value.end(), [](const Json& item) { return item.is_number(); });
  if (!is_position) {
    return invalid_input("a position must be two numbers, [longitude, latitude]");
  }
  const auto point =
      LatLng::from_degrees({.lat = value[1].get<double>(), .lng = value[0].get<double>()});
  if (!point) {
    return invalid_input(
        fmt::format("[{}, {}] is not a point on Earth; the longitude (-180 to 180) stands first",
                    value[0].get<double>(), value[1].get<double>()));
  }
  return *point;
}

Result<Line> parse_line(const Json& value) {
  if (!value.is_array()) return invalid_input("coordinates must be a list of positions");
  Line line;
  line.reserve(value.size());
  for (const Json& item : value) {
    ASSIGN_OR_RETURN(const LatLng point, parse_position(item));
    line.push_back(point);
  }
  if (line.size() < 2) return invalid_input("a line needs two positions or more");
  return line;
}

Result<Polygon> parse_polygon(const Json& value) {
  if (!value.is_array() || value.empty()) {
    return invalid_input("a polygon must be a list of rings");
  }
  Polygon polygon;
  for (const Json& item : value) {
    ASSIGN_OR_RETURN(Ring ring, parse_line(item));
    if (ring.size() < 4 || ring.front() != ring.back()) {
      return invalid_input("a ring needs four positions or more, the last equal to the first");
    }
    if (polygon.outer.empty()) {
      polygon.outer = std::move(ring);
    } else {
      polygon.holes.push_back(std::move(ring));
    }
  }
  return polygon;
}

Result<std::vector<Polygon>> parse_polygons(const Json& value) {
  if (!value.is_array() || value.empty()) return invalid_input("coordinates hold no polygon");
  std::vector<Polygon> polygons;
  for (const Json& item : value) {
    ASSIGN_OR_RETURN(Polygon polygon, parse_polygon(item));
    polygons.push_back(std::move(polygon));
  }
  return polygons;
}

/// The text under `key`; empty if there is none.
std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<GeoShape> parse_shape(const Json& feature) {
  constexpr std::string_view kKinds = "Point, LineString, Polygon or MultiPolygon";
  const auto geometry = feature.find("geometry");
  if (geometry == feature.end() || !geometry->is_object()) {
    return invalid_input(fmt::format("'geometry' is missing; write a {}", kKinds));
  }
  const std::string kind = text_at(*geometry, "type");
  const auto found = geometry->find("coordinates");
  const Json& coordinates = found == geometry->end() ? *geometry : *found;
  if (kind == "Point") {
    ASSIGN_OR_RETURN(const LatLng point, parse_position(coordinates));
    return GeoShape(point);
  }
  if (kind == "LineString") {
    ASSIGN_OR_RETURN(Line line, parse_line(coordinates));
    return GeoShape(std::move(line));
  }
  if (kind == "Polygon") {
    ASSIGN_OR_RETURN(Polygon polygon, parse_polygon(coordinates));
    return GeoShape(std::vector<Polygon>{std::move(polygon)});
  }
  if (kind == "MultiPolygon") {
    ASSIGN_OR_RETURN(std::vector<Polygon> polygons, parse_polygons(coordinates));
    return GeoShape(std::move(polygons));
  }
  return invalid_input(
      fmt::format("the geometry's type is '{}'; write a {}", excerpt(kind, 40), kKinds));
}

/// `feature 12 (iq.baghdad)`, by the first property that can serve as an id.
std::string label_of(const Json& feature, std::size_t number) {
  const std::string label = fmt::format("feature {}", number);
  const auto properties = feature.find("properties");
  if (properties == feature.end() || !properties->is_object()) return label;
  for (const char* key : {"id", "crossing", "country", "line", "actor", "name"}) {
    const std::string id = text_at(*properties, key);
    if (!id.empty()) return fmt::format("{} ({})", label, excerpt(id, 80));
  }
  return label;
}

Result<GeoFeature> parse_feature(Json& feature, const Where& where, std::size_t number) {
  std::string label = label_of(feature, number);  // before its properties are moved out
  const Record whole(Json(), where, label);
  if (text_at(feature, "type") != "Feature") return whole.fault("its type must be \"Feature\"");
  const auto properties = feature.find("properties");
  if (properties == feature.end() || !properties->is_object()) {
    return whole.fault("'properties' is missing; it must be an object { ... }");
  }
  auto shape = parse_shape(feature);
  if (!shape) return whole.fault(shape.error().message);
  return GeoFeature{Record(std::move(*properties), where, std::move(label)), std::move(*shape)};
}

template <typename Kind>
Result<Kind> shape_as(const GeoFeature& feature, std::string_view wanted) {
  const Kind* shape = std::get_if<Kind>(&feature.shape);
  if (shape == nullptr) {
    return feature.properties.fault(fmt::format("its geometry must be a {}", wanted));
  }
  return *shape;
}

}  // namespace

Result<LatLng> GeoFeature::point() const { return shape_as<LatLng>(*this, "Point"); }

Result<Line> GeoFeature::line() const { return shape_as<Line>(*this, "LineString"); }

Result<std::vector<Polygon>> GeoFeature::polygons() const {
  return shape_as<std::vector<Polygon>>(*this, "Polygon or MultiPolygon");
}

GeoCollection parse_geojson(std::string_view text, const std::string& file) {
  GeoCollection collection;
  auto rows = parse_json_rows(text, file, "features");
  if (!rows) {
    collection.faults.push_back(rows.error());
    return collection;
  }
  if (text_at(rows->root, "type") != "FeatureCollection") {
    collection.faults.push_back(
        invalid_input("the object's type must be \"FeatureCollection\"", Where{file, 1, 0}));
    return collection;
  }
  Json& features = rows->root["features"];
  for (std::size_t i = 0; i < features.size(); ++i) {
    auto feature = parse_feature(features[i], Where{file, rows->row_lines[i], 0}, i + 1);
    if (feature) {
      collection.features.push_back(std::move(*feature));
    } else {
      collection.faults.push_back(feature.error());
    }
  }
  return collection;
}

}  // namespace maabar
