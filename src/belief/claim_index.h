// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "ledger/claim_log.h"

namespace maabar {

/// Where in a ClaimLog the claims about each crossing, and the reviews and retractions of each
/// claim, stand. Built once per log; extended when the log grows. Immutable to its readers.
class ClaimIndex {
 public:
  /// One pass over the log.
  static ClaimIndex build(const ClaimLog& log);
  /// Takes in what was added to `log` since. Requires: the log that this index was built of.
  void extend(const ClaimLog& log);

  /// Positions in `log.claims()` of the claims that name this key text; empty if none.
  [[nodiscard]] std::span<const std::uint32_t> claims_about(TextId crossing) const;
  /// Positions in `log.reviews()` of the reviews of a claim, in the order of appending.
  [[nodiscard]] std::span<const std::uint32_t> reviews_of(EntryId claim) const;
  /// Positions in `log.retractions()` of the retractions of a claim or a report.
  [[nodiscard]] std::span<const std::uint32_t> retractions_of(EntryId target) const;

 private:
  using Positions = std::vector<std::uint32_t>;
  std::vector<Positions> claims_;  ///< by TextId
  std::unordered_map<EntryId, Positions> reviews_;
  std::unordered_map<EntryId, Positions> retractions_;
  std::uint32_t claims_read_ = 0;
  std::uint32_t reviews_read_ = 0;
  std::uint32_t retractions_read_ = 0;
};

/// The position in `log.claims()` of the claim with this entry; none if it is no claim of the log.
/// O(log n): claims stand in ascending order of entries.
std::optional<std::uint32_t> find_claim(const ClaimLog& log, EntryId entry);

}  // namespace maabar
