// SPDX-License-Identifier: Apache-2.0
#include "cli/story_copies.h"

#include <fmt/ranges.h>

#include <algorithm>

namespace maabar::cli {
namespace {

bool tells_the_same(const ClaimRecord& x, const ClaimRecord& y) {
  return x.chain == y.chain && x.crossing == y.crossing && x.facet == y.facet &&
         x.state == y.state && x.actor == y.actor && x.scope == y.scope && x.side == y.side &&
         x.direction == y.direction && x.modality == y.modality;
}

/// Each other publisher once, in the order of the log.
std::vector<std::string_view> other_publishers(const ClaimLog& log,
                                               const std::vector<ClaimRecord>& claims,
                                               const ClaimRecord& told) {
  std::vector<TextId> publishers = {told.publisher};
  std::vector<std::string_view> names;
  for (const ClaimRecord& claim : claims) {
    const bool is_heard =
        std::find(publishers.begin(), publishers.end(), claim.publisher) != publishers.end();
    if (is_heard || claim.publisher.is_none() || !tells_the_same(claim, told)) continue;
    publishers.push_back(claim.publisher);
    names.push_back(log.text(claim.publisher));
  }
  return names;
}

}  // namespace

FetchWords with_copies(FetchWords words, const ClaimLog& log, const KnownClaims& known) {
  return [words = std::move(words), &log,
          claims = known.standing](EntryId entry) -> std::optional<ClaimWords> {
    std::optional<ClaimWords> found = words(entry);
    const auto told = std::find_if(claims.begin(), claims.end(),
                                   [&](const ClaimRecord& claim) { return claim.entry == entry; });
    if (!found || told == claims.end() || told->chain.is_none()) return found;
    const auto others = other_publishers(log, claims, *told);
    if (!others.empty()) {
      found->publisher +=
          fmt::format(" ({} sources: also {})", others.size() + 1, fmt::join(others, ", "));
    }
    return found;
  };
}

}  // namespace maabar::cli
