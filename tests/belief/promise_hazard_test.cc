// SPDX-License-Identifier: Apache-2.0
#include "belief/promise_hazard.h"

#include <cmath>

#include "base/random.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

Day day(std::string_view text) { return test::date(text).first_day(); }

PromiseCase said(PhraseClass phrase_class, int waited, bool opened) {
  PromiseCase promise;
  promise.crossing = test::key("iq-sy.al-qaim-abu-kamal");
  promise.phrase_class = phrase_class;
  promise.said = day("2018-10-15");
  promise.watched_until = promise.said + waited;
  if (opened) promise.opened = promise.watched_until;
  return promise;
}

PromiseCase named(int ahead, int waited, bool opened) {
  PromiseCase promise = said(PhraseClass::kNamedDay, waited, opened);
  promise.due = promise.said + ahead;
  return promise;
}

const OpeningRate& rate_of(const PromiseHazards& hazards, PromisePhase phase, std::size_t window) {
  return hazards.rates[static_cast<std::size_t>(phase)][window];
}

TEST(PromiseHazards, CountOpeningsByTheDaysAtRiskInEachWindow) {
  const std::vector<PromiseCase> cases = {said(PhraseClass::kVague, 20, true),
                                          said(PhraseClass::kVague, 100, true)};
  const PromiseHazards hazards = fit_promise_hazards(cases);
  EXPECT_EQ(rate_of(hazards, PromisePhase::kVague, 0).days, 14);
  EXPECT_EQ(rate_of(hazards, PromisePhase::kVague, 1).days, 13 + 23);
  EXPECT_EQ(rate_of(hazards, PromisePhase::kVague, 1).openings, 1);
  EXPECT_EQ(rate_of(hazards, PromisePhase::kVague, 2).days, 60);
  EXPECT_EQ(rate_of(hazards, PromisePhase::kVague, 3).days, 10);
  EXPECT_EQ(rate_of(hazards, PromisePhase::kVague, 3).openings, 1);
  EXPECT_EQ(hazards.record(PhraseClass::kVague), (PromiseRecord{2, 2, 20}));
}

TEST(PromiseHazards, APromiseThatWaitsCountsItsDaysAndNoOpening) {
  const PromiseHazards waiting =
      fit_promise_hazards(std::vector<PromiseCase>{said(PhraseClass::kVague, 400, false)});
  EXPECT_EQ(rate_of(waiting, PromisePhase::kVague, 4).days, 35);
  for (std::size_t window = 0; window < kPromiseWindows; ++window) {
    EXPECT_EQ(rate_of(waiting, PromisePhase::kVague, window).openings, 0);
    EXPECT_GT(rate_of(waiting, PromisePhase::kVague, window).per_day, 0);
  }
  EXPECT_EQ(waiting.record(PhraseClass::kVague), (PromiseRecord{1, 0, std::nullopt}));
}

TEST(PromiseHazards, ANamedDayHasItsOwnChanceAndAClockBeforeAndAfterIt) {
  const std::vector<PromiseCase> cases = {named(3, 3, true), named(5, 2, true), named(30, 50, true),
                                          named(30, 60, false)};
  const PromiseHazards hazards = fit_promise_hazards(cases);
  EXPECT_EQ(hazards.near_day.named, 1);
  EXPECT_EQ(hazards.near_day.opened, 1);
  EXPECT_EQ(hazards.far_day.named, 2);
  EXPECT_EQ(hazards.far_day.opened, 0);
  EXPECT_EQ(rate_of(hazards, PromisePhase::kBeforeDay, 0).openings, 1);
  EXPECT_EQ(rate_of(hazards, PromisePhase::kBeforeDay, 0).days, 2 + 2 + 7 + 7);
  EXPECT_EQ(rate_of(hazards, PromisePhase::kAfterDay, 1).openings, 1);
  EXPECT_EQ(rate_of(hazards, PromisePhase::kAfterDay, 1).days, 13 + 23);
}

TEST(PromiseHazards, ADayStillToComeIsNoTrial) {
  const PromiseHazards hazards =
      fit_promise_hazards(std::vector<PromiseCase>{named(30, 10, false)});
  EXPECT_EQ(hazards.far_day.named, 0);
  EXPECT_EQ(rate_of(hazards, PromisePhase::kBeforeDay, 1).days, 3);
}

TEST(PromiseHazards, OfOneSideTheStrongerCountsAndTwoSidesAddUp) {
  PromiseHazards hazards;
  hazards.near_day.chance = 0.5;
  hazards.rates[static_cast<std::size_t>(PromisePhase::kVague)][0].per_day = 0.01;
  hazards.rates[static_cast<std::size_t>(PromisePhase::kLater)][0].per_day = 0.02;
  const Day saying = day("2025-06-12");
  const auto word = [&](PhraseClass phrase_class, std::string_view side) {
    StandingWord made;
    made.phrase_class = phrase_class;
    made.said = saying;
    if (phrase_class == PhraseClass::kNamedDay) made.due = saying + 2;
    if (!side.empty()) made.side = test::country(side);
    return made;
  };
  const auto push = [&](const std::vector<StandingWord>& words, int ahead) {
    return push_of(words, hazards, saying + ahead);
  };
  const StandingWord vague = word(PhraseClass::kVague, "IQ");
  const StandingWord later = word(PhraseClass::kLater, "IQ");
  EXPECT_DOUBLE_EQ(push({vague, later}, 1).per_day, 0.02);
  EXPECT_DOUBLE_EQ(push({vague, word(PhraseClass::kLater, "SY")}, 1).per_day, 0.03);
  EXPECT_DOUBLE_EQ(push({vague, word(PhraseClass::kLater, "")}, 1).per_day, 0.02);
  const StandingWord of_iraq = word(PhraseClass::kNamedDay, "IQ");
  const StandingWord of_syria = word(PhraseClass::kNamedDay, "SY");
  EXPECT_DOUBLE_EQ(push({of_iraq}, 2).chance, 0.5);
  EXPECT_DOUBLE_EQ(push({of_iraq, of_syria}, 2).chance, 0.75);
  EXPECT_EQ(push({vague}, 0).per_day, 0);
}

/// Waits drawn from rates of 0.02 in the first 30 days and 0.002 later, cut off at 500 days: the
/// fit finds the rates again within four standard errors.
TEST(PromiseHazards, FindTheRatesThatMadeTheWaits) {
  Rng rng(20181015);
  std::vector<PromiseCase> cases;
  for (int i = 0; i < 4000; ++i) {
    int wait = 1;
    while (wait < 500 && rng.unit() >= (wait <= 30 ? 0.02 : 0.002)) ++wait;
    cases.push_back(said(PhraseClass::kVague, wait, wait < 500));
  }
  const PromiseHazards hazards = fit_promise_hazards(cases);
  for (std::size_t window = 0; window < kPromiseWindows; ++window) {
    const OpeningRate& rate = rate_of(hazards, PromisePhase::kVague, window);
    const double truth = window < 2 ? 0.02 : 0.002;
    EXPECT_NEAR(rate.per_day, truth, 4 * std::sqrt(truth / static_cast<double>(rate.days)))
        << "window " << window;
  }
}

}  // namespace
}  // namespace maabar
