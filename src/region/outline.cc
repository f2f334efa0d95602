// SPDX-License-Identifier: Apache-2.0
#include "region/outline.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace maabar {
namespace {

/// Whether a ray from `p` to the east crosses the edge a-b. Exact: each product stays below
/// 3.6e9 x 1.8e9 < 2^63. The half-open rule on latitudes counts a shared vertex once.
bool crosses(LatLng a, LatLng b, LatLng p) {
  if ((a.lat_e7() > p.lat_e7()) == (b.lat_e7() > p.lat_e7())) return false;
  if (a.lat_e7() > b.lat_e7()) std::swap(a, b);
  const std::int64_t rise = std::int64_t{b.lat_e7()} - a.lat_e7();
  const std::int64_t run = std::int64_t{b.lng_e7()} - a.lng_e7();
  const std::int64_t up = std::int64_t{p.lat_e7()} - a.lat_e7();
  const std::int64_t along = std::int64_t{p.lng_e7()} - a.lng_e7();
  return along * rise < run * up;
}

bool is_inside(const Ring& ring, LatLng p) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (crosses(ring[i - 1], ring[i], p)) inside = !inside;
  }
  return inside;
}

/// The point of the edge a-b that is nearest to `p` on a plane that touches the Earth there.
LatLng nearest_on_edge(LatLng a, LatLng b, LatLng p) {
  const double shrink = std::cos(p.lat() * std::numbers::pi / 180);
  const double ax = (a.lng() - p.lng()) * shrink;
  const double ay = a.lat() - p.lat();
  const double dx = (b.lng() - a.lng()) * shrink;
  const double dy = b.lat() - a.lat();
  const double square = dx * dx + dy * dy;
  const double share = square > 0 ? std::clamp(-(ax * dx + ay * dy) / square, 0.0, 1.0) : 0.0;
  return LatLng::from_degrees({.lat = a.lat() + share * (b.lat() - a.lat()),
                               .lng = a.lng() + share * (b.lng() - a.lng())})
      .value();
}

}  // namespace

bool contains(const Polygon& polygon, LatLng point) {
  if (!is_inside(polygon.outer, point)) return false;
  return std::none_of(polygon.holes.begin(), polygon.holes.end(),
                      [&](const Ring& hole) { return is_inside(hole, point); });
}

Metres distance_to_line(const std::vector<LatLng>& line, LatLng point) {
  Metres least{std::numeric_limits<std::uint32_t>::max()};
  for (std::size_t i = 1; i < line.size(); ++i) {
    least = std::min(least, great_circle(point, nearest_on_edge(line[i - 1], line[i], point)));
  }
  return least;
}

Metres distance_to_edge(const Polygon& polygon, LatLng point) {
  Metres least = distance_to_line(polygon.outer, point);
  for (const Ring& hole : polygon.holes) least = std::min(least, distance_to_line(hole, point));
  return least;
}

CountryOutlines::CountryOutlines(std::vector<CountryOutline> outlines)
    : outlines_(std::move(outlines)) {}

const CountryOutline* CountryOutlines::find(Country country) const {
  const auto it = std::find_if(outlines_.begin(), outlines_.end(),
                               [&](const CountryOutline& o) { return o.country == country; });
  return it == outlines_.end() ? nullptr : &*it;
}

Country CountryOutlines::country_at(LatLng point) const {
  for (const CountryOutline& outline : outlines_) {
    for (const Polygon& polygon : outline.polygons) {
      if (contains(polygon, point)) return outline.country;
    }
  }
  return {};
}

std::optional<Metres> CountryOutlines::distance_to_edge_of(Country country, LatLng point) const {
  const CountryOutline* outline = find(country);
  if (outline == nullptr || outline->polygons.empty()) return std::nullopt;
  Metres least{std::numeric_limits<std::uint32_t>::max()};
  for (const Polygon& polygon : outline->polygons) {
    least = std::min(least, distance_to_edge(polygon, point));
  }
  return least;
}

std::optional<Metres> CountryOutlines::distance_to(Country country, LatLng point) const {
  const CountryOutline* outline = find(country);
  if (outline == nullptr || outline->polygons.empty()) return std::nullopt;
  const bool is_within =
      std::any_of(outline->polygons.begin(), outline->polygons.end(),
                  [&](const Polygon& polygon) { return contains(polygon, point); });
  return is_within ? Metres{0} : distance_to_edge_of(country, point);
}

std::optional<CountryOutlines::Nearest> CountryOutlines::nearest_country(LatLng point) const {
  std::optional<Nearest> nearest;
  for (const CountryOutline& outline : outlines_) {
    const auto distance = distance_to(outline.country, point);
    if (distance && (!nearest || *distance < nearest->distance)) {
      nearest = Nearest{outline.country, *distance};
    }
  }
  return nearest;
}

}  // namespace maabar
