// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/units.h"
#include "belief/state.h"
#include "gazetteer/crossing_key.h"
#include "gazetteer/gazetteer.h"
#include "network/road_graph.h"
#include "region/pack.h"
#include "routing/travel_times.h"

/// Scenarios: for every gate and direction closed, or passable with its dwell.
namespace maabar {

/// How doubt is read. Open passes and closed does not under every reading.
enum class Reading : std::uint8_t {
  kIfPasses,            ///< what is unknown or restricted passes
  kIfRestrictedPasses,  ///< restricted passes, unknown does not
  kIfNot                ///< neither passes
};
inline constexpr std::array<Reading, 3> kReadings = {Reading::kIfPasses,
                                                     Reading::kIfRestrictedPasses, Reading::kIfNot};
/// `if_passes`, `if_restricted_passes`, `if_not`.
std::string_view to_string(Reading reading);

/// Why a passage counts as it does.
enum class Ruling : std::uint8_t {
  kBelieved,    ///< as believed
  kOpenedHere,  ///< the question supposes it open
  kClosedHere,  ///< the question supposes it closed
  kAvoided,     ///< the question avoids who holds it, or the ground it stands on
  kNotHandled   ///< the installation cannot handle the class at all, open or not
};
/// `believed`, `opened_here`, `closed_here`, `avoided`, `not_handled`.
std::string_view to_string(Ruling ruling);

/// A gate in one direction, for the class that the scenario is about.
struct Passage {
  GateId gate;
  CrossingKey crossing;
  std::string name;  ///< `al-Qa'im - Abu Kamal`
  Direction direction;
  Shown state = Shown::kUnknown;  ///< what the scenario takes it to be
  Ruling ruling = Ruling::kBelieved;
  StateBelief belief;  ///< what is believed, whatever the question supposes; with its evidence
  std::array<StateBelief, 2> sides;      ///< of either side alone: first country of the key, second
  std::array<ControlBelief, 2> control;  ///< side of the first country of the key, then the second
  Handling handling = Handling::kThrough;
  TravelTime dwell;  ///< time lost there if it passes: restricted dwell if restricted, else open
  TravelTime open_dwell;  ///< time lost there if it were open
  std::string dwell_source;
};

/// The gate's arcs in the passage's direction, ascending; none if no road leads that way.
std::span<const ArcId> arcs_of(const RoadGraph& graph, const Passage& passage);

/// Whether both are the same gate in the same direction.
bool is_same_passage(const Passage& a, const Passage& b);

/// Whether the passage lets the class through under a reading.
bool passes(const Passage& passage, Reading reading);

/// What is asked of the scenario. No defaults: the caller knows.
struct ScenarioQuestion {
  AsOf as_of;
  TrafficClass traffic_class;
  Profile profile;
  std::vector<CrossingKey> open;   ///< supposed open, both ways, at the gate's open dwell
  std::vector<CrossingKey> close;  ///< supposed closed, both ways
  std::vector<std::string> avoid;  ///< actor ids; who is part of one is avoided with it
};

/// What a scenario is made from. A parameter only: refers to all five.
struct ScenarioInputs {
  std::span<const CrossingBelief> board;  ///< any order; a crossing not in it is unknown
  const RegionPack& pack;
  const Gazetteer& gazetteer;
  const RoadGraph& graph;
};

/// The state of every gate in both directions for one class and profile. Immutable.
/// Invariants: 1. passages stand by gate, first country to second before the way back;
/// 2. ruled `kClosedHere`, `kAvoided` or `kNotHandled` it is closed, ruled `kOpenedHere` open.
class Scenario {
 public:
  /// The scenario's parts; `make_scenario` and tests fill them.
  struct Parts {
    ScenarioQuestion question;
    std::vector<Passage> passages;
    IdVector<NodeId, bool> avoided_nodes;  ///< empty, or one per node
    std::vector<std::string> notes;
  };
  /// Requires: two passages per gate of `graph`, as invariant 1 says.
  Scenario(const RoadGraph& graph, Parts parts);

  /// 32 hexadecimal digits: of the question and of every passage's state and dwell.
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const ScenarioQuestion& question() const { return parts_.question; }
  [[nodiscard]] std::span<const Passage> passages() const { return parts_.passages; }
  /// The passage of a gate arc. Requires: `arc` is one.
  [[nodiscard]] const Passage& passage(const RoadGraph& graph, ArcId arc) const;
  [[nodiscard]] bool is_avoided(NodeId node) const;
  /// Whether any passage is unknown or restricted, so that readings may differ.
  [[nodiscard]] bool has_doubt() const;
  /// What a reader must know of how the question was taken, one sentence each.
  [[nodiscard]] std::span<const std::string> notes() const { return parts_.notes; }

 private:
  Parts parts_;
  std::string id_;
};

/// The scenario that beliefs and the question make. What overrides what: an installation that
/// cannot handle the class, then `close`, `avoid`, `open`, belief; a note says where a supposition
/// changes nothing. Avoiding an actor closes the gates of which a side is believed held by it, and
/// the ground that the pack's areas of control give it at the valid time. `kNotFound` if a crossing
/// of the question has no gate in this network, or an actor is unknown; `kInvalidInput` if a
/// crossing is both opened and closed, is a pair or a country, or a gate of the network is not in
/// the pack.
Result<Scenario> make_scenario(const ScenarioInputs& inputs, ScenarioQuestion question);

/// One weight per arc: driving time of the profile, plus dwell at a gate; infinity at a gate that
/// does not pass under the reading and on avoided ground. The arc stays.
ArcWeights make_weights(const RoadGraph& graph, const Scenario& scenario, Reading reading);

}  // namespace maabar
