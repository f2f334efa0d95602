// SPDX-License-Identifier: Apache-2.0
#include "cli/numbers.h"

#include <gtest/gtest.h>

namespace maabar::cli {
namespace {

TEST(Grouped, SetsACommaEveryThreeDigits) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
}

TEST(ParseHours, TakesHoursAndMinutes) {
  EXPECT_EQ(parse_hours("--within", "24h")->seconds(), 86400);
  EXPECT_EQ(parse_hours("--within", "1.5h")->seconds(), 5400);
  EXPECT_EQ(parse_hours("--within", "90min")->seconds(), 5400);
  EXPECT_EQ(parse_hours("--within", "2")->seconds(), 7200);
}

TEST(ParseHours, RefusesWhatIsNoTime) {
  for (const char* text : {"", "h", "soon", "-3h", "0h", "24d", "1e9h", "nan", "inf", "1h2"}) {
    const auto time = parse_hours("--within", text);
    ASSERT_FALSE(time) << text;
    EXPECT_EQ(time.error().kind, ErrorKind::kInvalidInput);
    EXPECT_EQ(time.error().message.rfind("--within: '", 0), 0U);
  }
}

TEST(SignedTime, ShowsItsDirection) {
  EXPECT_EQ(signed_time(0), "0 min");
  EXPECT_EQ(signed_time(-40 * 60000), "-40 min");
  EXPECT_EQ(signed_time(3 * 3600000 + 600000), "+3 h 10 min");
}

}  // namespace
}  // namespace maabar::cli
