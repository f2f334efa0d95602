// SPDX-License-Identifier: Apache-2.0
#include "report/rule_sieve.h"

#include <gtest/gtest.h>

#include <algorithm>
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

using Start = std::pair<std::uint32_t, std::uint32_t>;  // token, rule

/// Those of tokens [first, last) as one sentence, by both sieves; rules in the order of the sieve.
std::set<Start> starts_in(const Read& read, std::uint32_t first, std::uint32_t last) {
  Sentence sentence;
  sentence.first = first;
  sentence.last = last;
  std::set<Start> all;
  for (const RuleSieve* sieve :
       {&test::bundled_grammar().sieve, &test::bundled_grammar().label_sieve}) {
    const RuleStarts starts =
        sieve->starts(read.text, read.annotations, std::vector<Sentence>{sentence}, {true});
    for (const RuleStart& start : starts.of(0)) all.emplace(start.token, start.rule);
  }
  return all;
}

/// Tries every rule of the grammar at every token, as one sentence; how many match.
int expect_all_matches_start(const Read& read) {
  const auto last = static_cast<std::uint32_t>(read.text.tokens.size());
  const std::set<Start> starts = starts_in(read, 0, last);
  std::vector<const Rule*> rules;
  for (const Rule& rule : test::bundled_grammar().rules) rules.push_back(&rule);
  for (const Rule& rule : test::bundled_grammar().tactical) rules.push_back(&rule);
  int matches = 0;
  for (std::uint32_t token = 0; token < last; ++token) {
    for (std::uint32_t r = 0; r < rules.size(); ++r) {
      if (!rules[r]->pattern.match(read.text, read.annotations, token, 0, last)) continue;
      ++matches;
      EXPECT_TRUE(starts.contains({token, r})) << rules[r]->id << " at token " << token;
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
    matches += expect_all_matches_start(text);
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
    matches += expect_all_matches_start(read(text, rng));
  }
  EXPECT_GT(matches, 200);
}

TEST(RuleSieve, LeavesOutMostRules) {
  Rng rng(3);
  const Read text = read("Officials met in the capital to talk of the harvest .", rng);
  const auto last = static_cast<std::uint32_t>(text.text.tokens.size());
  EXPECT_LT(starts_in(text, 0, last).size(), test::bundled_grammar().rules.size() / 10);
}

TEST(RuleSieve, ReadsASentenceAmongOthersAsAlone) {
  const std::vector<std::string> words = example_words();
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    Rng rng(seed);
    std::string text;
    for (std::size_t n = 0; n < 90; ++n) text += words[rng.below(words.size())] + " ";
    const Read made = read(text, rng);
    const auto last = static_cast<std::uint32_t>(made.text.tokens.size());
    std::vector<Sentence> sentences;
    for (std::uint32_t first = 0; first < last;) {
      Sentence& sentence = sentences.emplace_back();
      sentence.first = first;
      first = std::min(last, first + 3 + static_cast<std::uint32_t>(rng.below(20)));
      sentence.last = first;
    }

    std::set<Start> among;
    for (const RuleSieve* sieve :
         {&test::bundled_grammar().sieve, &test::bundled_grammar().label_sieve}) {
      const RuleStarts starts = sieve->starts(made.text, made.annotations, sentences,
                                              std::vector<bool>(sentences.size(), true));
      for (std::size_t s = 0; s < sentences.size(); ++s) {
        for (const RuleStart& start : starts.of(s)) {
          EXPECT_GE(start.token, sentences[s].first);
          EXPECT_LT(start.token, sentences[s].last);
          among.emplace(start.token, start.rule);
        }
      }
    }

    std::set<Start> alone;
    for (const Sentence& sentence : sentences)
      alone.merge(starts_in(made, sentence.first, sentence.last));
    EXPECT_EQ(alone, among);
  }
}

TEST(RuleSieve, SeeksNothingInASentenceThatIsNotAsked) {
  Rng rng(4);
  const Read text = read("Torkham is closed .", rng);
  Sentence sentence;
  sentence.last = static_cast<std::uint32_t>(text.text.tokens.size());
  const RuleStarts starts = test::bundled_grammar().sieve.starts(
      text.text, text.annotations, std::vector<Sentence>{sentence}, {false});
  EXPECT_TRUE(starts.of(0).empty());
}

}  // namespace
}  // namespace maabar::report
