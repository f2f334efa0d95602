// SPDX-License-Identifier: Apache-2.0
#include "belief/backtest.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "belief/latest_claim_model.h"
#include "belief/statement.h"

namespace maabar {
namespace {

using Distribution = std::array<double, 3>;

std::size_t index_of(State state) { return static_cast<std::size_t>(state); }

/// How old the latest claim was: up to a week, a month, a quarter, half a year, a year, more.
constexpr std::array<int, 5> kAgeEnds = {7, 30, 90, 180, 365};
constexpr std::size_t kAges = kAgeEnds.size() + 1;

std::size_t age_of(int days) {
  const auto* const end = std::lower_bound(kAgeEnds.begin(), kAgeEnds.end(), days);
  return static_cast<std::size_t>(end - kAgeEnds.begin());
}

/// What was known of one track before a claim.
struct Track {
  TrafficClass traffic_class = TrafficClass::kCargo;
  Distribution report{};        ///< what the model gives a report
  Distribution state{};         ///< what it believes
  std::optional<State> latest;  ///< what the latest claim said
  std::size_t age = 0;          ///< of that claim
};

struct Case {
  const BacktestClaim* claim = nullptr;
  std::vector<Track> tracks;
};

const StateBelief& asked_part(const BacktestClaim& claim, const TrackBelief& track) {
  if (claim.record.side.is_none()) return track.crossing;
  return claim.record.side == claim.crossing.country_a() ? track.side_a : track.side_b;
}

Distribution distribution_of(const StateBelief& belief) {
  Distribution made{};
  for (std::size_t state = 0; state < made.size(); ++state) {
    made[state] = belief.probability[state].probability();
  }
  const double sum = std::accumulate(made.begin(), made.end(), 0.0);
  for (double& probability : made) probability /= sum;
  return made;
}

void set_latest(const StateBelief& belief, ValidTime valid, Track& track) {
  if (belief.last_heard == Shown::kUnknown || !belief.confirmed) return;
  track.latest = static_cast<State>(belief.last_heard);
  track.age = age_of(std::max(0, day_of(valid.seconds()) - day_of(belief.confirmed->seconds())));
}

Case to_case(const BeliefInputs& inputs, const BacktestClaim& claim,
             const BacktestSubject& subject) {
  const ClaimLog log = log_before(inputs.log, claim.record);
  const ClaimIndex index = ClaimIndex::build(log);
  const BeliefInputs before{log, index, inputs.gazetteer};
  const CrossingBelief model = subject.model.believe(before, claim.crossing, claim.question);
  const CrossingBelief latest =
      LatestClaimModel().believe_with(before, claim.crossing, claim.question);
  Case made{&claim, {}};
  for (const auto& [traffic_class, direction] : claim.tracks) {
    Track track;
    track.traffic_class = traffic_class;
    track.report = subject.model.expect_report(
        before, {claim.crossing, traffic_class, direction, claim.question},
        {claim.record.scope, claim.record.side, tells_of_long(claim.record),
         tells_of_past(claim.record)});
    track.state = distribution_of(asked_part(claim, model.track(traffic_class, direction)));
    set_latest(asked_part(claim, latest.track(traffic_class, direction)), claim.question.valid,
               track);
    made.tracks.push_back(track);
  }
  return made;
}

/// What a report is of, as far as the told baselines hear: of all traffic or of a class, of the
/// crossing or of a side; and of each whether it is of what has long been so, or was over when
/// told.
constexpr std::size_t kKinds = 4;
constexpr std::size_t kAgeKinds = 3 * kKinds;
std::size_t kind_of(const ClaimRecord& record) {
  return (record.scope == Scope::kAll ? 0U : 2U) + (record.side.is_none() ? 0U : 1U);
}
std::size_t age_kind_of(const ClaimRecord& record) {
  const std::size_t age = tells_of_past(record) ? 2U : tells_of_long(record) ? 1U : 0U;
  return kind_of(record) + kKinds * age;
}

/// How often each state was told.
using Tally = std::array<double, 3>;

/// One claim more for each state: what was never said is not impossible.
Distribution rate_of(const Tally& tally) {
  Distribution made = tally;
  const double sum = std::accumulate(made.begin(), made.end(), 3.0);
  for (double& share : made) share = (share + 1) / sum;
  return made;
}

/// Drawn towards what is told of more, which is worth one claim.
Distribution drawn(const Tally& tally, const Distribution& towards) {
  Distribution made = towards;
  const double sum = std::accumulate(tally.begin(), tally.end(), 1.0);
  for (std::size_t state = 0; state < made.size(); ++state) {
    made[state] = (tally[state] + towards[state]) / sum;
  }
  return made;
}

/// How often the latest claim was told again, by its age.
struct Hits {
  std::array<double, kAges> latest{};
  std::array<double, kAges> again{};

