// SPDX-License-Identifier: Apache-2.0
// Belief scored on histories: the bundled one, cross-validated, and one of crossings elsewhere that
// its parameters never saw.
#include <set>

#include "belief/backtest.h"
#include "belief/board.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

const ClaimLog& elsewhere() {
  static const ClaimLog shared =
      test::history_in(MAABAR_TESTS_DIR "/belief/histories/elsewhere.csv");
  return shared;
}

std::set<std::string_view> crossings_in(const ClaimLog& log) {
  std::set<std::string_view> crossings;
  for (const ClaimRecord& claim : log.claims()) crossings.insert(log.text(claim.crossing));
  return crossings;
}

/// Baselines learn from the bundled history, as the parameters did.
Backtest run(const ClaimLog& log) {
  const HeldOutModel model(ParameterSets::shipped(), HazardTable::shipped());
  const HazardTable hazards = HazardTable::shipped();
  const ClaimIndex index = ClaimIndex::build(log);
  const ClaimIndex bundled = ClaimIndex::build(test::bundled_history());
  const std::vector<CrossingKey> keys = crossings_of(test::gazetteer(), test::bundled_history());
  const BacktestHistory taught_by = {{test::bundled_history(), bundled, test::gazetteer()}, keys};
  return run_backtest({log, index, test::gazetteer()}, crossings_of(test::gazetteer(), log),
                      test::as_of("2026-11-01", "2026-11-01"), {model, hazards, &taught_by}, 1);
}

const Score& score_of(const Backtest& backtest, Predictor predictor) {
  return backtest.predictors[static_cast<std::size_t>(predictor)].score;
}

void expect_better_than_both_baselines(const Backtest& backtest) {
  const Score& model = score_of(backtest, Predictor::kReport);
  for (const Predictor baseline : {Predictor::kLatestClaim, Predictor::kBaseRate}) {
    EXPECT_LT(model.brier, score_of(backtest, baseline).brier);
    EXPECT_LT(model.log_loss, score_of(backtest, baseline).log_loss);
  }
}

TEST(BundledHistory, IsForetoldBetterThanByEitherBaselineAsWellCalibratedAsCanBeTold) {
  const Backtest backtest = run(test::bundled_history());
  expect_better_than_both_baselines(backtest);
  const Calibration& calibration =
      backtest.predictors[static_cast<std::size_t>(Predictor::kReport)].calibration;
  EXPECT_LE(calibration.error, calibration.perfect_95);
}

TEST(BundledHistory, HasItsPromisesForetoldBetterThanByTheShareOfOthersThatCame) {
  const Backtest backtest = run(test::bundled_history());
  ASSERT_EQ(backtest.promises.size(), 4U);
  for (const PromiseScore& promise : backtest.promises) {
    EXPECT_GE(promise.count, 30) << promise.target;
    EXPECT_LT(promise.model.brier, promise.base_rate.brier) << promise.target;
    EXPECT_LT(promise.model.log_loss, promise.base_rate.log_loss) << promise.target;
  }
}

TEST(UnseenHistory, IsOfCrossingsThatTheBundledOneNeverNames) {
  const std::set<std::string_view> crossings = crossings_in(elsewhere());
  EXPECT_GE(crossings.size(), 10U);
  for (const std::string_view crossing : crossings_in(test::bundled_history())) {
    EXPECT_FALSE(crossings.contains(crossing)) << crossing;
  }
}

TEST(UnseenHistory, IsForetoldClaimByClaimBetterThanByEitherBaseline) {
  const Backtest backtest = run(elsewhere());
  EXPECT_EQ(backtest.claims.size(), elsewhere().claims().size());
  EXPECT_GE(backtest.claims.size(), 60U);
  EXPECT_TRUE(backtest.left_out.empty());
  expect_better_than_both_baselines(backtest);
}

}  // namespace
}  // namespace maabar
