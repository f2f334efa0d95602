// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "access/answer.h"
#include "access/scenario.h"
#include "network/road_graph.h"
#include "routing/travel_times.h"

namespace maabar {

/// The path told as a way: its time split into driving and dwell, its legs (neighbouring arcs of
/// one road, class and country are one leg; each gate is a leg), its gates and what must be said of
/// them. Requires: `path` exists, and was found on the scenario's weights.
Way make_way(const RoadGraph& graph, const Scenario& scenario, const Path& path);

/// What must be said of passing `passage`, worst first. Sentences name the crossing.
std::vector<WayNote> notes_on(const Passage& passage, TrafficClass traffic_class);

/// The passage's state as one clause without the crossing's name: `closed since 2014-07-01, last
/// confirmed 2018-10-15`; `unknown: nothing is known`; `supposed closed`; `cannot handle cargo`.
std::string describe_state(const Passage& passage, TrafficClass traffic_class);

/// `al-Qa'im - Abu Kamal (IQ>SY)`.
std::string describe_passage(const Passage& passage);

/// What an answer says of its scenario.
ScenarioSummary summarize(const Scenario& scenario);

/// The passages that an answer refers to by index, each once, in the order of first use.
class PassageTable {
 public:
  /// The index of a gate arc's passage; adds it if it is new.
  std::uint32_t index_of(const RoadGraph& graph, const Scenario& scenario, ArcId arc);
  /// The indices of every gate arc among `arcs`, in order.
  std::vector<std::uint32_t> indices_of(const RoadGraph& graph, const Scenario& scenario,
                                        const std::vector<ArcId>& arcs);
  [[nodiscard]] std::vector<Passage> take() { return std::move(passages_); }

 private:
  std::vector<Passage> passages_;
};

}  // namespace maabar
