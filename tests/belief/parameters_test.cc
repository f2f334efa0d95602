// SPDX-License-Identifier: Apache-2.0
#include "belief/parameters.h"

#include <gtest/gtest.h>

#include <array>
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

/// The last share took what rounding the other two left: nothing, or less, where both were rounded
/// up. What was written so was not read again.
TEST(ParameterSets, SmallSharesAreWrittenSoThatTheyAreReadAgain) {
  for (const std::array<double, 3>& outcome : {std::array<double, 3>{0.6000005, 0.3999995, 1e-12},
                                               {0.6, 0.4, 1e-9},
                                               {1e-9, 0.3, 0.7},
                                               {1 - 2e-9, 1e-9, 1e-9},
                                               {0.25, 0.25, 0.5}}) {
    BeliefParameters set = ParameterSets::shipped().all();
    set.rates.outcome = outcome;
    const ParameterSets sets("a test", set, {});
    const auto again = ParameterSets::parse(sets.to_json(), "again.json");
    ASSERT_TRUE(again) << again.error().line();
    EXPECT_EQ(again->to_json(), sets.to_json());
    for (std::size_t i = 0; i < outcome.size(); ++i) {
      EXPECT_NEAR(again->all().rates.outcome[i], outcome[i], 2e-6);
    }
  }
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
            "'maabar-belief-parameters-3'");
  EXPECT_EQ(refused(with(good, "parameters-3", "parameters-2")), refused("[]"));
  EXPECT_NE(refused(with(good, "\"outcome\"", "\"outcome\": [0.9, 0.2, 0.2], \"x\"")), "accepted");
  EXPECT_NE(refused(with(good, "\"without\": {", "\"without\": {\"Nowhere\": {},")), "accepted");
}

}  // namespace
}  // namespace maabar
