// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/id.h"
#include "claim/claim.h"
#include "claim/report.h"

/// What the ledger appends, and what it gives back: the output type of `ledger`.
namespace maabar {

/// An entry's number in this ledger, from 0. Another desk numbers otherwise.
using EntryId = Id<struct EntryTag>;

/// A document as received.
struct ReportEntry {
  Report report;
  friend bool operator==(const ReportEntry&, const ReportEntry&) = default;
};

/// One statement of a report that was appended before it (`claim.report`).
struct ClaimEntry {
  Claim claim;
  friend bool operator==(const ClaimEntry&, const ClaimEntry&) = default;
};

/// Repairs our reading of a claim. On the published clock it acts from the publication of the
/// claim's report, on the recorded clock from its own recording.
struct ReviewEntry {
  enum class Verdict : std::uint8_t { kAccept, kReject, kCorrect };
  std::string claim;  ///< id of the claim reviewed
  Verdict verdict = Verdict::kAccept;
  std::string replacement;  ///< id of the claim that stands instead; for kCorrect, else empty
  std::string reason;
  friend bool operator==(const ReviewEntry&, const ReviewEntry&) = default;
};

/// The publisher or the speaker takes a claim, or a whole report, back. Acts from `published` on
/// the published clock, from its recording on the other.
struct RetractionEntry {
  std::string target;  ///< id of a claim or a report
  Date published;      ///< day or coarser; known from the end of its period
  std::string by;      ///< who took it back
  std::string reason;
  friend bool operator==(const RetractionEntry&, const RetractionEntry&) = default;
};

/// Words were removed from the store: of a claim, a report or another entry. State is never
/// removed. Made by `Ledger::redact`, never by `append`.
struct RedactionEntry {
  std::string target;  ///< id of the entry whose words were to go
  std::string reason;
  std::vector<std::string> removed;  ///< what went: `<id>.<field>`, in order
  friend bool operator==(const RedactionEntry&, const RedactionEntry&) = default;
};

/// The analyst's remark on a crossing. Never used for a question known before it was recorded.
struct NoteEntry {
  CrossingKey crossing;
  std::string claim;  ///< id of the claim it remarks on, or empty
  Date valid;         ///< what time it speaks of; may be unknown
  std::string text;
  friend bool operator==(const NoteEntry&, const NoteEntry&) = default;
};

/// An id's life: `from` is now answered by `to`; `from` goes on answering.
struct AliasEntry {
  enum class Kind : std::uint8_t { kNamed, kMerged, kMoved };
  CrossingKey from;
  CrossingKey to;
  Kind kind = Kind::kNamed;
  friend bool operator==(const AliasEntry&, const AliasEntry&) = default;
};

/// An official crossing gets its gate on the road network near a point.
struct GateEntry {
  CrossingKey crossing;
  double lat = 0;  ///< degrees, WGS84
  double lng = 0;
  friend bool operator==(const GateEntry&, const GateEntry&) = default;
};

/// The rating of a publisher from now on (Admiralty), with who gave it and why. It is our reading
/// of a source: on the published clock it acts on all claims appended before it, on the recorded
/// clock from its own recording.
struct PublisherEntry {
  std::string publisher;
  Admiralty admiralty;
  std::string reason;
  std::string by;  ///< who rates
  friend bool operator==(const PublisherEntry&, const PublisherEntry&) = default;
};

using EntryBody = std::variant<ReportEntry, ClaimEntry, ReviewEntry, RetractionEntry,
                               RedactionEntry, NoteEntry, AliasEntry, GateEntry, PublisherEntry>;

/// The stable name of a body's kind: `report`, `claim`, `review`, `retraction`, `redaction`,
/// `note`, `alias`, `gate`, `publisher`.
std::string_view kind_of(const EntryBody& body);

/// One entry as it stands in the ledger.
struct Entry {
  EntryId id;
  std::string content_id;                    ///< 32 hex digits; a claim's and a report's own id
  RecordTime recorded;                       ///< by this desk
  std::string desk;                          ///< whose entry it was first; empty: this desk's
  std::optional<EntryId> entry_there;        ///< its number on that desk
  std::optional<RecordTime> recorded_there;  ///< when that desk learnt it
  Hash hash;  ///< of its canonical form and the hash before: docs/formats/ledger.md
  EntryBody body;
  std::vector<std::string> absent_words;  ///< fields whose words are not here (redacted, withheld)
};

}  // namespace maabar
