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

/// A question on its way through a log: remembers between which known times it would be answered
/// alike.
class KnownQuestion {
 public:
  explicit KnownQuestion(AsOf as_of) : as_of_(as_of), span_{as_of.clock} {}
  [[nodiscard]] const KnownSpan& span() const { return span_; }
  /// Whether what is known from these moments on, each on its clock, is known.
  bool knows(PublishedTime published, RecordTime recorded) {
    return has_come(as_of_.clock == KnownClock::kPublished ? published.seconds()
                                                           : recorded.seconds());
  }
  /// Whether what acts at once on the published clock, on the other from its recording, does.
  bool is_acted_on(RecordTime recorded) {
    return as_of_.clock == KnownClock::kPublished || has_come(recorded.seconds());
  }

 private:
  bool has_come(std::int64_t moment) {
    const bool is_past = moment <= as_of_.known_seconds;
    if (is_past) {
      span_.from = std::max(span_.from, moment);
    } else {
      span_.until = std::min(span_.until, moment);
    }
    return is_past;
  }

  AsOf as_of_;
  KnownSpan span_;
};

/// Asks of every retraction, so that the span holds for all of them.
bool is_retracted(const ClaimLog& log, const ClaimIndex& index, EntryId target,
                  KnownQuestion& question) {
  const auto positions = index.retractions_of(target);
  return std::count_if(positions.begin(), positions.end(), [&](std::uint32_t position) {
           const RetractionRecord& retraction = log.retractions()[position];
           return question.knows(retraction.known_from, retraction.recorded);
         }) > 0;
}

/// The verdict that decides; nothing if no review acts.
std::optional<ReviewEntry::Verdict> deciding_verdict(const ClaimLog& log, const ClaimIndex& index,
                                                     EntryId claim, KnownQuestion& question) {
  const ReviewRecord* last = nullptr;
  for (const std::uint32_t position : index.reviews_of(claim)) {
    const ReviewRecord& review = log.reviews()[position];
    if (!question.is_acted_on(review.recorded)) continue;
    if (last == nullptr || last->entry < review.entry) last = &review;
  }
  if (last == nullptr) return std::nullopt;
  return last->verdict;
}

std::optional<Why> find_withdrawal(const ClaimLog& log, const ClaimIndex& index,
                                   const ClaimRecord& claim, KnownQuestion& question) {
  const bool is_claim_retracted = is_retracted(log, index, claim.entry, question);
  const bool is_report_retracted = is_retracted(log, index, claim.report, question);
  const auto verdict = deciding_verdict(log, index, claim.entry, question);
  if (is_claim_retracted || is_report_retracted) return Why::kRetracted;
  if (verdict == ReviewEntry::Verdict::kReject) return Why::kRejected;
  if (verdict == ReviewEntry::Verdict::kCorrect) return Why::kCorrected;
  return std::nullopt;
}

/// The rating that counts: the last that acts of those given to its publisher after it, else its
/// own. Ratings are few.
Admiralty acting_rating(const ClaimLog& log, const ClaimRecord& claim, KnownQuestion& question) {
  Admiralty acting = claim.admiralty;
  for (const RatingRecord& rating : log.ratings()) {
    if (rating.publisher != claim.publisher || rating.entry < claim.entry) continue;
    if (question.is_acted_on(rating.recorded)) acting = rating.admiralty;
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
  if (!std::is_sorted(positions.begin(), positions.end())) {
    std::sort(positions.begin(), positions.end());
  }
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
  KnownQuestion question(as_of);
  const std::vector<std::uint32_t> positions = find_positions(log, index, crossing);
  known.standing.reserve(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    // A crossing's claims lie wide apart in a large log, and would each be waited for. (In a
    // function of its own GCC takes this for nothing.)
    constexpr std::size_t kAhead = 12;
    if (i + kAhead < positions.size()) {
      __builtin_prefetch(&log.claims()[positions[i + kAhead]].entry);
      __builtin_prefetch(&log.claims()[positions[i + kAhead]].known_from);
    }
    const ClaimRecord& claim = log.claims()[positions[i]];
    if (!question.knows(claim.known_from, claim.recorded)) continue;
    if (const auto why = find_withdrawal(log, index, claim, question)) {
      known.withdrawn.push_back({claim, *why});
      continue;
    }
    known.standing.push_back(claim);
    known.standing.back().valid_to = knowable_end(log, claim);
    known.standing.back().admiralty = acting_rating(log, claim, question);
    if (claim.published.is_unknown()) known.undated.push_back(claim.entry);
  }
  known.span = question.span();
  return known;
}

}  // namespace maabar
