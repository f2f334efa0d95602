// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "access/places.h"
#include "worlds/world.h"

namespace maabar::testing {

/// Two countries and three gates in a row of towns: north closed, middle restricted, south unknown.
inline constexpr const char* kThreeGates = R"(world: three gates in doubt
map:
  A-B-C
  : : :
  D-E-F
end
country XA: A B C
country XB: D E F
gate A D: xa-xb.north 2/6
gate B E: xa-xb.middle 2/6
gate C F: xa-xb.south 2/6
state xa-xb.north: closed
state xa-xb.middle: restricted
people: A 10, B 20, C 30, D 100, E 200, F 300
)";

/// The same with one supposition or statement more.
inline World three_gates(const std::string& more = "") {
  return WorldReader::read(std::string(kThreeGates) + more);
}

inline Stop stop_at(const World& world, char letter) {
  Stop stop;
  stop.node = world.node(letter);
  stop.id = World::place_id(letter);
  stop.name = std::string(1, letter);
  stop.country = world.graph.country(stop.node);
  stop.position = world.graph.position(stop.node);
  return stop;
}

inline CountedPlaces all_places(const World& world) {
  return places_of(world.graph, world.pack, std::vector<Country>{country("XA"), country("XB")})
      .value();
}

/// The crossing's name without its border.
inline std::string short_name(const Passage& passage) {
  return passage.crossing.text().substr(passage.crossing.text().find('.') + 1);
}

}  // namespace maabar::testing
