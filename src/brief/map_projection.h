// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "base/units.h"

/// Geometry of the map, in tenths of a pixel: whole numbers, so that layout and bytes are the same
/// on every machine.
namespace maabar {

/// A point of the drawing, x to the right, y down, in 0.1 px.
struct DrawPoint {
  std::int32_t x = 0;
  std::int32_t y = 0;
  friend constexpr bool operator==(DrawPoint, DrawPoint) = default;
};

/// A box of the drawing, in 0.1 px; its edges belong to it.
struct DrawBox {
  std::int32_t left = 0;
  std::int32_t top = 0;
  std::int32_t right = 0;
  std::int32_t bottom = 0;
  friend constexpr bool operator==(const DrawBox&, const DrawBox&) = default;
};

/// `12.3` for 123 tenths; `12` for 120.
std::string to_px(std::int32_t tenths);

/// Equirectangular projection with its standard parallel at the mean latitude of the window: north
/// is up, scale is true along every meridian and along that parallel.
class MapProjection {
 public:
  struct Window {
    LatLng south_west;
    LatLng north_east;
    DrawPoint origin;        ///< where the window's north-west corner is drawn
    std::int32_t width = 0;  ///< of the window as drawn, 0.1 px
  };
  /// Requires: a window that is not empty and a width above 0.
  explicit MapProjection(const Window& window);

  [[nodiscard]] DrawPoint to_point(LatLng place) const;
  [[nodiscard]] DrawBox frame() const;
  /// Length in 0.1 px of `metres` along the standard parallel. Accuracy: on a sphere of radius
  /// 6371.0088 km, within 0.5 % of the ellipsoid.
  [[nodiscard]] std::int32_t length_of(Metres metres) const;
  [[nodiscard]] double mean_latitude() const { return mean_latitude_; }

 private:
  Window window_;
  double mean_latitude_;
  double tenths_per_degree_lng_;
  double tenths_per_degree_lat_;
};

}  // namespace maabar
