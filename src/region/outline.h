// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/units.h"
#include "gazetteer/country.h"

namespace maabar {

/// A closed line: its first point is also its last. Four points or more.
using Ring = std::vector<LatLng>;

/// An outer ring and the rings of its holes.
struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
};

/// Whether `point` lies in `polygon`: even-odd in exact integer arithmetic, edges straight in
/// latitude and longitude. A point on an edge belongs to one of the two polygons that share it.
/// O(vertices).
bool contains(const Polygon& polygon, LatLng point);

/// Distance from `point` to the nearest point of `line`, O(vertices). Requires: two points or more.
/// accuracy: the nearest point is sought on a plane that touches the Earth at `point`, the distance
/// to it is the great circle: within 1 % up to 200 km, never too short by more than the
/// great circle's own error.
Metres distance_to_line(const std::vector<LatLng>& line, LatLng point);

/// Distance from `point` to the nearest edge of `polygon`, inside or out; as above.
Metres distance_to_edge(const Polygon& polygon, LatLng point);

/// A country as the pack draws it: coarse, schematic, no statement on where a boundary runs.
struct CountryOutline {
  Country country;
  std::string name;
  std::string name_ar;
  LatLng label;             ///< where a map's label sits
  bool is_clipped = false;  ///< only the part inside the region's window is drawn
  std::vector<Polygon> polygons;
  std::string source;
  Where where;
};

/// Tells in which country a point lies. Immutable; safe from many threads.
class CountryOutlines {
 public:
  CountryOutlines() = default;
  explicit CountryOutlines(std::vector<CountryOutline> outlines);

  [[nodiscard]] std::span<const CountryOutline> all() const { return outlines_; }
  [[nodiscard]] const CountryOutline* find(Country country) const;

  /// The country whose polygon holds `point`; none at sea and outside the region's window.
  [[nodiscard]] Country country_at(LatLng point) const;

  /// Distance from `point` to the country's outline, zero inside it; absent if the pack does not
  /// draw the country. Accuracy: `distance_to_edge`; the outline itself is coarse (kilometres).
  [[nodiscard]] std::optional<Metres> distance_to(Country country, LatLng point) const;

  /// Distance to the country's drawn line, from inside too; absent if it is not drawn.
  [[nodiscard]] std::optional<Metres> distance_to_edge_of(Country country, LatLng point) const;

  struct Nearest {
    Country country;
    Metres distance;  ///< zero inside
  };
  /// The country nearest to `point`; absent only if nothing is drawn.
  [[nodiscard]] std::optional<Nearest> nearest_country(LatLng point) const;

 private:
  std::vector<CountryOutline> outlines_;
};

}  // namespace maabar
