// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "belief/belief_model.h"
#include "belief/promise.h"
#include "belief/promise_hazard.h"

/// The cases from which promise hazards are fitted: from a curated table, or from what a ledger
/// knew on a day.
namespace maabar {

/// Cases of a table, and the rows that could not be one, each with its reason.
struct PromiseCases {
  std::vector<PromiseCase> cases;
  std::vector<std::string> left_out;
  /// The crossing and `announce_fact` of every row, and its place in `cases`; none if left out.
  std::map<std::pair<CrossingKey, std::string>, std::optional<std::size_t>> facts;
};

/// Reads a table with the columns `crossing, announce_fact, announced, target, actual, outcome`
/// (docs/formats/region-pack.md). How a promise was said is taken from the outlook claim of `log`
/// whose chain is `announce_fact`. Outcome `missed` or `pending`: it waited until `until`. Left
/// out: an unknown outcome without a day, military traffic, a fact that `log` has no outlook for.
/// `kInvalidInput` with file and line for a bad date or a missing column.
Result<PromiseCases> read_promise_cases(std::string_view text, const std::string& file,
                                        const ClaimLog& log, Day until);

/// The promises of an opening to civil traffic known at `as_of`. A chain counts once for a
/// crossing, as its first word; one taken back is left out.
std::vector<Promise> opening_promises(const BeliefInputs& inputs,
                                      const std::vector<CrossingKey>& crossings, AsOf as_of);

/// The same as cases, with what had become of them by then.
std::vector<PromiseCase> promise_cases_of(const BeliefInputs& inputs,
                                          const std::vector<CrossingKey>& crossings, AsOf as_of);

/// The cases of a table and, of the promises that a ledger knows at `as_of`, those whose chain is
/// no fact of it. A table made by looking back from openings lacks the words that came to nothing;
/// the ledger has them, waiting. A promise in both opened when the ledger says so: it follows the
/// class and side that was promised to open, where a table may name a gate half open.
std::vector<PromiseCase> cases_with_ledger(const PromiseCases& table, const BeliefInputs& inputs,
                                           const std::vector<CrossingKey>& crossings, AsOf as_of);

/// Those of every other crossing.
std::vector<PromiseCase> cases_without(const std::vector<PromiseCase>& cases,
                                       const CrossingKey& crossing);

}  // namespace maabar
