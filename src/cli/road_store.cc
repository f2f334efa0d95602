// SPDX-License-Identifier: Apache-2.0
#include "cli/road_store.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/progress.h"
#include "network/import_roads.h"
#include "network/snap_places.h"
#include "region/rows.h"
#include "routing/road_index.h"

namespace maabar::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostPlaceBytes = std::size_t{1} << 28U;

fs::path network_path(const Workspace& workspace) { return workspace.path() / "roads.network"; }
fs::path sources_path(const Workspace& workspace) { return workspace.path() / "roads.json"; }

std::string to_json(const RoadSources& sources) {
  nlohmann::ordered_json json;
  json["files"] = sources.files;
  json["countries"] = sources.countries;
  return json.dump(2) + "\n";
}

Result<RoadSources> parse_sources(const std::string& text, const std::string& file) {
  const auto broken = [&] {
    return corrupt("does not say what the network was made from; import the roads again",
                   {file, 0, 0});
  };
  try {
    const auto json = nlohmann::json::parse(text);
    RoadSources sources;
    sources.files = json.at("files").get<std::vector<std::string>>();
    sources.countries = json.at("countries").get<std::string>();
    return sources;
  } catch (const nlohmann::json::exception&) {
    return broken();
  }
}

/// Every crossing that an analyst placed, at its last place.
Result<std::vector<AddedGate>> recorded_gates(const Workspace& workspace) {
  ASSIGN_OR_RETURN(const Ledger ledger, workspace.open_ledger(Ledger::Mode::kRead));
  ASSIGN_OR_RETURN(const auto entries, ledger.gates());
  std::map<CrossingKey, LatLng> last;
  for (const auto& entry : entries) {
    ASSIGN_OR_RETURN(const LatLng near,
                     LatLng::from_degrees({.lat = entry.body.lat, .lng = entry.body.lng}));
    last[entry.body.crossing] = near;
  }
  std::vector<AddedGate> gates;
  for (const auto& [crossing, near] : last) gates.push_back({crossing, near});
  return gates;
}

/// Where each crossing is said to be. The analyst's word stands before the pack's, that before the
/// gazetteer's.
std::vector<CrossingSite> sites_of(const RegionPack& pack, const Gazetteer& gazetteer,
                                   const std::vector<AddedGate>& added) {
  std::map<CrossingKey, std::vector<LatLng>> points;
  for (const Crossing& crossing : gazetteer.crossings()) {
    if (crossing.position && crossing.key.is_crossing())
      points[crossing.key] = {*crossing.position};
  }
  for (const GateSite& gate : pack.gates) {
    points[gate.crossing] = {gate.a.position, gate.b.position};
  }
  for (const AddedGate& gate : added) points[gate.crossing] = {gate.near};
  std::vector<CrossingSite> sites;
  for (auto& [key, where] : points) sites.push_back({key, std::move(where)});
  return sites;
}

/// Snaps every place to the graph and says how it went.
RoadGraph snapped(const RoadGraph& graph, const std::vector<Place>& places, ImportReport& report) {
  std::vector<PlacePoint> points;
  points.reserve(places.size());
  for (const Place& place : places) {
    points.push_back({place.id, place.name, place.country, place.position});
  }
  SnappedPlaces found = snap_places(graph, points);
  report.places = found.labels.size();
  report.unsnapped = std::move(found.unsnapped);
  return with_labels(graph, std::move(found.labels));
}

}  // namespace

fs::path places_path(const Workspace& workspace) { return workspace.path() / "places.geojson"; }

Result<std::optional<NetworkFile>> open_network(const Workspace& workspace) {
  auto file = NetworkFile::open(network_path(workspace));
  if (file) return std::optional(std::move(*file));
  if (file.error().kind == ErrorKind::kNotFound) return std::optional<NetworkFile>();
  return file.error();
}

Result<RoadSources> load_sources(const Workspace& workspace) {
  const fs::path path = sources_path(workspace);
  const auto text = load_file(path, 1 << 24);
  if (text) return parse_sources(*text, path.string());
  if (text.error().kind == ErrorKind::kNotFound) return RoadSources();
  return text.error();
}

Result<std::vector<Place>> all_places(const Workspace& workspace, const RegionPack& pack) {
  std::vector<Place> places(pack.places.begin(), pack.places.end());
  const fs::path path = places_path(workspace);
  const auto text = load_file(path, kMostPlaceBytes);
  if (!text && text.error().kind == ErrorKind::kNotFound) return places;
  if (!text) return text.error();
  Faults faults;
  const auto added = parse_places(*text, path.string(), faults);
  if (!faults.empty()) return faults.front();
  places.insert(places.end(), added.begin(), added.end());
  return places;
}

Result<ImportReport> make_network(Console& console, const Workspace& workspace,
                                  const RoadSources& sources,
                                  const std::optional<AddedGate>& new_gate) {
  ASSIGN_OR_RETURN(const Gazetteer gazetteer, workspace.load_gazetteer());
  ASSIGN_OR_RETURN(const RegionPack pack, workspace.load_pack(gazetteer));
  ASSIGN_OR_RETURN(const std::vector<Place> places, all_places(workspace, pack));
  ImportInput input;
  input.files = sources.files;
  if (!sources.countries.empty()) input.countries = sources.countries;
  input.outlines = &pack.outlines;
  ASSIGN_OR_RETURN(std::vector<AddedGate> gates, recorded_gates(workspace));
  if (new_gate) gates.push_back(*new_gate);
  input.sites = sites_of(pack, gazetteer, gates);
  StageProgress progress(console);
  ASSIGN_OR_RETURN(ImportedRoads imported,
                   import_roads(input, [&](std::string_view stage, double done) {
                     progress.show(stage, done);
                   }));
  const auto& found = imported.report.gates;
  if (new_gate && std::none_of(found.begin(), found.end(), [&](const auto& gate) {
        return gate.crossing == new_gate->crossing;
      })) {
    return not_found(
        fmt::format("no road over the border of {} and {} within 5 km of {:.4f},{:.4f}",
                    new_gate->crossing.country_a().code(), new_gate->crossing.country_b().code(),
                    new_gate->near.lat(), new_gate->near.lng()));
  }
  const RoadGraph graph = snapped(imported.graph, places, imported.report);
  progress.show("ordering the network", 0);
  const RoadIndex index = build_road_index(graph);
  progress.show("writing the network", 0);
  RETURN_IF_ERROR(save_network(network_path(workspace), graph, maabar::to_json(imported.report),
                               [&](SectionWriter& writer) { add_sections(index, writer); }));
  RETURN_IF_ERROR(save_file(sources_path(workspace), to_json(sources)));
  return std::move(imported.report);
}

Result<void> snap_again(const Workspace& workspace, ImportReport& report) {
  ASSIGN_OR_RETURN(const std::optional<NetworkFile> file, open_network(workspace));
  if (!file) return {};
  ASSIGN_OR_RETURN(const Gazetteer gazetteer, workspace.load_gazetteer());
  ASSIGN_OR_RETURN(const RegionPack pack, workspace.load_pack(gazetteer));
  ASSIGN_OR_RETURN(const std::vector<Place> places, all_places(workspace, pack));
  RETURN_IF_ERROR(file->verify());
  ASSIGN_OR_RETURN(const RoadGraph graph, file->graph());
  ASSIGN_OR_RETURN(const RoadIndex index, load_road_index(graph, file->sections()));
  ASSIGN_OR_RETURN(const std::string text, file->report());
  return save_network(network_path(workspace), snapped(graph, places, report), text,
                      [&](SectionWriter& writer) { add_sections(index, writer); });
}

}  // namespace maabar::cli
