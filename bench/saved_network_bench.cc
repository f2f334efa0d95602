// SPDX-License-Identifier: Apache-2.0
// How long until a saved network can be asked, and how much memory does it take then?
// usage: saved_network_bench FOLDER FILE   makes FILE from a network, see bench_network.h
//        saved_network_bench FILE          opens it and asks
#include <fstream>

#include "bench_network.h"
#include "network/network_file.h"
#include "routing/query.h"
#include "routing/road_index.h"

namespace {

using namespace maabar;
using bench::Stopwatch;

Country country_of(std::uint8_t number) {
  return Country::parse(std::string{'X', static_cast<char>('A' + number)}).value();
}

// The same nodes and arcs as a road graph; a crossing's arcs are a gate.
RoadGraph road_graph(const std::filesystem::path& folder) {
  const bench::BenchNetwork network = bench::load_network(folder);
  const auto countries = bench::load_array<std::uint8_t>(folder / "country.u8");
  const auto lat = bench::load_array<float>(folder / "latitude.f32");
  const auto lng = bench::load_array<float>(folder / "longitude.f32");
  const auto length = bench::load_array<std::uint32_t>(folder / "length_m.u32");
  RoadGraph::Parts parts;
  parts.road_names = {""};
  for (std::size_t i = 0; i < countries.size(); ++i) {
    Node node;
    node.position = LatLng::from_degrees({.lat = lat[i], .lng = lng[i]}).value();
    node.country = country_of(countries[i]);
    parts.nodes.push_back(node);
  }
  IdVector<ArcId, GateId> gate_of(network.graph.arc_count());
  for (std::size_t i = 0; i < network.crossings.size(); ++i) {
    const auto id = GateId::from_index(i);
    for (const std::uint32_t gate : network.crossings[i]) {
      gate_of[network.graph.gate_arcs()[gate]] = id;
    }
    const ArcId arc = network.graph.gate_arcs()[network.crossings[i].front()];
    Country a = country_of(countries[network.graph.tail(arc).index()]);
    Country b = country_of(countries[network.graph.head(arc).index()]);
    if (b < a) std::swap(a, b);
    const std::string key = a.lower_code() + "-" + b.lower_code() + ".g" + std::to_string(i);
    parts.gates.push_back({CrossingKey::parse(key).value(), Metres{0}});
  }
  for (std::uint32_t i = 0; i < network.graph.arc_count(); ++i) {
    Arc arc;
    arc.tail = network.graph.tail(ArcId(i));
    arc.head = network.graph.head(ArcId(i));
    arc.length = Metres{length[i]};
    arc.truck = network.weights[ArcId(i)];
    arc.car = arc.truck;
    arc.gate = gate_of[ArcId(i)];
    arc.shape = Arc::kStraight;
    parts.arcs.push_back(arc);
  }
  return RoadGraph::build(std::move(parts)).value();
}

void make(const std::filesystem::path& folder, const std::filesystem::path& file) {
  const RoadGraph graph = road_graph(folder);
  const RoadIndex index = build_road_index(graph);
  CHECK(
      save_network(file, graph, "{}", [&](SectionWriter& writer) { add_sections(index, writer); }));
}

ArcWeights truck_weights(const RoadGraph& graph) {
  const auto& truck = graph.columns().truck;
  return ArcWeights(std::vector<TravelTime>(truck.begin(), truck.end()));
}

void print_memory(const char* what) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    const bool is_wanted =
        line.starts_with("RssAnon") || line.starts_with("RssFile") || line.starts_with("VmHWM");
    if (is_wanted) std::printf("  %s: %s\n", what, line.c_str());
  }
}

void ask(const std::filesystem::path& path) {
  NetworkFile file = NetworkFile::open(path).value();
  RoadGraph graph = file.graph().value();
  RoadIndex index = load_road_index(graph, file.sections()).value();
  Metric metric = Metric::customize(index.hierarchy, truck_weights(graph), 1);
  PairQuery query(index.hierarchy);
  static_cast<void>(query.path(metric, NodeId(0), NodeId(index.graph.node_count() - 1)));
  print_memory("opened, customized and asked");
  CHECK(file.verify());
  Rng rng(1);
  for (int i = 0; i < 1000; ++i) {
    const auto any = [&] {
      return NodeId(static_cast<std::uint32_t>(rng.below(index.graph.node_count())));
    };
    static_cast<void>(query.path(metric, any(), any()));
  }
  print_memory("every byte proved and a thousand ways asked for");
  Stopwatch watch;
  std::printf("%u nodes, %u arcs, %.1f MB\n", index.graph.node_count(), index.graph.arc_count(),
              static_cast<double>(file.sections().size()) / 1e6);
  watch.measure("Dijkstra, one to all", 5, [&](int i) {
    static_cast<void>(bench::dijkstra(index.graph, metric.weights(),
                                      NodeId(static_cast<std::uint32_t>(i) * 1000)));
  });
  watch.measure("opened: header, sizes and section table", 101,
                [&](int) { file = NetworkFile::open(path).value(); });
  watch.measure("and every index of the roads proved", 21,
                [&](int) { graph = NetworkFile::open(path).value().graph().value(); });
  file = NetworkFile::open(path).value();
  graph = file.graph().value();
  watch.measure("every index of the hierarchy proved, roads indexed", 21,
                [&](int) { index = load_road_index(graph, file.sections()).value(); });
  watch.measure("every checksum", 21, [&](int) { CHECK(file.verify()); });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3) {
    make(argv[1], argv[2]);
  } else if (argc == 2) {
    ask(argv[1]);
  } else {
    std::fputs("usage: saved_network_bench [FOLDER] FILE\n", stderr);
    return 2;
  }
}
