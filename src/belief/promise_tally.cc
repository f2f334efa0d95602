// SPDX-License-Identifier: Apache-2.0
#include "belief/promise_tally.h"

#include <algorithm>
#include <map>

namespace maabar {
namespace {

struct Days {
  std::vector<int> waits;
  std::vector<int> slips;
};

std::optional<int> median(std::vector<int> days) {
  if (days.size() < kFewestForMedian) return std::nullopt;
  std::sort(days.begin(), days.end());
  return days[(days.size() - 1) / 2];
}

std::string publisher_of(const ClaimLog& log, const Promise& promise) {
  const auto position = find_claim(log, promise.claim);
  CHECK(position.has_value());
  const TextId publisher = log.claims()[*position].publisher;
  return publisher.is_none() || log.text(publisher).empty() ? "unknown" : log.text(publisher);
}

std::string label_of(const ClaimLog& log, const Promise& promise, TallyBy by) {
  switch (by) {
    case TallyBy::kPhraseClass:
      return std::string(to_string(promise.phrase_class));
    case TallyBy::kSide:
      return promise.side.is_none() ? "whole" : promise.side.code();
    case TallyBy::kPublisher:
      return publisher_of(log, promise);
  }
  return {};
}

/// Where a label stands: phrase classes by their number, the rest by how many there are.
using Rank = std::pair<int, std::string>;

Rank rank_of(const PromiseTally& tally, const Promise& any, TallyBy by) {
  if (by == TallyBy::kPhraseClass) return {static_cast<int>(any.phrase_class), {}};
  return {-tally.count(), tally.of};
}

}  // namespace

int PromiseTally::count() const {
  int sum = 0;
  for (const int outcome : outcomes) sum += outcome;
  return sum;
}

std::vector<PromiseTally> tally_promises(const ClaimLog& log, const std::vector<Promise>& promises,
                                         TallyBy by) {
  std::map<std::string, std::vector<const Promise*>> groups;
  for (const Promise& promise : promises) groups[label_of(log, promise, by)].push_back(&promise);
  std::map<Rank, PromiseTally> ranked;
  for (const auto& [label, members] : groups) {
    PromiseTally tally;
    tally.of = label;
    Days days;
    for (const Promise* promise : members) {
      ++tally.outcomes[static_cast<std::size_t>(promise->outcome)];
      if (promise->waited_days) days.waits.push_back(*promise->waited_days);
      if (promise->slip_days) days.slips.push_back(*promise->slip_days);
    }
    tally.came = static_cast<int>(days.waits.size());
    tally.came_of_named = static_cast<int>(days.slips.size());
    tally.median_wait = median(std::move(days.waits));
    tally.median_slip = median(std::move(days.slips));
    ranked.emplace(rank_of(tally, *members.front(), by), tally);
  }
  std::vector<PromiseTally> tallies;
  for (auto& [rank, tally] : ranked) tallies.push_back(std::move(tally));
  return tallies;
}

}  // namespace maabar
