// SPDX-License-Identifier: Apache-2.0
// Belief scored on histories: those that its parameters were fitted to, each crossing by parameters
// fitted without it, and those that they never saw.
#include <fmt/format.h>

#include <map>
#include <set>

#include "belief/backtest.h"
#include "belief/board.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

struct History {
  explicit History(const std::string& file)
      : log(test::history_in(file)),
        index(ClaimIndex::build(log)),
        crossings(crossings_of(test::gazetteer(), log)) {}

  [[nodiscard]] BacktestHistory view() const {
    return {{log, index, test::gazetteer()}, crossings};
  }

  ClaimLog log;
  ClaimIndex index;
  std::vector<CrossingKey> crossings;
};

const std::vector<History>& fitted() {
  static const std::vector<History> shared = {
      History(MAABAR_DATA_DIR "/levant/history.csv"),
      History(MAABAR_DATA_DIR "/belief/histories/asia.csv"),
      History(MAABAR_DATA_DIR "/belief/histories/africa_americas_europe.csv")};
  return shared;
}

/// Scored once for all tests. Baselines learn from what the parameters were fitted to.
const Backtest& backtest_of(const std::string& file) {
  static std::map<std::string, Backtest> shared;
  const auto made = shared.find(file);
  if (made != shared.end()) return made->second;
  const HeldOutModel model(ParameterSets::shipped(), HazardTable::shipped());
  const HazardTable hazards = HazardTable::shipped();
  BacktestSubject subject{model, hazards};
  for (const History& history : fitted()) subject.taught_by.push_back(history.view());
  const History history(file);
  return shared
      .emplace(file, run_backtest(history.view().inputs, history.crossings,
                                  test::as_of("2026-11-30", "2026-11-30"), subject, 1))
      .first->second;
}

const Backtest& bundled() { return backtest_of(MAABAR_DATA_DIR "/levant/history.csv"); }
const Backtest& asia() { return backtest_of(MAABAR_DATA_DIR "/belief/histories/asia.csv"); }
const Backtest& other_continents() {
  return backtest_of(MAABAR_DATA_DIR "/belief/histories/africa_americas_europe.csv");
}
const Backtest& unseen(const std::string& name) {
  return backtest_of(MAABAR_TESTS_DIR "/belief/histories/" + name);
}

const PredictorScore& score_of(const Backtest& backtest, Predictor predictor) {
  return backtest.predictors[static_cast<std::size_t>(predictor)];
}

void expect_better_than(const Backtest& backtest, std::initializer_list<Predictor> baselines) {
  const Score& model = score_of(backtest, Predictor::kReport).score;
  for (const Predictor predictor : baselines) {
    const PredictorScore& baseline = score_of(backtest, predictor);
    EXPECT_LT(model.brier, baseline.score.brier) << baseline.name;
    EXPECT_LT(model.log_loss, baseline.score.log_loss) << baseline.name;
  }
}

void expect_better_than_plain_baselines(const Backtest& backtest) {
  expect_better_than(backtest, {Predictor::kLatestClaim, Predictor::kBaseRate});
}

void expect_better_than_told_baselines(const Backtest& backtest) {
  expect_better_than(backtest, {Predictor::kLatestClaimTold, Predictor::kBaseRateTold});
}

/// No further from what came than 95 of 100 perfectly calibrated models.
void expect_calibrated(const Backtest& backtest) {
  const Calibration& calibration = score_of(backtest, Predictor::kReport).calibration;
  EXPECT_LE(calibration.error, calibration.perfect_95);
}

TEST(BundledHistory, IsForetoldBetterThanByAnyBaselineAsWellCalibratedAsCanBeTold) {
  expect_better_than_plain_baselines(bundled());
  expect_better_than_told_baselines(bundled());
  expect_calibrated(bundled());
}

TEST(BundledHistory, HasItsPromisesForetoldBetterThanByTheShareOfOthersThatCame) {
  const Backtest& backtest = bundled();
  ASSERT_EQ(backtest.promises.size(), 4U);
  for (const PromiseScore& promise : backtest.promises) {
    EXPECT_GE(promise.count, 30) << promise.target;
    EXPECT_LT(promise.model.brier, promise.base_rate.brier) << promise.target;
    EXPECT_LT(promise.model.log_loss, promise.base_rate.log_loss) << promise.target;
  }
}

TEST(FittedHistory, OfAsiaIsForetoldBetterThanByAnyBaselineAsWellCalibratedAsCanBeTold) {
  EXPECT_GE(asia().claims.size(), 150U);
  expect_better_than_plain_baselines(asia());
  expect_better_than_told_baselines(asia());
  expect_calibrated(asia());
}

TEST(FittedHistory, OfOtherContinentsIsForetoldBetterThanByAnyBaselineAsWellCalibratedAsCanBeTold) {
  EXPECT_GE(other_continents().claims.size(), 180U);
  expect_better_than_plain_baselines(other_continents());
  expect_better_than_told_baselines(other_continents());
  expect_calibrated(other_continents());
}

/// What identifies a claim: its page's fact, its crossing and its day.
std::set<std::string> claims_in(const ClaimLog& log) {
  std::set<std::string> claims;
  for (const ClaimRecord& claim : log.claims()) {
    claims.insert(fmt::format("{} {} {}", log.text(claim.chain), log.text(claim.crossing),
                              to_string(claim.published)));
  }
  return claims;
}

const std::vector<std::string>& unseen_names() {
  static const std::vector<std::string> names = {"elsewhere.csv", "asia_thin.csv",
                                                 "africa_americas_europe_thin.csv"};
  return names;
}

TEST(UnseenHistory, HoldsNoClaimThatParametersWereFittedTo) {
  std::set<std::string> seen;
  for (const History& history : fitted()) seen.merge(claims_in(history.log));
  for (const std::string& name : unseen_names()) {
    const ClaimLog log = test::history_in(MAABAR_TESTS_DIR "/belief/histories/" + name);
    for (const std::string& claim : claims_in(log)) EXPECT_FALSE(seen.contains(claim)) << claim;
  }
}

TEST(UnseenHistory, IsForetoldBetterThanByEitherBaselineAsWellCalibratedAsCanBeTold) {
  for (const std::string& name : unseen_names()) {
    SCOPED_TRACE(name);
    EXPECT_GE(unseen(name).claims.size(), 60U);
    expect_better_than_plain_baselines(unseen(name));
    expect_calibrated(unseen(name));
  }
}

/// Where it is of changes alone, the base rate told what of is better: decision 0047.
TEST(UnseenHistory, OfReportsThatWereSearchedForIsForetoldBetterThanByAnyBaseline) {
  expect_better_than_told_baselines(unseen("asia_thin.csv"));
  expect_better_than_told_baselines(unseen("africa_americas_europe_thin.csv"));
}

}  // namespace
}  // namespace maabar
