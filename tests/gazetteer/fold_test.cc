// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/fold.h"

#include <gtest/gtest.h>

#include <string>

#include "base/random.h"

namespace maabar {
namespace {

TEST(FoldName, CaseDiacriticsApostrophesAndHyphensDoNotTell) {
  for (const char* text : {"al-Qa'im", "Al Qa’im", "AL QĀʼIM", "al‑Qa`im", "  Al  Qaim "}) {
    EXPECT_EQ(fold_name(text), "al qaim") << text;
  }
  EXPECT_EQ(fold_name("Öncüpınar"), "oncupinar");
  EXPECT_EQ(fold_name("Kuźnica"), "kuznica");
}

TEST(FoldName, ArabicLetterFormsMeet) {
  EXPECT_EQ(fold_name("القائِم"), fold_name("القايم"));
  EXPECT_EQ(fold_name("أطمة"), fold_name("اطمه"));
  EXPECT_EQ(fold_name("البــوكمال"), fold_name("البوكمال"));
  EXPECT_EQ(fold_name("پرویزخان"), fold_name("پرويزخان"));
}

TEST(FoldName, OfAsciiIsThatOfItsWords) {
  Rng rng(7);
  const std::string letters = "aZq0 '`-./";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::uint64_t i = rng.below(12); i > 0; --i) text += letters[rng.below(letters.size())];
    std::string slow;
    for (const FoldedWord& word : folded_words(text)) slow += (slow.empty() ? "" : " ") + word.text;
    EXPECT_EQ(fold_name(text), slow) << text;
  }
}

TEST(WithoutArticle, KeepsTheName) {
  EXPECT_EQ(without_article("al qaim"), "qaim");
  EXPECT_EQ(without_article("the al qaim"), "qaim");
  EXPECT_EQ(without_article("al"), "al");
  EXPECT_EQ(without_article(fold_name("القائم")), fold_name("قائم"));
  EXPECT_EQ(without_article("alican"), "alican");
}

TEST(TransliterationKey, CommonSpellingsMeet) {
  const std::string qaim = transliteration_key("al-Qa'im");
  for (const char* text : {"Al Qae'm", "Qaem", "Kaim", "al-Qayim"}) {
    EXPECT_EQ(transliteration_key(text), qaim) << text;
  }
  EXPECT_EQ(transliteration_key("Boukamal"), transliteration_key("Bukamal"));
  EXPECT_EQ(transliteration_key("Nassib"), transliteration_key("Naseeb"));
  EXPECT_NE(transliteration_key("Nassib"), transliteration_key("Jaber"));
}

TEST(TransliterationKey, OfAFoldedNameIsThatOfTheName) {
  for (const char* name :
       {"Al Q\u0101\u02bcim", "\u0627\u0644\u0642\u0627\u0626\u0645", "\u00d6nc\u00fcp\u0131nar",
        "Abu Kamal-Qaim", "\u0394\u03b9\u03ac\u03b2\u03b1\u03c3\u03b7"}) {
    const std::string folded = fold_name(name);
    EXPECT_EQ(folded, fold_name(folded));
    EXPECT_EQ(transliteration_key(name), transliteration_key_of_folded(folded));
  }
}

TEST(FoldedWords, RememberWhereTheyStand) {
  const std::string text = "At al-Qa'im, القائم.";
  const auto words = folded_words(text);
  ASSERT_EQ(words.size(), 4U);
  EXPECT_EQ(words[2].text, "qaim");
  EXPECT_EQ(text.substr(words[2].begin, words[2].end - words[2].begin), "Qa'im");
  EXPECT_EQ(text.substr(words[3].begin, words[3].end - words[3].begin), "القائم");
}

TEST(FoldedWords, ATrailingApostropheIsNoPartOfTheWord) {
  const std::string text = "the 'port' is";
  const auto words = folded_words(text);
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(text.substr(words[1].begin, words[1].end - words[1].begin), "port");
}

TEST(EditDistance, CountsEditsAndStopsAtItsBound) {
  EXPECT_EQ(edit_distance("qaim", "qiam", 3), 1U);  // neighbours swapped
  EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3U);
  EXPECT_GT(edit_distance("a", "abcdefgh", 3), 3U);
  EXPECT_EQ(edit_distance("", "", 3), 0U);
}

TEST(Romanise, GivesAsciiForAnyScript) {
  EXPECT_EQ(romanise("Torfyanovka"), "Torfyanovka");
  EXPECT_EQ(romanise("Шегині").find_first_not_of("ShegyiniHh"), std::string::npos);
  EXPECT_EQ(romanise("Çobanbey"), "Cobanbey");
}

TEST(Romanise, LeavesAsciiAsTheTransliteratorWould) {
  Rng random(7);
  for (int round = 0; round < 200; ++round) {
    std::string ascii;
    while (ascii.size() < 20) ascii += static_cast<char>(' ' + random.below(95));

    EXPECT_EQ(romanise(ascii), ascii);
    EXPECT_EQ(romanise(ascii + " é"), ascii + " e");  // the same letters by the slow way
  }
}

}  // namespace
}  // namespace maabar
