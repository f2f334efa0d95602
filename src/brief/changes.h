// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "belief/state.h"

namespace maabar {

/// One class and direction of a crossing that is believed otherwise than before.
struct StateChange {
  CrossingKey crossing;
  TrafficClass traffic_class = TrafficClass::kCargo;
  Direction direction;
  Shown before = Shown::kUnknown;
  StateBelief now;
};

/// What is shown differently in `after` than in `before`, by crossing, class and direction. A
/// crossing that `before` does not hold was unknown. Boards in any order.
std::vector<StateChange> find_changes(std::span<const CrossingBelief> before,
                                      std::span<const CrossingBelief> after);

}  // namespace maabar
