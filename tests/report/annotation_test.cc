// SPDX-License-Identifier: Apache-2.0
#include "report/annotation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"

namespace maabar::report {
namespace {

// Finished again and again as more is found, they lie as if all were sorted at once.
TEST(Annotations, LieInOrderHoweverTheyCame) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    Rng rng(seed);
    const auto tokens = static_cast<std::uint32_t>(1 + rng.below(40));
    Annotations annotations;
    annotations.reset(tokens);
    std::vector<Annotation> twin;
    std::uint32_t payload = 0;
    for (std::uint64_t batch = rng.below(4); batch-- > 0;) {
      const bool in_order = rng.below(2) == 0;
      std::uint32_t begin = 0;
      for (std::uint64_t n = rng.below(60); n > 0; --n) {
        begin = in_order ? std::min(begin + static_cast<std::uint32_t>(rng.below(2)), tokens - 1)
                         : static_cast<std::uint32_t>(rng.below(tokens));
        const auto length = static_cast<std::uint32_t>(1 + rng.below(4));
        twin.push_back({ClassId(static_cast<std::uint32_t>(rng.below(70))), begin,
                        std::min(begin + length, tokens), payload++, 0});
        annotations.add(twin.back());
      }
      annotations.finish();
    }
    annotations.finish();
    std::stable_sort(twin.begin(), twin.end(), [](const Annotation& a, const Annotation& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });

    ASSERT_EQ(twin.size(), annotations.all().size());
    for (std::size_t i = 0; i < twin.size(); ++i)
      EXPECT_EQ(twin[i].payload, annotations.all()[i].payload) << i;
    for (std::uint32_t token = 0; token < tokens; ++token) {
      const auto here = annotations.at(token);
      const auto begins = [&](const Annotation& a) { return a.begin == token; };
      EXPECT_EQ(std::count_if(twin.begin(), twin.end(), begins),
                static_cast<std::ptrdiff_t>(here.size()));
      EXPECT_TRUE(std::all_of(here.begin(), here.end(), begins));
      for (const Annotation& a : here) EXPECT_NE(nullptr, annotations.find(token, a.word_class));
    }
  }
}

TEST(PhraseMatcher, FindsEveryPhraseWhereItsWordsStand) {
  Rng rng(20261130);
  const auto words = [&](std::uint64_t count) {
    std::vector<std::string> made(count);
    for (std::string& word : made) word = std::string(1, static_cast<char>('a' + rng.below(7)));
    return made;
  };
  const auto joined = [](const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& word : all) text += word + " ";
    return text;
  };
  PhraseMatcher matcher;
  std::vector<std::vector<std::string>> phrases;
  std::set<std::string> known;
  for (std::uint32_t i = 0; i < 1500; ++i) {
    auto phrase = words(1 + rng.below(5));
    if (!known.insert(joined(phrase)).second) continue;
    const auto payload = static_cast<std::uint32_t>(phrases.size());
    matcher.add_folded(joined(phrase), {ClassId(1), payload, 0, false});
    phrases.push_back(std::move(phrase));
  }
  std::size_t found = 0;
  for (int round = 0; round < 20; ++round) {
    const auto text = words(60);
    TokenText tokens = tokenize(joined(text), {0, joined(text).size()});
    Annotations annotations;
    annotations.reset(tokens.tokens.size());
    matcher.annotate(tokens, annotations);
    annotations.finish();

    std::set<std::pair<std::size_t, std::uint32_t>> expected;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      for (std::uint32_t p = 0; p < phrases.size(); ++p) {
        const auto& phrase = phrases[p];
        const bool fits = begin + phrase.size() <= text.size() &&
                          std::equal(phrase.begin(), phrase.end(),
                                     text.begin() + static_cast<std::ptrdiff_t>(begin));
        if (fits) expected.emplace(begin, p);
      }
    }
    std::set<std::pair<std::size_t, std::uint32_t>> told;
    for (const Annotation& a : annotations.all()) told.emplace(a.begin, a.payload);
    EXPECT_EQ(expected, told);
    EXPECT_EQ(expected.size(), annotations.all().size());
    found += expected.size();
  }
  EXPECT_GT(found, 2000U);
}

}  // namespace
}  // namespace maabar::report
