// SPDX-License-Identifier: Apache-2.0
#include "report/text_finder.h"

#include <gtest/gtest.h>

#include "base/csv.h"
#include "base/file.h"
#include "report/reader_fixture.h"

namespace maabar {
namespace {

const TextFinder& finder() {
  static const TextFinder built = TextFinder::build(test::bundled_lexicon()).value();
  return built;
}

std::vector<FoundDate> dates_in(std::string_view text, std::string_view reference,
                                report::Lean lean = report::Lean::kPast) {
  return finder().find_dates(text, Date::parse(reference).value(), lean);
}

TEST(TextFinder, EveryRowOfTheTableIsResolvedAsWritten) {
  const std::string file = std::string(MAABAR_TESTS_DIR) + "/cases/dates.csv";
  const CsvTable table = CsvTable::parse(load_file(file, 1 << 20).value(), "dates.csv").value();
  ASSERT_GE(table.rows().size(), 300U);

  for (const CsvTable::Row& row : table.rows()) {
    const auto lean = row.fields[2] == "future" ? report::Lean::kFuture : report::Lean::kPast;
    const auto dates = dates_in(row.fields[0], row.fields[1], lean);

    const std::string value = dates.empty() ? "none" : dates.front().value();
    EXPECT_EQ(row.fields[3], value) << to_string(table.where(row)) << " " << row.fields[0];
    const std::string duration = dates.empty() ? "" : dates.front().duration;
    EXPECT_EQ(row.fields[4], duration) << to_string(table.where(row)) << " " << row.fields[0];
  }
}

TEST(TextFinder, DaysAreHalfOpenAndSpansAreBytes) {
  const std::string text = "Shut since Oct. 3, open from 10 to 12 October.";
  const auto dates = dates_in(text, "2018-10-17");

  ASSERT_EQ(2U, dates.size());
  EXPECT_EQ("since Oct. 3", text.substr(dates[0].span.begin, dates[0].span.end - 5));
  EXPECT_EQ(report::DateRole::kSince, dates[0].role);
  EXPECT_EQ(3, dates[1].days().to - dates[1].days().from);
  EXPECT_EQ(Date::parse("2018-10-10").value().first_day(), dates[1].days().from);
}

TEST(TextFinder, ADateMayCountFromTheOneToldBefore) {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"It shut on 3 May 2017. It opened three days later.", "2017-05-06"},
      {"It shut on 3 May 2017. It opened a day after.", "2017-05-04"},
      {"It shut on 3 May 2017 and opened the next day.", "2017-05-04"},
      {"It shut on 3 May 2017. The same day, trucks turned back.", "2017-05-03"},
      {"It shut on 3 May 2017. The following week it opened.", "2017-05-08/2017-05-14"},
      {"It shut on 3 May 2017. It opened two months later.", "2017-07"},
      {"It shut on 3 May 2017. It had opened the previous month.", "2017-04"},
      {"It shut in 2015. It opened two years later.", "2017"},
      {"It shut on 3 May 2017. It had opened two days earlier.", "2017-05-01"},
      {"It shut on 3 May 2017. It had opened the day before.", "2017-05-02"},
      {"It shut on 3 May 2017. It opened the following Monday.", "2017-05-08"},
  };
  for (const auto& [text, expected] : rows) {
    const auto dates = dates_in(text, "2018-10-17");
    ASSERT_EQ(2U, dates.size()) << text;
    EXPECT_EQ(expected, dates[1].value()) << text;
  }
}

struct Split {
  std::string text;
  std::vector<std::string> expected;
};

