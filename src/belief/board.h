// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "belief/belief_model.h"

namespace maabar {

/// Every crossing of the gazetteer that is no group, in the order of its table. Provisional
/// crossings of the log, which the gazetteer does not know, follow in the order of their keys.
std::vector<CrossingKey> crossings_of(const Gazetteer& gazetteer, const ClaimLog& log);

/// The belief of each crossing at one as-of pair, in the order given; the same with any number of
/// threads. Requires: `threads` 1 or more. Cost: one pass over the claims about them, shared out by
/// crossings; the log is indexed once, before.
std::vector<CrossingBelief> believe_board(const BeliefModel& model, const BeliefInputs& inputs,
                                          const std::vector<CrossingKey>& crossings, AsOf as_of,
                                          unsigned threads = 1);

/// The same at a glance (`BeliefModel::glance_with`): what a board shows, without the reasons. For
/// one question after another: board_cache.h.
std::vector<CrossingBelief> glance_board(const BeliefModel& model, const BeliefInputs& inputs,
                                         const std::vector<CrossingKey>& crossings, AsOf as_of,
                                         unsigned threads = 1);

}  // namespace maabar
