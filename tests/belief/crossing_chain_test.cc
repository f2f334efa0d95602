// SPDX-License-Identifier: Apache-2.0
#include "belief/crossing_chain.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "base/random.h"

namespace maabar {
namespace {

RateParameters random_rates(Rng& rng) {
  RateParameters rates;
  rates.one_side = 0.0001 + 0.02 * rng.unit();
  rates.joint = 0.0001 + 0.02 * rng.unit();
  const double open = 0.1 + 0.5 * rng.unit();
  const double restricted = 0.1 + 0.2 * rng.unit();
  rates.outcome = {open, restricted, 1 - open - restricted};
  rates.steadiness = 2;
  return rates;
}

JointState random_joint(Rng& rng) {
  JointState joint;
  for (double& p : joint) p = rng.unit();
  const double sum = std::accumulate(joint.begin(), joint.end(), 0.0);
  for (double& p : joint) p /= sum;
  return joint;
}

double distance(const JointState& x, const JointState& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += std::abs(x[i] - y[i]);
  return sum / 2;
}

double sum_of(const JointState& joint) { return std::accumulate(joint.begin(), joint.end(), 0.0); }

TEST(CrossingChain, ClosedFormIsTheGeneratorsExponential) {
  Rng rng(7);
  for (int round = 0; round < 200; ++round) {
    const RateParameters rates = random_rates(rng);
    const double factor = 0.2 + 3 * rng.unit();
    const double days = 2000 * rng.unit() * rng.unit();
    const JointState before = random_joint(rng);
    const JointState fast = ChainStep(rates, factor, days).forward(before);
    const JointState slow = advance(before, to_generator(rates, factor), days);
    ASSERT_LT(distance(fast, slow), 1e-12);
    ASSERT_NEAR(sum_of(fast), 1, 1e-14);
  }
}

TEST(CrossingChain, BackwardIsTheTransposeOfForward) {
  Rng rng(8);
  for (int round = 0; round < 200; ++round) {
    const ChainStep step(random_rates(rng), 1, 500 * rng.unit());
    const JointState before = random_joint(rng);
    const JointState after = random_joint(rng);
    const JointState forward = step.forward(before);
    const JointState backward = step.backward(after);
    ASSERT_NEAR(std::inner_product(forward.begin(), forward.end(), after.begin(), 0.0),
                std::inner_product(before.begin(), before.end(), backward.begin(), 0.0), 1e-14);
  }
}

TEST(CrossingChain, SplittingASpanChangesNothing) {
  Rng rng(9);
  for (int round = 0; round < 200; ++round) {
    const RateParameters rates = random_rates(rng);
    const double days = 730 * rng.unit();
    const double first = days * rng.unit();
    const JointState before = random_joint(rng);
    const JointState whole = ChainStep(rates, 1, days).forward(before);
    const JointState parts =
        ChainStep(rates, 1, days - first).forward(ChainStep(rates, 1, first).forward(before));
    ASSERT_LT(distance(whole, parts), 1e-13);
  }
}

TEST(CrossingChain, RestsAtItsStationaryDistribution) {
  Rng rng(10);
  for (int round = 0; round < 50; ++round) {
    const RateParameters rates = random_rates(rng);
    const JointState rest = stationary(rates);
    ASSERT_LT(distance(ChainStep(rates, 1, 100 * rng.unit()).forward(rest), rest), 1e-14);
    ASSERT_LT(distance(ChainStep(rates, 1, 1e7).forward(random_joint(rng)), rest), 1e-12);
  }
}

TEST(CrossingChain, MemoryFadesSoonerWhereChangeIsFaster) {
  Rng rng(11);
  for (int round = 0; round < 50; ++round) {
    const RateParameters rates = random_rates(rng);
    EXPECT_NEAR(chain_memory(rates, 1, 0), 1, 1e-15);
    double last = 1;
    for (double days = 1; days < 1000; days *= 2) {
      const double memory = chain_memory(rates, 1, days);
      ASSERT_LT(memory, last);
      ASSERT_LT(chain_memory(rates, 2, days), memory);
      last = memory;
    }
  }
}

TEST(CrossingChain, ACrossingIsAsItsWorseSide) {
  EXPECT_EQ(worse_side(joint_index(State::kOpen, State::kClosed)), State::kClosed);
  EXPECT_EQ(worse_side(joint_index(State::kRestricted, State::kOpen)), State::kRestricted);
  JointState joint{};
  joint[joint_index(State::kOpen, State::kClosed)] = 0.75;
  joint[joint_index(State::kOpen, State::kOpen)] = 0.25;
  EXPECT_EQ(crossing_states(joint), (std::array<double, 3>{0.25, 0, 0.75}));
  EXPECT_EQ(side_a_states(joint), (std::array<double, 3>{1, 0, 0}));
  EXPECT_EQ(side_b_states(joint), (std::array<double, 3>{0.25, 0, 0.75}));
}

}  // namespace
}  // namespace maabar
