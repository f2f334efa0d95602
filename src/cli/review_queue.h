// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.h"
#include "ledger/ledger.h"

namespace maabar::cli {

/// Why a claim stands where it does in the queue; the first reason decides.
enum class Concern : std::uint8_t {
  kUnresolved,   ///< its crossing could not be told
  kConflict,     ///< another report of these two weeks says otherwise
  kLowRating,    ///< its source or information is rated D or 4, or worse
  kNewCrossing,  ///< its crossing is in no table
  kOrdinary,
};
std::string_view to_string(Concern concern);

struct QueuedClaim {
  FoundClaim found;
  Concern concern = Concern::kOrdinary;
};

/// Claims that a rule made and nobody has reviewed, what matters most first; with `all` every
/// claim. Superseded claims do not wait.
Result<std::vector<QueuedClaim>> find_queue(const Ledger& ledger, bool all);

/// The claim as it should have been read: `changes` are `FIELD=VALUE`. `kInvalidInput` names the
/// field, the words that it takes, and a near one.
Result<Claim> corrected_claim(const Claim& claim, const std::vector<std::string>& changes);

}  // namespace maabar::cli
