// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "base/units.h"
#include "claim/vocabulary.h"

/// The baseline's confidence: a fixed step table by age and rating. Uncalibrated judgement, said to
/// be so wherever it is shown; the probabilistic model replaces it. Integers only.
/// Source: docs/decisions/0011-belief-baseline.md.
namespace maabar {

/// Status not confirmed for more days than this is unknown. Reason: past a year a report can no
/// longer be read as this season's; 400 leaves a month for the yearly one to come in.
inline constexpr std::int64_t kStatusHorizonDays = 400;
/// The same for who holds a side, which changes less often than whether it is open.
inline constexpr std::int64_t kControlHorizonDays = 1100;
/// Claims whose last vouched moments lie no further apart are of like age.
inline constexpr std::int64_t kLikeAgeDays = 14;
/// A state is shown when it is at least this likely.
inline constexpr std::int32_t kLeastPercent = 60;

/// What moves the confidence in the winning claim.
struct ConfidenceGrounds {
  std::int64_t age_days = 0;  ///< since the last confirmation
  Admiralty admiralty;        ///< of the winning claim
  enum class Basis : std::uint8_t { kSaid, kSoftAndBacked, kSoft } basis = Basis::kSaid;
  bool has_conflict = false;
};

/// Per cent, 40 to 97.
std::int32_t baseline_percent(const ConfidenceGrounds& grounds);

/// What the confidence loses when only one side of a passing crossing was heard of, in per cent
/// points: a plain claim of default rating just carries to the horizon.
inline constexpr std::int32_t kOneSidePercent = 6;

/// `percent` for `value`, the rest in halves for the other two.
std::array<Confidence, 3> spread_over_states(State value, std::int32_t percent);

/// A third each.
std::array<Confidence, 3> even_over_states();

/// From 1 on the day of the confirmation straight down to 0.35 at the horizon, then on to 0.
Confidence baseline_memory(std::int64_t age_days, std::int64_t horizon_days);

}  // namespace maabar
