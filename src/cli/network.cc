// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/numbers.h"
#include "cli/program.h"
#include "cli/road_store.h"
#include "network/network_svg.h"

namespace maabar::cli {
namespace {

struct Options {
  bool verify = false;
  bool json = false;
  std::string svg;
};

void show_gates(Console& console, const RoadGraph& graph) {
  Table table({{"gate", {}},
               {"arcs there", Table::Align::kRight},
               {"arcs back", Table::Align::kRight},
               {"off", Table::Align::kRight}});
  for (std::size_t i = 0; i < graph.gate_count(); ++i) {
    const Gate& gate = graph.gate(GateId::from_index(i));
    table.add({gate.crossing.text(), std::to_string(gate.a_to_b.size()),
               std::to_string(gate.b_to_a.size()), fmt::format("{} m", gate.off.value)});
  }
  if (!table.empty()) console.out << table.text();
}

void show_sections(Console& console, const SectionFile& file) {
  Table table({{"section", {}}, {"rows", Table::Align::kRight}, {"bytes", Table::Align::kRight}});
  for (const Section& section : file.sections()) {
    table.add({section.name, grouped(section.size / section.row_bytes), grouped(section.size)});
  }
  console.out << '\n' << table.text();
}

Result<void> describe_network(Console& console, const Options& options, const Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const std::optional<NetworkFile> file, open_network(workspace));
  if (!file) {
    return not_found(
        "the workspace has no road network of its own, only its pack's strategic roads; "
        "take one in with 'maabar import roads FILE...'");
  }
  if (options.verify) RETURN_IF_ERROR(file->verify());
  ASSIGN_OR_RETURN(const RoadGraph graph, file->graph());
  if (!options.svg.empty()) RETURN_IF_ERROR(save_file(options.svg, to_svg(graph)));
  if (options.json) {
    ASSIGN_OR_RETURN(const std::string report, file->report());
    console.out << report;
    return {};
  }
  console.out << fmt::format(
      "{}: {} nodes, {} arcs, {} gates, {} bytes{}\n\n", file->sections().name(),
      grouped(graph.node_count()), grouped(graph.arc_count()), graph.gate_count(),
      grouped(file->sections().size()), options.verify ? "; every checksum is right" : "");
  show_gates(console, graph);
  show_sections(console, file->sections());
  return {};
}

}  // namespace

void add_network(Verb app, Program& program) {
  auto options = std::make_shared<Options>();
  Verb verb = add_verb(app, "network", "What is in the imported road network.",
                       "  maabar network\n"
                       "  maabar network --verify        proves every byte of the file\n"
                       "  maabar network --svg roads.svg draws it\n");
  verb.flag("--verify", options->verify, "prove every checksum");
  verb.option("--svg", options->svg, "draw the network into this file").takes("FILE");
  verb.flag("--json", options->json, "the report of its import, machine-readable");
  verb.runs(program, [options, &program](Console& console) {
    return describe_network(console, *options, program);
  });
}

}  // namespace maabar::cli
