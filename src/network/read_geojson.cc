// SPDX-License-Identifier: Apache-2.0
#include <xxhash.h>

#include <map>
#include <optional>

#include "gazetteer/alpha3.h"
#include "network/raw_roads.h"
#include "region/geojson.h"

namespace maabar {
namespace {

/// Ids of points and ways of GeoJSON lie far below those of OpenStreetMap, so that both can be read
/// into one network: the position itself is the id.
constexpr std::int64_t kFirstId = std::int64_t{-1} << 62U;

std::int64_t id_of(LatLng point) {
  constexpr std::int64_t kSouthWest = 900000000;
  constexpr std::int64_t kWest = 1800000000;
  constexpr std::int64_t kSpan = 3600000001;
  // Adds up to 6.5e18 at the most; kept below 2^62 by leaving out the lowest bit.
  return kFirstId + ((point.lat_e7() + kSouthWest) * kSpan + point.lng_e7() + kWest) / 2;
}

/// A way is known by its points: a line that stands in two files is one.
std::int64_t id_of(const std::vector<std::int64_t>& points) {
  const std::uint64_t hash = XXH3_64bits(points.data(), points.size() * sizeof(points.front()));
  return -static_cast<std::int64_t>(hash >> 1U) - 1;
}

/// The properties that mean something, as tags.
std::map<std::string, std::string, std::less<>> tags_of(const Record& properties) {
  std::map<std::string, std::string, std::less<>> tags;
  for (const char* key : {"highway", "route", "oneway", "junction", "maxspeed", "maxspeed:hgv",
                          "surface", "access", "vehicle", "motor_vehicle", "motorcar", "hgv",
                          "goods", "tracktype", "duration", "area", "ref", "name", "name:en"}) {
    if (const auto text = properties.text_or_empty(key); text && !text->empty()) {
      tags.emplace(key, *text);
    } else if (const auto number = properties.whole_number(key, {0, 100000}); number) {
      tags.emplace(key, std::to_string(*number));
    }
  }
  return tags;
}

/// The way of a line; its number is set by the caller.
std::optional<RawWay> way_of(const Record& properties) {
  const auto tags = tags_of(properties);
  const auto tag = [&](std::string_view key) -> std::string_view {
    const auto found = tags.find(key);
    return found == tags.end() ? std::string_view() : std::string_view(found->second);
  };
  const auto rule = rule_of_way(tag);
  if (!rule) return std::nullopt;
  RawWay way;
  way.rule = *rule;
  for (const char* key : {"name", "name:en", "ref"}) {
    if (!tag(key).empty()) way.name = tag(key);
  }
  return way;
}

Result<Country> country_of(const Record& properties) {
  for (const char* key : {"country", "ISO3166-1:alpha2"}) {
    if (properties.has(key)) return properties.country(key);
  }
  for (const char* key : {"adm0_a3", "ISO3166-1:alpha3"}) {
    if (!properties.has(key)) continue;
    ASSIGN_OR_RETURN(const std::string code, properties.text(key));
    auto country = country_of_alpha3(code);
    if (!country) return properties.fault(country.error().message);
    return country;
  }
  return properties.fault("has no country; give it 'country' (two letters) or 'adm0_a3' (three)");
}

}  // namespace

Result<void> read_geojson_roads(std::string_view text, const std::string& file, RawRoads& roads) {
  GeoCollection collection = parse_geojson(text, file);
  if (!collection.faults.empty()) return collection.faults.front();
  for (const GeoFeature& feature : collection.features) {
    ASSIGN_OR_RETURN(const std::vector<LatLng> line, feature.line());
    std::optional<RawWay> way = way_of(feature.properties);
    if (!way) continue;
    for (const LatLng point : line) {
      way->points.push_back(id_of(point));
      roads.points.push_back({id_of(point), point});
    }
    way->id = id_of(way->points);
    roads.ways.push_back(std::move(*way));
  }
  return {};
}

Result<std::vector<RawCountry>> read_countries(std::string_view text, const std::string& file) {
  GeoCollection collection = parse_geojson(text, file);
  if (!collection.faults.empty()) return collection.faults.front();
  std::vector<RawCountry> countries;
  for (const GeoFeature& feature : collection.features) {
    ASSIGN_OR_RETURN(const Country country, country_of(feature.properties));
    ASSIGN_OR_RETURN(const std::vector<Polygon> polygons, feature.polygons());
    RawCountry raw{country, {}, {}};
    for (const Polygon& polygon : polygons) {
      raw.rings.push_back(polygon.outer);
      raw.rings.insert(raw.rings.end(), polygon.holes.begin(), polygon.holes.end());
    }
    countries.push_back(std::move(raw));
  }
  return countries;
}

}  // namespace maabar
