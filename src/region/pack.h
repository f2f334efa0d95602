// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/interval.h"
#include "base/result.h"
#include "base/units.h"
#include "claim/vocabulary.h"
#include "gazetteer/country.h"
#include "gazetteer/crossing_key.h"
#include "gazetteer/gazetteer.h"
#include "region/outline.h"
#include "region/road_class.h"

/// A region pack in memory: the output type of `region`. Formats: docs/formats/region-pack.md.
namespace maabar {

using PlaceId = Id<struct PlaceTag>;

/// `region.json`: what the pack is about and what it must never be taken for.
struct RegionMeta {
  std::string id;  ///< `levant`
  std::string name;
  std::string name_ar;
  std::int64_t version = 0;
  std::vector<Country> countries;   ///< those the pack is about
  std::vector<Country> neighbours;  ///< those it reaches into
  LatLng south_west;
  LatLng north_east;
  Date as_of;  ///< nothing in the pack is later
  std::string licence;
  std::vector<std::string> sources;
  std::string disclaimer;
  std::string disclaimer_ar;
  Where where;
};

enum class PlaceKind : std::uint8_t { kCity, kTown, kVillage };
std::string_view to_string(PlaceKind kind);

/// Where people are. Every place is a node of the road network under its id.
struct Place {
  std::string id;  ///< `iq.baghdad`
  std::string name;
  std::string name_ar;
  std::vector<std::string> aliases;
  Country country;
  std::string admin1;  ///< governorate or province
  PlaceKind kind = PlaceKind::kTown;
  bool is_border_town = false;
  LatLng position;
  People population;
  int population_year = 0;
  std::string population_source;
  std::string source;
  Where where;
};

/// What an installation can handle at all; not whether it is open.
enum class Handling : std::uint8_t { kThrough, kTransshipment, kNone };
std::string_view to_string(Handling handling);

/// Time lost at a gate that is open, and at one that is restricted.
struct Dwell {
  TravelTime open;
  TravelTime restricted;
};

/// One end of a gate: the road point on that country's side.
struct GateSide {
  Country country;
  std::string node;     ///< `iq-sy.al-qaim-abu-kamal@IQ`
  std::string town_id;  ///< the nearest town of that side, as written
  PlaceId town;         ///< none if `town_id` is no place; a proven pack has none such
  LatLng position;
};

/// A crossing of the pack where it meets the roads.
struct GateSite {
  CrossingKey crossing;
  GateSide a;  ///< of the first country of the key
  GateSide b;
  Metres length;  ///< by road, from point to point
  std::string road;
  Handling cargo = Handling::kThrough;
  Handling passengers = Handling::kThrough;   ///< kThrough or kNone
  Handling pedestrians = Handling::kThrough;  ///< kThrough or kNone
  Handling humanitarian = Handling::kThrough;
  Dwell cargo_dwell;       ///< also for humanitarian
  Dwell passengers_dwell;  ///< also for pedestrians
  std::string dwell_source;
  std::string source;
  Where where;
};

/// A point where roads meet that is no place.
struct Junction {
  std::string id;  ///< `iq.j-adhaim`
  std::string name;
  Country country;
  LatLng position;
  std::string source;
  Where where;
};

/// A road between two nodes of one country.
struct RoadLink {
  std::string id;    ///< `r0001`
  std::string from;  ///< place, junction, or gate end
  std::string to;
  std::string road;  ///< name or number
  RoadClass road_class = RoadClass::kPrimary;
  Metres length;
  TravelTime truck;  ///< driving only
  TravelTime car;
  bool is_oneway = false;
  std::vector<LatLng> line;  ///< two points or more, `from` to `to`
  std::string source;
  Where where;
};

/// Where supplies start.
struct Hub {
  std::string place_id;  ///< as written
  PlaceId place;         ///< none if `place_id` is no place; a proven pack has none such
  std::string role;
  std::string source;
  Where where;
};

/// A publisher's default rating and licence, with the reason.
struct Publisher {
  std::string name;
  std::vector<std::string> aliases;
  Country country;  ///< none if not known
  Admiralty admiralty;
  std::string licence;
  std::string reason;
  std::string source;
  Where where;
};

/// Polygons that an actor holds for a time. Public, coarse, and never finer than a day.
struct ControlArea {
  std::string actor;  ///< an actor id
  /// From the first second of `valid_from` to the first of `valid_to`; empty dates are open ends.
  Interval<ValidTime> valid;
  std::vector<Polygon> polygons;
  std::string source;
  Where where;
};

/// A line that a map draws and that bounds no country, such as a line of separation. A crossing
/// between its two countries may lie at it instead of at their border.
struct DrawnLine {
  std::string id;
  Country a;
  Country b;
  std::vector<LatLng> line;
  std::string source;
  Where where;
};

/// A table kept as it lies on disk, for whoever imports it.
struct TableText {
  std::string file;   ///< path, as errors name it
  std::string bytes;  ///< empty if the pack has no such table
};

/// Everything of a pack. Plain values. One that `load_pack` returned is proven (region/proof.h).
struct RegionPack {
  RegionMeta meta;
  IdVector<PlaceId, Place> places;
  std::vector<GateSite> gates;
  std::vector<Junction> junctions;
  std::vector<RoadLink> links;
  std::vector<Hub> hubs;
  std::vector<Publisher> publishers;
  CountryOutlines outlines;
  std::vector<DrawnLine> lines;    ///< `outline/lines.geojson`; empty without it
  std::vector<ControlArea> areas;  ///< empty without `areas.geojson`
  TableText history;               ///< `history.csv`, as claim/claim_csv.h reads it
  TableText announced_ends;        ///< `announced_ends.csv`; optional
  TableText promises;              ///< `promises.csv`; optional
};

/// A pack as far as it could be read, and every row that could not, in the order of files and
/// lines.
struct PackReading {
  RegionPack pack;
  std::vector<Error> faults;
};

/// Reads the files of `dir` without proving that they fit together. A fault names file, line and
/// feature and says what to do; the row is left out and reading goes on.
PackReading read_pack(const std::filesystem::path& dir);

/// Reads and proves the pack of `dir`. The error is the first fault with the count of the others.
/// `kInvalidInput` for a broken row or one that does not fit; `kNotFound` if the directory or a
/// file is missing. Cost: some tens of milliseconds for 1,000 features.
Result<RegionPack> load_pack(const std::filesystem::path& dir, const Gazetteer& gazetteer);

}  // namespace maabar
