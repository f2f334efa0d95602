// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/crossing_key.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

Country country(const char* code) { return Country::parse(code).value(); }

TEST(Country, OfTwoLettersInLowerCaseIsAsParsed) {
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b)
      EXPECT_EQ(Country::parse(std::string{a, b}).value(), Country::of_lower(a, b));
  }
}

TEST(CrossingKey, TellsCrossingBorderAndCountryApart) {
  EXPECT_EQ(CrossingKey::parse("iq-sy.al-qaim-abu-kamal")->kind(), CrossingKey::Kind::kCrossing);
  EXPECT_EQ(CrossingKey::parse("IQ-SY")->kind(), CrossingKey::Kind::kPair);
  EXPECT_EQ(CrossingKey::parse("iq")->kind(), CrossingKey::Kind::kCountry);
  EXPECT_TRUE(CrossingKey::parse("")->is_none());
}

TEST(CrossingKey, RefusesWhatIsMalformed) {
  for (const char* text : {"sy-iq.x", "iq-iq", "iq-sy.", "iq-sy.-x", "iq-sy.a b", "iqsy", "i",
                           "iq-sy.x.y", "iq-sy.\xc3\xb6", "12-34.x", "iq.x"}) {
    EXPECT_FALSE(CrossingKey::parse(text)) << text;
  }
}

TEST(CrossingKey, KnowsItsSides) {
  const CrossingKey key = CrossingKey::parse("iq-sy.al-qaim-abu-kamal").value();
  EXPECT_EQ(key.country_a(), country("IQ"));
  EXPECT_EQ(key.other_side(country("IQ")), country("SY"));
  EXPECT_TRUE(key.other_side(country("TR")).is_none());
  EXPECT_EQ(key.border().text(), "iq-sy");
  EXPECT_EQ(CrossingKey::pair(country("SY"), country("IQ")).text(), "iq-sy");
}

TEST(ProvisionalKey, FollowsTheGuidesSlugRule) {
  EXPECT_EQ(make_provisional_key(country("TR"), "Öncüpınar", country("SY"), "Bab al-Salam")->text(),
            "sy-tr.bab-al-salam-oncupinar");
  EXPECT_EQ(make_provisional_key(country("AF"), "", country("IR"), "Dogharoun")->text(),
            "af-ir.dogharoun");
  EXPECT_EQ(make_provisional_key(country("EG"), "Rafah", country("PS"), "Rafah")->text(),
            "eg-ps.rafah");
  EXPECT_FALSE(make_provisional_key(country("AF"), "?", country("IR"), ""));
  EXPECT_FALSE(make_provisional_key(country("AF"), "x", country("AF"), "y"));
}

}  // namespace
}  // namespace maabar
