// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "belief/changes.h"
#include "belief/explain.h"
#include "belief/promise.h"
#include "belief/state.h"
#include "ledger/claim_log.h"

/// The JSON of `status`, `explain`, `changes`, `history` and `promises`, field by field as
/// docs/formats/belief.md lists them. Times are ISO 8601 in UTC, probabilities rounded to 1e-6.
/// `fetch` gives ids and words to the claims named; empty, they are named by entry only.
namespace maabar {

/// `{"valid": ..., "known": ..., "clock": "published"}`.
nlohmann::ordered_json to_json(const AsOf& as_of);

/// `{"entry": 12}`, and the claim's id, source and words where `fetch` has them.
nlohmann::ordered_json name_claim(EntryId entry, const FetchWords& fetch);

/// One crossing, with its as-of pair. `name` is for people.
nlohmann::ordered_json to_json(const CrossingBelief& belief, const std::string& name,
                               const FetchWords& fetch);

/// `status`: the as-of pair, the model's name and every crossing. `names` as many as `board`.
nlohmann::ordered_json board_to_json(const std::vector<CrossingBelief>& board,
                                     const std::vector<std::string>& names,
                                     std::string_view model_name, const FetchWords& fetch);

/// `explain`: the crossing and the lines of `explain`.
nlohmann::ordered_json explanation_to_json(const CrossingBelief& belief, const std::string& name,
                                           const FetchWords& fetch);

/// `changes`.
nlohmann::ordered_json to_json(const Changes& changes, const FetchWords& fetch);

/// `promises`, with the tallies by phrase class, side and publisher. Requires: promises of `log`.
nlohmann::ordered_json promises_to_json(const ClaimLog& log, const std::vector<Promise>& promises,
                                        AsOf as_of, const FetchWords& fetch);

/// `history`: the claims about one crossing that are known at `as_of`, by the time they speak of,
/// each with whether it stands.
nlohmann::ordered_json history_to_json(const BeliefInputs& inputs, const CrossingKey& crossing,
                                       AsOf as_of, const FetchWords& fetch);

}  // namespace maabar
