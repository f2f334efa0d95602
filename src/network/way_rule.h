// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "region/road_class.h"

namespace maabar {

/// The value of a tag; empty if it is not set.
using TagValue = std::function<std::string_view(std::string_view key)>;

/// What a way's tags say about driving on it: the table of docs/formats/road-network.md.
struct WayRule {
  /// Who may drive, in which sense of the way's points.
  enum Use : std::uint8_t {
    kTruckForward = 1,
    kCarForward = 2,
    kTruckBackward = 4,
    kCarBackward = 8,
  };
  RoadClass road_class = RoadClass::kUnclassified;
  std::uint8_t uses = 0;  ///< of `Use`, never none
  std::uint16_t truck_kmh = 0;
  std::uint16_t car_kmh = 0;
  /// Nobody may use it by its tags. Kept near a gate, where it may say no more than that the
  /// crossing was shut when the map was drawn; left out elsewhere. `uses` are those of its class.
  bool is_barred = false;
  std::uint32_t duration_s = 0;  ///< of a ferry that tells it, for the whole way; else 0

  /// The same road driven against its points.
  [[nodiscard]] WayRule reversed() const;
  friend bool operator==(const WayRule&, const WayRule&) = default;
};

/// The rule of a way; absent if it is no road for a lorry or a car. Words that mean nothing here
/// are passed over: a speed that cannot be read leaves the speed of the class.
std::optional<WayRule> rule_of_way(const TagValue& tag);

}  // namespace maabar
