// SPDX-License-Identifier: Apache-2.0
// How long does an import take, from map files to a network that can be asked?
// usage: import_roads_bench [--countries FILE.geojson] FILE.osm.pbf...
#include <osmium/io/any_input.hpp>
#include <osmium/memory/buffer.hpp>

#include "bench_network.h"
#include "network/import_roads.h"
#include "routing/road_index.h"

namespace {

using namespace maabar;

// The baseline: libosmium takes every object out of the files.
std::size_t read_alone(const std::vector<std::string>& files) {
  std::size_t bytes = 0;
  for (const std::string& file : files) {
    osmium::io::Reader reader(file);
    while (const osmium::memory::Buffer buffer = reader.read()) bytes += buffer.committed();
    reader.close();
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  ImportInput input;
  for (int i = 1; i < argc; ++i) {
    if (std::string(argv[i]) == "--countries" && i + 1 < argc) {
      input.countries = argv[++i];
    } else {
      input.files.emplace_back(argv[i]);
    }
  }
  if (input.files.empty()) {
    std::fputs("usage: import_roads_bench [--countries FILE.geojson] FILE.osm.pbf...\n", stderr);
    return 2;
  }
  const auto no_progress = [](std::string_view /*stage*/, double /*done*/) {};
  bench::Stopwatch watch;
  watch.measure("libosmium reads every object", 7,
                [&](int) { CHECK(read_alone(input.files) > 0); });
  ImportedRoads imported;
  watch.measure("import: roads, gates, graph", 5, [&](int) {
    auto made = import_roads(input, no_progress);
    CHECK(made);
    imported = std::move(*made);
  });
  std::printf("  %zu nodes, %zu arcs, %zu gates\n", imported.graph.node_count(),
              imported.graph.arc_count(), imported.graph.gate_count());
  watch.measure("order and topology", 3,
                [&](int) { static_cast<void>(build_road_index(imported.graph)); });
}
