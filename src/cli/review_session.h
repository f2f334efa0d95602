// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/review_queue.h"

namespace maabar::cli {

/// A claim's evidence and what is shown beside it: its sentence, of which 200 bytes at most on
/// either side; "..." where it was cut, between words.
struct Excerpt {
  std::string before;
  std::string evidence;
  std::string after;
};
/// The sentence that holds `span`. Requires: `span` lies in `text`.
Excerpt excerpt_of(std::string_view text, const Span& span);

/// A person works through the queue: each claim with its evidence in its sentence, its fields,
/// rule, source and date; then a line of `console.in` decides. Ends with the queue, `quit`, or the
/// end of the input. Each decision is durable when the next claim is shown. Refers to console,
/// ledger and gazetteer, which must outlive it.
class ReviewSession {
 public:
  ReviewSession(Console& console, Ledger& ledger, const Gazetteer& gazetteer, RecordTime now)
      : console_(console), ledger_(ledger), gazetteer_(gazetteer), now_(now) {}
  /// `kInvalidInput` without an input to read.
  Result<void> run(std::vector<QueuedClaim> queue);

 private:
  enum class Step : std::uint8_t { kStay, kNext, kBack, kQuit };
  Result<void> show(const QueuedClaim& item, std::size_t number, std::size_t count);
  Result<Step> obey(const FoundClaim& found, const std::string& line);
  Result<Step> decide(const FoundClaim& found, ReviewEntry::Verdict verdict,
                      const std::string& reason);
  Result<Step> correct(const FoundClaim& found, const std::string& words);
  Result<void> append(const std::vector<EntryBody>& bodies);
  [[nodiscard]] std::string named_crossing(const std::string& change) const;

  Console& console_;
  Ledger& ledger_;
  const Gazetteer& gazetteer_;
  RecordTime now_;
  std::size_t decided_ = 0;
};

}  // namespace maabar::cli
