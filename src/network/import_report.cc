// SPDX-License-Identifier: Apache-2.0
#include "network/import_report.h"

#include <nlohmann/json.hpp>

namespace maabar {

std::string to_json(const ImportReport& report) {
  using Json = nlohmann::ordered_json;
  Json json;
  json["sources"] = Json::array();
  for (const auto& source : report.sources) {
    json["sources"].push_back({{"name", source.name}, {"bytes", source.bytes}});
  }
  json["ways"] = report.ways;
  json["nodes"] = report.nodes;
  json["connected_nodes"] = report.connected_nodes;
  json["arcs"] = report.arcs;
  json["missing_points"] = report.missing_points;
  json["outside_m"] = report.outside_m;
  json["lengths"] = Json::array();
  for (const auto& [key, metres] : report.length_m) {
    json["lengths"].push_back(
        {{"country", key.first.code()}, {"class", to_string(key.second)}, {"length_m", metres}});
  }
  json["gates"] = Json::array();
  for (const auto& gate : report.gates) {
    json["gates"].push_back({{"crossing", gate.crossing.text()},
                             {"road", gate.road},
                             {"class", to_string(gate.road_class)},
                             {"off_m", gate.off.value},
                             {"border_pieces", gate.pieces},
                             {"dead_ends", gate.dead_ends},
                             {"joined_m", gate.joined.value},
                             {"provisional", gate.is_from_post}});
  }
  json["crossings_without_road"] = Json::array();
  for (const CrossingKey& key : report.unmatched) {
    json["crossings_without_road"].push_back(key.text());
  }
  json["crossings_beyond_the_map"] = report.beyond_map;
  json["border_posts"] = {{"all", report.posts},
                          {"at_gates", report.posts_at_gates},
                          {"without_road", report.roadless_posts.size()}};
  json["stretches_over_the_line"] = report.strays;
  json["sealed_roads"] = report.sealed.size() + report.sealed_lesser;
  return json.dump(2) + "\n";
}

}  // namespace maabar
