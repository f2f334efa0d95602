// SPDX-License-Identifier: Apache-2.0
#include "report/token.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/random.h"
#include "report/annotation.h"

namespace maabar::report {
namespace {

constexpr std::string_view kLetters = "aAbBzZsSmnx0123459thndrd";

std::vector<std::string> random_words(Rng& rng) {
  std::vector<std::string> words(1 + rng.below(6));
  for (std::string& word : words) {
    for (std::uint64_t size = 1 + rng.below(rng.below(9) == 0 ? 20 : 5); size > 0; --size) {
      word += kLetters[rng.below(kLetters.size())];
    }
    if (rng.below(8) == 0)
      word = std::to_string(1 + rng.below(99)) + ",0" + std::to_string(10 + rng.below(90));
  }
  return words;
}

TokenText tokens_of(const std::vector<std::string>& words, const std::string& behind_each) {
  std::string text;
  for (const std::string& word : words) text += word + behind_each;
  return tokenize(text, {0, text.size()});
}

auto fields(const Token& t) {
  return std::tuple(t.end - t.begin, t.kind, t.number, t.mark, t.capital, t.lower, t.upper,
                    t.joined, t.space, t.possessive, t.ordinal, t.look, t.key);
}

// A closing quote is passed over, and makes the word before it read character by character.
TEST(Token, AnAsciiWordIsReadInOnePassAsCharacterByCharacter) {
  Rng rng(20261130);
  for (int round = 0; round < 5000; ++round) {
    const auto words = random_words(rng);
    const TokenText fast = tokens_of(words, " ");
    const TokenText slow = tokens_of(words, "\u2019 ");
    ASSERT_EQ(words.size(), fast.tokens.size()) << words.front();
    ASSERT_EQ(slow.folded, fast.folded) << words.front();
    for (std::size_t i = 0; i < words.size(); ++i) {
      EXPECT_EQ(fields(slow.tokens[i]), fields(fast.tokens[i])) << words[i];
    }
  }
}

// Some apostrophes are letters to Unicode: `Rubʻ al Khali` was once read without end.
TEST(Token, ApostrophesWhereverTheyStandLeaveWordsThatHaveLetters) {
  constexpr std::array<std::string_view, 12> kPieces = {
      "a", "S", "7", " ", ",", "'", "\u02bb", "\u02bc", "\u02be", "\u02bf", "\u2019", "\u0640"};
  Rng rng(20261201);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::uint64_t size = rng.below(9); size > 0; --size) {
      text += kPieces[rng.below(kPieces.size())];
    }
    const TokenText read = tokenize(text, {0, text.size()});
    std::uint32_t end = 0;
    for (const Token& token : read.tokens) {
      EXPECT_GE(token.begin, end) << text;
      EXPECT_GT(token.end, token.begin) << text;
      end = token.end;
    }
  }
  EXPECT_EQ((std::vector<std::string>{"rub", "al", "khali"}),
            tokens_of({"Rub\u02bb al Khali"}, "").folded);
  EXPECT_EQ((std::vector<std::string>{"ayn", "al", "arab"}),
            tokens_of({"\u02bfAyn al-\u02bfArab"}, "").folded);
}

TEST(Token, ACommaJoinsThousandsAndNoYearToANumber) {
  EXPECT_EQ((std::vector<std::string>{"1000000", "men"}), tokens_of({"1,000,000 men"}, "").folded);
  EXPECT_EQ((std::vector<std::string>{"2018", "", "300", "men"}),
            tokens_of({"2018,300 men"}, "").folded);
  EXPECT_EQ((std::vector<std::string>{"12", "", "34"}), tokens_of({"12,34"}, "").folded);
}

TEST(Token, TextsThatAreCutOneBehindTheOtherKeepTheirBytesAndLines) {
  const std::string text = "Gate shut\n\nIt reopened.\nToday";
  TokenText out;
  tokenize(text, {0, 9}, out);
  tokenize(text, {11, text.size()}, out);
  EXPECT_EQ((std::vector<std::string>{"gate", "shut", "it", "reopened", "", "today"}), out.folded);
  ASSERT_EQ(3U, out.lines.size());
  EXPECT_EQ(2U, out.lines[1].first);
  EXPECT_EQ(5U, out.lines[1].last);
  EXPECT_EQ(11U, out.tokens[2].begin);
}

