// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace maabar {

/// What kind of road an arc is, best first. Packs go down to `kTertiary`. `kGate` is the line from
/// side to side that a pack gives a gate; on a network from a map a gate arc keeps its road's
/// class.
enum class RoadClass : std::uint8_t {
  kMotorway,
  kTrunk,
  kPrimary,
  kSecondary,
  kTertiary,
  kUnclassified,
  kResidential,
  kService,
  kFerry,
  kGate
};

/// `motorway` ... `service`, `ferry`, `gate`.
std::string_view to_string(RoadClass road_class);

/// A class as a pack's road file writes it, `motorway` to `tertiary`. `kInvalidInput` with the
/// accepted words; `gate` is not one of them, since only a gate's own feature makes a gate.
Result<RoadClass> parse_road_class(std::string_view text);

}  // namespace maabar
