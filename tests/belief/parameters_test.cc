// SPDX-License-Identifier: Apache-2.0
#include "belief/parameters.h"

#include <gtest/gtest.h>

#include <string>

namespace maabar {
namespace {

std::string with(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(ParameterSets, ShippedOnesAreReadAndWrittenAlike) {
  const ParameterSets shipped = ParameterSets::shipped();
  const auto again = ParameterSets::parse(shipped.to_json(), "again.json");
  ASSERT_TRUE(again) << again.error().line();
  EXPECT_EQ(again->to_json(), shipped.to_json());
  EXPECT_EQ(again->all().rates.one_side, shipped.all().rates.one_side);
}

TEST(ParameterSets, ACrossingOutsideTheHistoryTakesTheWhole) {
  const ParameterSets shipped = ParameterSets::shipped();
  EXPECT_EQ(shipped.without(CrossingKey::parse("aa-bb.nowhere").value()), shipped.all());
}

TEST(ParameterSets, RefusesWhatIsMissingOrOutOfRange) {
  const std::string good = ParameterSets::shipped().to_json();
  const auto refused = [](const std::string& text) {
    const auto result = ParameterSets::parse(text, "p.json");
    return result ? std::string("accepted") : result.error().line();
  };
  EXPECT_EQ(refused(with(good, "near_share", "nearshare")),
            "p.json: all: 'near_share' must be a number between 0 and 1, both excluded");
  EXPECT_EQ(refused(with(good, "\"returns\": ", "\"returns\": 4")),
            "p.json: all: 'returns' must be a number between 0 and 1, both excluded");
  EXPECT_EQ(refused("[]"),
            "p.json: not belief parameters: a JSON object whose 'format' is "
            "'maabar-belief-parameters-2'");
  EXPECT_NE(refused(with(good, "\"outcome\"", "\"outcome\": [0.9, 0.2, 0.2], \"x\"")), "accepted");
  EXPECT_NE(refused(with(good, "\"without\": {", "\"without\": {\"Nowhere\": {},")), "accepted");
}

}  // namespace
}  // namespace maabar
