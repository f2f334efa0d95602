// SPDX-License-Identifier: Apache-2.0
#include "belief/calibration.h"

#include <algorithm>

#include "base/exact_math.h"
#include "base/random.h"

namespace maabar {
namespace {

constexpr double kLeastProbability = 1e-6;
constexpr std::size_t kStates = 3;

double loss(double probability) { return -exact_log(std::max(probability, kLeastProbability)); }

/// One of the three probabilities of a prediction.
struct Pair {
  double probability;
  std::size_t prediction;
  std::size_t state;
};

std::vector<Pair> sorted_pairs(const std::vector<Prediction>& predictions) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    for (std::size_t state = 0; state < kStates; ++state) {
      pairs.push_back({predictions[i].probability[state], i, state});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& x, const Pair& y) { return x.probability < y.probability; });
  return pairs;
}

std::size_t bin_of(std::size_t position, std::size_t count) {
  return position * kReliabilityBins / count;
}

double error_of(const std::array<ReliabilityBin, kReliabilityBins>& bins) {
  double sum = 0;
  int count = 0;
  for (const ReliabilityBin& bin : bins) {
    const double distance = bin.share - bin.mean;
    sum += bin.count * (distance < 0 ? -distance : distance);
    count += bin.count;
  }
  return count == 0 ? 0 : sum / count;
}

/// Fills the bins with what came: `said[i]` of prediction i.
std::array<ReliabilityBin, kReliabilityBins> fill(const std::vector<Pair>& pairs,
                                                  const std::vector<std::size_t>& said) {
  std::array<ReliabilityBin, kReliabilityBins> bins;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    ReliabilityBin& bin = bins[bin_of(i, pairs.size())];
    if (bin.count == 0) bin.lowest = pairs[i].probability;
    bin.highest = pairs[i].probability;
    bin.mean += pairs[i].probability;
    ++bin.count;
    if (said[pairs[i].prediction] == pairs[i].state) ++bin.came;
  }
  for (ReliabilityBin& bin : bins) {
    if (bin.count == 0) continue;
    bin.mean /= bin.count;
    bin.share = static_cast<double>(bin.came) / bin.count;
  }
  return bins;
}

std::size_t draw(const Prediction& prediction, Rng& rng) {
  double left = rng.unit();
  for (std::size_t state = 0; state + 1 < kStates; ++state) {
    if (left < prediction.probability[state]) return state;
    left -= prediction.probability[state];
  }
  return kStates - 1;
}

}  // namespace

Score score(const Prediction& prediction) {
  Score made;
  for (std::size_t state = 0; state < kStates; ++state) {
    const double came = static_cast<std::size_t>(prediction.said) == state ? 1 : 0;
    const double distance = prediction.probability[state] - came;
    made.brier += distance * distance;
  }
  made.log_loss = loss(prediction.probability[static_cast<std::size_t>(prediction.said)]);
  return made;
}

Score score(double probability, bool came) {
  const double distance = probability - (came ? 1 : 0);
  return {distance * distance, loss(came ? probability : 1 - probability)};
}

Calibration calibrate(const std::vector<Prediction>& predictions, std::uint64_t seed) {
  Calibration made;
  if (predictions.empty()) return made;
  const std::vector<Pair> pairs = sorted_pairs(predictions);
  std::vector<std::size_t> said;
  for (const Prediction& prediction : predictions) {
    said.push_back(static_cast<std::size_t>(prediction.said));
  }
  made.bins = fill(pairs, said);
  made.error = error_of(made.bins);

  Rng rng(seed);
  std::vector<double> errors;
  for (int round = 0; round < kCalibrationDraws; ++round) {
    for (std::size_t i = 0; i < predictions.size(); ++i) said[i] = draw(predictions[i], rng);
    errors.push_back(error_of(fill(pairs, said)));
  }
  std::sort(errors.begin(), errors.end());
  made.perfect_95 = errors[errors.size() * 95 / 100];
  return made;
}

}  // namespace maabar
