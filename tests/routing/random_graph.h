// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "base/random.h"
#include "network/road_graph.h"
#include "routing/travel_times.h"

namespace maabar::testing {

/// How many of each a random graph gets.
struct RandomShape {
  std::uint32_t nodes = 12;
  std::uint32_t countries = 3;
  std::uint32_t roads = 24;
  std::uint32_t gates = 6;
};

inline TravelTime random_time(Rng& rng, std::uint64_t below_s) {
  return TravelTime::from_milliseconds(static_cast<std::uint32_t>(1000 * rng.below(below_s)));
}

/// Roads inside countries: one in three one-way, one in six of no length, parallel ones and loops
/// as they fall; gates between countries. Times are few and small, so that ties are common.
inline RoadGraph random_graph(Rng& rng, const RandomShape& shape) {
  RoadGraph::Parts parts;
  parts.road_names = {"road", "gate"};
  const auto country = [&](std::uint32_t node) { return node % shape.countries; };
  for (std::uint32_t i = 0; i < shape.nodes; ++i) {
    const LatLng position =
        LatLng::from_degrees({.lat = 1.0 + i / 10, .lng = 1.0 + i % 10}).value();
    const std::string code{'X', static_cast<char>('A' + country(i))};
    parts.nodes.push_back(Node{.id = fmt::format("n{}", i),
                               .name = fmt::format("N{}", i),
                               .position = position,
                               .country = Country::parse(code).value()});
  }
  const auto add_arc = [&](std::uint32_t tail, std::uint32_t head, TravelTime time, GateId gate) {
    Arc arc;
    arc.tail = NodeId(tail);
    arc.head = NodeId(head);
    arc.length = Metres{time.milliseconds() / 50};
    arc.truck = time;
    arc.car = time;
    arc.gate = gate;
    if (!gate.is_none()) {
      arc.road_class = RoadClass::kGate;
      arc.road = 1;
    }
    arc.shape = static_cast<std::uint32_t>(parts.shapes.size());
    parts.shapes.push_back({parts.nodes[tail].position, parts.nodes[head].position});
    parts.arcs.push_back(arc);
  };
  for (std::uint32_t i = 0; i < shape.roads; ++i) {
    const auto tail = static_cast<std::uint32_t>(rng.below(shape.nodes));
    auto head = static_cast<std::uint32_t>(rng.below(shape.nodes));
    while (country(head) != country(tail))
      head = static_cast<std::uint32_t>(rng.below(shape.nodes));
    const TravelTime time = rng.below(6) == 0 ? TravelTime::zero() : random_time(rng, 5);
    add_arc(tail, head, time, GateId::none());
    if (rng.below(3) != 0) add_arc(head, tail, time, GateId::none());
  }
  for (std::uint32_t i = 0; i < shape.gates; ++i) {
    auto a = static_cast<std::uint32_t>(rng.below(shape.nodes));
    auto b = static_cast<std::uint32_t>(rng.below(shape.nodes));
    while (country(a) == country(b)) b = static_cast<std::uint32_t>(rng.below(shape.nodes));
    if (country(a) > country(b)) std::swap(a, b);
    const GateId gate(i);
    const std::string key = fmt::format("{}-{}.g{}", parts.nodes[a].country.lower_code(),
                                        parts.nodes[b].country.lower_code(), i);
    add_arc(a, b, random_time(rng, 3), gate);
    add_arc(b, a, random_time(rng, 3), gate);
    parts.gates.push_back({CrossingKey::parse(key).value(), Metres{0}});
  }
  return RoadGraph::build(std::move(parts)).value();
}

/// Truck times; a gate arc costs 0 to 3 s more or, one time in three, cannot be passed.
inline ArcWeights random_weights(Rng& rng, const RoadGraph& graph) {
  ArcWeights weights;
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    TravelTime weight = graph.driving(ArcId(i), Profile::kTruck);
    if (!graph.gate_of(ArcId(i)).is_none()) {
      weight = rng.below(3) == 0 ? TravelTime::infinity() : weight + random_time(rng, 4);
    }
    weights.push_back(weight);
  }
  return weights;
}

/// The seed of round `round`; `MAABAR_TEST_SEED` in the environment shifts all of them.
inline std::uint64_t seed_of(std::uint64_t round) {
  const char* shift = std::getenv("MAABAR_TEST_SEED");
  return round + (shift == nullptr ? 0 : std::strtoull(shift, nullptr, 10));
}

}  // namespace maabar::testing
