// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/units.h"
#include "gazetteer/country.h"
#include "network/way_rule.h"
#include "region/outline.h"

/// What the doors of the import (OpenStreetMap, GeoJSON) give to the rest of it.
namespace maabar {

/// A drivable way.
struct RawWay {
  std::int64_t id = 0;               ///< in its source; ways of one id are one way
  std::vector<std::int64_t> points;  ///< ids of points, two or more
  WayRule rule;
  std::string name;  ///< number before name; empty if it has neither
};

/// A point of a way, or one that stands for something.
struct RawPoint {
  std::int64_t id = 0;
  LatLng position;
};

/// A border post as the map knows it: where it stands and what it is called, never its state.
struct BorderPost {
  LatLng position;
  std::string name;  ///< empty if the map gives none
};

/// A town as the map knows it, to say where something lies.
struct Town {
  LatLng position;
  std::string name;
};

/// A country's outline as far as the sources hold it.
struct RawCountry {
  Country country;
  std::vector<Ring> rings;                 ///< closed; even-odd
  std::vector<std::vector<LatLng>> lines;  ///< pieces of its border that close to no ring
  bool is_land = false;  ///< drawn along the coast: used where the border proper is not whole
};

/// Everything that was read. Order does not matter: `tidy` brings it into one.
struct RawRoads {
  std::vector<RawWay> ways;
  std::vector<RawPoint> points;
  std::vector<BorderPost> posts;
  std::vector<Town> towns;
  std::vector<RawCountry> countries;
};

/// Sorts by id and content and drops what stands twice (extracts overlap at their borders; of two
/// versions of a way the one with more points stays), so that the order of files is forgotten.
void tidy(RawRoads& roads);

/// Called now and then with what is being done and how much of it is (0 to 1).
using ImportProgress = std::function<void(std::string_view stage, double done)>;

/// Appends what an OpenStreetMap file (`.osm.pbf`, `.osm`, also compressed) holds: drivable ways
/// and their points, border posts, towns, and countries from relations with `admin_level=2`
/// (`boundary=administrative`, and `land_area` for those whose sea border is in no file).
/// `kInvalidInput` with the file's name if it cannot be read to its end. Memory: ways and their
/// points only.
Result<void> read_osm(const std::string& path, RawRoads& roads, const ImportProgress& progress);

/// Appends the LineString features of a GeoJSON text, whose properties are read as tags
/// (`highway`, `oneway`, `maxspeed`, `name` ...); lines meet where they share a coordinate.
/// `kInvalidInput` with file and line for the first feature that is no such line.
Result<void> read_geojson_roads(std::string_view text, const std::string& file, RawRoads& roads);

/// Countries of a GeoJSON text of polygons. A feature's country is its property `country` or
/// `ISO3166-1:alpha2` (two letters), `adm0_a3` or `ISO3166-1:alpha3` (three). `kInvalidInput` with
/// file and line for a feature without one.
Result<std::vector<RawCountry>> read_countries(std::string_view text, const std::string& file);

}  // namespace maabar
