// SPDX-License-Identifier: Apache-2.0
#include "belief/known_claims.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "belief/detail_words.h"

namespace maabar {
namespace {

using Why = WithdrawnClaim::Why;

bool acts(const RetractionRecord& retraction, AsOf as_of) {
  const bool by_publication = as_of.clock == KnownClock::kPublished;
  return (by_publication ? retraction.known_from.seconds() : retraction.recorded.seconds()) <=
         as_of.known_seconds;
}

bool is_retracted(const ClaimLog& log, const ClaimIndex& index, EntryId target, AsOf as_of) {
  const auto positions = index.retractions_of(target);
  return std::any_of(positions.begin(), positions.end(), [&](std::uint32_t position) {
    return acts(log.retractions()[position], as_of);
  });
}

/// The verdict that decides; nothing if no review acts.
std::optional<ReviewEntry::Verdict> deciding_verdict(const ClaimLog& log, const ClaimIndex& index,
                                                     EntryId claim, AsOf as_of) {
  const ReviewRecord* last = nullptr;
  for (const std::uint32_t position : index.reviews_of(claim)) {
    const ReviewRecord& review = log.reviews()[position];
    if (as_of.clock == KnownClock::kRecorded && review.recorded.seconds() > as_of.known_seconds) {
      continue;
    }
    if (last == nullptr || last->entry < review.entry) last = &review;
  }
  if (last == nullptr) return std::nullopt;
  return last->verdict;
}

std::optional<Why> find_withdrawal(const ClaimLog& log, const ClaimIndex& index,
                                   const ClaimRecord& claim, AsOf as_of) {
  if (is_retracted(log, index, claim.entry, as_of) ||
      is_retracted(log, index, claim.report, as_of)) {
    return Why::kRetracted;
  }
  const auto verdict = deciding_verdict(log, index, claim.entry, as_of);
  if (verdict == ReviewEntry::Verdict::kReject) return Why::kRejected;
  if (verdict == ReviewEntry::Verdict::kCorrect) return Why::kCorrected;
  return std::nullopt;
}

/// The rating that counts: the last that acts of those given to its publisher after it, else its
/// own. Ratings are few.
Admiralty acting_rating(const ClaimLog& log, const ClaimRecord& claim, AsOf as_of) {
  Admiralty acting = claim.admiralty;
  for (const RatingRecord& rating : log.ratings()) {
    if (rating.publisher != claim.publisher || rating.entry < claim.entry) continue;
    if (as_of.clock == KnownClock::kRecorded && rating.recorded.seconds() > as_of.known_seconds) {
      continue;
    }
    acting = rating.admiralty;
  }
  return acting;
}

/// Positions of all claims about the crossing, its border and its countries, in order.
std::vector<std::uint32_t> find_positions(const ClaimLog& log, const ClaimIndex& index,
                                          const CrossingKey& crossing) {
  const std::array<std::string, 4> keys = {crossing.text(), crossing.border().text(),
                                           crossing.country_a().lower_code(),
                                           crossing.country_b().lower_code()};
  std::vector<std::uint32_t> positions;
  for (const std::string& key : keys) {
    const auto about = index.claims_about(log.find_text(key));
    positions.insert(positions.end(), about.begin(), about.end());
  }
  std::sort(positions.begin(), positions.end());
  return positions;
}

/// `closed from 27 to 29 May`, printed on the 27th, is a notice: no one else could know.
bool is_short_notice(const ClaimRecord& claim) {
  return claim.valid_from.precision() == Date::Precision::kDay &&
         claim.valid_to.precision() == Date::Precision::kDay &&
         claim.valid_to.last_day() - claim.valid_from.first_day() < 7;
}

}  // namespace

bool is_known(const ClaimRecord& claim, AsOf as_of) {
  const bool by_publication = as_of.clock == KnownClock::kPublished;
  return (by_publication ? claim.known_from.seconds() : claim.recorded.seconds()) <=
         as_of.known_seconds;
}

Date knowable_end(const ClaimLog& log, const ClaimRecord& claim) {
  if (claim.valid_to.is_unknown()) return claim.valid_to;
  const std::int64_t report_could_know =
      claim.published.is_unknown() ? claim.recorded.seconds() : claim.published.last_second();
  if (claim.valid_to.first_second() <= report_could_know) return claim.valid_to;
  if (claim.modality == Modality::kAnnounced || is_short_notice(claim)) return claim.valid_to;
  if (!claim.detail.is_none() && names_a_length(log.text(claim.detail))) return claim.valid_to;
  return {};
}

KnownClaims find_known_claims(const ClaimLog& log, const ClaimIndex& index,
                              const CrossingKey& crossing, AsOf as_of) {
  CHECK(crossing.is_crossing());
  KnownClaims known;
  for (const std::uint32_t position : find_positions(log, index, crossing)) {
    const ClaimRecord& claim = log.claims()[position];
    if (!is_known(claim, as_of)) continue;
    if (const auto why = find_withdrawal(log, index, claim, as_of)) {
      known.withdrawn.push_back({claim, *why});
      continue;
    }
    known.standing.push_back(claim);
    known.standing.back().valid_to = knowable_end(log, claim);
    known.standing.back().admiralty = acting_rating(log, claim, as_of);
    if (claim.published.is_unknown()) known.undated.push_back(claim.entry);
  }
  return known;
}

}  // namespace maabar
