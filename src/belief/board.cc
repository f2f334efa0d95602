// SPDX-License-Identifier: Apache-2.0
#include "belief/board.h"

#include <algorithm>
#include <set>

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
                                          const std::vector<CrossingKey>& crossings, AsOf as_of) {
  std::vector<CrossingBelief> board;
  board.reserve(crossings.size());
  for (const CrossingKey& crossing : crossings) {
    board.push_back(model.believe_with(inputs, crossing, as_of));
  }
  return board;
}

}  // namespace maabar
