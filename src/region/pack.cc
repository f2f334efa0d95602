// SPDX-License-Identifier: Apache-2.0
#include "region/pack.h"

#include <algorithm>
#include <map>

#include "base/file.h"
#include "region/proof.h"
#include "region/rows.h"

namespace maabar {
namespace {

/// A pack is authored by people; anything longer is something else.
constexpr std::size_t kMostFileBytes = 32U << 20U;

enum class Need { kRequired, kOptional };

/// Loads a file of the pack; empty, with a fault unless it may be absent, if it cannot be.
TableText load_text(const std::filesystem::path& path, Need need, Faults& faults) {
  TableText table{.file = path.string(), .bytes = {}};
  auto bytes = load_file(path, kMostFileBytes);
  if (bytes) {
    table.bytes = std::move(*bytes);
  } else if (need == Need::kRequired || bytes.error().kind != ErrorKind::kNotFound) {
    Error error = bytes.error();
    error.message += "; a region pack needs it (docs/formats/region-pack.md)";
    faults.push_back(std::move(error));
  }
  return table;
}

/// Loads and parses a file; nothing of a file that could not be loaded.
template <typename Rows, typename Parse>
Rows read_rows(const std::filesystem::path& path, Need need, Parse parse, Faults& faults) {
  const std::size_t before = faults.size();
  const TableText table = load_text(path, need, faults);
  const bool is_absent = table.bytes.empty() && need == Need::kOptional;
  if (faults.size() > before || is_absent) return Rows();
  return parse(table.bytes, table.file, faults);
}

std::map<std::string, PlaceId, std::less<>> places_by_id(const RegionPack& pack) {
  std::map<std::string, PlaceId, std::less<>> by_id;
  for (std::size_t i = 0; i < pack.places.size(); ++i) {
    const auto id = PlaceId::from_index(i);
    by_id.emplace(pack.places[id].id, id);
  }
  return by_id;
}

/// Turns the texts that name places into ids, where there is such a place.
void tie_to_places(RegionPack& pack) {
  const auto by_id = places_by_id(pack);
  const auto tie = [&](const std::string& text, PlaceId& id) {
    const auto found = by_id.find(text);
    if (found != by_id.end()) id = found->second;
  };
  for (Hub& hub : pack.hubs) tie(hub.place_id, hub.place);
  for (GateSite& gate : pack.gates) {
    tie(gate.a.town_id, gate.a.town);
    tie(gate.b.town_id, gate.b.town);
  }
}

}  // namespace

PackReading read_pack(const std::filesystem::path& dir) {
  PackReading reading;
  RegionPack& pack = reading.pack;
  Faults& faults = reading.faults;
  const auto read = [&]<typename Rows>(Rows (*parse)(std::string_view, const std::string&, Faults&),
                                       const char* name, Need need = Need::kRequired) {
    return read_rows<Rows>(dir / name, need, parse, faults);
  };
  pack.meta = read(parse_region_json, "region.json");
  pack.outlines = CountryOutlines(read(parse_outlines, "countries.geojson"));
  pack.lines = read(parse_drawn_lines, "outline/lines.geojson", Need::kOptional);
  pack.places = read(parse_places, "places.geojson");
  pack.gates = read(parse_gates, "gates.geojson");
  Roads roads = read(parse_roads, "roads.geojson");
  pack.junctions = std::move(roads.junctions);
  pack.links = std::move(roads.links);
  pack.hubs = read(parse_hubs, "hubs.json");
  pack.publishers = read(parse_publishers, "publishers.csv");
  pack.areas = read(parse_areas, "areas.geojson", Need::kOptional);
  pack.history = load_text(dir / "history.csv", Need::kRequired, faults);
  pack.announced_ends = load_text(dir / "announced_ends.csv", Need::kOptional, faults);
  pack.promises = load_text(dir / "promises.csv", Need::kOptional, faults);
  tie_to_places(pack);
  return reading;
}

Result<RegionPack> load_pack(const std::filesystem::path& dir, const Gazetteer& gazetteer) {
  if (!std::filesystem::is_directory(dir)) {
    return not_found("no region pack here; name a directory that holds a region.json",
                     Where{dir.string(), 0, 0});
  }
  PackReading reading = read_pack(dir);
  if (reading.faults.empty()) reading.faults = prove_pack(reading.pack, gazetteer);
  if (reading.faults.empty()) return std::move(reading.pack);
  Error first = reading.faults.front();
  const std::size_t others = reading.faults.size() - 1;
  if (others > 0) {
    first.message +=
        fmt::format(" (and {} more fault{} in this pack)", others, others == 1 ? "" : "s");
  }
  return first;
}

}  // namespace maabar
