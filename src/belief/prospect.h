// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "belief/crossing_chain.h"
#include "belief/forecast.h"
#include "belief/promise_hazard.h"
#include "belief/witness.h"

/// The time after the known time: nothing of it can have been reported, and the promises that stand
/// raise the rate at which the side that gave one opens, or both sides together where both did.
/// Until the known time silence says that they were not yet kept. Internal to belief; reasons:
/// docs/decisions/0068-promises-in-the-filter.md.
namespace maabar {

/// From each pair of states (row) to each other; rows sum to 1.
using Transition = std::array<JointState, 9>;
JointState forward(const Transition& transition, const JointState& before);
JointState backward(const Transition& transition, const JointState& after);

/// What stands promised of a crossing at the known time.
struct Prospect {
  std::int64_t known = 0;  ///< the last second of the day of the known time
  Country side_a;
  PromiseHazards hazards;
  std::array<std::vector<StandingWord>, kTrackCount> words;  ///< by track
};

/// The promises of the crossing that stand at the known time; none where the valid time is of that
/// day or before it.
std::optional<Prospect> find_prospect(const BeliefInputs& inputs, const CrossingKey& crossing,
                                      AsOf as_of, const PromiseHazards& hazards);

/// The chain of a track from `prospect.known` to `moment`, its rates those of `rates` and of what
/// was promised of it. A named day's chance falls at the day's beginning. Requires: `moment` after
/// `prospect.known`. Accuracy: 1e-12 in total variation for each window. Cost: nine runs of
/// `advance` for each window of a promise that the span meets.
Transition run_promised(const Generator& rates, const Prospect& prospect, std::size_t track,
                        std::int64_t moment);

}  // namespace maabar
