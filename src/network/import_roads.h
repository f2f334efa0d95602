// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "network/border_gates.h"
#include "network/import_report.h"
#include "network/raw_roads.h"
#include "network/road_graph.h"
#include "region/outline.h"

/// From map files to a road network with gates.
namespace maabar {

/// What an import is made from.
struct ImportInput {
  std::vector<std::string> files;        ///< `.osm.pbf`, `.osm`, `.geojson`; any order
  std::optional<std::string> countries;  ///< a GeoJSON file of polygons; else the files' relations
  const CountryOutlines* outlines = nullptr;  ///< coarse; used if neither tells any country
  std::vector<CrossingSite> sites;
};

struct ImportedRoads {
  RoadGraph graph;
  ImportReport report;
};

/// Reads the files and builds the network. The same files in any order give the same network, to
/// the byte. `kNotFound` and `kInvalidInput` name the file, and what to do; also if there is no
/// road or no country at all. O(points log points) time; some 150 bytes of memory per point.
Result<ImportedRoads> import_roads(const ImportInput& input, const ImportProgress& progress);

/// The same from what was read already, in any order.
Result<ImportedRoads> build_roads(RawRoads roads, const std::vector<CrossingSite>& sites,
                                  const ImportProgress& progress);

}  // namespace maabar
