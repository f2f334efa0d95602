// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

TEST(Date, ReadsEachPrecisionAndWritesItBack) {
  for (const char* text : {"", "2018", "2018-07", "2018-10-15", "0001-01-01", "9999-12-31"}) {
    const auto date = Date::parse(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(to_string(*date), text);
  }
}

TEST(Date, RefusesADayThatTheCalendarDoesNotHave) {
  const auto date = Date::parse("2019-02-30");
  ASSERT_FALSE(date);
  EXPECT_EQ(date.error().kind, ErrorKind::kInvalidInput);
  EXPECT_EQ(date.error().message, "2019-02-30 does not exist in the calendar");
}

TEST(Date, RefusesWhatIsNotADate) {
  for (const char* text : {"soon", "18", "2018-13", "2018-00", "2018-1-1", "2018/10/15", "20181015",
                           "2018-10-15T", "0000", "2018-10-1x", "-018", "99999999999999999999"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
}

TEST(Date, KnowsLeapYears) {
  EXPECT_TRUE(Date::parse("2000-02-29"));
  EXPECT_TRUE(Date::parse("2024-02-29"));
  EXPECT_FALSE(Date::parse("1900-02-29"));
  EXPECT_FALSE(Date::parse("2023-02-29"));
}

TEST(Date, AMonthRunsFromItsFirstSecondToItsLast) {
  const Date month = Date::parse("2018-02").value();
  EXPECT_EQ(to_iso8601(month.first_second()), "2018-02-01T00:00:00Z");
  EXPECT_EQ(to_iso8601(month.last_second()), "2018-02-28T23:59:59Z");
}

TEST(Date, DayNumbersAndDatesAreInverse) {
  for (int number = -200000; number <= 200000; number += 373) {
    const Date date = Date::from_day(Day{number});
    EXPECT_EQ(date.first_day().number, number);
    EXPECT_EQ(Date::parse(to_string(date)).value(), date);
  }
}

TEST(Date, WeekdaysCountFromMonday) {
  EXPECT_EQ(weekday(Date::parse("2018-10-15").value().first_day()), 0);  // a Monday
  EXPECT_EQ(weekday(Date::parse("2019-09-30").value().first_day()), 0);
  EXPECT_EQ(weekday(Date::parse("1969-12-31").value().first_day()), 2);
}

TEST(Date, TheCoarserSortsBeforeTheFiner) {
  const auto year = Date::parse("2018").value();
  const auto month = Date::parse("2018-01").value();
  const auto day = Date::parse("2018-01-01").value();
  EXPECT_LT(Date(), year);
  EXPECT_LT(year, month);
  EXPECT_LT(month, day);
}

TEST(InclusiveMoment, ADateMeansItsLastSecondAndATimeItself) {
  EXPECT_EQ(to_iso8601(parse_inclusive_moment("2018-10-15").value()), "2018-10-15T23:59:59Z");
  EXPECT_EQ(to_iso8601(parse_inclusive_moment("2018").value()), "2018-12-31T23:59:59Z");
  EXPECT_EQ(to_iso8601(parse_inclusive_moment("2018-10-15T09:30+03:00").value()),
            "2018-10-15T06:30:00Z");
  EXPECT_FALSE(parse_inclusive_moment(""));
}

}  // namespace
}  // namespace maabar
