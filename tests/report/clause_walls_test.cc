// SPDX-License-Identifier: Apache-2.0
#include "report/clause_walls.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/random.h"

namespace maabar::report {
namespace {

/// Step by step from the head to the next wall.
ClauseBounds walk(const std::vector<bool>& is_wall, std::uint32_t head, ClauseBounds sentence) {
  ClauseBounds bounds{head, head + 1};
  while (bounds.first > sentence.first && !is_wall[bounds.first - 1]) --bounds.first;
  while (bounds.last < sentence.last && !is_wall[bounds.last]) ++bounds.last;
  return bounds;
}

TEST(ClauseWalls, AnswerAsAWalkFromTokenToTokenDoes) {
  constexpr std::uint32_t kTokens = 40;
  Rng rng(1);
  for (int round = 0; round < 200; ++round) {
    const std::uint64_t rarity = 1 + rng.below(12);
    std::vector<bool> is_wall(kTokens);
    std::vector<std::uint32_t> tokens;
    for (std::uint32_t i = 0; i < kTokens; ++i) {
      is_wall[i] = rng.below(rarity) == 0;
      if (is_wall[i]) tokens.push_back(i);
    }
    const ClauseWalls walls(tokens);
    const auto first = static_cast<std::uint32_t>(rng.below(kTokens / 2));
    const auto last = static_cast<std::uint32_t>(first + 1 + rng.below(kTokens / 2));
    std::uint32_t count = 0;
    for (std::uint32_t head = first; head < last; ++head) {
      const ClauseBounds told = walls.around(head, {first, last});
      const ClauseBounds walked = walk(is_wall, head, {first, last});
      EXPECT_EQ(told.first, walked.first) << "head " << head << " of " << first << " to " << last;
      EXPECT_EQ(told.last, walked.last) << "head " << head << " of " << first << " to " << last;
      EXPECT_EQ(walls.count(first, head), count);
      count += is_wall[head] ? 1U : 0U;
    }
  }
}

}  // namespace
}  // namespace maabar::report
