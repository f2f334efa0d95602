// SPDX-License-Identifier: Apache-2.0
#include "access/places.h"

#include <fmt/format.h>

#include <algorithm>

namespace maabar {
namespace {

Error no_node(std::string_view id) {
  return not_found(fmt::format("'{}' is no node of this road network", id));
}

}  // namespace

Result<Stop> make_stop(const RoadGraph& graph, const Located& located) {
  const auto node = graph.find_node(located.node);
  if (!node) return no_node(located.node);
  return Stop{*node, located.node, located.name, graph.country(*node), located.asked, located.off};
}

Result<Stop> make_stop(const RoadGraph& graph, const Place& place) {
  const auto node = graph.find_node(place.id);
  if (!node) return no_node(place.id);
  return Stop{*node, place.id, place.name, place.country, place.position, Metres{0}};
}

Result<CountedPlaces> places_of(const RoadGraph& graph, const RegionPack& pack,
                                std::span<const Country> countries) {
  CountedPlaces counted;
  std::size_t missing = 0;
  for (const Place& place : pack.places) {
    if (std::find(countries.begin(), countries.end(), place.country) == countries.end()) continue;
    if (!graph.find_node(place.id)) {
      ++missing;
      continue;
    }
    ASSIGN_OR_RETURN(Stop stop, make_stop(graph, place));
    counted.places.push_back(
        {std::move(stop), place.admin1, place.population, place.population_year});
  }
  std::string codes;
  for (const Country country : countries) codes += (codes.empty() ? "" : ", ") + country.code();
  counted.rule =
      fmt::format("all {} places of {} in the pack {}", counted.places.size(), codes, pack.meta.id);
  if (missing > 0) counted.rule += fmt::format("; {} more have no road in this network", missing);
  return counted;
}

Result<CountedPlaces> places_of(const RoadGraph& graph, const RegionPack& pack) {
  return places_of(graph, pack, pack.meta.countries);
}

Result<FoundHubs> hubs_of(const RoadGraph& graph, const RegionPack& pack) {
  FoundHubs found;
  for (const Hub& hub : pack.hubs) {
    if (hub.place.is_none()) {
      return not_found(fmt::format("hub '{}' is no place", hub.place_id), hub.where);
    }
    const Place& place = pack.places[hub.place];
    if (!graph.find_node(place.id)) {
      found.left_out.push_back(place.name);
      continue;
    }
    ASSIGN_OR_RETURN(Stop stop, make_stop(graph, place));
    found.hubs.push_back(std::move(stop));
  }
  if (found.hubs.empty() && !pack.hubs.empty()) {
    return not_found("no hub of the pack has a road in this network; name hubs with --hubs");
  }
  return found;
}

}  // namespace maabar
