// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "cli/machine.h"
#include "cli/program.h"
#include "cli/road_store.h"
#include "region/place_index.h"

namespace maabar::cli {
namespace {

struct Options {
  std::string crossing;
  std::string near;
};

Result<LatLng> point_of(const std::string& typed) {
  ASSIGN_OR_RETURN(const std::optional<LatLng> point, parse_lat_lon(typed));
  if (point) return *point;
  return invalid_input("--near: '" + typed + "' must be latitude,longitude, as 34.42,40.99");
}

/// The analyst's word, in the record.
Result<void> record_gate(const Workspace& workspace, const AddedGate& gate) {
  ASSIGN_OR_RETURN(Ledger ledger, workspace.open_ledger(Ledger::Mode::kWrite));
  ASSIGN_OR_RETURN(const RecordTime time, now());
  const GateEntry entry{gate.crossing, gate.near.lat(), gate.near.lng()};
  ASSIGN_OR_RETURN(const Appended appended, ledger.append({entry}, time, system_salts()));
  static_cast<void>(appended);
  return {};
}

Result<void> add_one(Console& console, const Options& options, const Program& program) {
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(program.workspace));
  ASSIGN_OR_RETURN(const Knowledge knowledge, load_knowledge(workspace));
  ASSIGN_OR_RETURN(const CrossingKey crossing, resolve_crossing(knowledge, options.crossing));
  if (!crossing.is_crossing()) {
    return invalid_input(crossing.text() + " is a whole border; name one crossing");
  }
  ASSIGN_OR_RETURN(const LatLng near, point_of(options.near));
  ASSIGN_OR_RETURN(const RoadSources sources, load_sources(workspace));
  if (sources.files.empty()) {
    return not_found(
        "the workspace has no road network of its own; take one in with "
        "'maabar import roads FILE...' first");
  }
  const AddedGate gate{crossing, near};
  ASSIGN_OR_RETURN(const ImportReport report, make_network(console, workspace, sources, gate));
  const auto found = std::find_if(report.gates.begin(), report.gates.end(),
                                  [&](const auto& known) { return known.crossing == crossing; });
  CHECK(found != report.gates.end());
  RETURN_IF_ERROR(record_gate(workspace, gate));
  console.out << fmt::format("{} is a gate now: {} ({}), {} m off, {} roads over the line\n",
                             crossing.text(), found->road.empty() ? "a road" : found->road,
                             to_string(found->road_class), found->off.value, found->pieces);
  return {};
}

}  // namespace

void add_gate(Verb app, Program& program) {
  Verb verb = add_verb(app, "gate", "Tie a crossing to a road of the imported network.",
                       "  maabar gate add iq-sy.al-walid-al-tanf --near 33.50,38.66\n");
  verb.needs_part();
  auto options = std::make_shared<Options>();
  Verb add = verb.part("add", "name a road over the border an official crossing");
  add.option("ID", options->crossing, "crossing, by id or name").is_required();
  add.option("--near", options->near, "where it meets the road").is_required().takes("LAT,LON");
  add.runs(program,
           [options, &program](Console& console) { return add_one(console, *options, program); });
}

}  // namespace maabar::cli
