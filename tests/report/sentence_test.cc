// SPDX-License-Identifier: Apache-2.0
#include "report/sentence.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "report/reader_fixture.h"

namespace maabar::report {
namespace {

std::vector<std::string> sentences(const std::string& text) {
  TokenText tokens = tokenize(text, {0, text.size()});
  Annotations annotations;
  annotations.reset(tokens.tokens.size());
  test::bundled_grammar().matcher.annotate(tokens, annotations);
  annotations.finish();
  std::vector<std::string> found;
  for (const Sentence& s :
       split_sentences(tokens, annotations, test::bundled_grammar().sentences, 0)) {
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

// Sentences of our own for what sentence splitters are commonly tested on.
TEST(Sentence, WhatBearsAMarkInsideIsNotCut) {
  const std::vector<Split> splits = {
      {"The road is dry. It is open.", {"The road is dry.", "It is open."}},
      {"Who holds it? We do.", {"Who holds it?", "We do."}},
      {"Stop there! It is mined.", {"Stop there!", "It is mined."}},
      {"The clerk is Omar K. Haddad.", {"The clerk is Omar K. Haddad."}},
      {"Please see the map on p. 12.", {"Please see the map on p. 12."}},
      {"Was it Anna at the gate? Was it Mr. Khan?",
       {"Was it Anna at the gate?", "Was it Mr. Khan?"}},
      {"She sits at Haddad Bros. as a broker.", {"She sits at Haddad Bros. as a broker."}},
      {"Salt was sold by Karim & Co. as a rule.", {"Salt was sold by Karim & Co. as a rule."}},
      {"They shut at Nasser and Co. It was late.", {"They shut at Nasser and Co.", "It was late."}},
      {"The ship was the S.S. Orient. It sank.", {"The ship was the S.S. Orient.", "It sank."}},
      {"He lives in the U.S. What about her?", {"He lives in the U.S.", "What about her?"}},
      {"I wrote to the U.S. Embassy.", {"I wrote to the U.S. Embassy."}},
      {"He sold cars in the U.S. for ten years.", {"He sold cars in the U.S. for ten years."}},
      {"At 4 a.m. Mr. Haddad crossed the bridge. He was back at 7 P.M. Mr. Haddad then slept.",
       {"At 4 a.m. Mr. Haddad crossed the bridge.", "He was back at 7 P.M.",
        "Mr. Haddad then slept."}},
      {"He paid $20.50 there. It was little.", {"He paid $20.50 there.", "It was little."}},
      {"The fee is $20.50. It was paid.", {"The fee is $20.50.", "It was paid."}},
      {"He guards the gate (he was a teacher once.) at the river.",
       {"He guards the gate (he was a teacher once.) at the river."}},
      {"Write to Omar.Haddad@example.org. He answers.",
       {"Write to Omar.Haddad@example.org.", "He answers."}},
      {"The list is at: https://www.example.24.org/new-list/gates_all.html. Read it first.",
       {"The list is at: https://www.example.24.org/new-list/gates_all.html.", "Read it first."}},
      {"He turned round, 'It is shut.' he said.", {"He turned round, 'It is shut.' he said."}},
      {"He turned round, \"It is shut.\" he said.", {"He turned round, \"It is shut.\" he said."}},
      {"He turned round, \"It is shut.\" He shrugged.",
       {"He turned round, \"It is shut.\"", "He shrugged."}},
      {"Go!! There is no time.", {"Go!!", "There is no time."}},
      {"Who?? Nobody came.", {"Who??", "Nobody came."}},
      {"What!? Is it open?", {"What!?", "Is it open?"}},
      {"What?! Is it open?", {"What?!", "Is it open?"}},
      {"He sits at Aramex! in the back office.", {"He sits at Aramex! in the back office."}},
      {"They wait there, you and I. Did Omar I. Haddad come?",
       {"They wait there, you and I.", "Did Omar I. Haddad come?"}},
      {"The house is N\xc2\xb0. 77.12.30. It is blue.",
       {"The house is N\xc2\xb0. 77.12.30.", "It is blue."}},
      {"\"Haddad [...] kept the books of both posts [...]\" (Khan 12).",
       {"\"Haddad [...] kept the books of both posts [...]\" (Khan 12)."}},
      {"I never said so.... He shut the gate.", {"I never said so....", "He shut the gate."}},
      {"He was not ... well, what I mean...look . . . what I say is . . . he did not know.",
       {"He was not ... well, what I mean...look . . . what I say is . . . he did not know."}},
      {"One more rule that was kept . . . was that of two stamps. . . . The rule went on. . . .",
       {"One more rule that was kept . . . was that of two stamps.",
        ". . . The rule went on. . . ."}},
      {"Where words are left out at the end, three dots stand for them . . . . The next begins.",
       {"Where words are left out at the end, three dots stand for them . . . .",
        "The next begins."}},
      {"She wrote that \"the rules of the gate will look less strange. . . .\"",
       {"She wrote that \"the rules of the gate will look less strange. . . .\""}},
  };
  for (const Split& split : splits) EXPECT_EQ(split.expected, sentences(split.text)) << split.text;
}

TEST(Sentence, ListsOnOneLineAndBrokenLinesAreRead) {
  const std::vector<Split> splits = {
      {"1.) The first gate 2.) The second gate", {"The first gate", "The second gate"}},
      {"1.) The first gate. 2.) The second gate.", {"The first gate.", "The second gate."}},
      {"1) The first gate 2) The second gate", {"The first gate", "The second gate"}},
      {"1) The first gate. 2) The second gate.", {"The first gate.", "The second gate."}},
      {"1. The first gate 2. The second gate", {"The first gate", "The second gate"}},
      {"1. The first gate. 2. The second gate.", {"The first gate.", "The second gate."}},
      {"\xe2\x80\xa2 9. The first gate \xe2\x80\xa2 10. The second gate",
       {"9. The first gate", "10. The second gate"}},
      {"\xe2\x81\x83"
       "9. The first gate \xe2\x81\x83"
       "10. The second gate",
       {"9. The first gate", "10. The second gate"}},
      {"a. The first gate b. The second gate c. The third gate",
       {"The first gate", "The second gate", "The third gate"}},
      {"The line was broken\nin its middle by the page.",
       {"The line was broken\nin its middle by the page."}},
      {"It was a cold \nmorning at the bridge.", {"It was a cold \nmorning at the bridge."}},
      {"gates\nborder posts\nroads, tracks\n", {"gates", "border posts", "roads, tracks"}},
      {"The post works.  It is new.", {"The post works.", "It is new."}},
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
      {"2.1 Torkham\nClosed\n2.2 Chaman\nOpen", {"Torkham", "Closed", "Chaman", "Open"}},
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

    const auto found = split_sentences(tokens, annotations, test::bundled_grammar().sentences, 0);

    ASSERT_EQ(1U, found.size());
    EXPECT_EQ(found[0].first + 2, found[0].label_end) << text;
  }
}

}  // namespace
}  // namespace maabar::report
