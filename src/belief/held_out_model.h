// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "belief/forecast.h"
#include "belief/hazard_table.h"
#include "belief/markov_model.h"
#include "belief/parameters.h"

namespace maabar {

/// Belief with parameters that were fitted without the crossing asked about: what forecasts start
/// from, and what a backtest scores. Immutable.
class HeldOutModel {
 public:
  HeldOutModel(ParameterSets sets, HazardTable hazards)
      : sets_(std::move(sets)), hazards_(std::move(hazards)) {}
  /// Whose belief it is.
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] CrossingBelief believe(const BeliefInputs& inputs, const CrossingKey& crossing,
                                       AsOf as_of) const;
  /// What such a report that came out at the valid time would say: open, restricted, closed.
  [[nodiscard]] std::array<double, 3> expect_report(const BeliefInputs& inputs,
                                                    const TrackQuestion& question,
                                                    const ReportKind& report) const;
  /// What is believed of the question's track at its as-of pair, and the rates at which such a
  /// crossing changes. Requires: a direction of the crossing.
  [[nodiscard]] ForecastStart start(const BeliefInputs& inputs,
                                    const ForecastQuestion& question) const;

 private:
  [[nodiscard]] MarkovModel without(const CrossingKey& crossing) const;
  ParameterSets sets_;
  HazardTable hazards_;
};

}  // namespace maabar
