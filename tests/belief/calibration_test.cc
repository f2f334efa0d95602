// SPDX-License-Identifier: Apache-2.0
#include "belief/calibration.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.h"

namespace maabar {
namespace {

TEST(Score, IsZeroForCertaintyThatCameAndFiniteForOneThatDidNot) {
  EXPECT_EQ(score(Prediction{{0, 0, 1}, State::kClosed}).brier, 0);
  EXPECT_EQ(score(Prediction{{0, 0, 1}, State::kClosed}).log_loss, 0);
  const Score wrong = score(Prediction{{0, 0, 1}, State::kOpen});
  EXPECT_EQ(wrong.brier, 2);
  EXPECT_NEAR(wrong.log_loss, -std::log(1e-6), 1e-9);
}

TEST(Score, OfThreeEvenStatesIsThatOfNotKnowing) {
  const Score even = score(Prediction{{1 / 3.0, 1 / 3.0, 1 / 3.0}, State::kRestricted});
  EXPECT_NEAR(even.brier, 2 / 3.0, 1e-12);
  EXPECT_NEAR(even.log_loss, std::log(3), 1e-12);
}

TEST(Score, OfAThingThatCameOrNot) {
  EXPECT_DOUBLE_EQ(score(0.8, true).brier, 0.2 * 0.2);
  EXPECT_NEAR(score(0.8, false).log_loss, -std::log(0.2), 1e-12);
}

/// Predictions of which what came was drawn from a sharper or from the very distribution.
std::vector<Prediction> drawn(double given, double truth, int count) {
  Rng rng(11);
  std::vector<Prediction> predictions;
  for (int i = 0; i < count; ++i) {
    const double shift = 0.2 * rng.unit();
    Prediction one;
    one.probability = {given - shift, 0.1, 0.9 - given + shift};
    const double pick = rng.unit();
    one.said = pick < truth - shift ? State::kOpen
               : pick < 0.9         ? State::kClosed
                                    : State::kRestricted;
    predictions.push_back(one);
  }
  return predictions;
}

TEST(Calibration, OfAPerfectModelStaysBelowItsOwnPoint) {
  const Calibration perfect = calibrate(drawn(0.7, 0.7, 400), 1);
  EXPECT_LT(perfect.error, perfect.perfect_95);
}

TEST(Calibration, OfAnOverconfidentModelIsBeyondIt) {
  const Calibration overconfident = calibrate(drawn(0.85, 0.55, 400), 1);
  EXPECT_GT(overconfident.error, overconfident.perfect_95);
}

TEST(Calibration, HasBinsOfEqualCountInOrder) {
  const Calibration made = calibrate(drawn(0.7, 0.7, 100), 1);
  int came = 0;
  for (std::size_t i = 0; i < kReliabilityBins; ++i) {
    EXPECT_EQ(made.bins[i].count, 60);
    EXPECT_LE(made.bins[i].lowest, made.bins[i].mean + 1e-12);
    EXPECT_LE(made.bins[i].mean, made.bins[i].highest + 1e-12);
    if (i > 0) {
      EXPECT_GE(made.bins[i].lowest, made.bins[i - 1].highest);
    }
    came += made.bins[i].came;
  }
  EXPECT_EQ(came, 100);
}

TEST(Calibration, OfNothingIsNothing) {
  EXPECT_EQ(calibrate({}, 1).error, 0);
  EXPECT_EQ(calibrate({}, 1).bins[0].count, 0);
}

TEST(ReliabilityCurve, NamesItsCurvesAndEscapesThem) {
  const std::string svg = reliability_svg({{"a<b & c", calibrate(drawn(0.7, 0.7, 50), 1)}});
  EXPECT_NE(svg.find("a&lt;b &amp; c"), std::string::npos);
  EXPECT_EQ(svg.find("a<b"), std::string::npos);
  EXPECT_EQ(svg.compare(0, 4, "<svg"), 0);
}

}  // namespace
}  // namespace maabar
