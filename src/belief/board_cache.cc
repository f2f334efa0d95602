// SPDX-License-Identifier: Apache-2.0
#include "belief/board_cache.h"

#include <algorithm>

#include "base/check.h"
#include "belief/share_crossings.h"

namespace maabar {
namespace {

/// The keys of which a log speaks anew.
class Touched {
 public:
  void touch(TextId key) { keys_.insert(key); }
  /// Of the claim with this entry; of all, if it is a report's.
  void touch_claim(const ClaimLog& log, EntryId entry) {
    const auto position = find_claim(log, entry);
    if (position) {
      touch(log.claims()[*position].crossing);
    } else {
      touch_all();
    }
  }
  void touch_all() { is_all_ = true; }

  [[nodiscard]] bool is_any() const { return is_all_ || !keys_.empty(); }
  [[nodiscard]] bool is_about(const ClaimLog& log, const CrossingKey& crossing) const {
    if (is_all_) return true;
    const auto is_touched = [&](const std::string& key) {
      const TextId id = log.find_text(key);
      return !id.is_none() && keys_.contains(id);
    };
    return is_touched(crossing.text()) || is_touched(crossing.border().text()) ||
           is_touched(crossing.country_a().lower_code()) ||
           is_touched(crossing.country_b().lower_code());
  }

 private:
  std::unordered_set<TextId> keys_;
  bool is_all_ = false;
};

}  // namespace

BoardCache::BoardCache(MarkovModel model, std::vector<CrossingKey> crossings)
    : model_(std::move(model)), crossings_(std::move(crossings)), kept_(crossings_.size()) {}

void BoardCache::mark_stale(const ClaimLog& log) {
  CHECK(claims_read_ <= log.claims().size());
  Touched touched;
  for (; claims_read_ < log.claims().size(); ++claims_read_) {
    touched.touch(log.claims()[claims_read_].crossing);
  }
  for (; reviews_read_ < log.reviews().size(); ++reviews_read_) {
    touched.touch_claim(log, log.reviews()[reviews_read_].claim);
  }
  for (; retractions_read_ < log.retractions().size(); ++retractions_read_) {
    touched.touch_claim(log, log.retractions()[retractions_read_].target);
  }
  if (ratings_read_ < log.ratings().size()) touched.touch_all();
  ratings_read_ = log.ratings().size();
  if (!touched.is_any()) return;
  for (std::size_t i = 0; i < crossings_.size(); ++i) {
    if (!kept_[i].is_stale) kept_[i].is_stale = touched.is_about(log, crossings_[i]);
  }
}

void BoardCache::make_hold(const BeliefInputs& inputs, AsOf as_of, std::size_t crossing) {
  Kept& kept = kept_[crossing];
  if (kept.memo && !kept.is_stale && kept.memo->holds(as_of)) return;
  const CrossingMemo* before = kept.memo ? &*kept.memo : nullptr;
  kept.memo = CrossingMemo(inputs, model_.parameters(crossings_[crossing]), crossings_[crossing],
                           as_of, before);
  kept.is_stale = false;
}

std::vector<CrossingBelief> BoardCache::glance(const BeliefInputs& inputs, AsOf as_of,
                                               unsigned threads) {
  mark_stale(inputs.log);
  std::vector<CrossingBelief> board(crossings_.size());
  share_crossings(crossings_.size(), threads, [&](std::size_t i) {
    make_hold(inputs, as_of, i);
    board[i] =
        kept_[i].memo->glance(inputs, model_.parameters(crossings_[i]), model_.hazards(), as_of);
  });
  return board;
}

}  // namespace maabar
