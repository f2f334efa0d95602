// SPDX-License-Identifier: Apache-2.0
#include "region/road_class.h"

#include <array>
#include <utility>

namespace maabar {
namespace {

constexpr std::array<std::pair<std::string_view, RoadClass>, 10> kClasses = {
    {{"motorway", RoadClass::kMotorway},
     {"trunk", RoadClass::kTrunk},
     {"primary", RoadClass::kPrimary},
     {"secondary", RoadClass::kSecondary},
     {"tertiary", RoadClass::kTertiary},
     {"unclassified", RoadClass::kUnclassified},
     {"residential", RoadClass::kResidential},
     {"service", RoadClass::kService},
     {"ferry", RoadClass::kFerry},
     {"gate", RoadClass::kGate}}};

}  // namespace

std::string_view to_string(RoadClass road_class) {
  for (const auto& [name, value] : kClasses) {
    if (value == road_class) return name;
  }
  return "gate";
}

Result<RoadClass> parse_road_class(std::string_view text) {
  for (const auto& [name, value] : kClasses) {
    if (text == name && value <= RoadClass::kTertiary) return value;
  }
  return invalid_input(
      fmt::format("'{}' is no class of road; write motorway, trunk, primary, secondary or tertiary",
                  text.substr(0, 40)));
}

}  // namespace maabar
