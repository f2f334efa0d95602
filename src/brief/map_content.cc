// SPDX-License-Identifier: Apache-2.0
#include "brief/map_content.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "brief/wording.h"

namespace maabar {
namespace {

/// A network with more arcs than this has more roads than the map's scale can show.
constexpr std::size_t kMostArcsOfAllClasses = 20000;

std::vector<MapRoad> roads_of(const RoadGraph& graph) {
  const RoadClass last =
      graph.arc_count() > kMostArcsOfAllClasses ? RoadClass::kPrimary : RoadClass::kTertiary;
  std::vector<MapRoad> roads;
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const Arc arc = graph.arc(ArcId::from_index(i));
    const bool is_gate = !arc.gate.is_none();
    // The way back shares its line with the way there.
    if (arc.is_shape_reversed || (!is_gate && arc.road_class > last)) continue;
    roads.push_back({arc.road_class, graph.line_of(ArcId::from_index(i))});
  }
  return roads;
}

std::vector<LatLng> line_of(const Way& way) {
  std::vector<LatLng> line;
  for (const Leg& leg : way.legs) line.insert(line.end(), leg.line.begin(), leg.line.end());
  line.erase(std::unique(line.begin(), line.end()), line.end());
  return line;
}

std::string corridor_name(const RouteAnswer& corridor) {
  return corridor.from.name + " to " + corridor.to.name;
}

/// The way under the best reading, and, if doubt makes a difference, the way that holds without it.
std::vector<MapRoute> routes_of(const RouteAnswer& corridor) {
  std::vector<MapRoute> routes;
  const auto& best = corridor.readings.under(Reading::kIfPasses).way;
  const auto& sure = corridor.readings.under(Reading::kIfNot).way;
  const bool is_same = best && sure && best->arcs == sure->arcs;
  if (best && !is_same) {
    routes.push_back({MapRoute::Certainty::kOnlyIfPasses, corridor_name(corridor), line_of(*best)});
  }
  if (sure) {
    routes.push_back({MapRoute::Certainty::kEveryReading, corridor_name(corridor), line_of(*sure)});
  }
  return routes;
}

/// What the corridors touch.
struct OnRoute {
  std::set<CrossingKey> crossings;
  std::set<std::string> ends;  ///< place ids
  std::set<LatLng> points;     ///< corners of the ways
};

OnRoute find_on_route(std::span<const RouteAnswer> corridors) {
  OnRoute on_route;
  for (const RouteAnswer& corridor : corridors) {
    on_route.ends.insert(corridor.from.id);
    on_route.ends.insert(corridor.to.id);
    for (const RouteReading& reading : corridor.readings.distinct) {
      if (!reading.way) continue;
      for (const GateOnWay& gate : reading.way->gates) {
        on_route.crossings.insert(gate.passage.crossing);
      }
      const std::vector<LatLng> line = line_of(*reading.way);
      on_route.points.insert(line.begin(), line.end());
    }
  }
  return on_route;
}

MapTown::Rank rank_of(const Place& place, const std::set<std::string>& hubs,
                      const OnRoute& on_route) {
  if (on_route.ends.contains(place.id)) return MapTown::Rank::kEnd;
  if (hubs.contains(place.id)) return MapTown::Rank::kHub;
  if (on_route.points.contains(place.position)) return MapTown::Rank::kOnRoute;
  return place.kind == PlaceKind::kCity ? MapTown::Rank::kCity : MapTown::Rank::kOther;
}

std::vector<MapTown> towns_of(const RegionPack& pack, const OnRoute& on_route) {
  std::set<std::string> hubs;
  for (const Hub& hub : pack.hubs) hubs.insert(hub.place_id);
  std::vector<MapTown> towns;
  for (const Place& place : pack.places) {
    const MapTown::Rank rank = rank_of(place, hubs, on_route);
    if (rank == MapTown::Rank::kOther) continue;
    towns.push_back({rank, place.name, place.name_ar, place.position, place.population});
  }
  return towns;
}

MapCrossing to_map_crossing(const BoardRow& row, const Gazetteer& gazetteer,
                            const OnRoute& on_route) {
  MapCrossing crossing;
  crossing.key = row.crossing;
  crossing.label = row.name;
  if (const auto id = gazetteer.find_crossing(row.crossing)) {
    const std::string a = short_name(gazetteer.crossing(*id).a.name);
    const std::string b = short_name(gazetteer.crossing(*id).b.name);
    const bool is_one = a == b || a.empty() || b.empty();
    crossing.label = is_one ? (a.empty() ? b : a) : a + " / " + b;
    crossing.short_label = a.empty() ? b : a;
  }
  if (crossing.label.empty()) crossing.label = row.crossing.text();
  if (crossing.short_label.empty()) crossing.short_label = crossing.label;
  crossing.position = *row.position;
  crossing.a_to_b = row.map_state[0];
  crossing.b_to_a = row.map_state[1];
  crossing.is_on_route = on_route.crossings.contains(row.crossing);
  return crossing;
}

}  // namespace

std::string short_name(std::string_view name) {
  const std::size_t end = name.find_first_of("(,/");
  std::string_view text = name.substr(0, end);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

MapInput make_map(const BulletinInput& input, std::span<const BoardRow> rows) {
  const RegionMeta& meta = input.pack.meta;
  const OnRoute on_route = find_on_route(input.corridors);
  MapInput map;
  map.title = fmt::format("{}: crossings for {}", meta.name, word_of(input.map_class));
  map.title_ar = fmt::format("{}: المعابر – {}", meta.name_ar, arabic_of(input.map_class));
  map.dates = as_of_text(input.as_of) + ".";
  map.foot =
      fmt::format("Reported state, never a promise of safety. Ledger head: {}.", input.ledger_head);
  map.disclaimer = meta.disclaimer;
  map.south_west = meta.south_west;
  map.north_east = meta.north_east;
  map.countries = meta.countries;
  map.outlines.assign(input.pack.outlines.all().begin(), input.pack.outlines.all().end());
  map.lines = input.pack.lines;
  map.roads = roads_of(input.graph);
  for (const RouteAnswer& corridor : input.corridors) {
    for (MapRoute& route : routes_of(corridor)) map.routes.push_back(std::move(route));
  }
  for (const BoardRow& row : rows) {
    if (row.position) map.crossings.push_back(to_map_crossing(row, input.gazetteer, on_route));
  }
  map.towns = towns_of(input.pack, on_route);
  return map;
}

}  // namespace maabar
