// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "belief/known_claims.h"
#include "belief/state.h"

/// What a status claim says of one side of one crossing, for one class in one direction. Internal
/// to belief: the step between claims and the state of a side.
namespace maabar {

/// Which side and which traffic is asked about.
struct SideTrack {
  CrossingKey crossing;
  Country side;
  TrafficClass traffic_class = TrafficClass::kCargo;
  Direction direction;  ///< never both
};

/// A claim as it speaks for one SideTrack. Times are UTC seconds of valid time.
struct Statement {
  static constexpr std::int64_t kNoEnd = std::numeric_limits<std::int64_t>::max();
  EntryId claim;
  TextId chain;
  State value = State::kOpen;
  Modality modality = Modality::kReported;
  Admiralty admiralty;
  bool is_soft = false;         ///< closed because another kind of traffic is the only one
  bool is_dated = false;        ///< the claim gives a beginning
  bool is_own_class = false;    ///< names this class, not `all` and not another
  bool is_own_crossing = true;  ///< names the crossing, not its border or country
  bool is_own_side = false;     ///< names this side, not the crossing as a whole
  Scope scope = Scope::kAll;
  Date valid_from;  ///< as said
  Date valid_to;
  std::int64_t begin = 0;      ///< from when it is so; as-of where the claim does not say
  std::int64_t as_of = 0;      ///< the last moment that its report vouches for, if it has no end
  std::int64_t end = kNoEnd;   ///< its last second
  std::int64_t published = 0;  ///< for ties

  /// The last moment for which it vouches.
  [[nodiscard]] std::int64_t vouched_until() const { return end < as_of ? end : as_of; }
  [[nodiscard]] bool is_denial() const { return modality == Modality::kDenied; }
  /// Orders a chain's members: the same observation, whoever printed it.
  [[nodiscard]] bool shares_chain(const Statement& other) const {
    return claim == other.claim || (!chain.is_none() && chain == other.chain);
  }
};

/// A claim that is known and touches the track but makes no state, with the reason.
struct DiscountedClaim {
  EntryId claim;
  std::string why;
};

/// Everything said of one SideTrack that had begun by a valid time, in the order of the log.
struct SideStatements {
  std::vector<Statement> said;  ///< reported and announced
  std::vector<Statement> denials;
  std::vector<DiscountedClaim> discounted;
};

/// Reads the standing status claims for one side. An `only` claim about another class speaks softly
/// for closed, unless its chain says something of this class itself. `valid_seconds` is the last
/// second asked about: what begins later is left out.
SideStatements read_statements(const ClaimLog& log, const std::vector<ClaimRecord>& status_claims,
                               const SideTrack& track, std::int64_t valid_seconds);

/// The moment that a claim vouches for: the beginning of its stated day, else of its publication's
/// period (the earliest it can have been), else of its valid time. Nothing if it has none of these.
std::optional<std::int64_t> as_of_seconds(const ClaimRecord& claim);

/// Whether a status claim dates the state to more than 30 days before it was said: no news of it.
bool tells_of_long(const ClaimRecord& claim);
/// Whether it was over when it was told: it ended by the day of its publication.
bool tells_of_past(const ClaimRecord& claim);

}  // namespace maabar
