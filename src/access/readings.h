// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>

#include "access/answer.h"
#include "access/scenario.h"

namespace maabar {

/// Whether anything in the scenarios asked is unknown or restricted.
enum class Doubt { kNone, kSome };
inline Doubt doubt_of(const Scenario& scenario) {
  return scenario.has_doubt() ? Doubt::kSome : Doubt::kNone;
}

/// Answers under each reading, equal ones once. `ask(Reading)` gives an answer, `is_same(a, b)`
/// says whether two tell a reader the same. Without doubt only one reading is asked.
template <typename Ask, typename IsSame>
auto collect_readings(Doubt doubt, const Ask& ask, const IsSame& is_same)
    -> Readings<decltype(ask(Reading::kIfPasses))> {
  Readings<decltype(ask(Reading::kIfPasses))> readings;
  readings.distinct.push_back(ask(Reading::kIfPasses));
  if (doubt == Doubt::kNone) return readings;
  for (const Reading reading : {Reading::kIfRestrictedPasses, Reading::kIfNot}) {
    auto answer = ask(reading);
    std::size_t same = 0;
    while (same < readings.distinct.size() && !is_same(readings.distinct[same], answer)) ++same;
    if (same == readings.distinct.size()) readings.distinct.push_back(std::move(answer));
    readings.index[static_cast<std::size_t>(reading)] = same;
  }
  return readings;
}

}  // namespace maabar
