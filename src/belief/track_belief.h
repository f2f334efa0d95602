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
  const KnownClaims& known;
  const Witnesses& witnesses;
  const CrossingWeighing& weighing;
  const BeliefParameters& parameters;
  const CrossingKey& crossing;
  std::int64_t moment = 0;
};

/// Whether a belief lists its claims and what would change it.
enum class Reasons : std::uint8_t { kListed, kLeftOut };

/// The belief of one track. Requires: steps were kept if reasons are wanted.
TrackBelief believe_track(const WeighedCrossing& crossing, std::size_t track, Reasons reasons);

/// Three probabilities in millionths that sum to 1,000,000.
std::array<Confidence, 3> to_confidences(const std::array<double, 3>& probabilities);

}  // namespace maabar
