// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "belief/parameters.h"
#include "ledger/claim_log.h"

namespace maabar {

/// A history to fit to: what one of them tells is not known in the others.
struct FitHistory {
  std::string name;
  ClaimLog log;
};

/// The parameters of greatest likelihood times prior: downhill from the prior. The likelihood is
/// of every status claim, reported or announced, about a crossing itself, given what was published
/// before its day, without its chain; of a claim that speaks for several tracks, the mean over
/// them. Where there are several histories, each has news of its own, drawn towards what is common
/// to all; rates and errors are the same for all. Fitted to all claims, and again without each
/// crossing that a history speaks of. Deterministic. `origin` is kept with them; `progress` is told
/// what is at hand. Cost: some 1,000 likelihoods, and some 100 for each crossing. Priors and
/// reasons: docs/decisions/0041-belief-parameters.md.
ParameterSets fit_sets(const std::vector<FitHistory>& histories, std::string origin,
                       const std::function<void(std::string_view)>& progress);

}  // namespace maabar
