// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "claim/claim.h"
#include "ledger/entry.h"

namespace maabar {

/// A text that many claims share (a crossing, an actor, a publisher, a chain), as a number that
/// holds for one ClaimLog only.
using TextId = Id<struct TextTag>;

/// A claim without its words: what belief reads, about 100 bytes. The words are the ledger's
/// (`Ledger::find_claim`).
struct ClaimRecord {
  EntryId entry;
  EntryId report;   ///< the report's entry
  TextId crossing;  ///< key text; none: unresolved
  TextId publisher;
  TextId chain;   ///< none: a chain of its own
  TextId actor;   ///< control claims
  TextId detail;  ///< none if the claim has no detail
  Facet facet = Facet::kStatus;
  State state = State::kOpen;            ///< status and outlook
  Measure measure = Measure::kCameras;   ///< security
  Traffic counted = Traffic::kVehicles;  ///< traffic
  Scope scope = Scope::kAll;
  Modality modality = Modality::kReported;
  PhraseClass phrase_class = PhraseClass::kNone;
  Sensitivity sensitivity = Sensitivity::kPublic;
  Admiralty admiralty;
  bool only = false;
  Direction direction;
  Country side;
  Date valid_from;
  Date valid_to;
  Date stated;
  Date published;           ///< unknown: known from `recorded` only, and listed
  std::int64_t count = -1;  ///< traffic; -1: none
  RecordTime recorded;
  /// First second at which a reader could know it on the published clock: the last second of the
  /// publication's period; `recorded` where the publication is unknown.
  PublishedTime known_from;
};

/// A review, with the claims resolved to entries.
struct ReviewRecord {
  EntryId entry;
  EntryId claim;
  EntryId replacement;  ///< none unless kCorrect
  ReviewEntry::Verdict verdict = ReviewEntry::Verdict::kAccept;
  RecordTime recorded;
};

/// A retraction of a claim or of all claims of a report.
struct RetractionRecord {
  EntryId entry;
  EntryId target;  ///< a claim's or a report's entry
  PublishedTime known_from;
  RecordTime recorded;
};

/// A publisher's rating of a recorded time, with the publisher's name as its claims give it.
struct RatingRecord {
  EntryId entry;
  TextId publisher;
  Admiralty admiralty;
  RecordTime recorded;
};

/// Everything belief needs of a ledger, in memory, in the order of appending. Built by one scan
/// (`Ledger::load_claims`), extended by the entries since. Immutable to its readers.
class ClaimLog {
 public:
  [[nodiscard]] std::span<const ClaimRecord> claims() const { return claims_; }
  [[nodiscard]] std::span<const ReviewRecord> reviews() const { return reviews_; }
  [[nodiscard]] std::span<const RetractionRecord> retractions() const { return retractions_; }
  [[nodiscard]] std::span<const RatingRecord> ratings() const { return ratings_; }
  /// Requires: an id of this log, not none.
  [[nodiscard]] const std::string& text(TextId id) const { return texts_[id]; }
  /// None if no claim has it.
  [[nodiscard]] TextId find_text(std::string_view text) const;
  /// The entry up to which (exclusive) the log has read.
  [[nodiscard]] EntryId end() const { return end_; }

  /// Appending, for the ledger and for tests. Entries must come in ascending order.
  TextId intern(std::string_view text);
  void add(ClaimRecord record);
  void add(ReviewRecord record);
  void add(RetractionRecord record);
  void add(RatingRecord record);
  void set_end(EntryId end) { end_ = end; }

 private:
  std::vector<ClaimRecord> claims_;
  std::vector<ReviewRecord> reviews_;
  std::vector<RetractionRecord> retractions_;
  std::vector<RatingRecord> ratings_;
  IdVector<TextId, std::string> texts_;
  std::unordered_map<std::string, TextId> text_ids_;
  EntryId end_ = EntryId(0);
};

/// The record of a claim with no ledger behind it, for tests and for `--dry-run`: interned into
/// `log`.
ClaimRecord make_record(ClaimLog& log, const Claim& claim, std::string_view publisher,
                        EntryId entry, EntryId report, RecordTime recorded);

}  // namespace maabar
