// SPDX-License-Identifier: Apache-2.0
#include "report/sentence.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "report/grammar.h"
#include "report/reader_fixture.h"

namespace maabar::report {
namespace {

const Grammar& grammar() {
  static const Grammar built =
      Grammar::build(test::bundled_gazetteer(), test::bundled_lexicon()).value();
  return built;
}

std::vector<std::string> sentences(const std::string& text) {
  TokenText tokens = tokenize(text, {0, text.size()});
  Annotations annotations;
  annotations.reset(tokens.tokens.size());
  grammar().matcher.annotate(tokens, annotations);
  annotations.finish();
  std::vector<std::string> found;
  for (const Sentence& s : split_sentences(tokens, annotations, grammar().sentences, 0)) {
    const std::uint32_t begin = tokens.tokens[s.first].begin;
    found.push_back(text.substr(begin, tokens.tokens[s.last - 1].end - begin));
  }
  return found;
}

struct Split {
  std::string text;
  std::vector<std::string> expected;
};

TEST(Sentence, FullStopsEndSentencesAndAbbreviationsDoNot) {
  const std::vector<Split> splits = {
      {"The gate opened. Trucks passed.", {"The gate opened.", "Trucks passed."}},
      {"Is it open? Nobody knows.", {"Is it open?", "Nobody knows."}},
      {"No fees! Go now.", {"No fees!", "Go now."}},
      {"Lt. Gen. Abdul Amir spoke. He left.", {"Lt. Gen. Abdul Amir spoke.", "He left."}},
      {"Col. Moayad al-Zoubi said so.", {"Col. Moayad al-Zoubi said so."}},
      {"Mr. Smith and Mrs. Jones crossed.", {"Mr. Smith and Mrs. Jones crossed."}},
      {"Dr. A. B. Khan came. He left.", {"Dr. A. B. Khan came.", "He left."}},
      {"It is 3.5 km long. It ends there.", {"It is 3.5 km long.", "It ends there."}},
      {"It closed on 27 Nov. 2024 at noon.", {"It closed on 27 Nov. 2024 at noon."}},
      {"See No. 5 of the list. It is new.", {"See No. 5 of the list.", "It is new."}},
      {"The U.S. forces left. They went east.", {"The U.S. forces left.", "They went east."}},
      {"Some goods, e.g. flour, pass. Fuel does not.",
       {"Some goods, e.g. flour, pass.", "Fuel does not."}},
      {"Fees rose, i.e. doubled. Trade fell.", {"Fees rose, i.e. doubled.", "Trade fell."}},
      {"\"It is shut.\" He left.", {"\"It is shut.\"", "He left."}},
      {"He said: \"Come back tomorrow.\" We did.", {"He said: \"Come back tomorrow.\"", "We did."}},
      {"It reopened (at last). Trucks came.", {"It reopened (at last).", "Trucks came."}},
      {"It reopened. (Not for cars.) Trucks came.",
       {"It reopened.", "(Not for cars.)", "Trucks came."}},
      {"Wait... The gate moves.", {"Wait...", "The gate moves."}},
      {"Really?! Yes.", {"Really?!", "Yes."}},
      {"The town of St. Petersburg is far.", {"The town of St. Petersburg is far."}},
      {"Version 2.0 is out. Read it.", {"Version 2.0 is out.", "Read it."}},
      {"He lives at www.example.org now. Ask him.",
       {"He lives at www.example.org now.", "Ask him."}},
      {"The post works from 8.30 a.m. to noon.", {"The post works from 8.30 a.m. to noon."}},
      {"1 truck an hour. 2 on Friday.", {"1 truck an hour.", "2 on Friday."}},
      {"Brig. Gen. Tahseen spoke at 9. He was brief.",
       {"Brig. Gen. Tahseen spoke at 9.", "He was brief."}},
      {"The gate is shut", {"The gate is shut"}},
      {"المعبر مغلق. الشاحنات تنتظر.", {"المعبر مغلق.", "الشاحنات تنتظر."}},
      {"هل فتح المعبر؟ لا.", {"هل فتح المعبر؟", "لا."}},
  };
  for (const Split& split : splits) EXPECT_EQ(split.expected, sentences(split.text)) << split.text;
}

TEST(Sentence, LinesBulletsAndHeadingsAreSentencesOfTheirOwn) {
  const std::vector<Split> splits = {
      {"- Torkham: open\n- Chaman: shut", {"Torkham: open", "Chaman: shut"}},
      {"* First\n* Second", {"First", "Second"}},
      {"1. Access is poor.\n2. Roads are worse.", {"Access is poor.", "Roads are worse."}},
      {"a) Bab al-Hawa - open\nb) Atmeh - shut", {"Bab al-Hawa - open", "Atmeh - shut"}},
      {"o Land\no Sea", {"Land", "Sea"}},
      {"Situation\nThe gate is shut.", {"Situation", "The gate is shut."}},
      {"## Access\n\nThe gate is shut.", {"Access", "The gate is shut."}},
      {"NOTES\n\nThe gate is shut. It rains.", {"NOTES", "The gate is shut.", "It rains."}},
      {"The gate was shut by the army on\nFriday night.",
       {"The gate was shut by the army on\nFriday night."}},
      {"Torkham: open\nChaman: shut", {"Torkham: open", "Chaman: shut"}},
      {"The gate is shut.\nIt rains.", {"The gate is shut.", "It rains."}},
      {"The gate is shut\n\nThe road is open.", {"The gate is shut", "The road is open."}},
      {"| Point | NGOs |\n| Semalka | open |", {"| Point | NGOs |", "| Semalka | open |"}},
      {"Torkham | Pakistan | closed\nMilak | Iran | open",
       {"Torkham | Pakistan | closed", "Milak | Iran | open"}},
      {"2.1 Torkham\nIt is shut.\n2.2 Chaman\nIt is open.",
       {"Torkham", "It is shut.", "Chaman", "It is open."}},
      {"2. Border\n- It is shut.\n3. Roads\n- They are wet.",
       {"Border", "It is shut.", "Roads", "They are wet."}},
      {"Horgos is a mess but it moves\nGradina takes twenty minutes\nMerdare is blocked by "
       "tractors",
       {"Horgos is a mess but it moves", "Gradina takes twenty minutes",
        "Merdare is blocked by tractors"}},
      {"\xe2\x80\xa2 Arida is open\n\xe2\x80\xa2 Qaa is shut", {"Arida is open", "Qaa is shut"}},
  };
  for (const Split& split : splits) EXPECT_EQ(split.expected, sentences(split.text)) << split.text;
}

TEST(Sentence, ALabelBeforeAColonOrADashIsFound) {
  for (const std::string text : {"Torkham: open again", "- Torkham - open again"}) {
    const TokenText tokens = tokenize(text, {0, text.size()});
    Annotations annotations;
    annotations.reset(tokens.tokens.size());
    annotations.finish();

    const auto found = split_sentences(tokens, annotations, grammar().sentences, 0);

    ASSERT_EQ(1U, found.size());
    EXPECT_EQ(found[0].first + 2, found[0].label_end) << text;
  }
}

}  // namespace
}  // namespace maabar::report
