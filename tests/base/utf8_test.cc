// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

TEST(Utf8, FindsTheFirstByteThatIsIllFormed) {
  EXPECT_FALSE(find_invalid_utf8("plain"));
  EXPECT_FALSE(find_invalid_utf8("القائم Öncüpınar 🛂"));
  EXPECT_EQ(find_invalid_utf8("ab\xff"), 2U);
  EXPECT_EQ(find_invalid_utf8("a\xd8"), 1U);             // cut in mid-character
  EXPECT_EQ(find_invalid_utf8("\xc0\xaf"), 0U);          // overlong
  EXPECT_EQ(find_invalid_utf8("\xed\xa0\x80"), 0U);      // a surrogate
  EXPECT_EQ(find_invalid_utf8("\xf4\x90\x80\x80"), 0U);  // beyond U+10FFFF
}

TEST(Utf8, ReplacesOnlyWhatIsIllFormed) {
  EXPECT_EQ(replace_invalid_utf8("a\xff"
                                 "bم"),
            "a\xef\xbf\xbd"
            "bم");
  EXPECT_FALSE(find_invalid_utf8(replace_invalid_utf8("\xff\xfe\xd8 x")));
}

TEST(DisplayWidth, CountsColumnsAndNotBytes) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("القائم"), 6U);
  EXPECT_EQ(display_width("e\xcc\x81"), 1U);  // a combining accent
  EXPECT_EQ(display_width("漢字"), 4U);
}

}  // namespace
}  // namespace maabar
