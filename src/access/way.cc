// SPDX-License-Identifier: Apache-2.0
#include "access/way.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/date.h"

namespace maabar {
namespace {

std::string day_text(ValidTime moment) {
  if (moment.is_beginning() || moment.is_forever()) return "an unknown day";
  return to_string(Date::from_day(day_of(moment.seconds())));
}

// An unnamed node of an imported network is told by its position.
std::string node_name(const Node& node) {
  if (!node.name.empty()) return node.name;
  if (!node.id.starts_with('#')) return node.id;
  return fmt::format("{:.3f},{:.3f}", node.position.lat(), node.position.lng());
}

bool continues(const RoadGraph& graph, const Leg& leg, const Arc& arc) {
  return arc.gate.is_none() && leg.gate == Leg::kNoGate && leg.road == graph.road_name(arc) &&
         leg.road_class == arc.road_class && leg.country == graph.country(arc.tail);
}

Leg start_leg(const RoadGraph& graph, const Arc& arc) {
  Leg leg;
  leg.road = graph.road_name(arc);
  leg.road_class = arc.road_class;
  leg.country = graph.country(arc.tail);
  leg.from = node_name(graph.node(arc.tail));
  return leg;
}

void extend_line(std::vector<LatLng>& line, const std::vector<LatLng>& more) {
  const bool joins = !line.empty() && !more.empty() && line.back() == more.front();
  line.insert(line.end(), more.begin() + (joins ? 1 : 0), more.end());
}

// What the reader must know when nothing certain is known.
std::string describe_unknown(const StateBelief& belief) {
  switch (belief.unknown_reason) {
    case UnknownReason::kTooOld:
      return fmt::format("unknown: the last word, {}{}, is too old to count",
                         to_string(belief.last_heard),
                         belief.confirmed ? " on " + day_text(*belief.confirmed) : "");
    case UnknownReason::kUnsure:
      return "unknown: what is known does not settle it";
    case UnknownReason::kNone:
    case UnknownReason::kSilence:
      break;
  }
  return "unknown: nothing is known";
}

std::string describe_belief(const StateBelief& belief) {
  if (belief.shown == Shown::kUnknown) return describe_unknown(belief);
  std::string text{to_string(belief.shown)};
  if (belief.since && !belief.since->is_beginning()) text += " since " + day_text(*belief.since);
  if (belief.confirmed) text += ", last confirmed for " + day_text(*belief.confirmed);
  return text;
}

std::string describe_holders(const Passage& passage) {
  std::string text;
  for (const ControlBelief& control : passage.control) {
    if (control.actor.empty()) continue;
    text += fmt::format("{}{} side held by {}", text.empty() ? "" : ", ", control.side.code(),
                        control.actor);
  }
  return text.empty() ? "on avoided ground" : text;
}

WayNote make_note(WayNote::Kind kind, const Passage& passage, std::string text) {
  return WayNote{kind, passage.crossing, std::move(text)};
}

}  // namespace

std::string_view to_string(WayNote::Kind kind) {
  switch (kind) {
    case WayNote::Kind::kRestricted:
      return "restricted";
    case WayNote::Kind::kUnknown:
      return "unknown";
    case WayNote::Kind::kSupposed:
      return "supposed";
    case WayNote::Kind::kConflict:
      return "conflict";
    case WayNote::Kind::kChangedWithinDay:
      return "changed_within_day";
    case WayNote::Kind::kTransshipment:
      return "transshipment";
  }
  return {};
}

std::string describe_passage(const Passage& passage) {
  return fmt::format("{} ({})", passage.name, to_string(passage.direction));
}

std::string describe_state(const Passage& passage, TrafficClass traffic_class) {
  switch (passage.ruling) {
    case Ruling::kNotHandled:
      return fmt::format("cannot handle {}", to_string(traffic_class));
    case Ruling::kClosedHere:
      return "supposed closed; believed " + describe_belief(passage.belief);
    case Ruling::kOpenedHere:
      return "supposed open; believed " + describe_belief(passage.belief);
    case Ruling::kAvoided:
      return fmt::format("avoided: {}; believed {}", describe_holders(passage),
                         describe_belief(passage.belief));
    case Ruling::kBelieved:
      break;
  }
  return describe_belief(passage.belief);
}

std::vector<WayNote> notes_on(const Passage& passage, TrafficClass traffic_class) {
  std::vector<WayNote> notes;
  const std::string where = describe_passage(passage);
  const auto add = [&](WayNote::Kind kind, std::string text) {
    notes.push_back(make_note(kind, passage, std::move(text)));
  };
  if (passage.state == Shown::kRestricted) {
    add(WayNote::Kind::kRestricted,
        fmt::format("{} is {}; the time counts its restricted dwell, {}.", where,
                    describe_belief(passage.belief), to_string(passage.dwell)));
  }
  if (passage.state == Shown::kUnknown) {
    add(WayNote::Kind::kUnknown,
        fmt::format("{} is {}; the time counts its open dwell, {}.", where,
                    describe_belief(passage.belief), to_string(passage.dwell)));
  }
  if (passage.ruling == Ruling::kOpenedHere && passage.belief.shown != Shown::kOpen) {
    add(WayNote::Kind::kSupposed, fmt::format("{} is supposed open here; it is believed {}.", where,
                                              describe_belief(passage.belief)));
  }
  if (passage.ruling == Ruling::kBelieved && passage.belief.has_conflict) {
    add(WayNote::Kind::kConflict,
        fmt::format("Claims on {} disagree; it is shown as {}.", where, to_string(passage.state)));
  }
  if (passage.ruling == Ruling::kBelieved && passage.belief.changed_within_day) {
    add(WayNote::Kind::kChangedWithinDay,
        fmt::format("The state of {} changed on the day asked for; the one at its end is shown.",
                    where));
  }
  if (passage.handling == Handling::kTransshipment) {
    add(WayNote::Kind::kTransshipment,
        fmt::format("At {} {} goods change lorries.", where,
                    traffic_class == TrafficClass::kHumanitarian ? "humanitarian" : "all"));
  }
  return notes;
}

Way make_way(const RoadGraph& graph, const Scenario& scenario, const Path& path) {
  Way way;
  way.arcs = path.arcs;
  const Profile profile = scenario.question().profile;
  for (const ArcId id : path.arcs) {
    const Arc arc = graph.arc(id);
    if (way.legs.empty() || !continues(graph, way.legs.back(), arc)) {
      way.legs.push_back(start_leg(graph, arc));
    }
    Leg& leg = way.legs.back();
    const TravelTime driving = graph.driving(id, profile);
    if (!arc.gate.is_none()) {
      const Passage& passage = scenario.passage(graph, id);
      leg.gate = way.gates.size();
      leg.dwell = passage.dwell;
      way.gates.push_back(
          {passage, way.time, driving, {graph.position(arc.tail), graph.position(arc.head)}});
      for (WayNote& note : notes_on(passage, scenario.question().traffic_class)) {
        way.notes.push_back(std::move(note));
      }
    }
    leg.to = node_name(graph.node(arc.head));
    leg.length = leg.length + arc.length;
    leg.driving = leg.driving + driving;
    extend_line(leg.line, graph.line_of(id));
    way.length = way.length + arc.length;
    way.driving = way.driving + driving;
    way.dwell = way.dwell + (arc.gate.is_none() ? TravelTime::zero() : leg.dwell);
    way.time = way.driving + way.dwell;
  }
  std::stable_sort(way.notes.begin(), way.notes.end(),
                   [](const WayNote& a, const WayNote& b) { return a.kind < b.kind; });
  return way;
}

ScenarioSummary summarize(const Scenario& scenario) {
  ScenarioSummary summary;
  summary.id = scenario.id();
  summary.question = scenario.question();
  // From best to worst for passing.
  constexpr std::array<int, 4> kRank = {0, 1, 3, 2};
  const auto passages = scenario.passages();
  for (std::size_t i = 0; i + 1 < passages.size(); i += 2) {
    const Shown there = passages[i].state;
    const Shown back = passages[i + 1].state;
    const bool back_is_worse =
        kRank[static_cast<std::size_t>(back)] > kRank[static_cast<std::size_t>(there)];
    ++summary.gates_by_state[static_cast<std::size_t>(back_is_worse ? back : there)];
  }
  summary.notes.assign(scenario.notes().begin(), scenario.notes().end());
  return summary;
}

std::uint32_t PassageTable::index_of(const RoadGraph& graph, const Scenario& scenario, ArcId arc) {
  const Passage& passage = scenario.passage(graph, arc);
  for (std::size_t i = 0; i < passages_.size(); ++i) {
    if (is_same_passage(passages_[i], passage)) return static_cast<std::uint32_t>(i);
  }
  passages_.push_back(passage);
  return static_cast<std::uint32_t>(passages_.size() - 1);
}

std::vector<std::uint32_t> PassageTable::indices_of(const RoadGraph& graph,
                                                    const Scenario& scenario,
                                                    const std::vector<ArcId>& arcs) {
  std::vector<std::uint32_t> indices;
  for (const ArcId arc : arcs) {
    if (!graph.gate_of(arc).is_none()) indices.push_back(index_of(graph, scenario, arc));
  }
  return indices;
}

}  // namespace maabar
