// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "claim/vocabulary.h"

/// How good probabilities were, once it is known what came.
namespace maabar {

/// What was given to the three states before a claim, and the state that the claim then told.
struct Prediction {
  std::array<double, 3> probability{};  ///< open, restricted, closed; sums to 1
  State said = State::kOpen;
};

/// Smaller is better. Brier: the squared distance to what came, 0 to 2. Log loss: minus the natural
/// logarithm of the probability that what came was given, at least 1e-6.
struct Score {
  double brier = 0;
  double log_loss = 0;
};
Score score(const Prediction& prediction);
/// The same for a thing that came or did not, with probability `probability`: Brier 0 to 1.
Score score(double probability, bool came);

/// Probabilities of like size beside what came of them.
struct ReliabilityBin {
  double lowest = 0;
  double highest = 0;
  double mean = 0;   ///< of the probabilities
  double share = 0;  ///< how many of the states came
  int count = 0;
  int came = 0;
};
inline constexpr std::size_t kReliabilityBins = 5;

/// Each prediction gives three probabilities, one for each state; they stand in `kReliabilityBins`
/// bins of equal count (one more in the later ones where it does not come out even).
struct Calibration {
  std::array<ReliabilityBin, kReliabilityBins> bins;
  double error = 0;       ///< mean distance of share from mean, by count
  double perfect_95 = 0;  ///< 95 of 100 perfectly calibrated models stay below it
};

/// `perfect_95` is simulated: what came is drawn from the very probabilities, `kCalibrationDraws`
/// times. Requires: nothing; without predictions all is 0. Cost: predictions times draws.
inline constexpr int kCalibrationDraws = 2000;
Calibration calibrate(const std::vector<Prediction>& predictions, std::uint64_t seed);

/// A curve to draw: its name and its bins.
struct ReliabilityCurve {
  std::string name;
  Calibration calibration;
};

/// The curves over the diagonal as one self-contained SVG, 480 by 560; up to four curves are told
/// apart by shape. Bytes depend on the numbers alone.
std::string reliability_svg(const std::vector<ReliabilityCurve>& curves);

}  // namespace maabar
