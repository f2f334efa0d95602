// SPDX-License-Identifier: Apache-2.0
#include "claim/vocabulary.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

TEST(Vocabulary, EveryWordReadsBack) {
  for (const char* word : {"status", "control", "outlook", "security", "traffic"}) {
    EXPECT_EQ(to_string(parse_facet(word).value()), word);
  }
  for (const char* word :
       {"all", "passengers", "cargo", "humanitarian", "pedestrians", "military"}) {
    EXPECT_EQ(to_string(parse_scope(word).value()), word);
  }
  for (const char* word : {"reported", "announced", "expected", "hoped", "denied"}) {
    EXPECT_EQ(to_string(parse_modality(word).value()), word);
  }
  for (const char* word : {"cameras", "drones", "fence", "trench", "wall", "patrols",
                           "reinforcement", "infiltration-threat", "attack"}) {
    EXPECT_EQ(to_string(parse_measure(word).value()), word);
  }
}

TEST(Vocabulary, AWrongWordIsAnsweredWithTheRightOnes) {
  EXPECT_EQ(parse_state("opened").error().message,
            "'opened' is not a state; write one of: open, restricted, closed");
}

TEST(Direction, LeadsFromOneCountryToAnother) {
  EXPECT_TRUE(parse_direction("both")->is_both());
  EXPECT_EQ(to_string(parse_direction("SY>IQ").value()), "SY>IQ");
  for (const char* text : {"SY-IQ", "SY>SY", ">IQ", "SY>", "SYIQ", "S", "SY>IQX", "forth"}) {
    EXPECT_FALSE(parse_direction(text)) << text;
  }
}

TEST(Admiralty, DefaultsToC3) {
  EXPECT_EQ(to_string(parse_admiralty("").value()), "C3");
  EXPECT_EQ(to_string(parse_admiralty("B2").value()), "B2");
  for (const char* text : {"G1", "A7", "A", "11", "b2"})
    EXPECT_FALSE(parse_admiralty(text)) << text;
}

}  // namespace
}  // namespace maabar
