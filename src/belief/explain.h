// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "belief/state.h"

namespace maabar {

/// A claim's words, for citing it: what the ledger knows and belief does not keep.
struct ClaimWords {
  std::string id;
  std::string publisher;
  std::string speaker;
  std::string evidence;  ///< the phrase of the report
  std::string url;
  Date published;
};

/// Finds a claim's words. Nothing if they were redacted or the entry is no claim.
using FetchWords = std::function<std::optional<ClaimWords>(EntryId)>;

/// `as of 2018-10-16, as known on 2018-10-16 (published clock)`.
std::string describe(const AsOf& as_of);

/// One line on the state of a crossing, a side or a track, words before numbers: `closed since
/// 2012-07-19, last confirmed 2018-10-15 (1 day before); confidence 0.87`.
std::string describe(const StateBelief& belief, ValidTime valid);

/// Why a crossing is believed to be as it is: for every track that differs from the one before, its
/// verdict, its two sides and its claims with their sources; then who holds it, what guards it and
/// what is expected. Lines without line ends. `name` is the crossing's, for the heading. An empty
/// `fetch` cites entries by number.
std::vector<std::string> explain(const CrossingBelief& belief, const std::string& name,
                                 const FetchWords& fetch);

}  // namespace maabar
