// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "belief/belief_model.h"
#include "belief/crossing_chain.h"
#include "belief/parameters.h"
#include "belief/promise_hazard.h"

namespace maabar {

/// A track's state as the chain holds it, for running it on from there.
struct TrackPosterior {
  JointState joint{};        ///< at the valid time, as known at the known time
  double factor = 1;         ///< the crossing's, as far as known
  bool is_promised = false;  ///< an opening of the crossing was promised in the 30 days before
};

/// One class in one direction of a crossing. Requires: a direction of the crossing, not both.
struct TrackQuestion {
  CrossingKey crossing;
  TrafficClass traffic_class = TrafficClass::kCargo;
  Direction direction;
  AsOf as_of;
};

/// A report that may come out.
struct ReportKind {
  Scope scope = Scope::kAll;
  Country side;          ///< none: of the crossing as a whole
  bool is_long = false;  ///< of what has long been so (`tells_of_long`)
  bool is_over = false;  ///< of what was over when it was told (`tells_of_past`)
};

/// The hidden Markov model: what was claimed weighed against how often things change and how often
/// claims are wrong. Its probabilities are meant to be frequencies; how far they are, `maabar
/// backtest` tells. Model and reasons: docs/decisions/0040-belief-model.md.
class MarkovModel final : public BeliefModel {
 public:
  /// Promises open as `hazards` says, in the time after the known time.
  MarkovModel(ParameterSets parameters, const PromiseHazards& hazards)
      : parameters_(std::move(parameters)), hazards_(hazards) {}
  /// The same parameters for every crossing.
  MarkovModel(const BeliefParameters& parameters, const PromiseHazards& hazards)
      : MarkovModel(ParameterSets("", parameters, {}, {}), hazards) {}
  [[nodiscard]] std::string_view name() const override { return "markov"; }
  [[nodiscard]] const BeliefParameters& parameters(const CrossingKey& crossing) const {
    return parameters_.of(crossing);
  }
  [[nodiscard]] const PromiseHazards& hazards() const { return hazards_; }
  [[nodiscard]] CrossingBelief believe_with(const BeliefInputs& inputs, const CrossingKey& crossing,
                                            AsOf as_of) const override;
  /// Without any reasons.
  [[nodiscard]] CrossingBelief glance_with(const BeliefInputs& inputs, const CrossingKey& crossing,
                                           AsOf as_of) const override;
  /// One track as the chain holds it.
  [[nodiscard]] TrackPosterior posterior_of(const BeliefInputs& inputs,
                                            const TrackQuestion& question) const;

  /// What a report of default rating that came out at the valid time would say of the track: the
  /// probability of open, restricted and closed. A report is news, so this is less settled than
  /// belief itself; it is what a history of reports can be scored by.
  [[nodiscard]] std::array<double, 3> expect_report(const BeliefInputs& inputs,
                                                    const TrackQuestion& question,
                                                    const ReportKind& report) const;

 private:
  ParameterSets parameters_;
  PromiseHazards hazards_;
};

}  // namespace maabar
