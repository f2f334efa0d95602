// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/units.h"

namespace maabar {

/// Appends `line` to `bytes`, exactly: each point as its difference from the one before (the first
/// from latitude and longitude zero), latitude then longitude in units of 1e-7 degrees, zigzag, in
/// groups of seven bits, lowest first.
void encode_line(std::span<const LatLng> line, std::vector<std::uint8_t>& bytes);

/// The line that `bytes` hold. Of bytes that hold none, the points up to the first that is not
/// whole or lies outside the Earth: never a crash.
std::vector<LatLng> decode_line(std::span<const std::uint8_t> bytes);

}  // namespace maabar
