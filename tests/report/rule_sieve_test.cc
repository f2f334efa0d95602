// SPDX-License-Identifier: Apache-2.0
#include "report/rule_sieve.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "report/reader_fixture.h"

namespace maabar::report {
namespace {

struct Read {
  TokenText text;
  Annotations annotations;
};

/// The words of a text, with places and dates where chance has them.
Read read(const std::string& words, Rng& rng) {
  const KnownClasses& known = test::bundled_grammar().known;
  Read made{tokenize(words, {0, words.size()}), {}};
  made.annotations.reset(made.text.tokens.size());
  test::bundled_grammar().matcher.annotate(made.text, made.annotations);
  for (std::uint32_t i = 0; i < made.text.tokens.size(); ++i) {
    for (const ClassId c : {known.crossing, known.place, known.ref, known.border, known.date}) {
      if (rng.below(12) == 0) made.annotations.add({c, i, i + 1, 0, 0});
    }
  }
  made.annotations.finish();
  return made;
}

/// Tries every rule at every token; how many match.
int expect_all_matches_start(const std::vector<Rule>& rules, const RuleSieve& sieve,
                             const Read& read) {
  const auto last = static_cast<std::uint32_t>(read.text.tokens.size());
  std::set<std::pair<std::uint32_t, std::uint32_t>> starts;
  for (const RuleStart& start : sieve.starts(read.text, read.annotations, 0, last)) {
    starts.emplace(start.token, start.rule);
  }
  int matches = 0;
  for (std::uint32_t token = 0; token < last; ++token) {
    for (std::uint32_t r = 0; r < rules.size(); ++r) {
      if (!rules[r].pattern.match(read.text, read.annotations, token, 0, last)) continue;
      ++matches;
      EXPECT_TRUE(starts.contains({token, r})) << rules[r].id << " at token " << token;
    }
  }
  return matches;
}

std::vector<std::string> example_words() {
  std::vector<std::string> words;
  for (const LexiconRule& rule : test::bundled_lexicon().rules()) {
    const TokenText text = tokenize(rule.example, {0, rule.example.size()});
    for (const Token& t : text.tokens)
      words.push_back(rule.example.substr(t.begin, t.end - t.begin));
  }
  return words;
}

TEST(RuleSieve, KeepsEveryRuleThatMatchesInExamplesOfTheLexicon) {
  constexpr std::size_t kStride = 4;  // each text is tried with every rule
  Rng rng(1);
  int matches = 0;
  const auto& rules = test::bundled_lexicon().rules();
  for (std::size_t i = 0; i < rules.size(); i += kStride) {
    const Read text = read(rules[i].example, rng);
    matches += expect_all_matches_start(test::bundled_grammar().rules,
                                        test::bundled_grammar().rule_sieve, text);
  }
  EXPECT_GT(matches, 500);
}

TEST(RuleSieve, KeepsEveryRuleThatMatchesInWordsOfTheExamplesInAnyOrder) {
  const std::vector<std::string> words = example_words();
  int matches = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    Rng rng(seed);
    std::string text;
    for (std::uint64_t n = 5 + rng.below(25); n > 0; --n)
      text += words[rng.below(words.size())] + " ";
    const Read made = read(text, rng);
    matches += expect_all_matches_start(test::bundled_grammar().rules,
                                        test::bundled_grammar().rule_sieve, made);
    expect_all_matches_start(test::bundled_grammar().tactical,
                             test::bundled_grammar().tactical_sieve, made);
  }
  EXPECT_GT(matches, 200);
}

TEST(RuleSieve, LeavesOutMostRules) {
  Rng rng(3);
  const Read text = read("Officials met in the capital to talk of the harvest .", rng);
  const auto last = static_cast<std::uint32_t>(text.text.tokens.size());
  const auto starts =
      test::bundled_grammar().rule_sieve.starts(text.text, text.annotations, 0, last);
  EXPECT_LT(starts.size(), test::bundled_grammar().rules.size() / 10);
}

}  // namespace
}  // namespace maabar::report
