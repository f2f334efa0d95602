// SPDX-License-Identifier: Apache-2.0
#include "belief/crossing_chain.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.h"
#include "base/exact_math.h"

namespace maabar {
namespace {

constexpr std::size_t kStates = 3;
constexpr std::size_t kPairs = 9;

JointState multiply(const JointState& row, const Generator& matrix) {
  JointState product{};
  for (std::size_t from = 0; from < kPairs; ++from) {
    for (std::size_t to = 0; to < kPairs; ++to) product[to] += row[from] * matrix[from][to];
  }
  return product;
}

/// Uniformization for a span of few jumps: the mean of powers of the jump chain, by Poisson weight.
JointState advance_briefly(const JointState& before, const Generator& jumps, double mean) {
  constexpr double kLeftOut = 1e-16;
  double weight = exact_exp(-mean);
  double left = 1.0 - weight;
  JointState power = before;
  JointState sum{};
  for (std::size_t i = 0; i < kPairs; ++i) sum[i] = weight * power[i];
  for (int n = 1; left > kLeftOut && n < 200; ++n) {
    power = multiply(power, jumps);
    weight *= mean / n;
    left -= weight;
    for (std::size_t i = 0; i < kPairs; ++i) sum[i] += weight * power[i];
  }
  return sum;
}

}  // namespace

ChainStep::ChainStep(const RateParameters& rates, double factor, double days)
    : outcome_(rates.outcome) {
  CHECK(factor > 0.0);
  CHECK(days >= 0.0);
  const double side = rates.one_side;
  const double joint = rates.joint;
  const double side_kept = exact_exp(-side * factor * days);
  const double joint_kept = exact_exp(-joint * factor * days);
  // The last joint decision fell s days ago with density joint e^(-joint s); since then neither
  // side has decided with e^(-2 side s). Integrated over the span:
  const double undecided = joint_kept * side_kept * side_kept;
  const double all = joint + 2 * side;
  alike_ = all > 0.0 ? joint / all * (1.0 - undecided) : 0.0;
  // A side alone undecided since then comes to outcome x outcome as well as both decided: two
  // independent draws, of which one was the joint one.
  fresh_ = joint_kept * (1.0 - side_kept) * (1.0 - side_kept) + (1.0 - joint_kept) - alike_;
  one_ = joint_kept * side_kept * (1.0 - side_kept);
  keep_ = undecided;
}

JointState ChainStep::forward(const JointState& before) const {
  const auto a = side_a_states(before);
  const auto b = side_b_states(before);
  const double mass = a[0] + a[1] + a[2];
  JointState after;
  for (std::size_t i = 0; i < kStates; ++i) {
    for (std::size_t k = 0; k < kStates; ++k) {
      after[kStates * i + k] = keep_ * before[kStates * i + k] +
                               one_ * (a[i] * outcome_[k] + outcome_[i] * b[k]) +
                               mass * fresh_ * outcome_[i] * outcome_[k];
    }
    after[kStates * i + i] += mass * alike_ * outcome_[i];
  }
  return after;
}

JointState ChainStep::backward(const JointState& after) const {
  std::array<double, kStates> if_a{};  // a's state given, b's decided
  std::array<double, kStates> if_b{};
  double alike = 0;
  for (std::size_t i = 0; i < kStates; ++i) {
    for (std::size_t k = 0; k < kStates; ++k) {
      if_a[i] += outcome_[k] * after[kStates * i + k];
      if_b[k] += outcome_[i] * after[kStates * i + k];
    }
    alike += outcome_[i] * after[kStates * i + i];
  }
  const double fresh =
      std::inner_product(outcome_.begin(), outcome_.end(), if_a.begin(), 0.0) * fresh_;
  JointState before;
  for (std::size_t i = 0; i < kStates; ++i) {
    for (std::size_t k = 0; k < kStates; ++k) {
      before[kStates * i + k] =
          keep_ * after[kStates * i + k] + one_ * (if_a[i] + if_b[k]) + fresh + alike_ * alike;
    }
  }
  return before;
}

JointState stationary(const RateParameters& rates) {
  const double all = rates.joint + 2 * rates.one_side;
  const double alike = all > 0.0 ? rates.joint / all : 1.0;
  JointState joint;
  for (std::size_t i = 0; i < kStates; ++i) {
    for (std::size_t k = 0; k < kStates; ++k) {
      joint[kStates * i + k] = (1.0 - alike) * rates.outcome[i] * rates.outcome[k];
    }
    joint[kStates * i + i] += alike * rates.outcome[i];
  }
  return joint;
}

Generator to_generator(const RateParameters& rates, double factor) {
  Generator generator{};
  for (std::size_t from = 0; from < kPairs; ++from) {
    JointState& row = generator[from];
    for (std::size_t to = 0; to < kStates; ++to) {
      const double rate = factor * rates.outcome[to];
      row[kStates * to + from % kStates] += rates.one_side * rate;
      row[from / kStates * kStates + to] += rates.one_side * rate;
      row[kStates * to + to] += rates.joint * rate;
    }
    row[from] = 0;
    row[from] = -std::accumulate(row.begin(), row.end(), 0.0);
  }
  return generator;
}

JointState advance(const JointState& before, const Generator& generator, double days) {
  CHECK(days >= 0.0);
  constexpr double kMostJumps = 32;  // so that e^-mean stays far from zero
  double fastest = 0;
  for (std::size_t i = 0; i < kPairs; ++i) fastest = std::max(fastest, -generator[i][i]);
  if (fastest * days == 0.0) return before;
  Generator jumps{};
  for (std::size_t from = 0; from < kPairs; ++from) {
    for (std::size_t to = 0; to < kPairs; ++to) jumps[from][to] = generator[from][to] / fastest;
    jumps[from][from] += 1.0;
  }
  const double parts = std::ceil(fastest * days / kMostJumps);
  JointState state = before;
  for (double part = 0; part < parts; ++part) {
    state = advance_briefly(state, jumps, fastest * days / parts);
  }
  return state;
}

std::array<double, 3> crossing_states(const JointState& joint) {
  std::array<double, 3> states{};
  for (std::size_t i = 0; i < kPairs; ++i) {
    states[static_cast<std::size_t>(worse_side(i))] += joint[i];
  }
  return states;
}

std::array<double, 3> side_a_states(const JointState& joint) {
  return {joint[0] + joint[1] + joint[2], joint[3] + joint[4] + joint[5],
          joint[6] + joint[7] + joint[8]};
}

std::array<double, 3> side_b_states(const JointState& joint) {
  return {joint[0] + joint[3] + joint[6], joint[1] + joint[4] + joint[7],
          joint[2] + joint[5] + joint[8]};
}

double chain_memory(const RateParameters& rates, double factor, double days) {
  const ChainStep step(rates, factor, days);
  JointState open{};
  JointState closed{};
  open[joint_index(State::kOpen, State::kOpen)] = 1;
  closed[joint_index(State::kClosed, State::kClosed)] = 1;
  const auto from_open = crossing_states(step.forward(open));
  const auto from_closed = crossing_states(step.forward(closed));
  double distance = 0;
  for (std::size_t i = 0; i < kStates; ++i) distance += std::abs(from_open[i] - from_closed[i]);
  return distance / 2;
}

}  // namespace maabar
