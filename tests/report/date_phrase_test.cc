// SPDX-License-Identifier: Apache-2.0
#include "report/date_phrase.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "base/random.h"
#include "report/reader_fixture.h"

namespace maabar::report {
namespace {

/// The first date of `text`, resolved; `none` when there is none.
std::string first_date(const std::string& text, const std::string& anchor, Lean lean) {
  TokenText tokens = tokenize(text, {0, text.size()});
  Annotations annotations;
  annotations.reset(tokens.tokens.size());
  test::bundled_grammar().matcher.annotate(tokens, annotations);
  annotations.finish();
  const auto dates =
      find_dates(tokens, annotations, test::bundled_grammar().dates, test::bundled_grammar().values,
                 0, static_cast<std::uint32_t>(tokens.tokens.size()));
  if (dates.empty()) return "none";
  return to_string(resolve(dates.front(), Date::parse(anchor).value(), lean));
}

struct Row {
  const char* text;
  const char* expected;
};

// Every row is read from Wednesday 17 October 2018.
constexpr const char* kAnchor = "2018-10-17";

TEST(DatePhrase, PastExpressionsAreFoundBeforeTheAnchor) {
  const std::vector<Row> rows = {
      {"on 15 October 2018", "2018-10-15"},
      {"on October 15, 2018", "2018-10-15"},
      {"on 15 October", "2018-10-15"},
      {"on the 15th of October", "2018-10-15"},
      {"on October 15", "2018-10-15"},
      {"on 20 October", "2017-10-20"},
      {"on 3 December", "2017-12-03"},
      {"on 29 February", "2016-02-29"},
      {"2018-10-15", "2018-10-15"},
      {"since 2018-09", "2018-09"},
      {"on 15/10/2018", "2018-10-15"},
      {"on 10/15/2018", "2018-10-15"},
      {"on 15.10.2018", "2018-10-15"},
      {"in October 2018", "2018-10"},
      {"in October", "2018-10"},
      {"in July", "2018-07"},
      {"in November", "2017-11"},
      {"since July", "2018-07"},
      {"since December", "2017-12"},
      {"last July", "2018-07"},
      {"last November", "2017-11"},
      {"last October", "2017-10"},
      {"in early July", "2018-07"},
      {"in mid-July", "2018-07"},
      {"since mid-2018", "2018"},
      {"late in 2017", "2017"},
      {"early last year", "2017"},
      {"at the end of August", "2018-08"},
      {"at the start of April 2015", "2015-04"},
      {"earlier in October", "2018-10"},
      {"in 2014", "2014"},
      {"since 2014", "2014"},
      {"until 2012", "2012"},
      {"on Monday", "2018-10-15"},
      {"on Wednesday", "2018-10-17"},
      {"on Thursday", "2018-10-11"},
      {"on Sunday morning", "2018-10-14"},
      {"Tuesday night", "2018-10-16"},
      {"last Friday", "2018-10-12"},
      {"last Wednesday", "2018-10-10"},
      {"on Monday, 15 October", "2018-10-15"},
      {"on Monday, October 15, 2018", "2018-10-15"},
      {"since Monday", "2018-10-15"},
      {"yesterday", "2018-10-16"},
      {"last night", "2018-10-16"},
      {"the day before yesterday", "2018-10-15"},
      {"today", "2018-10-17"},
      {"this morning", "2018-10-17"},
      {"tonight", "2018-10-17"},
      {"three days ago", "2018-10-14"},
      {"10 days ago", "2018-10-07"},
      {"a day ago", "2018-10-16"},
      {"two weeks ago", "2018-10"},
      {"a fortnight ago", "2018-10"},
      {"three weeks ago", "2018-09"},
      {"a month ago", "2018-09"},
      {"two months ago", "2018-08"},
      {"eleven months ago", "2017-11"},
      {"a year ago", "2017"},
      {"four years ago", "2014"},
      {"a decade ago", "2008"},
      {"two decades ago", "1998"},
      {"last week", "2018-10"},
      {"last month", "2018-09"},
      {"last year", "2017"},
      {"this week", "2018-10"},
      {"this month", "2018-10"},
      {"this year", "2018"},
      {"earlier this month", "2018-10"},
      {"earlier this year", "2018"},
      {"late last month", "2018-09"},
      {"for two years", "2016"},
      {"for eight months", "2018-02"},
      {"for three days", "2018-10-14"},
      {"for the past two weeks", "2018-10"},
      {"since the spring", "2018"},
      {"last spring", "2018"},
      {"last summer", "2018"},
      {"last winter", "2017"},
      {"since the winter", "2017"},
      {"in the summer of 2016", "2016"},
      {"on the 15th", "2018-10-15"},
      {"on the 22nd", "2018-09-22"},
      {"since the 31st", "2018-08-31"},
      {"over New Year", "2018-01"},
      {"on Christmas Eve", "2017-12-24"},
      {"on Christmas Day", "2017-12-25"},
      {"between 3 and 5 October", "2018-10-03"},
      {"the night of 26 to 27 September", "2018-09-27"},
      {"as of 21 September", "2018-09-21"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(row.expected, first_date(row.text, kAnchor, Lean::kPast)) << row.text;
  }
}

TEST(DatePhrase, ExpectationsAreFoundAfterTheAnchor) {
  const std::vector<Row> rows = {
      {"on 20 October", "2018-10-20"},
      {"on 15 October", "2019-10-15"},
      {"on 1 January", "2019-01-01"},
      {"in November", "2018-11"},
      {"in March", "2019-03"},
      {"next March", "2019-03"},
      {"by mid-April", "2019-04"},
      {"on Thursday", "2018-10-18"},
      {"on Wednesday", "2018-10-17"},
      {"next Wednesday", "2018-10-24"},
      {"next Friday", "2018-10-19"},
      {"tomorrow", "2018-10-18"},
      {"the day after tomorrow", "2018-10-19"},
      {"within three days", "2018-10-20"},
      {"within two months", "2018-12"},
      {"within a couple of months", "2018-12"},
      {"in ten days", "2018-10-27"},
      {"about a fortnight", "2018-10"},
      {"next week", "2018-10"},
      {"next month", "2018-11"},
      {"next year", "2019"},
      {"early next year", "2019"},
      {"by the end of the year", "2018"},
      {"by the end of the month", "2018-10"},
      {"before the end of this year", "2018"},
      {"by next spring", "2019"},
      {"before winter", "2018"},
      {"in the summer", "2019"},
      {"by Christmas", "2018-12-25"},
      {"after New Year", "2019-01"},
      {"on the 18th", "2018-10-18"},
      {"on the 3rd", "2018-11-03"},
      {"until 13 November", "2018-11-13"},
      {"from 1 December", "2018-12-01"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(row.expected, first_date(row.text, kAnchor, Lean::kFuture)) << row.text;
  }
}

TEST(DatePhrase, WhatIsNoDateIsNotTaken) {
  for (const char* text : {"the 15th brigade", "it may open", "they march on", "40 trucks",
                           "route 66", "8.30", "a sunny road", "second gate", "in 3 lanes"}) {
    const std::string found = first_date(text, kAnchor, Lean::kPast);
    EXPECT_TRUE(found == "none") << text << " gave " << found;
  }
}

/// Words that dates are made of by name, and some that they are not.
std::vector<std::string> named_words() {
  return {"a",        "about",       "after",   "ago",     "almost",    "an",        "and",
          "another",  "at",          "before",  "between", "beginning", "by",        "calendar",
          "closing",  "consecutive", "day",     "during",  "earlier",   "early",     "eighties",
          "end",      "ever",        "final",   "first",   "fiscal",    "following", "for",
          "forties",  "from",        "full",    "FY",      "half",      "hence",     "hundred",
          "in",       "its",         "just",    "last",    "later",     "less",      "midnight",
          "more",     "morning",     "next",    "night",   "nineteen",  "nineties",  "now",
          "of",       "on",          "one",     "only",    "opening",   "or",        "over",
          "previous", "prior",       "quarter", "row",     "running",   "s",         "same",
          "since",    "some",        "than",    "that",    "the",       "their",     "then",
          "this",     "thousand",    "till",    "time",    "to",        "today",     "twenties",
          "under",    "until",       "up",      "week",    "with",      "within",    "year",
          "gate",     "closed",      "trucks",  "brigade", "1",         "5",         "15th",
          "19",       "21st",        "2018",    "1990s",   "90s",       "Q1",        "H2",
          "FY2019",   "20190506",    "06T10",   "12/2018", "5-7",       "2014-19",   ",",
          "(",        ")",           "'90s",    "/",       ".",         "-",         "year's"};
}

/// Likewise, and those of the classes of dates.
std::vector<std::string> words_of_dates() {
  std::vector<std::string> words = named_words();
  for (const LexiconPhrase& phrase : test::bundled_lexicon().phrases()) {
    const auto& names = DateClasses::kNames;
    const bool date = std::find(names.begin(), names.end(), phrase.word_class) != names.end();
    if (date) words.push_back(phrase.phrase);
  }
  return words;
}

/// Expects the same dates whether every token is tried or not; how many there are.
std::size_t expect_no_date_is_lost(const std::string& text) {
  DateClasses every = test::bundled_grammar().dates;
  every.starts = DateStarts();
  TokenText tokens = tokenize(text, {0, text.size()});
  Annotations annotations;
  annotations.reset(tokens.tokens.size());
  test::bundled_grammar().matcher.annotate(tokens, annotations);
  annotations.finish();
  const auto find = [&](const DateClasses& classes) {
    return find_dates(tokens, annotations, classes, test::bundled_grammar().values, 0,
                      static_cast<std::uint32_t>(tokens.tokens.size()));
  };
  const auto fields = [](const std::vector<DatePhrase>& dates) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, DatePhrase::Kind>> all;
    for (const DatePhrase& d : dates) all.emplace_back(d.begin, d.end, d.kind);
    return all;
  };
  const auto expected = fields(find(every));
  EXPECT_TRUE(expected == fields(find(test::bundled_grammar().dates))) << text;
  return expected.size();
}

TEST(DatePhrase, TokensThatAreNotTriedBeginNoDate) {
  std::size_t dates = 0;
  for (const std::string& first : named_words()) {
    for (const std::string& second : words_of_dates()) {
      const std::string pair = first + " " + second;
      dates += expect_no_date_is_lost(pair + " of 2018; the " + pair);
    }
  }
  EXPECT_GT(dates, 10000U);
}

TEST(DatePhrase, TokensThatAreNotTriedBeginNoDateInWordsInAnyOrder) {
  const std::vector<std::string> words = words_of_dates();
  std::size_t dates = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Rng rng(seed);
    std::string text;
    for (int n = 0; n < 14; ++n) text += words[rng.below(words.size())] + " ";
    dates += expect_no_date_is_lost(text);
  }
  EXPECT_GT(dates, 2000U);
}

TEST(DatePhrase, AnUnknownAnchorLeavesRelativeDatesUnknown) {
  for (const char* text : {"on Monday", "yesterday", "in July", "two weeks ago", "on the 3rd"}) {
    EXPECT_EQ("", first_date(text, "", Lean::kPast)) << text;
  }
  EXPECT_EQ("2014-06", first_date("in June 2014", "", Lean::kPast));
}

TEST(DatePhrase, AnAnchorOfAMonthResolvesMonthsAndNoDays) {
  EXPECT_EQ("2018-07", first_date("in July", "2018-10", Lean::kPast));
  EXPECT_EQ("2018-09", first_date("last month", "2018-10", Lean::kPast));
  EXPECT_EQ("", first_date("on Monday", "2018-10", Lean::kPast));
}

TEST(DatePhrase, ImpossibleDatesAndHugeCountsGiveNothing) {
  EXPECT_EQ("", first_date("on 31 November 2018", kAnchor, Lean::kPast));
  EXPECT_EQ("", first_date("999999 years ago", kAnchor, Lean::kPast));
  EXPECT_EQ("", first_date("900000 days ago", kAnchor, Lean::kPast));
}

}  // namespace
}  // namespace maabar::report
