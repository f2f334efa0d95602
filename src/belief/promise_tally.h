// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "belief/promise.h"

namespace maabar {

/// A median of fewer than this is not given: the counts alone say what is known.
inline constexpr std::size_t kFewestForMedian = 5;

/// How promises of one kind went. Counts first; a median of the wait (from saying to coming) and of
/// the slip (from the named day to the coming, 0 if kept), both in days, only of
/// `kFewestForMedian` or more; of an even number the lower of the two in the middle.
struct PromiseTally {
  std::string of;                 ///< a phrase class, the country of a side or `whole`, a publisher
  std::array<int, 5> outcomes{};  ///< by PromiseOutcome
  int came = 0;                   ///< how many came, and have a wait
  int came_of_named = 0;          ///< how many of them had named a day, and have a slip
  std::optional<int> median_wait;
  std::optional<int> median_slip;
  [[nodiscard]] int count() const;  ///< of all
};

/// What promises are told apart by: how they were said, by which side, in whose pages.
enum class TallyBy : std::uint8_t { kPhraseClass, kSide, kPublisher };

/// One tally for each that occurs: phrase classes in their order, sides and publishers with the
/// most promises first, then by name. Requires: `promises` of `log`.
std::vector<PromiseTally> tally_promises(const ClaimLog& log, const std::vector<Promise>& promises,
                                         TallyBy by);

}  // namespace maabar
