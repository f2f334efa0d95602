// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/clock.h"
#include "belief/claim_index.h"
#include "belief/state.h"
#include "gazetteer/crossing_key.h"
#include "gazetteer/gazetteer.h"
#include "ledger/claim_log.h"

namespace maabar {

/// What a belief is made from. Refers to all three, for the length of a call.
struct BeliefInputs {
  const ClaimLog& log;
  const ClaimIndex& index;  ///< of `log`
  const Gazetteer& gazetteer;
};

/// A way of turning claims into belief. Pure: the same inputs and question give the same answer.
class BeliefModel {
 public:
  virtual ~BeliefModel() = default;
  /// `latest-claim`, ...
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// What is believed of one crossing. Never fails: without claims everything is unknown.
  /// Requires: a crossing, not a pair; `inputs.index` was built of `inputs.log`. Cost: the claims
  /// about this crossing, its border and its countries.
  [[nodiscard]] virtual CrossingBelief believe_with(const BeliefInputs& inputs,
                                                    const CrossingKey& crossing,
                                                    AsOf as_of) const = 0;
  /// The same at a glance: may leave the reasons out, that is starts (and since), evidence and
  /// turns of states, and the evidence of control and security; `evidence_left_off` then counts all
  /// that bears on a track. Everything else is as `believe_with` gives it. Cost: less.
  [[nodiscard]] virtual CrossingBelief glance_with(const BeliefInputs& inputs,
                                                   const CrossingKey& crossing, AsOf as_of) const {
    return believe_with(inputs, crossing, as_of);
  }
  /// The same for a single question: indexes the whole log first. Use `believe_with` or
  /// belief/board.h for many.
  [[nodiscard]] CrossingBelief believe(const ClaimLog& log, const Gazetteer& gazetteer,
                                       const CrossingKey& crossing, AsOf as_of) const {
    const ClaimIndex index = ClaimIndex::build(log);
    return believe_with(BeliefInputs{log, index, gazetteer}, crossing, as_of);
  }
};

}  // namespace maabar
