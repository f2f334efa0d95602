// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "base/clock.h"
#include "belief/claim_index.h"
#include "gazetteer/crossing_key.h"
#include "ledger/claim_log.h"

/// Which claims a question may use: known at its known time on its clock, with reviews and
/// retractions applied. The rules, with their reasons, are docs/decisions/0011-belief-baseline.md.
namespace maabar {

/// A claim that was known but does not stand.
struct WithdrawnClaim {
  enum class Why : std::uint8_t { kRejected, kCorrected, kRetracted };
  ClaimRecord claim;
  Why why = Why::kRejected;
};

/// A span of known times on one clock: [`from`, `until`), in UTC seconds.
struct KnownSpan {
  KnownClock clock = KnownClock::kPublished;
  std::int64_t from = std::numeric_limits<std::int64_t>::min();
  std::int64_t until = std::numeric_limits<std::int64_t>::max();
  [[nodiscard]] bool holds(AsOf as_of) const {
    return as_of.clock == clock && from <= as_of.known_seconds && as_of.known_seconds < until;
  }
};

/// What is known about one crossing at an as-of pair.
struct KnownClaims {
  /// In the order of the log. `valid_to` is cut to what the report could know (`knowable_end`).
  std::vector<ClaimRecord> standing;
  std::vector<WithdrawnClaim> withdrawn;
  /// Standing claims whose publication is unknown: known from their recording only.
  std::vector<EntryId> undated;
  KnownSpan span;  ///< the known times, of this log, at which all this is the same
};

/// Whether a claim is known at all, before reviews: on the published clock from the end of its
/// publication's period (from its recording if that is unknown), on the other from its recording.
bool is_known(const ClaimRecord& claim, AsOf as_of);

/// The end of the claim's period as far as its report could know it. An end later than the
/// publication counts only when the report announced it: the modality is `announced`, the detail
/// says how long or until when (`24 hours`, `one week`, `until`), or the claim gives the first and
/// the last day of a week at most, which is a notice. Otherwise unknown.
Date knowable_end(const ClaimLog& log, const ClaimRecord& claim);

/// The claims about `crossing`, its border (`iq-sy`) and its two countries (`iq`) that stand.
///
/// A review acts on the published clock as soon as its claim is known, on the recorded clock from
/// its own recording; of several the last appended decides. `kCorrect` takes the claim away; its
/// replacement is a claim of the log and stands by itself. A retraction of a claim or its report
/// acts from its publication, or its recording. A rating of a publisher acts as a review does, on
/// the claims appended before it: `admiralty` is then the rating's. Notes are never read.
/// Requires: a crossing; `index` was built of `log`.
KnownClaims find_known_claims(const ClaimLog& log, const ClaimIndex& index,
                              const CrossingKey& crossing, AsOf as_of);

}  // namespace maabar
