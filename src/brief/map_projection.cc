// SPDX-License-Identifier: Apache-2.0
#include "brief/map_projection.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "base/check.h"
#include "base/exact_math.h"

namespace maabar {
namespace {

constexpr double kPi = 3.14159265358979323846;
/// One degree of a great circle on a sphere of radius 6371.0088 km (the mean radius of GRS 80).
constexpr double kMetresPerDegree = 6371008.8 * kPi / 180;

std::int32_t to_tenths(double value) { return static_cast<std::int32_t>(std::floor(value + 0.5)); }

}  // namespace

std::string to_px(std::int32_t tenths) {
  const std::string sign = tenths < 0 ? "-" : "";
  const std::int32_t size = std::abs(tenths);
  if (size % 10 == 0) return fmt::format("{}{}", sign, size / 10);
  return fmt::format("{}{}.{}", sign, size / 10, size % 10);
}

MapProjection::MapProjection(const Window& window)
    : window_(window),
      mean_latitude_((window.south_west.lat() + window.north_east.lat()) / 2),
      tenths_per_degree_lng_(window.width / (window.north_east.lng() - window.south_west.lng())),
      tenths_per_degree_lat_(tenths_per_degree_lng_ / cosine_of_degrees(mean_latitude_)) {
  CHECK(window.width > 0);
  CHECK(window.north_east.lng() > window.south_west.lng());
  CHECK(window.north_east.lat() > window.south_west.lat());
}

DrawPoint MapProjection::to_point(LatLng place) const {
  const double east = place.lng() - window_.south_west.lng();
  const double south = window_.north_east.lat() - place.lat();
  return {window_.origin.x + to_tenths(east * tenths_per_degree_lng_),
          window_.origin.y + to_tenths(south * tenths_per_degree_lat_)};
}

DrawBox MapProjection::frame() const {
  const DrawPoint corner = to_point(window_.south_west);
  return {window_.origin.x, window_.origin.y, window_.origin.x + window_.width, corner.y};
}

std::int32_t MapProjection::length_of(Metres metres) const {
  return to_tenths(metres.value / kMetresPerDegree * tenths_per_degree_lat_);
}

}  // namespace maabar
