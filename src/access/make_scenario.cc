// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "access/scenario.h"
#include "network/control_areas.h"

namespace maabar {
namespace {

Handling handling_of(const GateSite& site, TrafficClass traffic_class) {
  switch (traffic_class) {
    case TrafficClass::kPassengers:
      return site.passengers;
    case TrafficClass::kCargo:
      return site.cargo;
    case TrafficClass::kHumanitarian:
      return site.humanitarian;
    case TrafficClass::kPedestrians:
      return site.pedestrians;
  }
  return Handling::kNone;
}

const Dwell& dwell_of(const GateSite& site, TrafficClass traffic_class) {
  const bool is_goods =
      traffic_class == TrafficClass::kCargo || traffic_class == TrafficClass::kHumanitarian;
  return is_goods ? site.cargo_dwell : site.passengers_dwell;
}

TrackBelief track_of(const CrossingBelief* crossing, TrafficClass traffic_class,
                     const Direction& direction) {
  if (crossing == nullptr) return TrackBelief();
  for (const TrackBelief& track : crossing->tracks) {
    if (track.traffic_class == traffic_class && track.direction == direction) return track;
  }
  return TrackBelief();
}

ControlBelief control_of(const CrossingBelief* crossing, Country side) {
  if (crossing != nullptr) {
    for (const ControlBelief& control : crossing->control) {
      if (control.side == side) return control;
    }
  }
  ControlBelief unknown;
  unknown.side = side;
  return unknown;
}

bool has(const std::vector<CrossingKey>& keys, const CrossingKey& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// Who is avoided, as the gazetteer numbers them.
using Groups = std::vector<ActorId>;

Result<Groups> resolve_groups(const Gazetteer& gazetteer, const std::vector<std::string>& ids) {
  Groups groups;
  for (const std::string& id : ids) {
    const auto actor = gazetteer.find_actor(id);
    if (!actor) return not_found(fmt::format("no actor '{}' to avoid", id));
    groups.push_back(*actor);
  }
  return groups;
}

bool is_one_of(const Gazetteer& gazetteer, const std::string& actor_id, const Groups& groups) {
  const auto actor = gazetteer.find_actor(actor_id);
  if (!actor) return false;
  return std::any_of(groups.begin(), groups.end(),
                     [&](ActorId group) { return gazetteer.is_part_of(*actor, group); });
}

// The nodes on ground that the pack gives to those avoided at `valid`; empty if it draws no areas.
IdVector<NodeId, bool> avoided_ground(const ScenarioInputs& inputs, const Groups& avoided,
                                      ValidTime valid) {
  if (avoided.empty() || inputs.pack.areas.empty()) return {};
  const NodeControl control = color_nodes(inputs.graph, inputs.pack.areas, valid);
  std::vector<bool> is_group(control.actors.size());
  for (std::size_t i = 0; i < control.actors.size(); ++i) {
    is_group[i] = is_one_of(inputs.gazetteer, control.actors[i], avoided);
  }
  IdVector<NodeId, bool> nodes;
  for (const std::vector<std::uint32_t>& holders : control.held_by) {
    nodes.push_back(std::any_of(holders.begin(), holders.end(),
                                [&](std::uint32_t actor) { return is_group[actor]; }));
  }
  return nodes;
}

Result<void> check_suppositions(const RoadGraph& graph, const ScenarioQuestion& question) {
  for (const auto* keys : {&question.open, &question.close}) {
    for (const CrossingKey& key : *keys) {
      if (!key.is_crossing()) {
        return invalid_input(fmt::format(
            "'{}' is not one crossing: name a crossing, such as iq-sy.al-qaim-abu-kamal",
            key.text()));
      }
      if (!graph.find_gate(key)) {
        return not_found(fmt::format("crossing '{}' has no gate in this road network", key.text()));
      }
    }
  }
  for (const CrossingKey& key : question.open) {
    if (has(question.close, key)) {
      return invalid_input(fmt::format("'{}' is both opened and closed: choose one", key.text()));
    }
  }
  return {};
}

// What a passage is made from. A parameter only.
struct PassageParts {
  const ScenarioInputs& inputs;
  const ScenarioQuestion& question;
  const Groups& avoided;
  const IdVector<NodeId, bool>& avoided_nodes;
  const GateSite& site;
  const CrossingBelief* belief;  ///< null: nothing is known
};

bool is_avoided(const PassageParts& parts, const Passage& passage) {
  const RoadGraph& graph = parts.inputs.graph;
  const auto arcs = arcs_of(graph, passage);
  const bool is_on_ground =
      !parts.avoided_nodes.empty() && !arcs.empty() &&
      std::all_of(arcs.begin(), arcs.end(), [&](ArcId arc) {
        return parts.avoided_nodes[graph.tail(arc)] || parts.avoided_nodes[graph.head(arc)];
      });
  if (is_on_ground) return true;
  return std::any_of(passage.control.begin(), passage.control.end(),
                     [&](const ControlBelief& control) {
                       return is_one_of(parts.inputs.gazetteer, control.actor, parts.avoided);
                     });
}

Ruling rule(const PassageParts& parts, const Passage& passage) {
  if (passage.handling == Handling::kNone) return Ruling::kNotHandled;
  if (has(parts.question.close, passage.crossing)) return Ruling::kClosedHere;
  if (is_avoided(parts, passage)) return Ruling::kAvoided;
  if (has(parts.question.open, passage.crossing)) return Ruling::kOpenedHere;
  return Ruling::kBelieved;
}

Shown state_of(const Passage& passage) {
  if (passage.ruling == Ruling::kBelieved) return passage.belief.shown;
  return passage.ruling == Ruling::kOpenedHere ? Shown::kOpen : Shown::kClosed;
}

Passage make_passage(const PassageParts& parts, GateId gate, Direction direction) {
  const RoadGraph& graph = parts.inputs.graph;
  const TrafficClass wanted = parts.question.traffic_class;
  Passage passage;
  passage.gate = gate;
  passage.crossing = graph.gate(gate).crossing;
  const auto known = parts.inputs.gazetteer.find_crossing(passage.crossing);
  passage.name =
      known ? parts.inputs.gazetteer.crossing(*known).display_name() : passage.crossing.text();
  passage.direction = direction;
  TrackBelief track = track_of(parts.belief, wanted, passage.direction);
  passage.belief = std::move(track.crossing);
  passage.sides = {std::move(track.side_a), std::move(track.side_b)};
  passage.control = {control_of(parts.belief, passage.crossing.country_a()),
                     control_of(parts.belief, passage.crossing.country_b())};
  passage.handling = handling_of(parts.site, wanted);
  passage.ruling = rule(parts, passage);
  passage.state = state_of(passage);
  const Dwell& dwell = dwell_of(parts.site, wanted);
  passage.open_dwell = dwell.open;
  passage.dwell = passage.state == Shown::kRestricted ? dwell.restricted : dwell.open;
  passage.dwell_source = parts.site.dwell_source;
  return passage;
}

// The two passages of a crossing, there and back.
std::span<const Passage> both_ways(const RoadGraph& graph, const std::vector<Passage>& passages,
                                   const CrossingKey& key) {
  return std::span(passages).subspan(2 * graph.find_gate(key)->index(), 2);
}

bool all_have(std::span<const Passage> passages, Shown believed) {
  return std::all_of(passages.begin(), passages.end(),
                     [&](const Passage& passage) { return passage.belief.shown == believed; });
}

bool all_ruled(std::span<const Passage> passages, Ruling ruling) {
  return std::all_of(passages.begin(), passages.end(),
                     [&](const Passage& passage) { return passage.ruling == ruling; });
}

// What a supposition does not change, and why.
std::optional<std::string> note_on_opening(std::span<const Passage> pair, TrafficClass wanted) {
  const std::string& name = pair[0].name;
  if (all_ruled(pair, Ruling::kNotHandled)) {
    return fmt::format(
        "{} is supposed open, but its installation cannot handle {}: it stays closed.", name,
        to_string(wanted));
  }
  if (all_ruled(pair, Ruling::kAvoided)) {
    return fmt::format("{} is supposed open, but who holds it is to be avoided.", name);
  }
  if (all_have(pair, Shown::kOpen)) {
    return fmt::format("{} is supposed open; it is believed open already.", name);
  }
  return std::nullopt;
}

std::optional<std::string> note_on_closing(std::span<const Passage> pair) {
  if (!all_have(pair, Shown::kClosed)) return std::nullopt;
  return fmt::format("{} is supposed closed; it is believed closed already.", pair[0].name);
}

std::string note_on_avoiding(const ScenarioInputs& inputs, const Scenario::Parts& parts) {
  // Both directions of a gate are avoided together.
  const auto gates =
      std::count_if(parts.passages.begin(), parts.passages.end(),
                    [](const Passage& passage) { return passage.ruling == Ruling::kAvoided; }) /
      2;
  const auto nodes = std::count(parts.avoided_nodes.begin(), parts.avoided_nodes.end(), true);
  std::string names;
  for (const std::string& id : parts.question.avoid) {
    names +=
        (names.empty() ? "" : ", ") + inputs.gazetteer.actor(*inputs.gazetteer.find_actor(id)).name;
  }
  const std::string ground =
      inputs.pack.areas.empty()
          ? "this pack draws no areas of control, so no road inside a country is avoided"
          : fmt::format("{} points of the road network on ground it is said to hold", nodes);
  return fmt::format(
      "Avoiding {}: {} gates that it is believed to hold a side of, or that stand on its ground; "
      "{}.",
      names, gates, ground);
}

void add_notes(const ScenarioInputs& inputs, Scenario::Parts& parts) {
  const auto add = [&](std::optional<std::string> note) {
    if (note) parts.notes.push_back(std::move(*note));
  };
  for (const CrossingKey& key : parts.question.open) {
    add(note_on_opening(both_ways(inputs.graph, parts.passages, key),
                        parts.question.traffic_class));
  }
  for (const CrossingKey& key : parts.question.close) {
    add(note_on_closing(both_ways(inputs.graph, parts.passages, key)));
  }
  if (!parts.question.avoid.empty()) add(note_on_avoiding(inputs, parts));
}

std::map<std::string_view, const CrossingBelief*> by_crossing(
    std::span<const CrossingBelief> board) {
  std::map<std::string_view, const CrossingBelief*> beliefs;
  for (const CrossingBelief& belief : board) beliefs[belief.crossing.text()] = &belief;
  return beliefs;
}

const GateSite* find_site(const RegionPack& pack, const CrossingKey& crossing) {
  const auto site = std::find_if(pack.gates.begin(), pack.gates.end(),
                                 [&](const GateSite& gate) { return gate.crossing == crossing; });
  return site == pack.gates.end() ? nullptr : &*site;
}

Result<void> add_passages(const ScenarioInputs& inputs, const Groups& avoided,
                          Scenario::Parts& parts) {
  const auto beliefs = by_crossing(inputs.board);
  for (std::uint32_t i = 0; i < inputs.graph.gate_count(); ++i) {
    const Gate& gate = inputs.graph.gate(GateId(i));
    const GateSite* site = find_site(inputs.pack, gate.crossing);
    if (site == nullptr) {
      return invalid_input(fmt::format(
          "the road network has a gate for '{}', but the region pack does not: add it to its "
          "gates.geojson",
          gate.crossing.text()));
    }
    const auto belief = beliefs.find(gate.crossing.text());
    const PassageParts passage_parts{inputs,  parts.question,
                                     avoided, parts.avoided_nodes,
                                     *site,   belief == beliefs.end() ? nullptr : belief->second};
    const Country a = gate.crossing.country_a();
    const Country b = gate.crossing.country_b();
    parts.passages.push_back(make_passage(passage_parts, GateId(i), Direction{a, b}));
    parts.passages.push_back(make_passage(passage_parts, GateId(i), Direction{b, a}));
  }
  return {};
}

}  // namespace

Result<Scenario> make_scenario(const ScenarioInputs& inputs, ScenarioQuestion question) {
  RETURN_IF_ERROR(check_suppositions(inputs.graph, question));
  ASSIGN_OR_RETURN(const Groups avoided, resolve_groups(inputs.gazetteer, question.avoid));
  Scenario::Parts parts;
  parts.avoided_nodes = avoided_ground(inputs, avoided, question.as_of.valid);
  parts.question = std::move(question);
  RETURN_IF_ERROR(add_passages(inputs, avoided, parts));
  add_notes(inputs, parts);
  return Scenario(inputs.graph, std::move(parts));
}

}  // namespace maabar
