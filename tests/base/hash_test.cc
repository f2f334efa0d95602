// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

TEST(Sha256, GivesTheDigestsOfTheStandard) {
  // FIPS 180-4, examples of the one-block message and of the empty one.
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, HexReadsBackAndNothingElseDoes) {
  const Hash hash = sha256("x");
  EXPECT_EQ(parse_hash(to_hex(hash)), hash);
  EXPECT_FALSE(parse_hash(to_hex(hash).substr(1)));
  EXPECT_FALSE(parse_hash(std::string(64, 'g')));
  EXPECT_FALSE(parse_hash(""));
}

}  // namespace
}  // namespace maabar
