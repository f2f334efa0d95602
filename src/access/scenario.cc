// SPDX-License-Identifier: Apache-2.0
#include "access/scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/check.h"
#include "base/hash.h"

namespace maabar {

std::string_view to_string(Reading reading) {
  switch (reading) {
    case Reading::kIfPasses:
      return "if_passes";
    case Reading::kIfRestrictedPasses:
      return "if_restricted_passes";
    case Reading::kIfNot:
      return "if_not";
  }
  return {};
}

std::string_view to_string(Ruling ruling) {
  switch (ruling) {
    case Ruling::kBelieved:
      return "believed";
    case Ruling::kOpenedHere:
      return "opened_here";
    case Ruling::kClosedHere:
      return "closed_here";
    case Ruling::kAvoided:
      return "avoided";
    case Ruling::kNotHandled:
      return "not_handled";
  }
  return {};
}

bool passes(const Passage& passage, Reading reading) {
  switch (passage.state) {
    case Shown::kOpen:
      return true;
    case Shown::kRestricted:
      return reading != Reading::kIfNot;
    case Shown::kUnknown:
      return reading == Reading::kIfPasses;
    case Shown::kClosed:
      return false;
  }
  return false;
}

bool is_same_passage(const Passage& a, const Passage& b) {
  return a.gate == b.gate && a.direction == b.direction;
}

std::span<const ArcId> arcs_of(const RoadGraph& graph, const Passage& passage) {
  const Gate& gate = graph.gate(passage.gate);
  return passage.direction.from == gate.crossing.country_a() ? gate.a_to_b : gate.b_to_a;
}

namespace {

// What the id stands for: equal text, equal scenario.
std::string canonical_text(const RoadGraph& graph, const Scenario::Parts& parts) {
  const ScenarioQuestion& question = parts.question;
  std::string text =
      fmt::format("{} {} {} {} {}\n", question.as_of.valid.seconds(), question.as_of.known_seconds,
                  question.as_of.clock == KnownClock::kPublished ? "published" : "recorded",
                  to_string(question.traffic_class), to_string(question.profile));
  for (const Passage& passage : parts.passages) {
    text += fmt::format("{} {} {} {} {}\n", passage.crossing.text(), to_string(passage.direction),
                        to_string(passage.state), to_string(passage.ruling),
                        passage.dwell.milliseconds());
  }
  for (std::uint32_t i = 0; i < parts.avoided_nodes.size(); ++i) {
    if (parts.avoided_nodes[NodeId(i)]) text += graph.node(NodeId(i)).id + "\n";
  }
  return text;
}

}  // namespace

Scenario::Scenario(const RoadGraph& graph, Parts parts) : parts_(std::move(parts)) {
  CHECK_OP(parts_.passages.size(), ==, 2 * graph.gate_count());
  for (std::uint32_t i = 0; i < graph.gate_count(); ++i) {
    const CrossingKey& crossing = graph.gate(GateId(i)).crossing;
    CHECK(parts_.passages[2 * i].direction.from == crossing.country_a());
    CHECK(parts_.passages[2 * i + 1].direction.from == crossing.country_b());
  }
  CHECK(parts_.avoided_nodes.empty() || parts_.avoided_nodes.size() == graph.node_count());
  id_ = to_hex(sha256(canonical_text(graph, parts_))).substr(0, 32);
}

const Passage& Scenario::passage(const RoadGraph& graph, ArcId arc) const {
  return parts_.passages[2 * graph.gate_of(arc).index() + (graph.is_a_to_b(arc) ? 0 : 1)];
}

bool Scenario::is_avoided(NodeId node) const {
  return !parts_.avoided_nodes.empty() && parts_.avoided_nodes[node];
}

bool Scenario::has_doubt() const {
  return std::any_of(parts_.passages.begin(), parts_.passages.end(), [](const Passage& passage) {
    return passage.state == Shown::kUnknown || passage.state == Shown::kRestricted;
  });
}

ArcWeights make_weights(const RoadGraph& graph, const Scenario& scenario, Reading reading) {
  ArcWeights weights;
  weights.reserve(graph.arc_count());
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    const ArcId arc(i);
    const bool is_avoided =
        scenario.is_avoided(graph.tail(arc)) || scenario.is_avoided(graph.head(arc));
    weights.push_back(is_avoided ? TravelTime::infinity()
                                 : graph.driving(arc, scenario.question().profile));
  }
  for (const Passage& passage : scenario.passages()) {
    for (const ArcId arc : arcs_of(graph, passage)) {
      TravelTime& weight = weights[arc];
      weight = passes(passage, reading) ? weight + passage.dwell : TravelTime::infinity();
    }
  }
  return weights;
}

}  // namespace maabar
