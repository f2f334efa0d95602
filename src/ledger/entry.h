// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

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
};

/// One statement of a report that was appended before it (`claim.report`).
struct ClaimEntry {
  Claim claim;
};

/// Repairs our reading of a claim. On the published clock it acts from the publication of the
/// claim's report, on the recorded clock from its own recording.
struct ReviewEntry {
  enum class Verdict : std::uint8_t { kAccept, kReject, kCorrect };
  std::string claim;  ///< id of the claim reviewed
  Verdict verdict = Verdict::kAccept;
  std::string replacement;  ///< id of the claim that stands instead; for kCorrect, else empty
  std::string reason;
};

/// The publisher or the speaker takes a claim, or a whole report, back. Acts from `published` on
/// the published clock, from its recording on the other.
struct RetractionEntry {
  std::string target;  ///< id of a claim or a report
  Date published;      ///< day or coarser; known from the end of its period
  std::string by;      ///< who took it back
  std::string reason;
};

/// Words were removed from the store: of a claim or a report. State is never removed.
struct RedactionEntry {
  std::string target;
  std::string reason;
};

/// The analyst's remark on a crossing. Never used for a question known before it was recorded.
struct NoteEntry {
  CrossingKey crossing;
  std::string claim;  ///< id of the claim it remarks on, or empty
  Date valid;         ///< what time it speaks of; may be unknown
  std::string text;
};

/// An id's life: `from` is now answered by `to`; `from` goes on answering.
struct AliasEntry {
  enum class Kind : std::uint8_t { kNamed, kMerged, kMoved };
  CrossingKey from;
  CrossingKey to;
  Kind kind = Kind::kNamed;
};

/// An official crossing gets its gate on the road network near a point.
struct GateEntry {
  CrossingKey crossing;
  double lat = 0;  ///< degrees, WGS84
  double lng = 0;
};

/// The rating of a publisher from now on (Admiralty), with the reason.
struct PublisherEntry {
  std::string publisher;
  Admiralty admiralty;
  std::string reason;
};

using EntryBody = std::variant<ReportEntry, ClaimEntry, ReviewEntry, RetractionEntry,
                               RedactionEntry, NoteEntry, AliasEntry, GateEntry, PublisherEntry>;

/// The stable name of a body's kind: `report`, `claim`, `review`, `retraction`, `redaction`,
/// `note`, `alias`, `gate`, `publisher`.
std::string_view kind_of(const EntryBody& body);

/// One entry as it stands in the ledger.
struct Entry {
  EntryId id;
  RecordTime recorded;                       ///< by this desk
  std::string desk;                          ///< whose entry it was first; empty: this desk's
  std::optional<RecordTime> recorded_there;  ///< when that desk learnt it
  Hash hash;  ///< of its canonical form and the hash before: docs/formats/ledger.md
  EntryBody body;
};

}  // namespace maabar
