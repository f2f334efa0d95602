// SPDX-License-Identifier: Apache-2.0
#include "belief/markov_model.h"

#include <algorithm>
#include <numeric>

#include "base/date.h"
#include "belief/control_chain.h"
#include "belief/crossing_filter.h"
#include "belief/facet_beliefs.h"
#include "belief/known_claims.h"
#include "belief/track_belief.h"

namespace maabar {
namespace {

std::int64_t start_of_day(std::int64_t seconds) {
  return static_cast<std::int64_t>(day_of(seconds).number) * kSecondsPerDay;
}

/// Whether an interval begins or ends in the day asked about.
bool moves_within_day(const Witnesses& witnesses, std::int64_t moment) {
  const std::int64_t day = start_of_day(moment);
  return std::any_of(witnesses.counted.begin(), witnesses.counted.end(),
                     [&](const Witness& witness) {
                       return (witness.begin >= day && witness.begin <= moment) ||
                              (witness.end >= day - 1 && witness.end < moment);
                     });
}

void mark_change(const StateBelief& before, StateBelief& now) {
  now.changed_within_day =
      before.shown != Shown::kUnknown && now.shown != Shown::kUnknown && before.shown != now.shown;
}

/// Whether nothing that is known of the class tells one direction from the other.
bool is_same_both_ways(const Witnesses& witnesses, std::size_t way_there) {
  const TrackSet both = track_bit(way_there) | track_bit(way_there + 1);
  const auto is_alike = [&](const auto& item) {
    return (item.tracks & both) == 0 || (item.tracks & both) == both;
  };
  return std::all_of(witnesses.counted.begin(), witnesses.counted.end(), is_alike) &&
         std::all_of(witnesses.discounted.begin(), witnesses.discounted.end(), is_alike);
}

std::vector<TrackBelief> believe_tracks(const WeighedCrossing& crossing, Reasons reasons) {
  std::vector<TrackBelief> tracks;
  tracks.reserve(kTrackCount);
  for (std::size_t track = 0; track < kTrackCount; ++track) {
    const bool is_way_back = track % 2 == 1;
    if (is_way_back && is_same_both_ways(crossing.witnesses, track - 1)) {
      tracks.push_back(tracks.back());
      tracks.back().direction = directions_of(crossing.crossing)[1];
    } else {
      tracks.push_back(believe_track(crossing, track, reasons));
    }
  }
  return tracks;
}

/// Compares with the end of the day before.
void mark_changes(const WeighedCrossing& crossing, const std::optional<Prospect>& prospect,
                  std::vector<TrackBelief>& tracks) {
  const std::int64_t eve = start_of_day(crossing.moment) - 1;
  const CrossingWeighing weighing =
      weigh_ahead(crossing.witnesses.counted, crossing.parameters, prospect, eve, Steps::kLeftOut);
  const WeighedCrossing before{crossing.known,      crossing.witnesses, weighing,
                               crossing.parameters, crossing.crossing,  eve};
  for (std::size_t track = 0; track < kTrackCount; ++track) {
    const TrackBelief was = believe_track(before, track, Reasons::kLeftOut);
    mark_change(was.crossing, tracks[track].crossing);
    mark_change(was.side_a, tracks[track].side_a);
    mark_change(was.side_b, tracks[track].side_b);
  }
}

}  // namespace

CrossingBelief MarkovModel::believe_with(const BeliefInputs& inputs, const CrossingKey& crossing,
                                         AsOf as_of) const {
  const std::int64_t moment = as_of.valid.seconds();
  const KnownClaims known = find_known_claims(inputs.log, inputs.index, crossing, as_of);
  const Witnesses witnesses = find_witnesses(inputs.log, known, crossing, parameters_.evidence);
  const std::optional<Prospect> prospect = find_prospect(inputs, crossing, as_of, hazards_);
  const CrossingWeighing weighing =
      weigh_ahead(witnesses.counted, parameters_, prospect, moment, Steps::kKept);
  const WeighedCrossing weighed{known, witnesses, weighing, parameters_, crossing, moment};
  CrossingBelief belief;
  belief.crossing = crossing;
  belief.as_of = as_of;
  belief.undated = known.undated;
  belief.tracks = believe_tracks(weighed, Reasons::kListed);
  if (moves_within_day(witnesses, moment)) mark_changes(weighed, prospect, belief.tracks);
  const FacetQuestion facets{inputs.log, inputs.gazetteer, known.standing, crossing, moment};
  for (const Country side : {crossing.country_a(), crossing.country_b()}) {
    belief.control.push_back(believe_control_by_chain(facets, side, parameters_));
  }
  belief.security = believe_security(facets);
  belief.outlooks = believe_outlooks(facets, belief.tracks);
  return belief;
}

TrackPosterior MarkovModel::posterior_of(const BeliefInputs& inputs,
                                         const TrackQuestion& question) const {
  const auto directions = directions_of(question.crossing);
  CHECK(question.direction == directions[0] || question.direction == directions[1]);
  const KnownClaims known =
      find_known_claims(inputs.log, inputs.index, question.crossing, question.as_of);
  const Witnesses witnesses =
      find_witnesses(inputs.log, known, question.crossing, parameters_.evidence);
  const CrossingWeighing weighing =
      weigh_ahead(witnesses.counted, parameters_,
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
  const News news(parameters_.news, {report.scope, target, posterior.is_promised});
  const JointState joint = news.forward(posterior.joint);
  std::array<double, 3> expected{};
  for (const State said : {State::kOpen, State::kRestricted, State::kClosed}) {
    const JointState word = word_likelihood(target, state_bit(said), parameters_.evidence.reported,
                                            parameters_.evidence.near_share);
    expected[static_cast<std::size_t>(said)] =
        std::inner_product(joint.begin(), joint.end(), word.begin(), 0.0);
  }
  return expected;
}

}  // namespace maabar
