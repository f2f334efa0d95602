// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "belief/crossing_filter.h"
#include "belief/state.h"

/// From what the filter made of a track to what is shown of it. Internal to belief; the rules, with
/// their reasons: docs/decisions/0043-belief-answers.md.
namespace maabar {

/// A state is shown when it is at least this likely, and the last evidence can still matter so
/// much.
inline constexpr double kLeastProbability = 0.6;
inline constexpr double kLeastMemory = 0.35;

/// One crossing, weighed. Refers to its members for the length of a call.
struct WeighedCrossing {
  const Witnesses& witnesses;
  const CrossingWeighing& weighing;
  const BeliefParameters& parameters;
  const CrossingKey& crossing;
  std::int64_t moment = 0;
  std::size_t current = 0;  ///< of the moment: `count_current`
};

/// Whether the class of a track is told apart by direction.
bool is_told_apart(const Witnesses& witnesses, std::size_t track);

/// The belief of every track, without its reasons: no starts, evidence and turns. A class that is
/// not told apart is believed once for both directions.
std::vector<TrackBelief> believe_tracks(const WeighedCrossing& crossing);

/// The last second of the day before `moment`.
std::int64_t eve_of(std::int64_t moment);

/// Whether an interval begins or ends in the day asked about.
bool moves_within_day(const WeighedCrossing& crossing);

/// Marks what is shown otherwise than at the end of the day before: `eve` is the same crossing
/// then.
void mark_changes(const WeighedCrossing& eve, std::vector<TrackBelief>& tracks);

/// Adds starts, evidence and turns. Requires: the belief of this track; the steps of the weighing
/// were kept; `known` is what the witnesses were read from.
void give_reasons(const WeighedCrossing& crossing, const KnownClaims& known, std::size_t track,
                  TrackBelief& belief);

/// Three probabilities in millionths that sum to 1,000,000.
std::array<Confidence, 3> to_confidences(const std::array<double, 3>& probabilities);

}  // namespace maabar
