// SPDX-License-Identifier: Apache-2.0
// What could be expected of al-Qa'im when its reopening was promised, by what other crossings
// teach.
#include "belief/forecast.h"

#include "belief/hazard_table.h"
#include "belief/held_out_model.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

Forecast forecast_of(std::string_view day, int horizon_days) {
  const ClaimLog& log = test::bundled_history();
  const ClaimIndex index = ClaimIndex::build(log);
  const BeliefInputs inputs{log, index, test::gazetteer()};
  ForecastQuestion question;
  question.crossing = test::key("iq-sy.al-qaim-abu-kamal");
  question.direction = test::direction("IQ>SY");
  question.as_of = test::as_of(day, day);
  question.horizon_days = horizon_days;
  const HazardTable hazards = HazardTable::shipped();
  EXPECT_TRUE(hazards.leaves_out(question.crossing));
  return make_forecast(
      inputs, question,
      HeldOutModel(ParameterSets::shipped(), HazardTable::shipped()).start(inputs, question),
      hazards.without(question.crossing));
}

TEST(October2018, SoonIsMonthsAwayAndTheDayItOpenedLiesWithinTheRange) {
  const Day asked = test::date("2018-10-16").first_day();
  const Day opened = test::date("2019-09-30").first_day();
  const Forecast forecast = forecast_of("2018-10-16", 3650);
  ASSERT_TRUE(forecast.range.early.has_value());
  ASSERT_TRUE(forecast.range.median.has_value());
  EXPECT_LE(*forecast.range.early, opened);
  EXPECT_TRUE(!forecast.range.late || *forecast.range.late >= opened);
  EXPECT_GE(*forecast.range.median - asked, 60);
  EXPECT_LE(forecast.days[30].state[0], 0.4);
}

TEST(October2018, ARangeBeyondTheHorizonIsSaidToBe) {
  const Forecast forecast = forecast_of("2018-10-16", 30);
  EXPECT_EQ(forecast.range.median, std::nullopt);
  EXPECT_EQ(forecast.range.late, std::nullopt);
}

TEST(September2019, ADayThreeDaysAheadIsMoreLikelyKeptThanNot) {
  const Forecast forecast = forecast_of("2019-09-27", 365);
  EXPECT_EQ(forecast.range.median, test::date("2019-09-30").first_day());
  EXPECT_GT(forecast.days[3].opened_by, 0.5);
}

}  // namespace
}  // namespace maabar
