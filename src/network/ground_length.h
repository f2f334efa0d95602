// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "base/units.h"

namespace maabar {

/// Length of the straight piece between two points in millimetres, on the plane that fits the
/// WGS84 ellipsoid at their middle latitude: the same bits on every machine, and stored. Accuracy:
/// 0.01 % up to 10 km, 0.1 % up to 200 km, away from the poles and the date line.
std::uint64_t ground_length_mm(LatLng a, LatLng b);

/// The length of a line in millimetres.
std::uint64_t ground_length_mm(std::span<const LatLng> line);

}  // namespace maabar
