// SPDX-License-Identifier: Apache-2.0
#include "cli/roads.h"

#include <algorithm>
#include <future>

#include "access/places.h"
#include "base/date.h"
#include "belief/board.h"
#include "belief/explain.h"
#include "belief/models.h"
#include "cli/machine.h"
#include "cli/road_store.h"
#include "network/pack_roads.h"

namespace maabar::cli {
namespace {

Result<std::vector<CrossingKey>> keys_of(const Roads& roads,
                                         const std::vector<std::string>& typed) {
  std::vector<CrossingKey> keys;
  for (const std::string& text : typed) {
    ASSIGN_OR_RETURN(CrossingKey key, resolve_crossing(roads.knowledge, text));
    keys.push_back(std::move(key));
  }
  return keys;
}

Result<ScenarioQuestion> question_of(const Roads& roads, const ScenarioOptions& options) {
  ASSIGN_OR_RETURN(const TrafficClass traffic_class, parse_traffic_class(options.scope));
  ASSIGN_OR_RETURN(const Profile profile, parse_profile(options.profile));
  ScenarioQuestion question{.as_of = roads.as_of,
                            .traffic_class = traffic_class,
                            .profile = profile,
                            .open = {},
                            .close = {},
                            .avoid = {}};
  for (const std::string& text : options.avoid) {
    ASSIGN_OR_RETURN(const ActorId actor, roads.knowledge.gazetteer.resolve_actor(text));
    question.avoid.push_back(roads.knowledge.gazetteer.actor(actor).id);
  }
  return question;
}

std::string list_of(std::string_view what, const std::vector<CrossingKey>& keys) {
  std::string text;
  for (const CrossingKey& key : keys) {
    text += (text.empty() ? fmt::format(", {} ", what) : std::string(" and ")) + key.text();
  }
  return text;
}

TravelTime median(std::vector<TravelTime> times) {
  if (times.empty()) return TravelTime::zero();
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

/// The median of what the pack's gates cost, class by class.
GateSite typical_gate(const RegionPack& pack) {
  const auto typical = [&](auto time_of) {
    std::vector<TravelTime> times;
    for (const GateSite& gate : pack.gates) times.push_back(time_of(gate));
    return median(std::move(times));
  };
  GateSite site;
  site.cargo_dwell.open = typical([](const GateSite& gate) { return gate.cargo_dwell.open; });
  site.cargo_dwell.restricted =
      typical([](const GateSite& gate) { return gate.cargo_dwell.restricted; });
  site.passengers_dwell.open =
      typical([](const GateSite& gate) { return gate.passengers_dwell.open; });
  site.passengers_dwell.restricted =
      typical([](const GateSite& gate) { return gate.passengers_dwell.restricted; });
  site.dwell_source = "the median of the pack's gates: nothing is known of this one";
  return site;
}

/// Adds to the pack what the network's other gates are taken to be.
void describe_gates(const RoadGraph& graph, RegionPack& pack) {
  const GateSite typical = typical_gate(pack);
  for (std::size_t i = 0; i < graph.gate_count(); ++i) {
    const CrossingKey& crossing = graph.gate(GateId::from_index(i)).crossing;
    const bool is_known =
        std::any_of(pack.gates.begin(), pack.gates.end(),
                    [&](const GateSite& gate) { return gate.crossing == crossing; });
    if (is_known) continue;
    pack.gates.push_back(typical);
    pack.gates.back().crossing = crossing;
  }
}

/// The connected node nearest to a point, in the point's own country if that is drawn.
Result<Stop> stop_at(const Roads& roads, LatLng point, const std::string& typed) {
  const Country country = roads.pack.outlines.country_at(point);
  const auto near = find_nearest_node(roads.graph, point, country);
  if (!near) {
    return not_found(fmt::format("'{}': the road network has no road in {}", typed,
                                 country.is_none() ? "any country" : country.code()));
  }
  const Node node = roads.graph.node(near->node);
  return Stop{near->node,   node.id, node.name.empty() ? typed : node.name,
              node.country, point,   near->distance};
}

}  // namespace

void add_scenario(Verb verb, ScenarioOptions& options) {
  verb.option("--profile", options.profile, "what drives")
      .is_one_of({"truck", "car"})
      .shows_default();
  verb.option("--scope", options.scope, "who wants to pass")
      .is_one_of({"cargo", "passengers", "humanitarian", "pedestrians"})
      .shows_default();
  verb.option("--open", options.open, "suppose this crossing open (repeat for more)")
      .takes("ID")
      .is_repeated();
  verb.option("--close", options.close, "suppose this crossing closed (repeat for more)")
      .takes("ID")
      .is_repeated();
  verb.option("--avoid", options.avoid, "keep off what this actor holds (repeat for more)")
      .takes("ACTOR")
      .is_repeated();
  add_as_of(verb, options.as_of);
}

std::vector<CrossingKey> gates_of(const RegionPack& pack) {
  std::vector<CrossingKey> keys;
  keys.reserve(pack.gates.size());
  for (const GateSite& gate : pack.gates) keys.push_back(gate.crossing);
  return keys;
}

Result<Roads> load_roads(const std::string& workspace_option, const AsOfOptions& options,
                         Sensitivity most) {
  ASSIGN_OR_RETURN(const AsOf as_of, resolve(options));
  ASSIGN_OR_RETURN(const Workspace workspace, Workspace::open(workspace_option));
  ASSIGN_OR_RETURN(Knowledge knowledge, load_knowledge(workspace, most));
  ASSIGN_OR_RETURN(RegionPack pack, workspace.load_pack(knowledge.gazetteer));
  ASSIGN_OR_RETURN(RoadGraph schema, build_road_graph(pack));
  ASSIGN_OR_RETURN(const std::optional<NetworkFile> file, open_network(workspace));
  RoadGraph graph = schema;
  std::optional<RoadIndex> index;
  std::future<Result<void>> proof;
  if (file) {
    // Every byte is proved behind, while the beliefs are made up.
    proof = std::async(std::launch::async, [&file] { return file->verify(); });
    ASSIGN_OR_RETURN(graph, file->graph());
    ASSIGN_OR_RETURN(index, load_road_index(graph, file->sections()));
    ASSIGN_OR_RETURN(std::vector<Place> all, all_places(workspace, pack));
    pack.places = IdVector<PlaceId, Place>(std::move(all));
    describe_gates(graph, pack);
  } else {
    index = build_road_index(graph);
  }
  PlaceIndex places(pack);
  ASSIGN_OR_RETURN(auto model, make_model(options.model));
  std::vector<CrossingBelief> board =
      believe_board(*model, {knowledge.log, knowledge.index, knowledge.gazetteer}, gates_of(pack),
                    as_of, core_count());
  if (proof.valid()) RETURN_IF_ERROR(proof.get());
  return Roads{std::move(knowledge), std::move(pack),   std::move(graph), std::move(*index),
               std::move(schema),    std::move(places), std::move(board), as_of,
               std::move(model)};
}

bool is_imported(const Roads& roads) {
  return roads.graph.columns().position.data() != roads.schema.columns().position.data();
}

HierarchyRouter router_of(const Roads& roads) {
  return {roads.index.graph, roads.index.hierarchy, core_count()};
}

Result<Scenario> scenario_of(const Roads& roads, const ScenarioOptions& options) {
  ASSIGN_OR_RETURN(ScenarioQuestion question, question_of(roads, options));
  ASSIGN_OR_RETURN(question.open, keys_of(roads, options.open));
  ASSIGN_OR_RETURN(question.close, keys_of(roads, options.close));
  return make_scenario({roads.board, roads.pack, roads.knowledge.gazetteer, roads.graph},
                       std::move(question));
}

Result<Scenario> believed_scenario_of(const Roads& roads, const ScenarioOptions& options) {
  ASSIGN_OR_RETURN(ScenarioQuestion question, question_of(roads, options));
  return make_scenario({roads.board, roads.pack, roads.knowledge.gazetteer, roads.graph},
                       std::move(question));
}

Result<Stop> stop_of(const Roads& roads, const std::string& typed) {
  ASSIGN_OR_RETURN(const std::optional<LatLng> point, parse_lat_lon(typed));
  if (point && is_imported(roads)) return stop_at(roads, *point, typed);
  ASSIGN_OR_RETURN(const Located located, roads.places.locate(typed));
  return make_stop(roads.graph, located);
}

Result<std::vector<Stop>> stops_of(const Roads& roads, const std::vector<std::string>& typed) {
  std::vector<Stop> stops;
  for (const std::string& text : typed) {
    ASSIGN_OR_RETURN(Stop stop, stop_of(roads, text));
    stops.push_back(std::move(stop));
  }
  return stops;
}

std::string describe(const ScenarioQuestion& question) {
  std::string text =
      fmt::format("{} by {}", to_string(question.traffic_class), to_string(question.profile));
  text += list_of("supposing open", question.open);
  text += list_of("supposing closed", question.close);
  for (const std::string& actor : question.avoid) text += ", keeping off " + actor;
  return text + "; " + describe(question.as_of);
}

std::string_view describe(Reading reading) {
  switch (reading) {
    case Reading::kIfPasses:
      return "if what is restricted or unknown lets it through";
    case Reading::kIfRestrictedPasses:
      return "if restricted lets it through, and unknown does not";
    case Reading::kIfNot:
      return "if neither restricted nor unknown lets it through";
  }
  return "";
}

std::string says(const Knowledge& knowledge, EntryId claim) {
  const auto found = knowledge.ledger.find_claim(claim);
  if (!found) return found.error().line();
  const auto report = knowledge.ledger.find_report(found->report);
  const std::string publisher =
      report && !report->report.publisher.empty() ? report->report.publisher : "publisher unknown";
  const Claim& said = found->claim;
  std::string text = fmt::format(
      "{}, {}", publisher, said.published.is_unknown() ? "day unknown" : to_string(said.published));
  if (!said.speaker.empty()) text += ", " + said.speaker;
  const std::string& words = !said.evidence.empty() ? said.evidence : said.phrase;
  if (!words.empty()) text += fmt::format(": \"{}\"", words);
  return text + fmt::format(" [{}]", found->id.substr(0, 10));
}

std::string describe_state(const StateBelief& belief, const AsOf& as_of) {
  if (belief.shown == Shown::kUnknown) {
    std::string text = "unknown";
    if (belief.last_heard != Shown::kUnknown) {
      text += fmt::format(", last heard {}", to_string(belief.last_heard));
    }
    return text;
  }
  std::string text =
      fmt::format("{} {:.2f}", to_string(belief.shown), belief.confidence().probability());
  if (belief.since) {
    text += fmt::format(" since {}", to_string(Date::from_day(day_of(belief.since->seconds()))));
  }
  if (belief.confirmed) {
    const int age = day_of(as_of.valid.seconds()) - day_of(belief.confirmed->seconds());
    text += age <= 0 ? ", confirmed that day" : fmt::format(", confirmed {} days before", age);
  }
  if (belief.has_conflict) text += ", claims conflict";
  return text;
}

}  // namespace maabar::cli
