// SPDX-License-Identifier: Apache-2.0
#include "belief/board.h"

#include <set>

#include "belief/share_crossings.h"

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
  std::vector<CrossingBelief> board(crossings.size());
  share_crossings(crossings.size(), threads, [&](std::size_t i) {
    board[i] = model.believe_with(inputs, crossings[i], as_of);
  });
  return board;
}

std::vector<CrossingBelief> glance_board(const BeliefModel& model, const BeliefInputs& inputs,
                                         const std::vector<CrossingKey>& crossings, AsOf as_of,
                                         unsigned threads) {
  std::vector<CrossingBelief> board(crossings.size());
  share_crossings(crossings.size(), threads, [&](std::size_t i) {
    board[i] = model.glance_with(inputs, crossings[i], as_of);
  });
  return board;
}

}  // namespace maabar
