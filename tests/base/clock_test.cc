// SPDX-License-Identifier: Apache-2.0
#include "base/clock.h"

#include <gtest/gtest.h>

#include <type_traits>

#include "base/interval.h"

namespace maabar {
namespace {

// Swapping clocks must not compile.
static_assert(!std::is_convertible_v<ValidTime, RecordTime>);
static_assert(!std::is_constructible_v<PublishedTime, ValidTime>);
static_assert(!std::is_convertible_v<std::int64_t, ValidTime>);

TEST(Clock, ReadsTimesWithAndWithoutAZone) {
  const auto expect = [](const char* text, const char* utc) {
    const auto seconds = parse_utc_seconds(text);
    ASSERT_TRUE(seconds) << text;
    EXPECT_EQ(to_iso8601(*seconds), utc) << text;
  };
  expect("2018-10-15T09:30:00Z", "2018-10-15T09:30:00Z");
  expect("2018-10-15T09:30", "2018-10-15T09:30:00Z");
  expect("2018-10-15 09:30:15.250", "2018-10-15T09:30:15Z");
  expect("2018-10-15T01:30:00+03:00", "2018-10-14T22:30:00Z");
  expect("2018-12-31T23:00:00-0230", "2019-01-01T01:30:00Z");
}

TEST(Clock, RefusesTimesThatDoNotExist) {
  for (const char* text :
       {"2018-10-15", "2018-10-15T24:00:00Z", "2018-10-15T09:60", "2018-02-30T10:00:00Z",
        "2018-10-15T09:30:00+3", "2018-10-15T09:30:00 EST", "2018-10-15T09:30:00.", "T09:30:00Z",
        "2018-10-15T09:30:61Z", "2018-10-15T9:30:00Z"}) {
    EXPECT_FALSE(parse_utc_seconds(text)) << text;
  }
}

TEST(Clock, TheEndsOfTimePrintAsNothing) {
  EXPECT_EQ(to_iso8601(ValidTime::forever()), "");
  EXPECT_EQ(to_iso8601(RecordTime::beginning()), "");
}

TEST(Interval, HoldsItsStartAndNotItsEnd) {
  const Interval<ValidTime> span{ValidTime(10), ValidTime(20)};
  EXPECT_TRUE(span.contains(ValidTime(10)));
  EXPECT_TRUE(span.contains(ValidTime(19)));
  EXPECT_FALSE(span.contains(ValidTime(20)));
  EXPECT_FALSE(span.overlaps({ValidTime(20), ValidTime(30)}));
  EXPECT_TRUE(span.overlaps({ValidTime(19), ValidTime(30)}));
  EXPECT_TRUE((Interval<ValidTime>{ValidTime(5), ValidTime(5)}).is_empty());
  EXPECT_TRUE(Interval<ValidTime>{}.contains(ValidTime(0)));
}

}  // namespace
}  // namespace maabar
