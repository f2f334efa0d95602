// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <vector>

#include "belief/belief_model.h"
#include "belief/crossing_filter.h"
#include "belief/known_claims.h"

/// What the Markov model made of the claims about one crossing, kept to be asked again. Internal to
/// belief; docs/decisions/0065-board-cache.md.
namespace maabar {

/// Invariants:
/// 1. `witnesses_` are those of every question that `span_` holds.
/// 2. `state_` has taken what happened before `eve_`, and nothing else; `happenings_` are the rest.
class CrossingMemo {
 public:
  /// `before`: what was kept for an earlier question on the same crossing, or none; where the past
  /// up to its day reads the same, the filter goes on from there. The memo is the same either way.
  /// Cost: the claims about the crossing, its border and its countries, of which the filter's steps
  /// are the larger half; keeps some 130 bytes of each that is known.
  CrossingMemo(const BeliefInputs& inputs, const BeliefParameters& parameters,
               const CrossingKey& crossing, AsOf as_of, const CrossingMemo* before);
  /// Whether it can answer: nothing else is known then, and the valid time is not before the day of
  /// the last that was asked about. Says nothing of what a log was given since.
  [[nodiscard]] bool holds(AsOf as_of) const;
  /// What is believed without the reasons, as `BeliefModel::glance_with` has it; the same to the
  /// bit as from a memo made for this question. Of a day after the known one promises are weighed
  /// by `hazards`. Requires: `holds(as_of)`; parameters and, as far as they are about this
  /// crossing, inputs as it was made with. Cost: the claims that end or begin between the last
  /// valid time and this, and some hundred steps for each track; beyond the known day, where an
  /// opening was ever promised, all claims about the crossing.
  [[nodiscard]] CrossingBelief glance(const BeliefInputs& inputs,
                                      const BeliefParameters& parameters,
                                      const PromiseHazards& hazards, AsOf as_of);

 private:
  [[nodiscard]] bool goes_on_from(const CrossingMemo& before) const;
  void take_over(const CrossingMemo& before);
  void move_on(const BeliefParameters& parameters, std::int64_t eve);
  void believe_facets(const BeliefInputs& inputs, const BeliefParameters& parameters,
                      CrossingBelief& belief) const;

  CrossingKey crossing_;
  KnownSpan span_;
  Witnesses witnesses_;
  std::vector<Happening> happenings_;
  FilterState state_;
  std::int64_t eve_ = std::numeric_limits<std::int64_t>::min();
  std::vector<ClaimRecord> facet_claims_;
  std::vector<EntryId> undated_;
};

}  // namespace maabar
