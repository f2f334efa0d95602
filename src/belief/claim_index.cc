// SPDX-License-Identifier: Apache-2.0
#include "belief/claim_index.h"

#include <algorithm>

namespace maabar {
namespace {

std::span<const std::uint32_t> find_positions(
    const std::unordered_map<EntryId, std::vector<std::uint32_t>>& by_entry, EntryId entry) {
  const auto it = by_entry.find(entry);
  if (it == by_entry.end()) return {};
  return it->second;
}

}  // namespace

ClaimIndex ClaimIndex::build(const ClaimLog& log) {
  ClaimIndex index;
  index.extend(log);
  return index;
}

void ClaimIndex::extend(const ClaimLog& log) {
  for (; claims_read_ < log.claims().size(); ++claims_read_) {
    const TextId crossing = log.claims()[claims_read_].crossing;
    if (crossing.is_none()) continue;
    if (claims_.size() <= crossing.index()) claims_.resize(crossing.index() + 1);
    claims_[crossing.index()].push_back(claims_read_);
  }
  for (; reviews_read_ < log.reviews().size(); ++reviews_read_) {
    reviews_[log.reviews()[reviews_read_].claim].push_back(reviews_read_);
  }
  for (; retractions_read_ < log.retractions().size(); ++retractions_read_) {
    retractions_[log.retractions()[retractions_read_].target].push_back(retractions_read_);
  }
}

std::span<const std::uint32_t> ClaimIndex::claims_about(TextId crossing) const {
  if (crossing.is_none() || crossing.index() >= claims_.size()) return {};
  return claims_[crossing.index()];
}

std::span<const std::uint32_t> ClaimIndex::reviews_of(EntryId claim) const {
  return find_positions(reviews_, claim);
}

std::span<const std::uint32_t> ClaimIndex::retractions_of(EntryId target) const {
  return find_positions(retractions_, target);
}

std::optional<std::uint32_t> find_claim(const ClaimLog& log, EntryId entry) {
  const auto claims = log.claims();
  const auto it =
      std::lower_bound(claims.begin(), claims.end(), entry,
                       [](const ClaimRecord& claim, EntryId id) { return claim.entry < id; });
  if (it == claims.end() || it->entry != entry) return std::nullopt;
  return static_cast<std::uint32_t>(it - claims.begin());
}

}  // namespace maabar
