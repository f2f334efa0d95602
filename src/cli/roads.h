// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "access/answer.h"
#include "access/scenario.h"
#include "belief/belief_model.h"
#include "belief/state.h"
#include "cli/program.h"
#include "cli/workspace.h"
#include "network/road_graph.h"
#include "region/pack.h"
#include "region/place_index.h"
#include "routing/hierarchy_router.h"
#include "routing/road_index.h"

namespace maabar::cli {

/// What every question on the road network takes.
struct ScenarioOptions {
  AsOfOptions as_of;
  std::string profile = "truck";
  std::string scope = "cargo";
  std::vector<std::string> open;
  std::vector<std::string> close;
  std::vector<std::string> avoid;
};
void add_scenario(Verb verb, ScenarioOptions& options);

/// Everything that a question on the road network reads. On an imported network the pack holds the
/// imported places too, and a gate of the map that the pack does not describe with the pack's
/// median dwell.
struct Roads {
  Knowledge knowledge;
  RegionPack pack;
  RoadGraph graph;   ///< imported, if the workspace has such; else the pack's
  RoadIndex index;   ///< of `graph`
  RoadGraph schema;  ///< the pack's, for drawing
  PlaceIndex places;
  std::vector<CrossingBelief> board;  ///< of the pack's gates
  AsOf as_of;
  std::unique_ptr<const BeliefModel> model;  ///< that made the board
};
/// From claims up to `most`.
Result<Roads> load_roads(const std::string& workspace, const AsOfOptions& as_of,
                         Sensitivity most = Sensitivity::kInternal);

/// Whether `graph` is a network of the workspace's own, not the pack's.
bool is_imported(const Roads& roads);

/// A router on `roads`, which must outlive it.
HierarchyRouter router_of(const Roads& roads);

/// The scenario that the options ask for; `--open` and `--close` by id or name, `--avoid` likewise.
Result<Scenario> scenario_of(const Roads& roads, const ScenarioOptions& options);
/// The same without `--open` and `--close`.
Result<Scenario> believed_scenario_of(const Roads& roads, const ScenarioOptions& options);

/// A stop by place name, id, or `lat,lon`.
Result<Stop> stop_of(const Roads& roads, const std::string& typed);
/// Stops of a list `A,B,C`; a name with a comma stands in a repeated option instead.
Result<std::vector<Stop>> stops_of(const Roads& roads, const std::vector<std::string>& typed);

/// The pack's gates as crossing keys, in the order of the pack.
std::vector<CrossingKey> gates_of(const RegionPack& pack);

/// `cargo by truck, valid 2018-10-16, as known (published) 2018-10-16` and what is supposed.
std::string describe(const ScenarioQuestion& question);

/// `if what is unknown or restricted passes`, ...
std::string_view describe(Reading reading);

/// What a claim says in a few words, for explanations: publisher, date, phrase.
std::string says(const Knowledge& knowledge, EntryId claim);

/// `open 0.93, confirmed 12 days before` of a passage's belief.
std::string describe_state(const StateBelief& belief, const AsOf& as_of);

}  // namespace maabar::cli
