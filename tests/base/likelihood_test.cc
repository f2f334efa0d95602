// SPDX-License-Identifier: Apache-2.0
#include "base/likelihood.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

TEST(LikelihoodScale, CoversZeroToOneWithoutGapOrOverlap) {
  EXPECT_EQ(kLikelihoodScale.front().from_millionths, 0U);
  for (std::size_t i = 1; i < kLikelihoodScale.size(); ++i) {
    EXPECT_EQ(kLikelihoodScale[i].from_millionths, kLikelihoodScale[i - 1].to_millionths);
  }
  EXPECT_GT(kLikelihoodScale.back().to_millionths, 1000000U);
}

TEST(LikelihoodScale, SaysLikelyFromSixToBelowEightTenths) {
  const auto words = [](std::uint32_t p) {
    return likelihood_of(Confidence::from_millionths(p)).words;
  };
  EXPECT_EQ(words(599999), "about even");
  EXPECT_EQ(words(600000), "likely");
  EXPECT_EQ(words(799999), "likely");
  EXPECT_EQ(words(800000), "very likely");
  EXPECT_EQ(words(930000), "very likely");
  EXPECT_EQ(words(1000000), "almost certain");
  EXPECT_EQ(words(0), "almost certainly not");
}

}  // namespace
}  // namespace maabar
