// SPDX-License-Identifier: Apache-2.0
#include "belief/latest_claim_model.h"

#include <algorithm>

#include "base/date.h"
#include "belief/facet_beliefs.h"
#include "belief/known_claims.h"
#include "belief/side_belief.h"
#include "belief/statement.h"

namespace maabar {
namespace {

/// The class whose opening overtakes an older closure of all traffic for this one: aid lorries are
/// lorries, walkers are passengers. None for the wide classes themselves.
std::optional<TrafficClass> wider_class(TrafficClass traffic_class) {
  if (traffic_class == TrafficClass::kHumanitarian) return TrafficClass::kCargo;
  if (traffic_class == TrafficClass::kPedestrians) return TrafficClass::kPassengers;
  return std::nullopt;
}

/// One crossing's status claims and the last second asked about.
struct StatusQuestion {
  const ClaimLog& log;
  const std::vector<ClaimRecord>& claims;
  const CrossingKey& crossing;
  std::int64_t valid_seconds;
};

struct SideAnswer {
  SideBelief side;
  bool moves_within_day = false;  ///< a period begins or ends in the day asked about
};

std::int64_t start_of_day(std::int64_t seconds) {
  return static_cast<std::int64_t>(day_of(seconds).number) * kSecondsPerDay;
}

bool moves_within_day(const SideStatements& statements, std::int64_t valid_seconds) {
  const std::int64_t day = start_of_day(valid_seconds);
  return std::any_of(statements.said.begin(), statements.said.end(), [&](const Statement& said) {
    return said.begin >= day || (said.end >= day - 1 && said.end < valid_seconds);
  });
}

SideAnswer answer_side(const StatusQuestion& question, const SideTrack& track) {
  const SideStatements statements =
      read_statements(question.log, question.claims, track, question.valid_seconds);
  SideQuestion side_question{question.valid_seconds, std::nullopt, {}};
  if (const auto wider = wider_class(track.traffic_class)) {
    SideTrack wider_track = track;
    wider_track.traffic_class = *wider;
    side_question.wider_class = to_string(*wider);
    side_question.wider_opened = find_opening(
        read_statements(question.log, question.claims, wider_track, question.valid_seconds),
        question.valid_seconds);
  }
  return {believe_side(statements, side_question),
          moves_within_day(statements, question.valid_seconds)};
}

struct TrackAnswer {
  TrackBelief track;
  bool moves_within_day = false;
};

TrackAnswer answer_track(const StatusQuestion& question, TrafficClass traffic_class,
                         Direction direction) {
  const auto answer = [&](Country side) {
    return answer_side(question, SideTrack{question.crossing, side, traffic_class, direction});
  };
  const SideAnswer a = answer(question.crossing.country_a());
  const SideAnswer b = answer(question.crossing.country_b());
  return {TrackBelief{traffic_class, direction, join_sides(a.side, b.side), a.side.belief,
                      b.side.belief},
          a.moves_within_day || b.moves_within_day};
}

void mark_change(const StateBelief& before, StateBelief& now) {
  now.changed_within_day =
      before.shown != Shown::kUnknown && now.shown != Shown::kUnknown && before.shown != now.shown;
}

TrackBelief believe_track(const StatusQuestion& question, TrafficClass traffic_class,
                          Direction direction) {
  TrackAnswer now = answer_track(question, traffic_class, direction);
  if (!now.moves_within_day) return now.track;
  StatusQuestion day_before = question;
  day_before.valid_seconds = start_of_day(question.valid_seconds) - 1;
  const TrackBelief before = answer_track(day_before, traffic_class, direction).track;
  mark_change(before.crossing, now.track.crossing);
  mark_change(before.side_a, now.track.side_a);
  mark_change(before.side_b, now.track.side_b);
  return now.track;
}

std::vector<ClaimRecord> claims_of(const KnownClaims& known, Facet facet) {
  std::vector<ClaimRecord> claims;
  std::copy_if(known.standing.begin(), known.standing.end(), std::back_inserter(claims),
               [&](const ClaimRecord& claim) { return claim.facet == facet; });
  return claims;
}

}  // namespace

CrossingBelief LatestClaimModel::believe_with(const BeliefInputs& inputs,
                                              const CrossingKey& crossing, AsOf as_of) const {
  const KnownClaims known = find_known_claims(inputs.log, inputs.index, crossing, as_of);
  const std::vector<ClaimRecord> status = claims_of(known, Facet::kStatus);
  const StatusQuestion question{inputs.log, status, crossing, as_of.valid.seconds()};
  CrossingBelief belief;
  belief.crossing = crossing;
  belief.as_of = as_of;
  belief.undated = known.undated;
  for (const TrafficClass traffic_class : kTrafficClasses) {
    for (const Direction direction : directions_of(crossing)) {
      belief.tracks.push_back(believe_track(question, traffic_class, direction));
    }
  }
  const FacetQuestion facets{inputs.log, inputs.gazetteer, known.standing, crossing,
                             as_of.valid.seconds()};
  for (const Country side : {crossing.country_a(), crossing.country_b()}) {
    belief.control.push_back(believe_control(facets, side));
  }
  belief.security = believe_security(facets);
  belief.outlooks = believe_outlooks(facets, belief.tracks);
  list_implied(facets, belief.tracks);
  return belief;
}

}  // namespace maabar
