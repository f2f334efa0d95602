// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/scenario.h"
#include "base/clock.h"
#include "base/units.h"
#include "network/road_graph.h"
#include "region/pack.h"

/// Answers: the output type of `access`. Plain values that hold all they need: the as-of pair, the
/// scenario and, for every gate that mattered, its state and the claims behind it. JSON:
/// docs/formats/answers.md.
namespace maabar {

/// One answer per reading, each distinct one kept once. Invariants: `distinct` is in order of
/// `Reading`, never empty in a finished answer; `index[r]` leads to the answer under reading r.
template <typename ReadingAnswer>
struct Readings {
  std::vector<ReadingAnswer> distinct;
  std::array<std::size_t, 3> index{};
  [[nodiscard]] const ReadingAnswer& under(Reading reading) const {
    return distinct[index[static_cast<std::size_t>(reading)]];
  }
  /// Whether doubt makes no difference.
  [[nodiscard]] bool agree() const { return distinct.size() == 1; }
};

/// Where a way starts or ends.
struct Stop {
  NodeId node;
  std::string id;    ///< place id, or the node's
  std::string name;  ///< `Baghdad`
  Country country;
  LatLng position;  ///< of the point asked for
  Metres off;       ///< from there to the node, in a straight line; not part of any time
};

/// A place that counts, with its people.
struct PlaceStop {
  Stop stop;
  std::string admin1;
  People population;
  int population_year = 0;
};

/// What an answer says of its scenario.
struct ScenarioSummary {
  std::string id;
  ScenarioQuestion question;
  std::array<std::uint32_t, 4> gates_by_state{};  ///< gates (worse direction), in order of Shown
  std::vector<std::string> notes;
};

/// Part of a way on one road, or through one gate.
struct Leg {
  std::string road;
  RoadClass road_class = RoadClass::kPrimary;
  Country country;  ///< where it starts
  std::string from;
  std::string to;
  Metres length;
  TravelTime driving;
  TravelTime dwell;            ///< zero unless a gate
  std::vector<LatLng> line;    ///< from its start to its end
  std::size_t gate = kNoGate;  ///< index into `Way::gates`
  static constexpr std::size_t kNoGate = static_cast<std::size_t>(-1);
};

/// A gate on a way.
struct GateOnWay {
  Passage passage;
  TravelTime arrival;  ///< after this long from the start one stands before it
  TravelTime driving;  ///< from side to side, without dwell
  std::array<LatLng, 2> ends;
};

/// What a reader must be told of a way, worst first.
struct WayNote {
  enum class Kind : std::uint8_t {
    kRestricted,        ///< passes a restricted gate
    kUnknown,           ///< passes a gate of which nothing is known
    kSupposed,          ///< passes a gate that only the question opens
    kConflict,          ///< claims on it disagree
    kChangedWithinDay,  ///< its state changed on the day asked for
    kTransshipment      ///< goods change lorries there
  };
  Kind kind = Kind::kRestricted;
  CrossingKey crossing;
  std::string text;  ///< one sentence
};
std::string_view to_string(WayNote::Kind kind);

/// A way that exists. time = driving + dwell, exactly.
struct Way {
  TravelTime time;
  TravelTime driving;
  TravelTime dwell;
  Metres length;
  std::vector<Leg> legs;
  std::vector<GateOnWay> gates;
  std::vector<WayNote> notes;
  std::vector<ArcId> arcs;
};

/// Gates that would restore a way if all of them opened, at their open dwell.
struct Restoring {
  std::vector<Passage> passages;  ///< in the order in which the way passes them
  TravelTime time;                ///< of the way that they would restore
};

/// Why there is no way.
struct NoWay {
  enum class Cause : std::uint8_t {
    kGates,    ///< every way passes one of `every_way_passes`
    kAvoided,  ///< no way keeps off the ground that is to be avoided, whatever opens
    kNoRoad    ///< no way, not even with every gate open that can handle the class
  };
  Cause cause = Cause::kGates;
  /// A smallest set of passages that do not pass such that every way passes one of them; of several
  /// the one nearest to the start.
  std::vector<Passage> every_way_passes;
  /// All smallest sets whose opening would restore a way; fastest first, at most `kMostRestoring`.
  std::vector<Restoring> restoring;
  bool has_more_restoring = false;
  static constexpr std::size_t kMostRestoring = 20;
};
std::string_view to_string(NoWay::Cause cause);

/// The answer under one reading: a way, or why there is none.
struct RouteReading {
  Reading reading = Reading::kIfPasses;
  std::optional<Way> way;
  std::vector<Way> alternatives;  ///< by way of other gates, fastest first
  std::optional<NoWay> no_way;    ///< exactly when there is no way
};

/// `maabar route`.
struct RouteAnswer {
  ScenarioSummary scenario;
  Stop from;
  Stop to;
  Readings<RouteReading> readings;
};

/// One cell of a table of times.
struct MatrixCell {
  TravelTime time = TravelTime::infinity();
  TravelTime driving;  ///< zero if there is no way
  TravelTime dwell;
  Metres length;
  std::vector<std::uint32_t> gates;  ///< indices into the answer's `passages`, in order
};

/// `maabar matrix`: from x to, row by row.
struct MatrixReading {
  Reading reading = Reading::kIfPasses;
  std::vector<MatrixCell> cells;
};
struct MatrixAnswer {
  ScenarioSummary scenario;
  std::vector<Stop> from;
  std::vector<Stop> to;
  Readings<MatrixReading> readings;
  std::vector<Passage> passages;  ///< every one that a cell passes
  [[nodiscard]] const MatrixCell& cell(Reading reading, std::size_t row, std::size_t column) const {
    return readings.under(reading).cells[row * to.size() + column];
  }
};

/// A place and how far it is.
struct ReachedPlace {
  std::uint32_t place = 0;  ///< index into the answer's `places`
  TravelTime time = TravelTime::infinity();
  std::vector<std::uint32_t> gates;  ///< indices into the answer's `passages`
};

/// `maabar reach`: an isochrone over places.
struct ReachReading {
  Reading reading = Reading::kIfPasses;
  std::vector<ReachedPlace> within;  ///< nearest first
  std::vector<ReachedPlace> beyond;  ///< nearest first, then those without a way
  People people_within;
  People people_beyond;   ///< with a way, but a longer one
  People people_cut_off;  ///< without a way
};
struct ReachAnswer {
  ScenarioSummary scenario;
  Stop from;
  TravelTime limit;
  std::vector<PlaceStop> places;
  std::string places_rule;  ///< which places were counted, one sentence
  Readings<ReachReading> readings;
  std::vector<Passage> passages;
};

/// The hours within which people are counted.
inline constexpr std::array<int, 4> kImpactHours = {6, 12, 24, 48};

/// How a set of places stands under one scenario.
struct AccessTotals {
  std::array<People, 4> within;  ///< by `kImpactHours`
  People beyond_horizon;         ///< a way, but one that is longer than the horizon
  People cut_off;                ///< no way; stands beside the mean, always
  std::uint32_t places_cut_off = 0;
  /// Sum of people x min(time, horizon) / people, to the nearest millisecond, half up; zero without
  /// people. Who is beyond the horizon or cut off counts the horizon.
  TravelTime mean;
};

/// A district, or all places together.
struct ImpactGroup {
  Country country;     ///< none: all
  std::string admin1;  ///< empty: all
  std::uint32_t places = 0;
  People people;
  AccessTotals before;
  AccessTotals after;
};

/// One place before and after.
struct ImpactPlace {
  std::uint32_t place = 0;  ///< index into the answer's `places`
  TravelTime before = TravelTime::infinity();
  TravelTime after = TravelTime::infinity();
  std::uint32_t hub_before = kNoHub;  ///< index into the answer's `hubs`: the nearest
  std::uint32_t hub_after = kNoHub;
  std::vector<std::uint32_t> gates_before;  ///< indices into `passages_before`
  std::vector<std::uint32_t> gates_after;   ///< indices into `passages_after`
  std::int64_t change_ms = 0;  ///< after - before, each no longer than the horizon; less is better
  static constexpr std::uint32_t kNoHub = 0xffffffffU;
};

struct ImpactReading {
  Reading reading = Reading::kIfPasses;
  ImpactGroup overall;
  std::vector<ImpactGroup> districts;  ///< by country and name
  /// All places; who gains most people x time first, who loses most last; ties by place.
  std::vector<ImpactPlace> places;
  People people_gaining;
  People people_losing;
};

/// `maabar impact`: what opening or closing crossings means for people.
struct ImpactAnswer {
  ScenarioSummary before;
  ScenarioSummary after;
  TravelTime horizon;
  std::vector<Stop> hubs;
  std::vector<std::string> hubs_left_out;  ///< names of hubs without a road in the network
  std::vector<PlaceStop> places;
  std::string places_rule;  ///< which places were counted, one sentence
  Readings<ImpactReading> readings;
  std::vector<Passage> passages_before;  ///< every one that a way passes
  std::vector<Passage> passages_after;
};

}  // namespace maabar
