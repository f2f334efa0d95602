// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <unordered_set>
#include <vector>

#include "belief/crossing_memo.h"
#include "belief/markov_model.h"

namespace maabar {

/// The board of the Markov model, asked again and again while its ledger grows and time goes on.
/// Keeps, of each crossing, what was made of its claims (crossing_memo.h) and where the filter
/// stands on the eve of the day asked about, for as long as that holds. Answers are those of
/// `glance_board`, to the bit, whatever was asked before. One owner; not for two threads at once.
/// Why so: docs/decisions/0065-board-cache.md.
class BoardCache {
 public:
  BoardCache(MarkovModel model, std::vector<CrossingKey> crossings);

  [[nodiscard]] const std::vector<CrossingKey>& crossings() const { return crossings_; }
  /// Every crossing at a glance, in the order given, by so many threads; the same with any number.
  /// Requires: `inputs` of one log, which may have grown since the last question. Cost: of a
  /// crossing of which the same is known as when it was last asked about, on that day or a later
  /// one, its tracks; of any other, its claims. Keeps some 130 bytes a claim.
  std::vector<CrossingBelief> glance(const BeliefInputs& inputs, AsOf as_of, unsigned threads = 1);

 private:
  void mark_stale(const ClaimLog& log);
  void make_hold(const BeliefInputs& inputs, AsOf as_of, std::size_t crossing);

  MarkovModel model_;
  std::vector<CrossingKey> crossings_;
  struct Kept {
    std::optional<CrossingMemo> memo;
    bool is_stale = false;  ///< the log speaks of it anew
  };
  std::vector<Kept> kept_;  ///< as many
  std::size_t claims_read_ = 0;
  std::size_t reviews_read_ = 0;
  std::size_t retractions_read_ = 0;
  std::size_t ratings_read_ = 0;
};

}  // namespace maabar
