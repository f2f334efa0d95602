// SPDX-License-Identifier: Apache-2.0
// The pack's readers and its proof from any bytes: rows or named faults, never a crash.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "region/place_index.h"
#include "region/proof.h"
#include "region/rows.h"

namespace {

/// One text taken for every file of a pack: most rows are refused, what is left must be provable.
maabar::RegionPack pack_of(std::string_view text, maabar::Faults& faults) {
  const std::string file = "fuzz.geojson";
  maabar::RegionPack pack;
  pack.meta = maabar::parse_region_json(text, file, faults);
  pack.places = maabar::parse_places(text, file, faults);
  pack.gates = maabar::parse_gates(text, file, faults);
  maabar::Roads roads = maabar::parse_roads(text, file, faults);
  pack.junctions = std::move(roads.junctions);
  pack.links = std::move(roads.links);
  pack.outlines = maabar::CountryOutlines(maabar::parse_outlines(text, file, faults));
  pack.lines = maabar::parse_drawn_lines(text, file, faults);
  pack.areas = maabar::parse_areas(text, file, faults);
  pack.hubs = maabar::parse_hubs(text, file, faults);
  return pack;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  maabar::Faults faults;
  maabar::RegionPack pack = pack_of(text, faults);
  for (const maabar::Error& fault : faults) {
    CHECK(fault.where.file == "fuzz.geojson" && fault.where.line >= 1);
  }
  // A window that holds everything, so that the proof goes on to the outlines.
  pack.meta.south_west = maabar::LatLng::from_degrees({.lat = -90, .lng = -180}).value();
  pack.meta.north_east = maabar::LatLng::from_degrees({.lat = 90, .lng = 180}).value();
  for (const maabar::Place& place : pack.places) pack.meta.countries.push_back(place.country);
  for (const maabar::GateSite& gate : pack.gates) pack.meta.countries.push_back(gate.a.country);
  static_cast<void>(maabar::prove_pack(pack, maabar::Gazetteer()));
  static_cast<void>(maabar::PlaceIndex(pack).locate(text.substr(0, 40)));
  return 0;
}
