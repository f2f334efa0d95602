// SPDX-License-Identifier: Apache-2.0
#include "belief/board.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "base/check.h"

namespace maabar {

std::vector<CrossingKey> crossings_of(const Gazetteer& gazetteer, const ClaimLog& log) {
  std::vector<CrossingKey> keys;
  std::set<std::string_view> seen;
  for (const Crossing& crossing : gazetteer.crossings()) {
    seen.insert(crossing.key.text());
    if (crossing.key.is_crossing() && crossing.kind != "group") keys.push_back(crossing.key);
  }
  std::set<CrossingKey> provisional;
  TextId last = TextId::none();
  for (const ClaimRecord& claim : log.claims()) {
    if (claim.crossing.is_none() || claim.crossing == last) continue;
    last = claim.crossing;
    if (seen.contains(log.text(claim.crossing))) continue;
    const auto key = CrossingKey::parse(log.text(claim.crossing));
    if (key && key.value().is_crossing()) provisional.insert(key.value());
  }
  keys.insert(keys.end(), provisional.begin(), provisional.end());
  return keys;
}

std::vector<CrossingBelief> believe_board(const BeliefModel& model, const BeliefInputs& inputs,
                                          const std::vector<CrossingKey>& crossings, AsOf as_of,
                                          unsigned threads) {
  CHECK(threads > 0);
  std::vector<CrossingBelief> board(crossings.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < crossings.size(); i = next++) {
      board[i] = model.believe_with(inputs, crossings[i], as_of);
    }
  };
  // A thread costs more than a few crossings do.
  constexpr std::size_t kFewest = 16;
  const std::size_t useful = std::min<std::size_t>(threads, crossings.size() / kFewest);
  std::vector<std::thread> helpers;
  for (std::size_t i = 1; i < useful; ++i) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();
  return board;
}

}  // namespace maabar
