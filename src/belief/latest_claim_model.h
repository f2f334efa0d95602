// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "belief/belief_model.h"

namespace maabar {

/// The baseline: the latest claim known wins, per crossing, side, class and direction. Its
/// confidence is a fixed step table by age and rating, uncalibrated. It weighs no evidence
/// (`decibans` is 0) and makes no state of outlooks. Rules and reasons:
/// docs/decisions/0011-belief-baseline.md.
class LatestClaimModel final : public BeliefModel {
 public:
  [[nodiscard]] std::string_view name() const override { return "latest-claim"; }
  [[nodiscard]] CrossingBelief believe_with(const BeliefInputs& inputs, const CrossingKey& crossing,
                                            AsOf as_of) const override;
};

}  // namespace maabar
