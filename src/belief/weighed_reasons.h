// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "belief/crossing_filter.h"
#include "belief/state.h"

/// Why the Markov model believes what it does of a track. Internal to belief.
namespace maabar {

/// What a witness adds: odds of a state with it, over odds without, all others kept.
struct WitnessWeight {
  std::uint32_t witness = 0;
  std::int32_t decibans = 0;  ///< in tenths, between -9999 and 9999
};

/// The weight of each witness of a track for the crossing being in `state`. The factor is kept as
/// it is. Requires: steps were kept. Cost: one more pass.
std::vector<WitnessWeight> weigh_each(const TrackWeighing& weighed, State state);

/// `says closed from 2012-07-19`, `speaks of open as still to come, so it was not so on ...`.
std::string describe(const CrossingKey& crossing, const ClaimRecord& claim, const Witness& witness);

}  // namespace maabar
