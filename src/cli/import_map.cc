// SPDX-License-Identifier: Apache-2.0
#include "cli/import_map.h"

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/road_report.h"
#include "cli/road_store.h"
#include "region/rows.h"

namespace maabar::cli {
namespace {

constexpr std::size_t kMostFileBytes = std::size_t{1} << 28U;

struct Options {
  std::vector<std::string> files;
  std::string countries;
  bool json = false;
};

/// As another working directory will find it again.
std::string absolute(const std::string& file) {
  return file.empty() ? file : std::filesystem::absolute(file).lexically_normal().string();
}

Result<void> import_map_roads(Console& console, const Options& options, Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(RoadSources sources, load_sources(workspace));
  sources.files.clear();
  for (const std::string& file : options.files) sources.files.push_back(absolute(file));
  sources.countries = absolute(options.countries);
  ASSIGN_OR_RETURN(const ImportReport report, make_network(console, workspace, sources));
  if (options.json) {
    console.out << maabar::to_json(report);
  } else {
    show_report(console, report);
  }
  return {};
}

/// The features of several collections as one; those of a later file stand before equal ids of an
/// earlier one only if `key` names a property that tells them apart.
Result<std::string> merged(const std::vector<std::string>& files, const std::string& key) {
  nlohmann::ordered_json features = nlohmann::ordered_json::array();
  std::map<std::string, std::size_t> place_of;
  for (const std::string& file : files) {
    ASSIGN_OR_RETURN(const std::string text, load_file(file, kMostFileBytes));
    const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("features") || !json["features"].is_array()) {
      return invalid_input("is no GeoJSON FeatureCollection", {file, 0, 0});
    }
    for (const auto& feature : json["features"]) {
      const auto properties = feature.is_object()
                                  ? feature.value("properties", nlohmann::ordered_json())
                                  : nlohmann::ordered_json();
      const bool has_id = !key.empty() && properties.is_object() && properties.contains(key) &&
                          properties[key].is_string();
      const std::string id = has_id ? properties[key].get<std::string>() : feature.dump();
      const auto [known, is_new] = place_of.emplace(id, features.size());
      if (is_new) {
        features.push_back(feature);
      } else {
        features[known->second] = feature;
      }
    }
  }
  nlohmann::ordered_json whole;
  whole["type"] = "FeatureCollection";
  whole["features"] = std::move(features);
  return whole.dump() + "\n";
}

/// The files to merge: what is there already, then the new ones.
std::vector<std::string> with_known(const std::filesystem::path& known,
                                    const std::vector<std::string>& files) {
  std::vector<std::string> all;
  if (std::filesystem::exists(known)) all.push_back(known.string());
  all.insert(all.end(), files.begin(), files.end());
  return all;
}

/// Every fault of the files is told, and nothing is stored if there is one.
Result<void> refuse_faults(Console& console, const Faults& faults) {
  if (faults.empty()) return {};
  for (std::size_t i = 1; i < faults.size(); ++i) report_error(console, faults[i]);
  return faults.front();
}

Result<void> import_places(Console& console, const Options& options, Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const Gazetteer gazetteer, workspace.load_gazetteer());
  ASSIGN_OR_RETURN(const RegionPack pack, workspace.load_pack(gazetteer));
  Faults faults;
  std::size_t count = 0;
  for (const std::string& file : options.files) {
    ASSIGN_OR_RETURN(const std::string text, load_file(file, kMostFileBytes));
    for (const Place& place : parse_places(text, file, faults)) {
      ++count;
      const bool is_known = std::any_of(pack.places.begin(), pack.places.end(),
                                        [&](const Place& known) { return known.id == place.id; });
      if (is_known) {
        faults.push_back(invalid_input(
            fmt::format("{} is a place of the pack {} already", place.id, pack.meta.id),
            place.where));
      }
    }
  }
  RETURN_IF_ERROR(refuse_faults(console, faults));
  const std::filesystem::path path = places_path(workspace);
  ASSIGN_OR_RETURN(const std::string text, merged(with_known(path, options.files), "id"));
  RETURN_IF_ERROR(save_file(path, text));
  ImportReport report;
  RETURN_IF_ERROR(snap_again(workspace, report));
  console.out << fmt::format("{} places taken in\n", count);
  ASSIGN_OR_RETURN(const std::optional<NetworkFile> network, open_network(workspace));
  if (network) {
    show_places(console, report);
  } else {
    console.out << "They count once a road network is imported: maabar import roads FILE...\n";
  }
  return {};
}

Result<void> import_areas(Console& console, const Options& options, Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const Gazetteer gazetteer, workspace.load_gazetteer());
  Faults faults;
  std::size_t count = 0;
  for (const std::string& file : options.files) {
    ASSIGN_OR_RETURN(const std::string text, load_file(file, kMostFileBytes));
    for (const ControlArea& area : parse_areas(text, file, faults)) {
      ++count;
      if (gazetteer.find_actor(area.actor)) continue;
      faults.push_back(invalid_input(
          fmt::format("no actor '{}'; add it to the pack's actors.csv", area.actor), area.where));
    }
  }
  RETURN_IF_ERROR(refuse_faults(console, faults));
  const std::filesystem::path path = workspace.path() / "region" / "areas.geojson";
  ASSIGN_OR_RETURN(const std::string text, merged(with_known(path, options.files), ""));
  RETURN_IF_ERROR(save_file(path, text));
  console.out << fmt::format("{} areas of control taken in\n", count);
  return {};
}

}  // namespace

void add_import_map(Verb import, Program& program) {
  const auto add = [&](const char* name, const char* what, auto work) {
    auto options = std::make_shared<Options>();
    Verb part = import.part(name, what);
    part.option("FILE", options->files, "files").is_required();
    part.runs(program, [options, &program, work](Console& console) {
      return work(console, *options, program);
    });
    return std::pair(part, options);
  };
  auto [roads, options] =
      add("roads", "road networks (.osm.pbf, .osm, .geojson)", import_map_roads);
  roads
      .option("--countries", options->countries,
              "countries' outlines (GeoJSON); default: the files' own borders")
      .takes("FILE");
  roads.flag("--json", options->json, "the report, machine-readable, without sealed roads");
  add("areas", "areas of control (GeoJSON)", import_areas);
  add("places", "places with their people (GeoJSON)", import_places);
}

}  // namespace maabar::cli
