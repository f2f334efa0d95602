// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "belief/belief_model.h"

/// Which claims a backtest scores, and what may be known of the world just before each.
namespace maabar {

/// A status claim to be foretold, and the question that foretells it.
struct BacktestClaim {
  ClaimRecord record;
  CrossingKey crossing;
  /// The classes and directions that it speaks for.
  std::vector<std::pair<TrafficClass, Direction>> tracks;
  /// Valid: the end of the day that the claim vouches for last. Known: the last second before the
  /// period of its publication, so that nothing of its day, week or month is known with it.
  AsOf question;
};

struct BacktestClaims {
  std::vector<BacktestClaim> claims;    ///< in order of publication, then of entries
  std::map<std::string, int> left_out;  ///< why, and how many
};

/// The status claims about `crossings` that stand at `as_of`, are reported or announced, name a day
/// of publication, and speak for a traffic class. Claims on whole borders are none of them.
BacktestClaims find_backtest_claims(const BeliefInputs& inputs,
                                    const std::vector<CrossingKey>& crossings, AsOf as_of);

/// The log without what must not be known when `claim` is foretold: the claim and its chain, and
/// every claim published in the period of its publication or later.
ClaimLog log_before(const ClaimLog& log, const ClaimRecord& claim);

}  // namespace maabar
