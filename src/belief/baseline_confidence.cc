// SPDX-License-Identifier: Apache-2.0
#include "belief/baseline_confidence.h"

#include <algorithm>

namespace maabar {
namespace {

struct AgeStep {
  std::int64_t most_days;
  std::int32_t percent;
};

constexpr std::array<AgeStep, 4> kAgeSteps = {{{7, 92}, {30, 88}, {90, 82}, {180, 75}}};
constexpr std::int32_t kOldPercent = 66;
constexpr std::int32_t kConflictPercent = 20;

std::int32_t age_percent(std::int64_t age_days) {
  for (const AgeStep& step : kAgeSteps) {
    if (age_days <= step.most_days) return step.percent;
  }
  return kOldPercent;
}

std::int32_t reliability_points(char reliability) {
  switch (reliability) {
    case 'A':
      return 3;
    case 'B':
      return 1;
    case 'D':
      return -5;
    case 'E':
      return -10;
    case 'F':
      return -3;
    default:
      return 0;
  }
}

std::int32_t information_points(char information) {
  switch (information) {
    case '1':
      return 2;
    case '2':
      return 1;
    case '4':
      return -5;
    case '5':
      return -10;
    case '6':
      return -3;
    default:
      return 0;
  }
}

std::int32_t basis_points(ConfidenceGrounds::Basis basis) {
  switch (basis) {
    case ConfidenceGrounds::Basis::kSaid:
      return 0;
    case ConfidenceGrounds::Basis::kSoftAndBacked:
      return -5;
    case ConfidenceGrounds::Basis::kSoft:
      return -15;
  }
  return 0;
}

}  // namespace

std::int32_t baseline_percent(const ConfidenceGrounds& grounds) {
  const std::int32_t percent =
      age_percent(grounds.age_days) + reliability_points(grounds.admiralty.reliability) +
      information_points(grounds.admiralty.information) + basis_points(grounds.basis) -
      (grounds.has_conflict ? kConflictPercent : 0);
  return std::clamp(percent, 40, 97);
}

std::array<Confidence, 3> spread_over_states(State value, std::int32_t percent) {
  const auto of_value = static_cast<std::uint32_t>(percent) * 10000U;
  const std::uint32_t rest = 1000000U - of_value;
  std::array<std::uint32_t, 3> millionths{};
  millionths.fill(rest / 2);
  millionths[static_cast<std::size_t>(value)] = of_value;
  std::array<Confidence, 3> probability;
  std::transform(millionths.begin(), millionths.end(), probability.begin(),
                 Confidence::from_millionths);
  return probability;
}

std::array<Confidence, 3> even_over_states() {
  return {Confidence::from_millionths(333333), Confidence::from_millionths(333334),
          Confidence::from_millionths(333333)};
}

Confidence baseline_memory(std::int64_t age_days, std::int64_t horizon_days) {
  const std::int64_t lost = 650000 * age_days / horizon_days;
  return Confidence::from_millionths(
      static_cast<std::uint32_t>(std::clamp<std::int64_t>(1000000 - lost, 0, 1000000)));
}

}  // namespace maabar
