// SPDX-License-Identifier: Apache-2.0
#include "belief/forecast.h"

#include <cmath>
#include <numeric>

#include "base/random.h"
#include "belief/hazard_table.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;

Day day(std::string_view text) { return test::date(text).first_day(); }

JointState all_in(State a, State b) {
  JointState state{};
  state[joint_index(a, b)] = 1;
  return state;
}

ForecastStart closed_start() {
  RateParameters rates;
  rates.one_side = 0.002;
  rates.joint = 0.001;
  rates.outcome = {0.5, 0.2, 0.3};
  rates.steadiness = 2;
  return {all_in(State::kClosed, State::kClosed), to_generator(rates, 1)};
}

StandingWord word_said(std::string_view said, std::optional<Day> due = std::nullopt) {
  StandingWord word;
  word.phrase_class = due ? PhraseClass::kNamedDay : PhraseClass::kVague;
  word.said = day(said);
  word.due = due;
  return word;
}

const PromiseHazards& hazards() {
  static const PromiseHazards shared = HazardTable::shipped().of_all();
  return shared;
}

TEST(Forecast, NeverFallsInOpenedByAndSumsToOneEachDay) {
  Rng rng(7);
  for (int round = 0; round < 8; ++round) {
    ForecastStart start = closed_start();
    double sum = 0;
    for (double& probability : start.now) sum += probability = rng.unit();
    for (double& probability : start.now) probability /= sum;
    const Day from = day("2020-01-01");
    std::vector<StandingWord> words;
    for (std::uint64_t i = rng.below(4); i > 0; --i) {
      const Day said = from - static_cast<int>(rng.below(400));
      const bool is_named = rng.below(2) == 0;
      words.push_back(word_said(
          to_string(Date::from_day(said)),
          is_named ? std::optional(said + static_cast<int>(rng.below(500))) : std::nullopt));
    }
    const auto days = run_forward(start, words, hazards(), from, 200);
    ASSERT_EQ(days.size(), 201U);
    for (std::size_t i = 0; i < days.size(); ++i) {
      const auto& state = days[i].state;
      EXPECT_NEAR(std::accumulate(state.begin(), state.end(), 0.0), 1, 1e-9);
      EXPECT_LE(state[0], days[i].opened_by + 1e-12);
      EXPECT_GE(days[i].opened_by, days[i == 0 ? 0 : i - 1].opened_by);
    }
  }
}

TEST(Forecast, ANamedDayStepsUpOnThatDay) {
  const auto days = run_forward(closed_start(), {word_said("2019-09-27", day("2019-09-30"))},
                                hazards(), day("2019-09-27"), 10);
  const double step = days[3].opened_by - days[2].opened_by;
  EXPECT_GT(step, 0.9 * HazardTable::shipped().of_all().near_day.chance);
  EXPECT_LT(days[2].opened_by, 0.05);
}

TEST(Forecast, TwoSidesThatBothSpeakAreSurerThanOne) {
  StandingWord of_syria = word_said("2025-06-12", day("2025-06-14"));
  of_syria.side = test::country("SY");
  StandingWord of_iraq = of_syria;
  of_iraq.side = test::country("IQ");
  const auto opened = [&](const std::vector<StandingWord>& words) {
    return run_forward(closed_start(), words, hazards(), day("2025-06-12"), 30).back().opened_by;
  };
  EXPECT_GT(opened({of_syria}), opened({}) + 0.3);
  EXPECT_GT(opened({of_syria, of_iraq}), opened({of_syria}) + 0.1);
}

TEST(Forecast, TheRangeIsThatOfTheOpeningAndSaysWhenItLiesBeyond) {
  const Day from = day("2020-01-01");
  std::vector<ForecastDay> days;
  for (int i = 0; i <= 60; ++i) days.push_back({from + i, {}, 0.2 + 0.8 * i / 100.0});
  const OpeningRange range = range_of(days);
  EXPECT_EQ(range.early, from + 10);
  EXPECT_EQ(range.median, from + 50);
  EXPECT_EQ(range.late, std::nullopt);
}