  void add(std::size_t age, bool is_again, double weight) {
    latest[age] += weight;
    if (is_again) again[age] += weight;
  }
  /// Drawn towards the share of all ages, which is worth one claim.
  [[nodiscard]] double rate(std::size_t age) const {
    const double all = (std::accumulate(again.begin(), again.end(), 0.0) + 1) /
                       (std::accumulate(latest.begin(), latest.end(), 0.0) + 2);
    return (again[age] + all) / (latest[age] + 1);
  }
};

/// The latest claim's state by its hit rate, the others by `base`.
Distribution by_latest_claim(const Track& track, const Hits& hits, const Distribution& base) {
  if (!track.latest) return base;
  Distribution made = base;
  const std::size_t value = index_of(*track.latest);
  const double hit = hits.rate(track.age);
  for (double& share : made) share *= (1 - hit) / (1 - base[value]);
  made[value] = hit;
  return made;
}

/// Counts from which the baselines are made, of all crossings or without one. A claim weighs one,
/// shared among its tracks.
struct Counts {
  std::array<Tally, kTrafficClasses.size()> of_class{};
  std::array<Tally, kKinds> of_kind{};
  std::array<Tally, kAgeKinds> of_age_kind{};
  Hits hits;
  std::array<Hits, kAgeKinds> hits_of_kind;

  void add(const Case& one) {
    const double weight = 1.0 / static_cast<double>(one.tracks.size());
    const State value = one.claim->record.state;
    const std::size_t kind = age_kind_of(one.claim->record);
    of_kind[kind_of(one.claim->record)][index_of(value)] += 1;
    of_age_kind[kind][index_of(value)] += 1;
    for (const Track& track : one.tracks) {
      of_class[static_cast<std::size_t>(track.traffic_class)][index_of(value)] += weight;
      if (!track.latest) continue;
      hits.add(track.age, *track.latest == value, weight);
      hits_of_kind[kind].add(track.age, *track.latest == value, weight);
    }
  }

