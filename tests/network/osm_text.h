// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "network/import_roads.h"
#include "temporary_folder.h"

namespace maabar::testing {

using Tags = std::initializer_list<std::pair<const char*, const char*>>;

/// An OpenStreetMap file in the making. Points lie on a grid of 0.001 degrees (some 100 m) around
/// latitude 30, longitude 10; the border of the countries below runs along longitude 10.
class OsmText {
 public:
  /// `east` and `north` in steps of the grid.
  OsmText& node(int id, double east, double north, Tags tags = {}) {
    text_ += fmt::format("<node id=\"{}\" version=\"1\" lat=\"{:.7f}\" lon=\"{:.7f}\">{}</node>\n",
                         id, 30 + north / 1000, 10 + east / 1000, tags_of(tags));
    return *this;
  }
  OsmText& way(int id, const std::vector<int>& nodes, Tags tags) {
    text_ += fmt::format("<way id=\"{}\" version=\"1\">", id);
    for (const int node : nodes) text_ += fmt::format("<nd ref=\"{}\"/>", node);
    text_ += tags_of(tags) + "</way>\n";
    return *this;
  }
  /// A road of class primary.
  OsmText& road(int id, const std::vector<int>& nodes) {
    return way(id, nodes, {{"highway", "primary"}});
  }
  OsmText& country(int id, const char* code, const std::vector<int>& ways) {
    text_ += fmt::format("<relation id=\"{}\" version=\"1\">", id);
    for (const int way : ways) {
      text_ += fmt::format("<member type=\"way\" ref=\"{}\" role=\"outer\"/>", way);
    }
    text_ += tags_of({{"boundary", "administrative"}, {"admin_level", "2"}, {"ISO3166-1", code}}) +
             "</relation>\n";
    return *this;
  }
  [[nodiscard]] std::string text() const {
    return "<?xml version=\"1.0\"?>\n<osm version=\"0.6\" generator=\"test\">\n" + text_ +
           "</osm>\n";
  }

 private:
  static std::string tags_of(Tags tags) {
    std::string text;
    for (const auto& [key, value] : tags) {
      text += fmt::format("<tag k=\"{}\" v=\"{}\"/>", key, value);
    }
    return text;
  }
  std::string text_;
};

inline LatLng grid(double east, double north) {
  return LatLng::from_degrees({.lat = 30 + north / 1000, .lng = 10 + east / 1000}).value();
}
inline Country country(const std::string& code) { return Country::parse(code).value(); }
inline CrossingKey key(const std::string& text) { return CrossingKey::parse(text).value(); }

/// A rectangle as a country.
inline RawCountry box(const std::string& code, double west, double east) {
  return {country(code),
          {{grid(west, -5000), grid(east, -5000), grid(east, 5000), grid(west, 5000),
            grid(west, -5000)}},
          {}};
}

/// AA west of the line, BB east of it.
inline std::vector<RawCountry> two_countries() {
  return {box("AA", -5000, 0.5), box("BB", 0.5, 5000)};
}

inline void no_progress(std::string_view /*stage*/, double /*done*/) {}

/// Reads files in this order.
inline RawRoads read_texts(const std::vector<std::string>& texts) {
  const TemporaryFolder folder;
  RawRoads roads;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string file = (folder.path() / fmt::format("{}.osm", i)).string();
    std::ofstream(file) << texts[i];
    const Result<void> read = read_osm(file, roads, no_progress);
    EXPECT_TRUE(read) << read.error().line();
  }
  return roads;
}

/// The network of a text in AA and BB.
inline ImportedRoads import_text(const OsmText& osm, const std::vector<CrossingSite>& sites = {}) {
  RawRoads roads = read_texts({osm.text()});
  if (roads.countries.empty()) roads.countries = two_countries();
  Result<ImportedRoads> imported = build_roads(std::move(roads), sites, no_progress);
  EXPECT_TRUE(imported) << imported.error().line();
  return imported ? std::move(*imported) : ImportedRoads();
}

/// The node that stands at a point of the grid.
inline std::optional<NodeId> node_at(const RoadGraph& graph, double east, double north) {
  for (std::size_t i = 0; i < graph.node_count(); ++i) {
    if (graph.position(NodeId::from_index(i)) == grid(east, north)) return NodeId::from_index(i);
  }
  return std::nullopt;
}

/// The arc between two points of the grid.
inline std::optional<ArcId> arc_between(const RoadGraph& graph, std::pair<double, double> from,
                                        std::pair<double, double> to) {
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto arc = ArcId::from_index(i);
    if (graph.position(graph.tail(arc)) == grid(from.first, from.second) &&
        graph.position(graph.head(arc)) == grid(to.first, to.second)) {
      return arc;
    }
  }
  return std::nullopt;
}

}  // namespace maabar::testing
