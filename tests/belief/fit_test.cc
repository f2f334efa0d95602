// SPDX-License-Identifier: Apache-2.0
// Fits to histories small enough to be fitted in a test.
#include "belief/fit.h"

#include "belief/log_builder.h"

namespace maabar {
namespace {

constexpr std::string_view kFirst = "iq-sy.rabia-yarubiyah";
constexpr std::string_view kSecond = "kh-th.poipet-aranyaprathet";

/// Five reports of the whole crossing, a month apart, that all say the same.
FitHistory history_of(std::string_view crossing, const std::string& value) {
  test::LogBuilder builder;
  for (const std::string month : {"01", "02", "03", "04", "05"}) {
    builder.say(
        {.crossing = std::string(crossing), .value = value, .published = "2020-" + month + "-10"});
  }
  return {std::string(crossing), builder.log};
}

ParameterSets fit(const std::vector<FitHistory>& histories) {
  return fit_sets(histories, "a test", [](std::string_view) {});
}

double open_in_news(const BeliefParameters& parameters) { return parameters.news.of_all[0]; }

TEST(Fit, ToOneHistoryGivesItWhatIsCommonAndFollowsWhatItTells) {
  const ParameterSets open = fit({history_of(kFirst, "open")});
  const ParameterSets closed = fit({history_of(kFirst, "closed")});
  EXPECT_EQ(open.of(test::key(kFirst)), open.common());
  EXPECT_GT(open_in_news(open.common()), open_in_news(closed.common()));
}

TEST(Fit, ToTwoHistoriesGivesEachNewsOfItsOwnAndThePlaceBetweenToOthers) {
  const ParameterSets sets = fit({history_of(kFirst, "open"), history_of(kSecond, "closed")});
  const BeliefParameters& first = sets.of(test::key(kFirst));
  const BeliefParameters& second = sets.of(test::key(kSecond));
  EXPECT_GT(open_in_news(first), open_in_news(sets.common()));
  EXPECT_GT(open_in_news(sets.common()), open_in_news(second));
  EXPECT_EQ(first.rates, second.rates);
  EXPECT_EQ(first.evidence, second.evidence);
}

TEST(Fit, WithoutTheOnlyCrossingOfAHistoryKnowsOfItWhatTheOtherTells) {
  const ParameterSets sets = fit({history_of(kFirst, "open"), history_of(kSecond, "closed")});
  const ParameterSets other = fit({history_of(kSecond, "closed"), {"none", ClaimLog()}});
  EXPECT_NEAR(open_in_news(sets.without(test::key(kFirst))), open_in_news(other.common()), 1e-3);
}

}  // namespace
}  // namespace maabar