/// The slow twin: the same chain by drawing every jump, day by day.
TEST(Forecast, AgreesWithSimulation) {
  const ForecastStart start = closed_start();
  const Day from = day("2019-09-20");
  const std::vector<StandingWord> words = {word_said("2019-09-20", day("2019-09-23")),
                                           word_said("2019-08-30")};
  constexpr int kHorizon = 120;
  constexpr int kRuns = 8000;
  const auto computed = run_forward(start, words, hazards(), from, kHorizon);

  Rng rng(42);
  std::array<int, kHorizon + 1> open{};
  std::array<int, kHorizon + 1> opened{};
  for (int run = 0; run < kRuns; ++run) {
    std::size_t state = joint_index(State::kClosed, State::kClosed);
    bool has_opened = false;
    for (int ahead = 1; ahead <= kHorizon; ++ahead) {
      const OpeningPush push = push_of(words, hazards(), from + ahead);
      for (double left = 1; left > 0;) {
        JointState rates = start.rates[state];
        if (state != 0) rates[0] = std::max(rates[0], push.per_day);
        rates[state] = 0;
        const double total = std::accumulate(rates.begin(), rates.end(), 0.0);
        left -= -std::log(1 - rng.unit()) / total;
        if (left <= 0) break;
        double pick = rng.unit() * total;
        std::size_t to = 0;
        while (to < 8 && pick >= rates[to]) pick -= rates[to++];
        state = to;
        has_opened = has_opened || state == 0;
      }
      if (state != 0 && rng.unit() < push.chance) state = 0;
      has_opened = has_opened || state == 0;
      open[static_cast<std::size_t>(ahead)] += state == 0;
      opened[static_cast<std::size_t>(ahead)] += has_opened;
    }
  }
  for (const std::size_t ahead : {1U, 3U, 10U, 30U, 60U, 120U}) {
    const double tolerance = 4 * std::sqrt(0.25 / kRuns);
    EXPECT_NEAR(open[ahead] / double{kRuns}, computed[ahead].state[0], tolerance) << ahead;
    EXPECT_NEAR(opened[ahead] / double{kRuns}, computed[ahead].opened_by, tolerance) << ahead;
  }
}

class ForecastPromises : public ::testing::Test {
 protected:
  EntryId promise(std::string_view published, std::string_view due, std::string_view side = "IQ") {
    return builder_.say({.value = "open",
                         .published = std::string(published),
                         .facet = "outlook",
                         .side = std::string(side),
                         .modality = "announced",
                         .valid_from = std::string(due)});
  }
  [[nodiscard]] std::vector<ForecastPromise> find(std::string_view at,
                                                  std::string_view known) const {
    const ClaimIndex index = ClaimIndex::build(builder_.log);
    ForecastQuestion question;
    question.crossing = test::key("iq-sy.al-qaim-abu-kamal");
    question.direction = test::direction("IQ>SY");
    question.as_of = as_of(at, known);
    return find_forecast_promises({builder_.log, index, test::gazetteer()}, question);
  }
  LogBuilder builder_;
};

TEST_F(ForecastPromises, OneSidesLaterDayTakesTheEarliersPlace) {
  const EntryId first = promise("2019-08-30", "2019-09-07");
  const EntryId second = promise("2019-09-05", "2019-09-10");
  const auto promises = find("2019-09-06", "2019-09-06");
  ASSERT_EQ(promises.size(), 2U);
  EXPECT_EQ(promises[0].promise.claim, second);
  EXPECT_TRUE(promises[0].why_not.empty());
  EXPECT_EQ(promises[1].promise.claim, first);
  EXPECT_EQ(promises[1].why_not, "the same side named another day later");
  EXPECT_EQ(standing_words(promises).size(), 1U);
}

TEST_F(ForecastPromises, ADayStillToComeOutlivesALaterVagueWord) {
  promise("2019-08-30", "2019-09-07");
  promise("2019-09-01", "");
  EXPECT_EQ(standing_words(find("2019-09-02", "2019-09-02")).size(), 2U);
  EXPECT_EQ(standing_words(find("2019-09-08", "2019-09-08")).size(), 1U);
}

TEST_F(ForecastPromises, WhatIsPublishedLaterChangesNothing) {
  promise("2019-08-30", "2019-09-07");
  const auto before = find("2019-09-01", "2019-09-01");
  promise("2019-09-02", "2019-09-10");
  const auto after = find("2019-09-01", "2019-09-01");
  ASSERT_EQ(before.size(), after.size());
  EXPECT_EQ(before[0].promise.claim, after[0].promise.claim);
  EXPECT_EQ(before[0].why_not, after[0].why_not);
}

TEST_F(ForecastPromises, AreNoneOnceItHasOpened) {
  promise("2019-08-30", "2019-09-07");
  builder_.say({.value = "open", .published = "2019-09-05", .valid_from = "2019-09-05"});
  EXPECT_TRUE(find("2019-09-06", "2019-09-06").empty());
}

}  // namespace
}  // namespace maabar
