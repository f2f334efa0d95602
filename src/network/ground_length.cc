// SPDX-License-Identifier: Apache-2.0
#include "network/ground_length.h"

#include <cmath>
#include <numbers>

#include "base/exact_math.h"

namespace maabar {

std::uint64_t ground_length_mm(LatLng a, LatLng b) {
  // Radii of curvature of WGS84: e2 is the square of its first eccentricity.
  constexpr double kEquatorialRadius = 6378137.0;
  constexpr double kE2 = 0.00669437999014;
  constexpr double kRadians = std::numbers::pi / 180.0;
  const double cosine = cosine_of_degrees((a.lat() + b.lat()) / 2);
  const double bulge = 1 - kE2 * (1 - cosine * cosine);
  const double normal = kEquatorialRadius / std::sqrt(bulge);
  const double meridian = normal * (1 - kE2) / bulge;
  const double north = (b.lat() - a.lat()) * kRadians * meridian;
  const double east = (b.lng() - a.lng()) * kRadians * normal * cosine;
  return static_cast<std::uint64_t>(std::sqrt(north * north + east * east) * 1000 + 0.5);
}

std::uint64_t ground_length_mm(std::span<const LatLng> line) {
  std::uint64_t length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) length += ground_length_mm(line[i - 1], line[i]);
  return length;
}

}  // namespace maabar