  [[nodiscard]] Distribution base_rate(const Track& track) const {
    return rate_of(of_class[static_cast<std::size_t>(track.traffic_class)]);
  }
  [[nodiscard]] Distribution told_rate(const ClaimRecord& record) const {
    return drawn(of_age_kind[age_kind_of(record)], rate_of(of_kind[kind_of(record)]));
  }
};

/// For each crossing of `cases`, what the other crossings of `teaching` tell.
std::map<CrossingKey, Counts> count_without_each(const std::vector<Case>& cases,
                                                 const std::vector<Case>& teaching) {
  std::map<CrossingKey, Counts> counts;
  for (const Case& one : cases) counts[one.claim->crossing];
  for (auto& [crossing, own] : counts) {
    for (const Case& one : teaching) {
      if (one.claim->crossing != crossing) own.add(one);
    }
  }
  return counts;
}

ScoredClaim score_case(const Case& one, const Counts& others) {
  const ClaimRecord& record = one.claim->record;
  ScoredClaim scored;
  scored.claim = record.entry;
  scored.crossing = one.claim->crossing;
  scored.question = one.claim->question;
  scored.said = record.state;
  const std::size_t kind = age_kind_of(record);
  const double weight = 1.0 / static_cast<double>(one.tracks.size());
  const Distribution told = others.told_rate(record);
  for (const Track& track : one.tracks) {
    const Distribution base = others.base_rate(track);
    const std::array<Distribution, kPredictors> given = {
        track.report,
        track.state,
        by_latest_claim(track, others.hits, base),
        base,
        by_latest_claim(track, others.hits_of_kind[kind], told),
        told};
    for (std::size_t predictor = 0; predictor < kPredictors; ++predictor) {
      const Score of_track = score(Prediction{given[predictor], record.state});
      scored.score[predictor].brier += weight * of_track.brier;
      scored.score[predictor].log_loss += weight * of_track.log_loss;
      for (std::size_t state = 0; state < 3; ++state) {
        scored.probability[predictor][state] += weight * given[predictor][state];
      }
    }
  }
  return scored;
}

PredictorScore sum_up(const std::vector<ScoredClaim>& claims, std::size_t predictor,
                      std::uint64_t seed) {
  PredictorScore made;
  std::vector<Prediction> predictions;
  int hits = 0;
  for (const ScoredClaim& claim : claims) {
    const Distribution& given = claim.probability[predictor];
    predictions.push_back({given, claim.said});
    made.score.brier += claim.score[predictor].brier;
    made.score.log_loss += claim.score[predictor].log_loss;
    const auto best = std::max_element(given.begin(), given.end()) - given.begin();
    if (static_cast<std::size_t>(best) == index_of(claim.said)) ++hits;
  }
  if (!claims.empty()) {
    const auto count = static_cast<double>(claims.size());
    made.score.brier /= count;
    made.score.log_loss /= count;
    made.hits = hits / count;
  }
  made.calibration = calibrate(predictions, seed);
  return made;
}

/// `claims` must outlive what is made.
std::vector<Case> to_cases(const BeliefInputs& inputs, const BacktestClaims& claims,
                           const BacktestSubject& subject) {
  std::vector<Case> cases;
  cases.reserve(claims.claims.size());
  for (const BacktestClaim& claim : claims.claims) {
    cases.push_back(to_case(inputs, claim, subject));
  }
  return cases;
}

std::map<CrossingKey, Counts> teach(const std::vector<Case>& cases, AsOf as_of,
                                    const BacktestSubject& subject) {
  if (subject.taught_by.empty()) return count_without_each(cases, cases);
  std::vector<BacktestClaims> found;
  std::vector<Case> teaching;
  found.reserve(subject.taught_by.size());
  for (const BacktestHistory& history : subject.taught_by) {
    found.push_back(find_backtest_claims(history.inputs, history.crossings, as_of));
    const std::vector<Case> told = to_cases(history.inputs, found.back(), subject);
    teaching.insert(teaching.end(), told.begin(), told.end());
  }
  return count_without_each(cases, teaching);
}

}  // namespace

Backtest run_backtest(const BeliefInputs& inputs, const std::vector<CrossingKey>& crossings,
                      AsOf as_of, const BacktestSubject& subject, std::uint64_t seed) {
  const BacktestClaims found = find_backtest_claims(inputs, crossings, as_of);
  const std::vector<Case> cases = to_cases(inputs, found, subject);
  const std::map<CrossingKey, Counts> others = teach(cases, as_of, subject);
  Backtest made;
  made.left_out = found.left_out;
  for (const Case& one : cases) {
    made.claims.push_back(score_case(one, others.at(one.claim->crossing)));
  }
  const std::array<std::string, kPredictors> names = {
      fmt::format("{}, of a report", subject.model.name()),
      fmt::format("{}, of the state", subject.model.name()),
      "latest claim, hit rate by age",
      "base rate of the class",
      "latest claim, told what of",
      "base rate, told what of"};
  for (std::size_t predictor = 0; predictor < kPredictors; ++predictor) {
    made.predictors[predictor] = sum_up(made.claims, predictor, seed);
    made.predictors[predictor].name = names[predictor];
  }
  made.promises = score_promises(inputs, crossings, as_of, subject);
  return made;
}

}  // namespace maabar
