// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "belief/claim_index.h"
#include "belief/known_claims.h"
#include "belief/parameters.h"

namespace maabar {

/// A status claim of a history, and what could be known before it came out.
struct HistoryCase {
  CrossingKey crossing;
  KnownClaims before;  ///< published before its day, without its chain
  KnownClaims told;    ///< the claim alone
};

/// Every status claim, reported or announced, about one of `crossings` itself whose publication is
/// known, in the order of `crossings`, then of the log.
std::vector<HistoryCase> find_history_cases(const ClaimLog& log, const ClaimIndex& index,
                                            const std::vector<CrossingKey>& crossings);

/// The log-likelihood, in nats, of what the cases tell, each given what was known before: of a
/// claim that speaks for several tracks, the mean over them.
double log_likelihood(const ClaimLog& log, const std::vector<HistoryCase>& cases,
                      const BeliefParameters& parameters);

/// Where the fit begins, and what the history cannot settle stays near: docs/decisions/
/// 0041-belief-parameters.md gives the reason of each.
BeliefParameters prior_parameters();

/// The parameters of greatest likelihood times prior: downhill from the prior. Deterministic. Cost:
/// some 1,000 log-likelihoods.
BeliefParameters fit_parameters(const ClaimLog& log, const std::vector<HistoryCase>& cases);

/// Fits to a whole history, and without each of the crossings it speaks of. `origin` is kept with
/// them; `progress` is told what is at hand.
ParameterSets fit_sets(const ClaimLog& log, std::string origin,
                       const std::function<void(std::string_view)>& progress);

}  // namespace maabar
