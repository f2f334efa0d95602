// SPDX-License-Identifier: Apache-2.0
#include "belief/state.h"

#include <algorithm>

namespace maabar {

std::string_view to_string(TrafficClass traffic_class) {
  return to_string(to_scope(traffic_class));
}

Result<TrafficClass> parse_traffic_class(std::string_view text) {
  for (const TrafficClass traffic_class : kTrafficClasses) {
    if (to_string(traffic_class) == text) return traffic_class;
  }
  return invalid_input(
      fmt::format("'{}' is not a traffic class; use passengers, cargo, humanitarian or pedestrians",
                  text.substr(0, 40)));
}

Scope to_scope(TrafficClass traffic_class) {
  switch (traffic_class) {
    case TrafficClass::kPassengers:
      return Scope::kPassengers;
    case TrafficClass::kCargo:
      return Scope::kCargo;
    case TrafficClass::kHumanitarian:
      return Scope::kHumanitarian;
    case TrafficClass::kPedestrians:
      return Scope::kPedestrians;
  }
  return Scope::kAll;
}

std::string_view to_string(Shown shown) {
  switch (shown) {
    case Shown::kOpen:
      return "open";
    case Shown::kRestricted:
      return "restricted";
    case Shown::kClosed:
      return "closed";
    case Shown::kUnknown:
      return "unknown";
  }
  return {};
}

Shown to_shown(State state) { return static_cast<Shown>(state); }

std::string_view to_string(Evidence::Role role) {
  switch (role) {
    case Evidence::Role::kFor:
      return "for";
    case Evidence::Role::kAgainst:
      return "against";
    case Evidence::Role::kOutweighed:
      return "outweighed";
    case Evidence::Role::kImplied:
      return "implied";
    case Evidence::Role::kDiscounted:
      return "discounted";
    case Evidence::Role::kRefuted:
      return "refuted";
  }
  return {};
}

std::string_view to_string(UnknownReason reason) {
  switch (reason) {
    case UnknownReason::kNone:
      return "none";
    case UnknownReason::kSilence:
      return "silence";
    case UnknownReason::kTooOld:
      return "too_old";
    case UnknownReason::kUnsure:
      return "unsure";
  }
  return {};
}

Confidence StateBelief::confidence() const {
  if (shown == Shown::kUnknown) return *std::max_element(probability.begin(), probability.end());
  return probability[static_cast<std::size_t>(shown)];
}

const TrackBelief& CrossingBelief::track(TrafficClass traffic_class, Direction direction) const {
  const auto it = std::find_if(tracks.begin(), tracks.end(), [&](const TrackBelief& track) {
    return track.traffic_class == traffic_class && track.direction == direction;
  });
  CHECK(it != tracks.end());
  return *it;
}

std::array<Direction, 2> directions_of(const CrossingKey& crossing) {
  const Country a = crossing.country_a();
  const Country b = crossing.country_b();
  return {Direction{a, b}, Direction{b, a}};
}

}  // namespace maabar