// One sentence of our own for each phenomenon that sentence splitters are commonly tested on.
TEST(TextFinder, SentencesAreCutAsAPersonWould) {
  const std::vector<Split> splits = {
      {"The gate is shut. My truck waits.", {"The gate is shut.", "My truck waits."}},
      {"Is it open? My truck waits.", {"Is it open?", "My truck waits."}},
      {"It is open! I saw it.", {"It is open!", "I saw it."}},
      {"The clerk is Omar K. Haddad.", {"The clerk is Omar K. Haddad."}},
      {"The list is on p. 12.", {"The list is on p. 12."}},
      {"Did Omar and co. wait at the gate?", {"Did Omar and co. wait at the gate?"}},
      {"They hired Hale, Mir & Co. at dusk.", {"They hired Hale, Mir & Co. at dusk."}},
      {"We asked Omar and co. They knew it.", {"We asked Omar and co.", "They knew it."}},
      {"They hired Hale, Mir & Co. It left early.",
       {"They hired Hale, Mir & Co.", "It left early."}},
      {"You can see Mt. Hermon from it.", {"You can see Mt. Hermon from it."}},
      {"St. Paul's Gate is on 9th st. by the wall.",
       {"St. Paul's Gate is on 9th st. by the wall."}},
      {"This is Hale Jr.'s truck.", {"This is Hale Jr.'s truck."}},
      {"They reached the U.S.A. in May.", {"They reached the U.S.A. in May."}},
      {"They trade with the E.U. How much?", {"They trade with the E.U.", "How much?"}},
      {"They trade with the U.S. How much?", {"They trade with the U.S.", "How much?"}},
      {"She joined the U.S. Embassy in Amman.", {"She joined the U.S. Embassy in Amman."}},
      {"She was in the U.S. for ten days.", {"She was in the U.S. for ten days."}},
      {"At 6 a.m. Mr. Haddad came to the gate. He left the gate at 7 P.M. Mr. Haddad then slept.",
       {"At 6 a.m. Mr. Haddad came to the gate.", "He left the gate at 7 P.M.",
        "Mr. Haddad then slept."}},
      {"The fee is $25.50 for each truck.", {"The fee is $25.50 for each truck."}},
      {"The fee is $25.50. It is paid in cash.", {"The fee is $25.50.", "It is paid in cash."}},
      {"He runs the shed (He was a driver for years.) at the old gate.",
       {"He runs the shed (He was a driver for years.) at the old gate."}},
      {"Write to Omar.Haddad@example.org. He answers.",
       {"Write to Omar.Haddad@example.org.", "He answers."}},
      {"The page is: https://www.example.42.org/a-b/list_c.html. Do read it.",
       {"The page is: https://www.example.42.org/a-b/list_c.html.", "Do read it."}},
      {"He told her, 'It is shut.' he said.", {"He told her, 'It is shut.' he said."}},
      {"He told her, \"It is shut.\" he said.", {"He told her, \"It is shut.\" he said."}},
      {"He told her, \"It is shut.\" She turned the truck round.",
       {"He told her, \"It is shut.\"", "She turned the truck round."}},
      {"Stop!! No way on.", {"Stop!!", "No way on."}},
      {"Open?? Who says so?", {"Open??", "Who says so?"}},
      {"Open!? Is it true?", {"Open!?", "Is it true?"}},
      {"Open?! Is it true?", {"Open?!", "Is it true?"}},
      {"1.) The north gate 2.) The south gate", {"1.) The north gate", "2.) The south gate"}},
      {"1.) The north gate. 2.) The south gate.", {"1.) The north gate.", "2.) The south gate."}},
      {"1) The north gate 2) The south gate", {"1) The north gate", "2) The south gate"}},
      {"1) The north gate. 2) The south gate.", {"1) The north gate.", "2) The south gate."}},
      {"1. The north gate 2. The south gate", {"1. The north gate", "2. The south gate"}},
      {"1. The north gate. 2. The south gate.", {"1. The north gate.", "2. The south gate."}},
      {"\u2022 9. The north gate \u2022 10. The south gate",
       {"\u2022 9. The north gate", "\u2022 10. The south gate"}},
      {"\u20439. The north gate \u204310. The south gate",
       {"\u20439. The north gate", "\u204310. The south gate"}},
      {"a. The north gate b. The south gate c. The third old gate",
       {"a. The north gate", "b. The south gate", "c. The third old gate"}},
      {"This line was\ncut off by the page because it is long.",
       {"This line was\ncut off by the page because it is long."}},
      {"It was a long \nwait at the gate.", {"It was a long \nwait at the gate."}},
      {"needs\nflour and oil\ntents, blankets\n", {"needs", "flour and oil", "tents, blankets"}},
      {"The shed stands at N\u00b0. 4512.331.209. That is where they pay.",
       {"The shed stands at N\u00b0. 4512.331.209.", "That is where they pay."}},
      {"She works for Yahoo! in the capital.", {"She works for Yahoo! in the capital."}},
      {"We cross well, you and I. Did you meet Omar I. Haddad there?",
       {"We cross well, you and I.", "Did you meet Omar I. Haddad there?"}},
      {"He holds that with one gate, \u201cthe road of trade will be less long. . . .\u201d",
       {"He holds that with one gate, \u201cthe road of trade will be less long. . . .\u201d"}},
      {"\"Haddad [...] spoke of the two sheds [...]\" (Mir 12).",
       {"\"Haddad [...] spoke of the two sheds [...]\" (Mir 12)."}},
      {"Leave out the words and set the marks and the stop . . . . Next line.",
       {"Leave out the words and set the marks and the stop . . . .", "Next line."}},
      {"We never crossed.... She drove home.", {"We never crossed....", "She drove home."}},
      {"I was not ... well, I thought...you see . . . it is so, the gate is . . . I cannot say.",
       {"I was not ... well, I thought...you see . . . it is so, the gate is . . . I cannot say."}},
      {"One use that was lost . . . was the old toll. . . . The toll was not paid. . . .",
       {"One use that was lost . . . was the old toll.", ". . . The toll was not paid. . . ."}},
      // And more.
      {"BAGHDAD, Oct. 15 (Agency) - Iraq opened the gate. Trucks passed.",
       {"BAGHDAD, Oct. 15 (Agency) - Iraq opened the gate.", "Trucks passed."}},
      {"See No. 5 and Fig. 2. They agree.", {"See No. 5 and Fig. 2.", "They agree."}},
      {"Was it open? No. It was shut.", {"Was it open?", "No.", "It was shut."}},
      {"Some goods, e.g. Iraqi dates, pass.", {"Some goods, e.g. Iraqi dates, pass."}},
      {"Status\n\nThe gate is shut. It rains.", {"Status", "The gate is shut.", "It rains."}},
      {"\u0647\u0644 \u0641\u062a\u062d\u061f \u0644\u0627\u06d4 \u0646\u0639\u0645.",
       {"\u0647\u0644 \u0641\u062a\u062d\u061f", "\u0644\u0627\u06d4", "\u0646\u0639\u0645."}},
      {"\u53e3\u5cb8\u5173\u95ed\u3002\u5361\u8f66\u7b49\u5f85\u3002",
       {"\u53e3\u5cb8\u5173\u95ed\u3002", "\u5361\u8f66\u7b49\u5f85\u3002"}},
  };
  for (const Split& split : splits) {
    std::vector<std::string> found;
    for (const Span& span : finder().find_sentences(split.text)) {
      found.push_back(split.text.substr(span.begin, span.end - span.begin));
    }
    EXPECT_EQ(split.expected, found) << split.text;
  }
}

TEST(TextFinder, ALexiconWithoutDatesIsRefused) {
  const auto built = TextFinder::build(Lexicon());

  ASSERT_FALSE(built.has_value());
  EXPECT_EQ(ErrorKind::kInvalidInput, built.error().kind);
}

}  // namespace
}  // namespace maabar
