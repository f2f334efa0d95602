// SPDX-License-Identifier: Apache-2.0
#include "report/date_finder.h"

#include <gtest/gtest.h>

#include "base/csv.h"
#include "base/file.h"
#include "report/reader_fixture.h"

namespace maabar {
namespace {

const DateFinder& finder() {
  static const DateFinder built = DateFinder::build(test::bundled_lexicon()).value();
  return built;
}

std::vector<FoundDate> dates_in(std::string_view text, std::string_view reference,
                                report::Lean lean = report::Lean::kPast) {
  return finder().find(text, Date::parse(reference).value(), lean);
}

TEST(DateFinder, EveryRowOfTheTableIsResolvedAsWritten) {
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

TEST(DateFinder, DaysAreHalfOpenAndSpansAreBytes) {
  const std::string text = "Shut since Oct. 3, open from 10 to 12 October.";
  const auto dates = dates_in(text, "2018-10-17");

  ASSERT_EQ(2U, dates.size());
  EXPECT_EQ("since Oct. 3", text.substr(dates[0].span.begin, dates[0].span.end - 5));
  EXPECT_EQ(report::DateRole::kSince, dates[0].role);
  EXPECT_EQ(3, dates[1].days().to - dates[1].days().from);
  EXPECT_EQ(Date::parse("2018-10-10").value().first_day(), dates[1].days().from);
}

TEST(DateFinder, ADateMayCountFromTheOneToldBefore) {
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

TEST(DateFinder, ALexiconWithoutDatesIsRefused) {
  const auto built = DateFinder::build(Lexicon());

  ASSERT_FALSE(built.has_value());
  EXPECT_EQ(ErrorKind::kInvalidInput, built.error().kind);
}

}  // namespace
}  // namespace maabar
