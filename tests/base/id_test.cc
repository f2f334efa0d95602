// SPDX-License-Identifier: Apache-2.0
#include "base/id.h"

#include <gtest/gtest.h>

#include <type_traits>

#include "base/random.h"

namespace maabar {
namespace {

using Apple = Id<struct AppleTag>;
using Pear = Id<struct PearTag>;

template <typename Container, typename Index>
concept Accepts = requires(Container c, Index i) {
  c[i];
};

// The wrong index must not compile, nor arithmetic.
static_assert(Accepts<IdVector<Apple, int>, Apple>);
static_assert(!Accepts<IdVector<Apple, int>, Pear>);
static_assert(!Accepts<IdVector<Apple, int>, int>);
static_assert(!std::is_convertible_v<int, Apple>);
static_assert(!std::is_convertible_v<Apple, Pear>);

TEST(Id, NoneIsItsOwnValueAndTheLargest) {
  EXPECT_TRUE(Apple().is_none());
  EXPECT_TRUE(Apple::none().is_none());
  EXPECT_FALSE(Apple(0).is_none());
  EXPECT_LT(Apple(7), Apple::none());
}

TEST(IdVector, GivesTheIdUnderWhichItKeeps) {
  IdVector<Apple, std::string> names;
  const Apple first = names.push_back("one");
  const Apple second = names.push_back("two");
  EXPECT_EQ(names[first], "one");
  EXPECT_EQ(names[second], "two");
}

TEST(Rng, TheSameSeedGivesTheSameNumbers) {
  // First outputs of SplitMix64 for seed 1234567, as its authors publish them.
  Rng rng(1234567);
  EXPECT_EQ(rng.next(), 6457827717110365317U);
  EXPECT_EQ(rng.next(), 3203168211198807973U);
  EXPECT_LT(rng.below(10), 10U);
}

}  // namespace
}  // namespace maabar
