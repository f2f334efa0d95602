// SPDX-License-Identifier: Apache-2.0
#include "belief/markov_model.h"

#include <algorithm>
#include <numeric>

#include "belief/control_chain.h"
#include "belief/crossing_filter.h"
#include "belief/crossing_memo.h"
#include "belief/facet_beliefs.h"
#include "belief/known_claims.h"
#include "belief/track_belief.h"

namespace maabar {
namespace {

void give_every_reason(const WeighedCrossing& crossing, const KnownClaims& known,
                       std::vector<TrackBelief>& tracks) {
  for (std::size_t track = 0; track < kTrackCount; ++track) {
    if (track % 2 == 1 && !is_told_apart(crossing.witnesses, track)) {
      tracks[track] = tracks[track - 1];
      tracks[track].direction = directions_of(crossing.crossing)[1];
    } else {
      give_reasons(crossing, known, track, tracks[track]);
    }
  }
}

}  // namespace

CrossingBelief MarkovModel::believe_with(const BeliefInputs& inputs, const CrossingKey& crossing,
                                         AsOf as_of) const {
  const BeliefParameters& parameters = parameters_.of(crossing);
  const std::int64_t moment = as_of.valid.seconds();
  const KnownClaims known = find_known_claims(inputs.log, inputs.index, crossing, as_of);
  const Witnesses witnesses = find_witnesses(inputs.log, known, crossing, parameters.evidence);
  const std::optional<Prospect> prospect = find_prospect(inputs, crossing, as_of, hazards_);
  const auto weigh_at = [&](std::int64_t when, Steps steps) {
    return weigh_ahead(witnesses.counted, parameters, prospect, when, steps);
  };
  const auto weighed_at = [&](std::int64_t when, const CrossingWeighing& weighing) {
    return WeighedCrossing{witnesses, weighing, parameters,
                           crossing,  when,     count_current(witnesses.counted, when)};
  };
  const CrossingWeighing weighing = weigh_at(moment, Steps::kKept);
  const WeighedCrossing weighed = weighed_at(moment, weighing);
  CrossingBelief belief;
  belief.crossing = crossing;
  belief.as_of = as_of;
  belief.undated = known.undated;
  belief.tracks = believe_tracks(weighed);
  if (moves_within_day(weighed)) {
    const std::int64_t eve = eve_of(moment);
    const CrossingWeighing before = weigh_at(eve, Steps::kLeftOut);
    mark_changes(weighed_at(eve, before), belief.tracks);
  }
  give_every_reason(weighed, known, belief.tracks);
  const FacetQuestion facets{inputs.log, inputs.gazetteer, known.standing, crossing, moment};
  for (const Country side : {crossing.country_a(), crossing.country_b()}) {
    belief.control.push_back(believe_control_by_chain(facets, side, parameters, Reasons::kListed));
  }
  belief.security = believe_security(facets);
  belief.outlooks = believe_outlooks(facets, belief.tracks);
  return belief;
}

CrossingBelief MarkovModel::glance_with(const BeliefInputs& inputs, const CrossingKey& crossing,
                                        AsOf as_of) const {
  return CrossingMemo(inputs, parameters_.of(crossing), crossing, as_of, nullptr)
      .glance(inputs, parameters_.of(crossing), hazards_, as_of);
}

TrackPosterior MarkovModel::posterior_of(const BeliefInputs& inputs,
                                         const TrackQuestion& question) const {
  const auto directions = directions_of(question.crossing);
  CHECK(question.direction == directions[0] || question.direction == directions[1]);
  const KnownClaims known =
      find_known_claims(inputs.log, inputs.index, question.crossing, question.as_of);
  const Witnesses witnesses = find_witnesses(inputs.log, known, question.crossing,
                                             parameters_.of(question.crossing).evidence);
  const CrossingWeighing weighing =
      weigh_ahead(witnesses.counted, parameters_.of(question.crossing),
                  find_prospect(inputs, question.crossing, question.as_of, hazards_),
                  question.as_of.valid.seconds(), Steps::kLeftOut);
  const std::size_t track = 2 * static_cast<std::size_t>(question.traffic_class) +
                            (question.direction == directions[1] ? 1 : 0);
  return {weighing.tracks[track].joint, weighing.factor,
          stands_promised(witnesses.promises, question.as_of.valid.seconds())};
}

std::array<double, 3> MarkovModel::expect_report(const BeliefInputs& inputs,
                                                 const TrackQuestion& question,
                                                 const ReportKind& report) const {
  const Target target = report.side.is_none()                          ? Target::kWhole
                        : report.side == question.crossing.country_a() ? Target::kSideA
                                                                       : Target::kSideB;
  const TrackPosterior posterior = posterior_of(inputs, question);
  const News news(parameters_.of(question.crossing).news,
                  {report.scope, target, posterior.is_promised, report.is_long, report.is_over});
  const JointState joint = news.forward(posterior.joint);
  std::array<double, 3> expected{};
  for (const State said : {State::kOpen, State::kRestricted, State::kClosed}) {
    const JointState word = word_likelihood(target, state_bit(said),
                                            parameters_.of(question.crossing).evidence.reported,
                                            parameters_.of(question.crossing).evidence.near_share);
    expected[static_cast<std::size_t>(said)] =
        std::inner_product(joint.begin(), joint.end(), word.begin(), 0.0);
  }
  return expected;
}

}  // namespace maabar
