// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "claim/report.h"
#include "gazetteer/gazetteer.h"
#include "report/document.h"
#include "report/lexicon.h"

namespace maabar {

/// Words that look like a statement about a crossing and could not be read.
struct UnreadSpan {
  Span span;
  std::string reason;  ///< for a person: `names no crossing that is known`, ...
  friend bool operator==(const UnreadSpan&, const UnreadSpan&) = default;
};

/// What was read out of one document.
struct DocumentReading {
  Report report;                  ///< as received; `date_suspect` is set when the text doubts it
  std::vector<Claim> claims;      ///< in the order of the text
  std::vector<Claim> unresolved;  ///< `crossing` is none, `candidates` are given
  std::vector<UnreadSpan> unread;
  std::vector<Span> suppressed_spans;  ///< their bytes: never shown, so that no view repeats them
  int suppressed = 0;                  ///< sentences passed over because their content is tactical
  std::string date_suspect;            ///< why the document's date is doubted; empty if it is not
};

/// Text to claims: the one entry of this folder. Deterministic and offline; holds the compiled
/// gazetteer and lexicon. Every claim's `evidence` is the bytes of `report.text` at its span, at
/// most 12 words; `rule` names the row of the lexicon that made it.
/// Threads: immutable once built; `read` may be called from many. Cost of `read`: about linear in
/// the bytes of the document.
class ReportReader {
 public:
  /// Compiles both into one matcher. `kInvalidInput` if a rule of the lexicon names a word class
  /// that no table has. Keeps what it needs: neither argument must outlive it.
  static Result<ReportReader> build(const Gazetteer& gazetteer, const Lexicon& lexicon);

  ReportReader(ReportReader&&) noexcept;
  ReportReader& operator=(ReportReader&&) noexcept;
  ~ReportReader();

  [[nodiscard]] DocumentReading read(const Document& document) const;

 private:
  struct Compiled;
  explicit ReportReader(std::unique_ptr<const Compiled> compiled);
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace maabar
