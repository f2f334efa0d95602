// SPDX-License-Identifier: Apache-2.0
#include "base/exact_math.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/random.h"

namespace maabar {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int kDraws = 200000;

/// Distance in units of the last place of the exact value.
double ulps(double got, long double exact) {
  const auto nearest = static_cast<double>(exact);
  const double ulp = std::nextafter(std::abs(nearest), kInfinity) - std::abs(nearest);
  return static_cast<double>(std::abs(static_cast<long double>(got) - exact) /
                             static_cast<long double>(ulp));
}

double uniform(Rng& rng, double from, double to) { return from + (to - from) * rng.unit(); }

/// A positive double of any magnitude.
double any_positive(Rng& rng) {
  const double mantissa = 1.0 + rng.unit();
  return std::ldexp(mantissa, static_cast<int>(rng.below(2046)) - 1022);
}

TEST(ExactExp, IsWithinOneUlpOfLongDouble) {
  Rng rng(20181015);
  double worst = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double x = i % 2 == 0 ? uniform(rng, -708, 709) : uniform(rng, -2, 2);
    worst = std::max(worst, ulps(exact_exp(x), std::exp(static_cast<long double>(x))));
  }
  EXPECT_LT(worst, 1.0);
}

TEST(ExactLog, IsWithinOneUlpOfLongDouble) {
  Rng rng(20190930);
  double worst = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double x = i % 2 == 0 ? any_positive(rng) : uniform(rng, 0.5, 2);
    worst = std::max(worst, ulps(exact_log(x), std::log(static_cast<long double>(x))));
  }
  EXPECT_LT(worst, 1.0);
}

TEST(ExactPow, KeepsItsBound) {
  Rng rng(20110423);
  for (int i = 0; i < kDraws; ++i) {
    const double base = uniform(rng, 0, 20);
    const double exponent = uniform(rng, -30, 30);
    const long double exact =
        std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
    const double bound = (2 + std::abs(exponent * std::log(base))) * 0x1.0p-52;
    ASSERT_LT(static_cast<double>(
                  std::abs(static_cast<long double>(exact_pow(base, exponent)) - exact) / exact),
              bound)
        << base << " ^ " << exponent;
  }
}

TEST(ExactMath, MeetsItsEdges) {
  EXPECT_EQ(exact_exp(0.0), 1.0);
  EXPECT_EQ(exact_exp(-0.0), 1.0);
  EXPECT_EQ(exact_exp(1000.0), kInfinity);
  EXPECT_EQ(exact_exp(-1000.0), 0.0);
  EXPECT_EQ(exact_exp(kInfinity), kInfinity);
  EXPECT_EQ(exact_exp(-kInfinity), 0.0);
  EXPECT_TRUE(std::isfinite(exact_exp(709.78)));
  EXPECT_GT(exact_exp(-745.13), 0.0);
  EXPECT_EQ(exact_log(1.0), 0.0);
  EXPECT_EQ(exact_log(0.0), -kInfinity);
  EXPECT_EQ(exact_log(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(exact_log(-1.0)));
  EXPECT_TRUE(std::isnan(exact_log(std::numeric_limits<double>::quiet_NaN())));
  EXPECT_TRUE(std::isnan(exact_exp(std::numeric_limits<double>::quiet_NaN())));
  EXPECT_LT(ulps(exact_log(0x1.0p-1074), std::log(0x1.0p-1074L)), 1.0);
  EXPECT_EQ(exact_pow(0.0, 0.0), 1.0);
  EXPECT_EQ(exact_pow(0.0, 2.0), 0.0);
  EXPECT_EQ(exact_pow(0.0, -2.0), kInfinity);
}

/// The bits themselves, over many arguments: a machine that rounds or fuses otherwise fails here.
TEST(ExactMath, GivesTheSameBitsOnEveryMachine) {
  Rng rng(1);
  std::uint64_t digest = 0xcbf29ce484222325U;
  const auto take = [&](double value) {
    digest = (digest ^ std::bit_cast<std::uint64_t>(value)) * 0x100000001b3U;
  };
  for (int i = 0; i < kDraws; ++i) {
    take(exact_exp(uniform(rng, -745, 709)));
    take(exact_log(any_positive(rng)));
    const double base = uniform(rng, 0, 20);
    take(exact_pow(base, uniform(rng, -30, 30)));
  }
  EXPECT_EQ(digest, 4651074104684911705U);
}

}  // namespace
}  // namespace maabar
