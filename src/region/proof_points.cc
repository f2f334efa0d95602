// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "region/proof_steps.h"

namespace maabar {
namespace {

/// Coasts of the outline are simplified by up to about 6 km: a harbour town may lie in its sea.
constexpr Metres kCoastTolerance{6'000};
/// How far a crossing or a border town may lie from its country's outline: the outline is coarse,
/// and a point within some kilometres of a border can be told to the wrong side.
constexpr Metres kBorderTolerance{10'000};
/// A gate's length may fall short of the great circle by this much: rounding of coordinates.
constexpr std::uint32_t kRounding = 100;

std::string kilometres(Metres metres) {
  return fmt::format("{}.{} km", metres.value / 1000, metres.value % 1000 / 100);
}

class PointProof {
 public:
  PointProof(const RegionPack& pack, const Gazetteer& gazetteer, Faults& faults)
      : pack_(pack), gazetteer_(gazetteer), faults_(faults) {}

  void prove_place(const Place& place) {
    const Site site{place.id, place.country, place.position, place.where};
    if (!prove_window(site)) return;
    place.is_border_town ? prove_near(site) : prove_inside(site);
  }

  void prove_junction(const Junction& junction) {
    const Site site{junction.id, junction.country, junction.position, junction.where};
    // A junction at a gate lies where border towns lie.
    if (prove_window(site)) prove_near(site);
  }

  void prove_gate(const GateSite& gate) {
    if (!gazetteer_.find_crossing(gate.crossing)) {
      add(gate.where, fmt::format("the gazetteer has no crossing '{}'; add it to crossings.csv or "
                                  "correct the id",
                                  gate.crossing.text()));
    }
    if (gate.length.value + kRounding < great_circle(gate.a.position, gate.b.position).value) {
      add(gate.where, fmt::format("{}: length_m {} is less than the {} m between its two points",
                                  gate.crossing.text(), gate.length.value,
                                  great_circle(gate.a.position, gate.b.position).value));
    }
    for (const GateSide* side : {&gate.a, &gate.b}) prove_side(gate, *side);
  }

  void prove_hub(const Hub& hub) {
    if (!hub.place.is_none()) return;
    add(hub.where, fmt::format("hub '{}' is no place of places.geojson", hub.place_id));
  }

 private:
  struct Site {
    const std::string& id;
    Country country;
    LatLng position;
    const Where& where;
  };

  void add(const Where& where, std::string message) {
    faults_.push_back(invalid_input(std::move(message), where));
  }

  void prove_side(const GateSite& gate, const GateSide& side) {
    if (side.town.is_none()) {
      add(gate.where,
          fmt::format("{}: the town '{}' is no place of places.geojson", side.node, side.town_id));
    } else if (pack_.places[side.town].country != side.country) {
      add(gate.where,
          fmt::format("{}: the town '{}' lies in another country", side.node, side.town_id));
    }
    const Site site{side.node, side.country, side.position, gate.where};
    if (!prove_window(site)) return;
    const auto edge = pack_.outlines.distance_to_edge_of(side.country, side.position);
    if (edge && *edge > kBorderTolerance && !is_at_drawn_line(gate, side.position)) {
      add(gate.where, fmt::format("{} lies {} from the outline of {}; a crossing lies within {} of "
                                  "it: correct the coordinates (longitude first)",
                                  side.node, kilometres(*edge), side.country.code(),
                                  kilometres(kBorderTolerance)));
    }
  }

  /// A crossing between two countries may lie at a line of separation instead of their border.
  bool is_at_drawn_line(const GateSite& gate, LatLng point) const {
    return std::any_of(pack_.lines.begin(), pack_.lines.end(), [&](const DrawnLine& line) {
      return CrossingKey::pair(line.a, line.b) == gate.crossing.border() &&
             distance_to_line(line.line, point) <= kBorderTolerance;
    });
  }

  /// Whether the site lies in the pack's window and in a country that the pack draws.
  bool prove_window(const Site& site) {
    const RegionMeta& meta = pack_.meta;
    const bool is_in_window = meta.south_west.lat_e7() <= site.position.lat_e7() &&
                              site.position.lat_e7() <= meta.north_east.lat_e7() &&
                              meta.south_west.lng_e7() <= site.position.lng_e7() &&
                              site.position.lng_e7() <= meta.north_east.lng_e7();
    if (!is_in_window) {
      add(site.where, fmt::format("{} at {:.4f} N {:.4f} E lies outside the bbox of region.json; "
                                  "coordinates are [longitude, latitude]",
                                  site.id, site.position.lat(), site.position.lng()));
      return false;
    }
    const auto has = [&](const std::vector<Country>& list) {
      return std::find(list.begin(), list.end(), site.country) != list.end();
    };
    if (!has(meta.countries) && !has(meta.neighbours)) {
      add(site.where, fmt::format("{}: {} is none of the countries and neighbours of region.json",
                                  site.id, site.country.code()));
      return false;
    }
    if (pack_.outlines.find(site.country) != nullptr) return true;
    add(site.where, fmt::format("{}: countries.geojson has no outline of {}; add one", site.id,
                                site.country.code()));
    return false;
  }

  /// In its country; or in the sea, no further than coasts are simplified.
  void prove_inside(const Site& site) {
    const Country found = pack_.outlines.country_at(site.position);
    if (found == site.country) return;
    const Metres off = pack_.outlines.distance_to(site.country, site.position).value();
    if (found.is_none() && off <= kCoastTolerance) return;
    add(site.where,
        fmt::format("{} lies in {}, {} outside {}; correct its coordinates (longitude first), its "
                    "country, or mark it a border town",
                    site.id, found.is_none() ? "no country" : found.code(), kilometres(off),
                    site.country.code()));
  }

  /// In its country, or no further outside than the outline is coarse.
  void prove_near(const Site& site) {
    const Metres off = pack_.outlines.distance_to(site.country, site.position).value();
    if (off <= kBorderTolerance) return;
    add(site.where,
        fmt::format("{} lies {} outside {}; correct its coordinates (longitude first) or country",
                    site.id, kilometres(off), site.country.code()));
  }

  const RegionPack& pack_;
  const Gazetteer& gazetteer_;
  Faults& faults_;
};

}  // namespace

void prove_points(const RegionPack& pack, const Gazetteer& gazetteer, Faults& faults) {
  PointProof proof(pack, gazetteer, faults);
  for (const Place& place : pack.places) proof.prove_place(place);
  for (const Junction& junction : pack.junctions) proof.prove_junction(junction);
  for (const GateSite& gate : pack.gates) proof.prove_gate(gate);
  for (const Hub& hub : pack.hubs) proof.prove_hub(hub);
  if (pack.hubs.empty()) {
    faults.push_back(invalid_input("the pack has no hub; hubs.json must name one place or more",
                                   pack.meta.where));
  }
}

}  // namespace maabar
