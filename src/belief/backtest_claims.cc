// SPDX-License-Identifier: Apache-2.0
#include "belief/backtest_claims.h"

#include <algorithm>
#include <tuple>

#include "belief/facet_beliefs.h"
#include "belief/known_claims.h"
#include "belief/statement.h"

namespace maabar {
namespace {

/// Why a status claim is not scored; empty if it is.
std::string_view find_reason(const ClaimRecord& claim) {
  if (claim.published.is_unknown()) return "no date of publication";
  if (claim.scope == Scope::kMilitary) return "military traffic";
  switch (claim.modality) {
    case Modality::kReported:
    case Modality::kAnnounced:
      return {};
    case Modality::kDenied:
      return "a denial, which names no state";
    case Modality::kExpected:
    case Modality::kHoped:
      break;
  }
  return "expected or hoped, not said to be so";
}

Day last_vouched_day(const ClaimRecord& claim) {
  std::int64_t seconds = *as_of_seconds(claim);
  if (!claim.valid_from.is_unknown()) seconds = std::max(seconds, claim.valid_from.first_second());
  if (!claim.valid_to.is_unknown()) {
    // The day of the change itself may still or already be the other state's.
    seconds = std::min(seconds, claim.valid_to.first_second() - 1);
    if (!claim.valid_from.is_unknown()) {
      seconds = std::max(seconds, claim.valid_from.first_second());
    }
  }
  return day_of(seconds);
}

std::vector<std::pair<TrafficClass, Direction>> tracks_of(const ClaimRecord& claim,
                                                          const CrossingKey& crossing) {
  std::vector<std::pair<TrafficClass, Direction>> tracks;
  for (const TrafficClass traffic_class : kTrafficClasses) {
    if (!is_scope_of(claim.scope, traffic_class)) continue;
    for (const Direction& direction : directions_of(crossing)) {
      if (overlaps(claim.direction, direction)) tracks.emplace_back(traffic_class, direction);
    }
  }
  return tracks;
}

BacktestClaim to_backtest_claim(const ClaimRecord& record, const CrossingKey& crossing) {
  BacktestClaim claim;
  claim.record = record;
  claim.crossing = crossing;
  claim.tracks = tracks_of(record, crossing);
  claim.question = {ValidTime(Date::from_day(last_vouched_day(record)).last_second()),
                    record.published.first_second() - 1, KnownClock::kPublished};
  return claim;
}

}  // namespace

BacktestClaims find_backtest_claims(const BeliefInputs& inputs,
                                    const std::vector<CrossingKey>& crossings, AsOf as_of) {
  BacktestClaims found;
  for (const CrossingKey& crossing : crossings) {
    const TextId own_key = inputs.log.find_text(crossing.text());
    const KnownClaims known = find_known_claims(inputs.log, inputs.index, crossing, as_of);
    for (const ClaimRecord& record : known.standing) {
      if (record.crossing != own_key || record.facet != Facet::kStatus) continue;
      const std::string_view reason = find_reason(record);
      if (reason.empty()) {
        found.claims.push_back(to_backtest_claim(record, crossing));
      } else {
        ++found.left_out[std::string(reason)];
      }
    }
  }
  std::sort(found.claims.begin(), found.claims.end(),
            [](const BacktestClaim& x, const BacktestClaim& y) {
              return std::tuple(x.record.known_from, x.record.entry) <
                     std::tuple(y.record.known_from, y.record.entry);
            });
  return found;
}

ClaimLog log_before(const ClaimLog& log, const ClaimRecord& claim) {
  ClaimLog before;
  const auto carry = [&](TextId text) {
    return text.is_none() ? text : before.intern(log.text(text));
  };
  const std::int64_t begins = claim.published.first_second();
  for (ClaimRecord record : log.claims()) {
    const bool is_same =
        record.entry == claim.entry || (!claim.chain.is_none() && record.chain == claim.chain);
    if (is_same || record.known_from.seconds() >= begins) continue;
    record.crossing = carry(record.crossing);
    record.publisher = carry(record.publisher);
    record.chain = carry(record.chain);
    record.actor = carry(record.actor);
    record.detail = carry(record.detail);
    before.add(record);
  }
  for (const ReviewRecord& review : log.reviews()) before.add(review);
  for (const RetractionRecord& retraction : log.retractions()) before.add(retraction);
  for (RatingRecord rating : log.ratings()) {
    rating.publisher = carry(rating.publisher);
    before.add(rating);
  }
  before.set_end(log.end());
  return before;
}

}  // namespace maabar
