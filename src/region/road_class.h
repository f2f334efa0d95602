// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace maabar {

/// What kind of road an arc is, best first. `kGate` is a gate's own line from side to side.
enum class RoadClass : std::uint8_t { kMotorway, kTrunk, kPrimary, kSecondary, kTertiary, kGate };

/// `motorway` ... `tertiary`, `gate`.
std::string_view to_string(RoadClass road_class);

/// A class as road files write it. `kInvalidInput` with the accepted words; `gate` is not one of
/// them, since only a gate's own feature makes a gate.
Result<RoadClass> parse_road_class(std::string_view text);

}  // namespace maabar
