// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace maabar::report {

/// Tokens [first, last) around a head up to the walls of its clause.
struct ClauseBounds {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// The walls of a text: marks and words that begin a clause. Found once, asked for every trigger.
class ClauseWalls {
 public:
  ClauseWalls() = default;
  /// Requires: ascending tokens.
  explicit ClauseWalls(std::vector<std::uint32_t> tokens) : tokens_(std::move(tokens)) {}

  /// The part of `sentence` around `head` that no wall parts from it; a wall may be the head.
  [[nodiscard]] ClauseBounds around(std::uint32_t head, ClauseBounds sentence) const {
    const auto behind = std::upper_bound(tokens_.begin(), tokens_.end(), head);
    const auto here = behind != tokens_.begin() && behind[-1] == head ? behind - 1 : behind;
    if (here != tokens_.begin()) sentence.first = std::max(sentence.first, here[-1] + 1);
    if (behind != tokens_.end()) sentence.last = std::min(sentence.last, *behind);
    return {std::min(head, sentence.first), std::max(head + 1, sentence.last)};
  }
  /// How many stand in tokens [first, last).
  [[nodiscard]] std::uint32_t count(std::uint32_t first, std::uint32_t last) const {
    const auto begin = std::lower_bound(tokens_.begin(), tokens_.end(), first);
    return static_cast<std::uint32_t>(std::lower_bound(begin, tokens_.end(), last) - begin);
  }

 private:
  std::vector<std::uint32_t> tokens_;
};

}  // namespace maabar::report
