// SPDX-License-Identifier: Apache-2.0
#include "network/import_roads.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <set>

#include "base/file.h"
#include "network/lay_graph.h"

namespace maabar {
namespace {

constexpr std::size_t kMostGeoJsonBytes = std::size_t{1} << 30U;

Result<void> read_file(const std::string& file, RawRoads& roads, ImportReport& report,
                       const ImportProgress& progress) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(file, failed);
  if (failed) return not_found("no such file", {file, 0, 0});
  report.sources.push_back({std::filesystem::path(file).filename().string(), size});
  if (!file.ends_with(".geojson") && !file.ends_with(".json")) {
    return read_osm(file, roads, progress);
  }
  ASSIGN_OR_RETURN(const std::string text, load_file(file, kMostGeoJsonBytes));
  return read_geojson_roads(text, file, roads);
}

std::vector<RawCountry> raw_countries(const CountryOutlines& outlines) {
  std::vector<RawCountry> countries;
  for (const CountryOutline& outline : outlines.all()) {
    RawCountry country{outline.country, {}, {}};
    for (const Polygon& polygon : outline.polygons) {
      country.rings.push_back(polygon.outer);
      country.rings.insert(country.rings.end(), polygon.holes.begin(), polygon.holes.end());
    }
    countries.push_back(std::move(country));
  }
  return countries;
}

Result<void> set_countries(const ImportInput& input, RawRoads& roads) {
  if (input.countries) {
    ASSIGN_OR_RETURN(const std::string text, load_file(*input.countries, kMostGeoJsonBytes));
    ASSIGN_OR_RETURN(roads.countries, read_countries(text, *input.countries));
  } else if (roads.countries.empty() && input.outlines != nullptr) {
    roads.countries = raw_countries(*input.outlines);
  }
  return {};
}

void count(const RoadGraph& graph, ImportReport& report) {
  report.nodes = graph.node_count();
  report.arcs = graph.arc_count();
  const auto& connected = graph.columns().is_connected;
  report.connected_nodes =
      static_cast<std::size_t>(std::count(connected.begin(), connected.end(), std::uint8_t{1}));
}

void measure(const RoadPieces& pieces, ImportReport& report) {
  for (const RoadPiece& piece : pieces.pieces) {
    const Country country = pieces.countries[pieces.country[piece.from]];
    report.length_m[{country, piece.road_class}] += (piece.length_mm + 500) / 1000;
  }
}

// A gate whose every piece turned out to lie inside one country is no gate.
void drop_empty_gates(RoadPieces& pieces, std::vector<CrossingKey>& crossings,
                      ImportReport& report) {
  std::vector<GateId> kept(crossings.size());
  std::vector<CrossingKey> left;
  std::vector<ImportReport::FoundGate> found;
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    if (report.gates[i].pieces == 0) {
      report.unmatched.push_back(crossings[i]);
      continue;
    }
    kept[i] = GateId::from_index(left.size());
    left.push_back(crossings[i]);
    found.push_back(report.gates[i]);
  }
  for (RoadPiece& piece : pieces.pieces) {
    if (!piece.gate.is_none()) piece.gate = kept[piece.gate.index()];
  }
  crossings = std::move(left);
  report.gates = std::move(found);
  std::sort(report.unmatched.begin(), report.unmatched.end());
}

}  // namespace

Result<ImportedRoads> build_roads(RawRoads roads, const std::vector<CrossingSite>& sites,
                                  const ImportProgress& progress) {
  tidy(roads);
  if (roads.ways.empty())
    return invalid_input("no road in these files; give an extract with highways");
  if (roads.countries.empty() || roads.countries.size() > 255) {
    return invalid_input(fmt::format(
        "{} countries in these files; give their outlines with --countries FILE.geojson",
        roads.countries.empty() ? "no" : "more than 255"));
  }
  ImportedRoads imported;
  ImportReport& report = imported.report;
  CutTally tally;
  RoadPieces pieces = cut_ways(roads, CountryFinder(roads.countries), tally, progress);
  report.ways = tally.ways;
  report.missing_points = tally.missing_points;
  report.outside_m = (tally.outside_mm + 500) / 1000;
  roads.ways = {};
  roads.points = {};
  progress("finding gates", 0);
  std::vector<CrossingKey> crossings = find_gates(sites, roads, pieces, report);
  drop_empty_gates(pieces, crossings, report);
  progress("joining roads", 0);
  join_pieces(pieces);
  measure(pieces, report);
  progress("laying out the network", 0);
  ASSIGN_OR_RETURN(imported.graph, lay_graph(std::move(pieces), crossings, report.gates));
  count(imported.graph, report);
  return imported;
}

Result<ImportedRoads> import_roads(const ImportInput& input, const ImportProgress& progress) {
  RawRoads roads;
  ImportReport sources;
  std::vector<std::string> files = input.files;
  std::sort(files.begin(), files.end(), [](const std::string& a, const std::string& b) {
    return std::filesystem::path(a).filename() < std::filesystem::path(b).filename();
  });
  for (const std::string& file : files) RETURN_IF_ERROR(read_file(file, roads, sources, progress));
  RETURN_IF_ERROR(set_countries(input, roads));
  ASSIGN_OR_RETURN(ImportedRoads imported, build_roads(std::move(roads), input.sites, progress));
  imported.report.sources = std::move(sources.sources);
  return imported;
}

}  // namespace maabar
