// SPDX-License-Identifier: Apache-2.0
#include "report/word_ids.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "base/random.h"

namespace maabar::report {
namespace {

TEST(WordIds, GiveEachWordTheIdThatAMapGivesIt) {
  Rng rng(20261130);
  WordIds ids;
  std::map<std::string, std::uint32_t> twin;
  EXPECT_EQ(0U, ids.find("gate"));
  for (int round = 0; round < 20000; ++round) {
    std::string word;
    for (std::uint64_t size = rng.below(rng.below(4) == 0 ? 30 : 4); size > 0; --size)
      word += static_cast<char>('a' + rng.below(3));
    const auto known = twin.find(word);
    ASSERT_EQ(known == twin.end() ? 0 : known->second, ids.find(word)) << word;
    if (rng.below(2) == 0) continue;
    const auto id = twin.emplace(word, static_cast<std::uint32_t>(twin.size() + 1)).first->second;
    ASSERT_EQ(id, ids.intern(word)) << word;
    ASSERT_EQ(twin.size(), ids.size());
  }
  EXPECT_GT(twin.size(), 2000U);
  for (const auto& [word, id] : twin) EXPECT_EQ(id, ids.find(word)) << word;
}

}  // namespace
}  // namespace maabar::report
