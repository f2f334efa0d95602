// SPDX-License-Identifier: Apache-2.0
// The door of the import from any bytes, as OpenStreetMap XML, as .osm.pbf and as GeoJSON: refused
// in one line, or a network that keeps its promises.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/check.h"
#include "network/import_roads.h"
#include "region/outline.h"

namespace {

using namespace maabar;

// libosmium reads from a file; one per process, written over.
const std::filesystem::path& scratch_file(const char* ending) {
  static std::filesystem::path path;
  path = std::filesystem::temp_directory_path() /
         ("maabar-roads-fuzz-" + std::to_string(::getpid()) + ending);
  return path;
}

std::vector<RawCountry> halves() {
  const auto at = [](double lat, double lng) {
    return LatLng::from_degrees({.lat = lat, .lng = lng}).value();
  };
  const auto box = [&](double west, double east) {
    return Ring{at(-80, west), at(-80, east), at(80, east), at(80, west), at(-80, west)};
  };
  return {{Country::parse("AA").value(), {box(-179, 10)}, {}},
          {Country::parse("BB").value(), {box(10, 179)}, {}}};
}

void check_sound(const ImportedRoads& imported) {
  const RoadGraph& graph = imported.graph;
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    const ArcId arc(i);
    const bool is_over = graph.country(graph.tail(arc)) != graph.country(graph.head(arc));
    CHECK(is_over == !graph.gate_of(arc).is_none());
    CHECK(graph.line_of(arc).size() >= 2);
  }
  CHECK(!to_json(imported.report).empty());
}

void read_as(const char* ending, const std::uint8_t* bytes, std::size_t size) {
  const std::filesystem::path path = scratch_file(ending);
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(size));
  RawRoads roads;
  const auto no_progress = [](std::string_view, double) {};
  const auto read = read_osm(path.string(), roads, no_progress);
  std::filesystem::remove(path);
  if (!read) {
    CHECK(read.error().line().find('\n') == std::string::npos);
    return;
  }
  if (roads.countries.empty()) roads.countries = halves();
  const auto imported = build_roads(std::move(roads), {}, no_progress);
  if (imported) check_sound(*imported);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  if (bytes[0] == '{') {
    RawRoads roads;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto read = read_geojson_roads(text, "fuzz.geojson", roads);
    static_cast<void>(read_countries(text, "fuzz.geojson"));
    if (!read) return 0;
    roads.countries = halves();
    const auto imported = build_roads(std::move(roads), {}, [](std::string_view, double) {});
    if (imported) check_sound(*imported);
    return 0;
  }
  read_as(bytes[0] == '<' ? ".osm" : ".osm.pbf", bytes, size);
  return 0;
}
