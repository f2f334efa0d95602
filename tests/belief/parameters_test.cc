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
  EXPECT_EQ(again->common().rates.one_side, shipped.common().rates.one_side);
}

/// The last share took what rounding the other two left: nothing, or less, where both were rounded
/// up. What was written so was not read again.
TEST(ParameterSets, SmallSharesAreWrittenSoThatTheyAreReadAgain) {
  for (const std::array<double, 3>& outcome : {std::array<double, 3>{0.6000005, 0.3999995, 1e-12},
                                               {0.6, 0.4, 1e-9},
                                               {1e-9, 0.3, 0.7},
                                               {1 - 2e-9, 1e-9, 1e-9},
                                               {0.25, 0.25, 0.5}}) {
    BeliefParameters set = ParameterSets::shipped().common();
    set.rates.outcome = outcome;
    const ParameterSets sets("a test", set, {}, {});
    const auto again = ParameterSets::parse(sets.to_json(), "again.json");
    ASSERT_TRUE(again) << again.error().line();
    EXPECT_EQ(again->to_json(), sets.to_json());
    for (std::size_t i = 0; i < outcome.size(); ++i) {
      EXPECT_NEAR(again->common().rates.outcome[i], outcome[i], 2e-6);
    }
  }
}

CrossingKey key(std::string_view text) { return CrossingKey::parse(text).value(); }

BeliefParameters with_reports_wrong(double error) {
  BeliefParameters set = ParameterSets::shipped().common();
  set.evidence.reported = error;
  return set;
}

TEST(ParameterSets, ACrossingHasThoseOfTheHistoryThatTellsOfItElseOfItsBorderElseTheCommonOnes) {
  const ParameterSets sets("a test", with_reports_wrong(0.1),
                           {{"first", with_reports_wrong(0.2), {key("iq-sy.rabia-yarubiyah")}},
                            {"second",
                             with_reports_wrong(0.3),
                             {key("iq-sy.rabia-yarubiyah"), key("jo-sy.nassib-jaber")}}},
                           {{key("jo-sy.nassib-jaber"), with_reports_wrong(0.4)}});
  const auto error_of = [&](std::string_view crossing) {
    return sets.of(key(crossing)).evidence.reported;
  };
  const auto error_without = [&](std::string_view crossing) {
    return sets.without(key(crossing)).evidence.reported;
  };
  EXPECT_EQ(error_of("iq-sy.rabia-yarubiyah"), 0.2);
  EXPECT_EQ(error_of("iq-sy.faysh-khabur-semalka"), 0.2);
  EXPECT_EQ(error_of("jo-sy.nassib-jaber"), 0.3);
  EXPECT_EQ(error_of("kh-th.poipet-aranyaprathet"), 0.1);
  EXPECT_EQ(error_without("iq-sy.rabia-yarubiyah"), 0.2);
  EXPECT_EQ(error_without("jo-sy.nassib-jaber"), 0.4);
  EXPECT_EQ(error_without("kh-th.poipet-aranyaprathet"), 0.1);
}

TEST(ParameterSets, ShippedOnesLeaveOutEachCrossingThatTheyWereFittedTo) {
  const ParameterSets shipped = ParameterSets::shipped();
  EXPECT_GE(shipped.histories().size(), 3U);
  for (const HistoryParameters& history : shipped.histories()) {
    EXPECT_NE(history.parameters, shipped.common()) << history.name;
    for (const CrossingKey& crossing : history.crossings) {
      EXPECT_NE(shipped.without(crossing), shipped.of(crossing)) << crossing.text();
    }
  }
}

TEST(ParameterSets, RefusesWhatIsMissingOrOutOfRange) {
  const std::string good = ParameterSets::shipped().to_json();
  const auto refused = [](const std::string& text) {
    const auto result = ParameterSets::parse(text, "p.json");
    return result ? std::string("accepted") : result.error().line();
  };
  EXPECT_EQ(refused(with(good, "near_share", "nearshare")),
            "p.json: common: 'near_share' must be a number between 0 and 1, both excluded");
  EXPECT_EQ(refused(with(good, "\"returns\": ", "\"returns\": 4")),
            "p.json: common: 'returns' must be a number between 0 and 1, both excluded");
  EXPECT_EQ(refused("[]"),
            "p.json: not belief parameters: a JSON object whose 'format' is "
            "'maabar-belief-parameters-4'");
  EXPECT_EQ(refused(with(good, "parameters-4", "parameters-3")), refused("[]"));
  EXPECT_NE(refused(with(good, "\"outcome\"", "\"outcome\": [0.9, 0.2, 0.2], \"x\"")), "accepted");
  EXPECT_NE(refused(with(good, "\"without\": {", "\"without\": {\"Nowhere\": {},")), "accepted");
  EXPECT_EQ(refused(with(good, "\"histories\": [", "\"histories\": [7,")),
            "p.json: histories[0]: 'name', 'crossings' (an array) and 'parameters' must be there");
  EXPECT_NE(refused(with(good, "\"crossings\": [", "\"crossings\": [\"Nowhere\",")), "accepted");
}

}  // namespace
}  // namespace maabar
