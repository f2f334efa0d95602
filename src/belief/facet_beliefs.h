// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "belief/state.h"
#include "gazetteer/gazetteer.h"
#include "ledger/claim_log.h"

/// Who holds a side, what guards it and what is expected of it, by the baseline's rules. Internal
/// to belief; docs/decisions/0011-belief-baseline.md.
namespace maabar {

/// The standing claims of one crossing and the last second of valid time asked about. Refers to its
/// members for the length of a call.
struct FacetQuestion {
  const ClaimLog& log;
  const Gazetteer& gazetteer;
  const std::vector<ClaimRecord>& claims;  ///< of every facet
  const CrossingKey& crossing;
  std::int64_t valid_seconds;
};

/// The latest holder of a side. Holders of other chains that are neither part of it nor it of them
/// are a conflict when they are said of the same time.
ControlBelief believe_control(const FacetQuestion& question, Country side);

/// One per measure and side that was spoken of, in the order of measures, then sides. A border's
/// measure is every crossing's.
std::vector<SecurityBelief> believe_security(const FacetQuestion& question);

/// Outlooks that are not overtaken: the state has not come, no later word of the same side on the
/// same traffic names another day or takes it back, and it is not older than the status horizon.
/// Latest stated first.
std::vector<OutlookBelief> believe_outlooks(const FacetQuestion& question,
                                            const std::vector<TrackBelief>& tracks);

/// Those of the claims that these beliefs and those of control can depend on, at this valid time
/// and at later ones.
std::vector<ClaimRecord> keep_for_facets(const FacetQuestion& question);

/// Lists, in each track's crossing, up to three latest outlooks that say the state was another when
/// they were made. They are listed only: the baseline makes no state of them.
void list_implied(const FacetQuestion& question, std::vector<TrackBelief>& tracks);

/// Whether a claim of this scope speaks of this class.
bool is_scope_of(Scope scope, TrafficClass traffic_class);
/// Whether two scopes can be about the same traffic.
bool overlaps(Scope a, Scope b);
/// Whether two sides can be the same: equal, or one is the crossing as a whole.
bool overlaps(Country a, Country b);
bool overlaps(const Direction& a, const Direction& b);

}  // namespace maabar
