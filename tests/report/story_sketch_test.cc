// SPDX-License-Identifier: Apache-2.0
#include "report/story_sketch.h"

#include <gtest/gtest.h>

#include <set>

#include "base/random.h"
#include "gazetteer/fold.h"

namespace maabar {
namespace {

std::set<std::string> shingles_of(const std::string& text) {
  std::set<std::string> shingles;
  const auto words = folded_words(text);
  for (std::size_t i = 2; i < words.size(); ++i) {
    shingles.insert(words[i - 2].text + ' ' + words[i - 1].text + ' ' + words[i].text);
  }
  return shingles;
}

/// The slow twin: the share of shingles that two texts have in common.
double exact_share(const std::string& a, const std::string& b) {
  const auto of_a = shingles_of(a);
  const auto of_b = shingles_of(b);
  std::size_t common = 0;
  for (const std::string& shingle : of_a) common += of_b.count(shingle);
  return static_cast<double>(common) / static_cast<double>(of_a.size() + of_b.size() - common);
}

TEST(StorySketch, AgreesWithTheExactShareWithinFourDeviations) {
  Rng rng(20260501);
  for (int round = 0; round < 60; ++round) {
    std::string a;
    std::string b;
    const auto kept = static_cast<std::uint64_t>(round % 10) + 1;
    for (int word = 0; word < 200; ++word) {
      const std::string same = fmt::format("w{} ", rng.below(500));
      a += same;
      b += rng.below(40) < kept * 4 ? same : fmt::format("v{} ", rng.below(500));
    }
    const double share = exact_share(a, b);
    const double estimate = equal_slots(sketch_of(a), sketch_of(b)) / 128.0;
    EXPECT_NEAR(share, estimate, 0.18) << "round " << round;
  }
}

TEST(StorySketch, LettersCaseAndMarksMakeNoDifference) {
  const StorySketch a =
      sketch_of("The Tal Nour gate reopened to lorries on Monday, an officer said.");
  EXPECT_EQ(a, sketch_of("the TAL-NOUR gate -- reopened to lorries on Monday an officer said"));
  EXPECT_EQ(128, equal_slots(a, a));
}

TEST(StorySketch, TooShortATextIsNoCopyOfAnything) {
  const StorySketch a = sketch_of("The gate is open to trucks again.");
  EXPECT_EQ(0, equal_slots(a, a));
  EXPECT_EQ(0U, sketch_of("").shingles);
}

TEST(StorySketch, HeaderLinesAndTitleAreNoPartOfTheStory) {
  Report text;
  text.media_type = "text/plain";
  text.text = "Title: A\nPublisher: B\n\nThe gate is open.\n";
  EXPECT_EQ("The gate is open.\n", story_text(text));
}

}  // namespace
}  // namespace maabar
