// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "base/clock.h"
#include "belief/state.h"
#include "gazetteer/crossing_key.h"
#include "gazetteer/gazetteer.h"
#include "ledger/claim_log.h"

namespace maabar {

/// A way of turning claims into belief. Pure: the same log and question give the same answer.
class BeliefModel {
 public:
  virtual ~BeliefModel() = default;
  /// `latest-claim`, ...
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// What is believed of one crossing. Never fails: without claims everything is unknown.
  /// Requires: a crossing, not a pair.
  [[nodiscard]] virtual CrossingBelief believe(const ClaimLog& log, const Gazetteer& gazetteer,
                                               const CrossingKey& crossing, AsOf as_of) const = 0;
};

}  // namespace maabar
