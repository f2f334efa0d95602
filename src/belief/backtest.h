// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "belief/backtest_claims.h"
#include "belief/calibration.h"
#include "belief/forecast.h"
#include "belief/hazard_table.h"
#include "belief/held_out_model.h"

/// How good belief is: what it gave each claim of a history just before the claim was published,
/// beside two baselines. Reasons and figures: docs/decisions/0047-backtest.md.
namespace maabar {

/// A history, and the crossings of it that are asked about. Refers to them, for the length of a
/// call.
struct BacktestHistory {
  BeliefInputs inputs;
  const std::vector<CrossingKey>& crossings;
};

/// What is scored: belief, and forecasts from it. Refers to all, for the length of a call.
struct BacktestSubject {
  const HeldOutModel& model;
  const HazardTable& hazards;
  /// What the baselines on claims learn from, without the crossing scored; none: the history
  /// scored. What the model never saw, they should not see either; what it saw, they should.
  std::vector<BacktestHistory> taught_by = {};
};

/// The rows of every table of scores: the model's probability of what a report that comes out
/// would say; its belief in the state, as `status` shows it; the two baselines; and the same two
/// told what the model is told of the report: whether it is of all traffic or singles out a class,
/// of the crossing or of one side, and of what has long been so, or was over when it was told.
enum class Predictor : std::uint8_t {
  kReport,
  kState,
  kLatestClaim,
  kBaseRate,
  kLatestClaimTold,
  kBaseRateTold
};
inline constexpr std::size_t kPredictors = 6;

/// One claim scored: the mean over the classes and directions it speaks for.
struct ScoredClaim {
  EntryId claim;
  CrossingKey crossing;
  AsOf question;
  State said = State::kOpen;
  std::array<std::array<double, 3>, kPredictors> probability{};  ///< of the three states
  std::array<Score, kPredictors> score{};
};

struct PredictorScore {
  std::string name;
  Score score;      ///< mean over the claims
  double hits = 0;  ///< share of claims whose state was given the most
  Calibration calibration;
};

/// Forecasts of one kind on promises: `named_day`, `30_days`, `90_days`, `365_days`.
struct PromiseScore {
  std::string target;
  int count = 0;
  int came = 0;
  Score model;      ///< mean
  Score base_rate;  ///< the share of the other crossings' promises that came
};

struct Backtest {
  std::vector<ScoredClaim> claims;
  std::map<std::string, int> left_out;
  std::array<PredictorScore, kPredictors> predictors;
  std::vector<PromiseScore> promises;
};

/// Scores every claim that stands at `as_of` and every promise of an opening made by then.
///
/// Latest claim wins: the value of the latest claim that still speaks, with the share in which such
/// a value, as old as this, was told again at other crossings; the rest goes to the other values by
/// their base rates. Base rate: how often the other crossings' claims on the class told each value.
/// A promise is foretold from the day it was known; it is scored by 30, 90 and 365 days from then
/// and by the day named, each where the history goes on as long. Not scored are promises taken
/// back, and those kept before they were known. `seed` is that of the simulated calibration. Cost:
/// one belief per claim, eight forecasts of a year per promise at most.
Backtest run_backtest(const BeliefInputs& inputs, const std::vector<CrossingKey>& crossings,
                      AsOf as_of, const BacktestSubject& subject, std::uint64_t seed);

/// The part on promises alone.
std::vector<PromiseScore> score_promises(const BeliefInputs& inputs,
                                         const std::vector<CrossingKey>& crossings, AsOf as_of,
                                         const BacktestSubject& subject);

}  // namespace maabar
