// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "belief/parameters.h"
#include "claim/vocabulary.h"

/// The hidden chain of one crossing, for one class in one direction: the states of its two sides,
/// in continuous time. Each side decides anew at the rate `one_side`, both together, and alike, at
/// the rate `joint`, all times the crossing's factor; a decision leads to `outcome`, whatever was
/// before. So what was before matters as long as nothing was decided, and the transition has a
/// closed form of two exponentials. Model and reasons: docs/decisions/0040-belief-model.md.
namespace maabar {

/// One number for each pair of states of the sides: a's state times 3 plus b's, states in the order
/// of `State`. A probability (sums to 1), or a likelihood.
using JointState = std::array<double, 9>;
/// Rates per day from one pair (row) to another; rows sum to 0.
using Generator = std::array<JointState, 9>;

constexpr std::size_t joint_index(State a, State b) {
  return 3 * static_cast<std::size_t>(a) + static_cast<std::size_t>(b);
}
/// The state of the crossing in a pair: the worse of the two.
constexpr State worse_side(std::size_t joint) {
  return static_cast<State>(joint / 3 > joint % 3 ? joint / 3 : joint % 3);
}

/// What a span of time without news does. Made once for a span, used for every track of it.
class ChainStep {
 public:
  /// Requires: `factor` > 0, `days` >= 0. Cost: two exponentials.
  ChainStep(const RateParameters& rates, double factor, double days);
  /// The distribution after the span; keeps the sum, whatever it is. Accuracy: relative 1e-15.
  [[nodiscard]] JointState forward(const JointState& before) const;
  /// The likelihood, given the pair at the beginning, of what is seen after the span.
  [[nodiscard]] JointState backward(const JointState& after) const;
  /// The chance that no decision fell in the span.
  [[nodiscard]] double undisturbed() const { return keep_; }

 private:
  std::array<double, 3> outcome_;
  double keep_;   ///< nothing decided
  double one_;    ///< one side decided by itself, not both
  double fresh_;  ///< both decided, apart
  double alike_;  ///< both decided together, and nothing since
};

/// The distribution of a crossing of which nothing was ever heard.
JointState stationary(const RateParameters& rates);

/// The rates as a matrix, for those who add to them.
Generator to_generator(const RateParameters& rates, double factor);

/// Runs any generator for `days`, by uniformization. Requires: rows sum to 0, `days` >= 0.
/// Accuracy: 1e-12 in total variation. Cost: 81 operations for each expected jump and 30 more.
JointState advance(const JointState& before, const Generator& generator, double days);

/// The probability of each state of the crossing, of side a and of side b.
std::array<double, 3> crossing_states(const JointState& joint);
std::array<double, 3> side_a_states(const JointState& joint);
std::array<double, 3> side_b_states(const JointState& joint);

/// How much the state of the crossing can still depend on what it was `days` ago: the total
/// variation between the chain from both sides open and the chain from both closed. 1 at 0 days.
double chain_memory(const RateParameters& rates, double factor, double days);

}  // namespace maabar