TEST(Annotations, AreByTheirTokenTheLongestFirstAndElseAsTheyWereAdded) {
  Rng rng(7);
  for (int round = 0; round < 500; ++round) {
    const auto count = static_cast<std::uint32_t>(1 + rng.below(9));
    std::vector<Annotation> expected;
    Annotations annotations;
    annotations.reset(count);
    const std::uint64_t most = rng.below(40);
    for (std::uint32_t payload = 0; payload < most; ++payload) {
      const auto begin = static_cast<std::uint32_t>(rng.below(count));
      const auto end = begin + 1 + static_cast<std::uint32_t>(rng.below(4));
      expected.push_back({ClassId::from_index(rng.below(5)), begin, end, payload, 0});
      annotations.add(expected.back());
      if (rng.below(10) == 0) annotations.finish();
    }
    annotations.finish();
    std::stable_sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<std::uint32_t> payloads;
    for (const Annotation& a : expected) payloads.push_back(a.payload);
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < count; ++i) {
      for (const Annotation& a : annotations.at(i)) found.push_back(a.payload);
    }
    EXPECT_EQ(payloads, found) << "round " << round;
  }
}

TEST(WordSet, HasItsWordsAndNoOtherOfThoseThatComeNear) {
  static constexpr auto kWords =
      std::to_array<std::string_view>({"the", "their", "a", "republic", "over", "z"});
  static constexpr WordSet kSet(kWords);
  for (const std::string_view word : kWords) EXPECT_TRUE(kSet.contains(word)) << word;
  EXPECT_FALSE(kSet.contains(""));
  // Every word of one, two and three letters, and of each word its beginnings and a letter more.
  const auto expect_as_listed = [&](const std::string& word) {
    EXPECT_EQ(kSet.contains(word), is_one_of(kWords, word)) << word;
  };
  for (char a = 'a'; a <= 'z'; ++a) {
    expect_as_listed({a});
    for (const std::string_view word : kWords) expect_as_listed(std::string(word) + a);
    for (char b = 'a'; b <= 'z'; ++b) {
      expect_as_listed({a, b});
      for (char c = 'a'; c <= 'z'; ++c) expect_as_listed({a, b, c});
    }
  }
  for (const std::string_view word : kWords) {
    for (std::size_t n = 0; n <= word.size(); ++n) expect_as_listed(std::string(word.substr(0, n)));
  }
}

TEST(Token, AWordIsOneOfSomeAsItsLettersSay) {
  const std::string text = "Is the gate shut? It IS, at 7 'clock; the \"Tal Nour\" gâte.";
  const TokenText made = tokenize(text, {0, text.size()});
  constexpr auto kWords = std::to_array<std::string_view>({"is", "the", "at", "gate", "7"});
  int found = 0;
  for (std::uint32_t i = 0; i < made.tokens.size(); ++i) {
    EXPECT_EQ(look_of(made.folded[i]), made.tokens[i].look) << i;
    EXPECT_EQ(key_of(made.folded[i]), made.tokens[i].key) << i;
    const bool any = is_one_of(kWords, made.folded[i]);
    EXPECT_EQ(any, (made.is_any<"is", "the", "at", "gate", "7">(i))) << i;
    found += any ? 1 : 0;
    for (const std::string_view word : kWords)
      EXPECT_EQ(made.folded[i] == word, made.is(i, word)) << word;
  }
  EXPECT_EQ(8, found);
}

// A key holds eight letters: longer words that begin alike differ behind it.
TEST(Token, LongWordsAreToldApartBehindTheirKeys) {
  const std::string text =
      "Republi republic republics Republican reopen reopene reopened reopenedx crossing crossings "
      "cross\xC3\xADngs RePublic CROSSINGS crossing1 crossing";
  const TokenText made = tokenize(text, {0, text.size()});
  constexpr auto kWords = std::to_array<std::string_view>(
      {"republic", "republican", "reopene", "reopened", "crossings"});
  int found = 0;
  for (std::uint32_t i = 0; i < made.tokens.size(); ++i) {
    EXPECT_EQ(key_of(made.folded[i]), made.tokens[i].key) << made.folded[i];
    const bool any = is_one_of(kWords, made.folded[i]);
    EXPECT_EQ(any, (made.is_any<"republic", "republican", "reopene", "reopened", "crossings">(i)))
        << made.folded[i];
    found += any ? 1 : 0;
  }
  EXPECT_EQ(8, found);
}

}  // namespace
}  // namespace maabar::report
