// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/units.h"
#include "region/outline.h"
#include "region/record.h"

/// A strict reader of GeoJSON (RFC 7946), the only place that knows its longitude-first order.
namespace maabar {

/// A point, a line of two points or more, or polygons (one or several).
using GeoShape = std::variant<LatLng, std::vector<LatLng>, std::vector<Polygon>>;

/// A feature of a collection.
struct GeoFeature {
  Record properties;  ///< bears file, line, and `feature 12 (iq.baghdad)`, counted from 1
  GeoShape shape;

  /// The shape as the kind that is asked for; `kInvalidInput` at the feature if it is another.
  [[nodiscard]] Result<LatLng> point() const;
  [[nodiscard]] Result<std::vector<LatLng>> line() const;
  [[nodiscard]] Result<std::vector<Polygon>> polygons() const;
};

/// The features that could be read, and what was wrong with the others, in the file's order.
struct GeoCollection {
  std::vector<GeoFeature> features;
  std::vector<Error> faults;
};

/// Reads a FeatureCollection of Point, LineString, Polygon and MultiPolygon features. Rings must be
/// closed and have four points or more; a third coordinate (height) is passed over. A bad feature
/// is a fault and reading goes on; bad JSON is one fault with its line. `file` names it in errors.
GeoCollection parse_geojson(std::string_view text, const std::string& file);

}  // namespace maabar
