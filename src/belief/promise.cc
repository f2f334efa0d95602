// SPDX-License-Identifier: Apache-2.0
#include "belief/promise.h"

#include <algorithm>
#include <tuple>

#include "base/date.h"
#include "belief/facet_beliefs.h"
#include "belief/known_claims.h"
#include "belief/outlook_words.h"

namespace maabar {
namespace {

bool is_promise(const ClaimRecord& claim) {
  return claim.facet == Facet::kOutlook && claim.modality != Modality::kHoped &&
         claim.modality != Modality::kDenied && stated_seconds(claim).has_value();
}

/// The first status claim, by the time it speaks of, that says the promised state has come.
struct Arrival {
  EntryId claim;
  std::int64_t seconds = 0;
};

std::optional<Arrival> find_first_arrival(const KnownClaims& known, const ClaimRecord& outlook,
                                          AsOf as_of) {
  const std::int64_t stated = *stated_seconds(outlook);
  std::optional<Arrival> first;
  for (const ClaimRecord& claim : known.standing) {
    const auto came = find_arrival(claim, outlook);
    if (!came || *came < stated || *came > as_of.valid.seconds()) continue;
    if (!first || *came < first->seconds) first = Arrival{claim.entry, *came};
  }
  return first;
}

bool is_denied_later(const KnownClaims& known, const ClaimRecord& outlook) {
  return std::any_of(known.standing.begin(), known.standing.end(), [&](const ClaimRecord& claim) {
    if (claim.facet != Facet::kOutlook || claim.modality != Modality::kDenied) return false;
    const auto denied = stated_seconds(claim);
    return denied && *denied >= *stated_seconds(outlook) && claim.crossing == outlook.crossing &&
           claim.state == outlook.state && overlaps(claim.side, outlook.side) &&
           overlaps(claim.scope, outlook.scope) && overlaps(claim.direction, outlook.direction);
  });
}

void follow_arrival(const ClaimRecord& outlook, const Arrival& arrival, Promise& promise) {
  const Day came = day_of(arrival.seconds);
  promise.came = came;
  promise.came_by = arrival.claim;
  promise.waited_days = came - day_of(*stated_seconds(outlook));
  promise.outcome = PromiseOutcome::kKept;
  if (promise.due.is_unknown()) return;
  const int slip = came - promise.due.last_day();
  promise.slip_days = std::max(0, slip);
  if (slip > 0) promise.outcome = PromiseOutcome::kLate;
}

Promise to_promise(const CrossingKey& crossing, const ClaimRecord& outlook) {
  Promise promise;
  promise.claim = outlook.entry;
  promise.crossing = crossing;
  promise.expected = outlook.state;
  promise.scope = outlook.scope;
  promise.side = outlook.side;
  promise.direction = outlook.direction;
  promise.phrase_class = find_phrase_class(outlook);
  promise.stated = outlook.stated.is_unknown() ? outlook.published : outlook.stated;
  promise.due = outlook.valid_from;
  return promise;
}

Promise follow(const KnownClaims& known, const CrossingKey& crossing, const ClaimRecord& outlook,
               AsOf as_of) {
  Promise promise = to_promise(crossing, outlook);
  if (const auto arrival = find_first_arrival(known, outlook, as_of)) {
    follow_arrival(outlook, *arrival, promise);
  } else if (is_denied_later(known, outlook)) {
    promise.outcome = PromiseOutcome::kWithdrawn;
  } else if (!promise.due.is_unknown() && promise.due.last_second() < as_of.valid.seconds()) {
    promise.outcome = PromiseOutcome::kMissed;
  }
  return promise;
}

std::vector<Promise> follow_crossing(const BeliefInputs& inputs, const CrossingKey& crossing,
                                     AsOf as_of) {
  const KnownClaims known = find_known_claims(inputs.log, inputs.index, crossing, as_of);
  const TextId own_key = inputs.log.find_text(crossing.text());
  const auto is_its_own = [&](const ClaimRecord& claim) {
    return claim.crossing == own_key && is_promise(claim) &&
           *stated_seconds(claim) <= as_of.valid.seconds();
  };
  std::vector<Promise> promises;
  for (const ClaimRecord& claim : known.standing) {
    if (is_its_own(claim)) promises.push_back(follow(known, crossing, claim, as_of));
  }
  for (const WithdrawnClaim& withdrawn : known.withdrawn) {
    if (withdrawn.why != WithdrawnClaim::Why::kRetracted || !is_its_own(withdrawn.claim)) continue;
    promises.push_back(to_promise(crossing, withdrawn.claim));
    promises.back().outcome = PromiseOutcome::kWithdrawn;
  }
  std::sort(promises.begin(), promises.end(), [](const Promise& x, const Promise& y) {
    return std::tuple(x.stated, x.claim) < std::tuple(y.stated, y.claim);
  });
  return promises;
}

}  // namespace

std::string_view to_string(PromiseOutcome outcome) {
  switch (outcome) {
    case PromiseOutcome::kKept:
      return "kept";
    case PromiseOutcome::kLate:
      return "late";
    case PromiseOutcome::kMissed:
      return "missed";
    case PromiseOutcome::kWithdrawn:
      return "withdrawn";
    case PromiseOutcome::kPending:
      return "pending";
  }
  return {};
}

std::vector<Promise> follow_promises(const BeliefInputs& inputs,
                                     const std::vector<CrossingKey>& crossings, AsOf as_of) {
  std::vector<Promise> promises;
  for (const CrossingKey& crossing : crossings) {
    const std::vector<Promise> own = follow_crossing(inputs, crossing, as_of);
    promises.insert(promises.end(), own.begin(), own.end());
  }
  return promises;
}

}  // namespace maabar
