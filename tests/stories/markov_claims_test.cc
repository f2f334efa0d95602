// SPDX-License-Identifier: Apache-2.0
// Stories of the Markov model on facts written for the test: what counts, how much, from when.
#include <algorithm>

#include "belief/hazard_table.h"
#include "belief/log_builder.h"
#include "belief/markov_model.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;
using test::role_of;
using test::Said;
using Role = Evidence::Role;

constexpr std::string_view kQaim = "iq-sy.al-qaim-abu-kamal";

CrossingBelief believe(const ClaimLog& log, AsOf question, std::string_view crossing = kQaim) {
  return MarkovModel(ParameterSets::shipped(), HazardTable::shipped().of_all())
      .believe(log, test::gazetteer(), test::key(crossing), question);
}

StateBelief cargo(const ClaimLog& log, AsOf question, std::string_view crossing = kQaim) {
  return believe(log, question, crossing)
      .track(TrafficClass::kCargo, directions_of(test::key(crossing))[0])
      .crossing;
}

TEST(MarkovMinutes, OfTheThirtiethOfAprilAreUnseenUntilTheyComeOut) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-04-01"});
  builder.say({.value = "open",
               .published = "2018-05-14",
               .stated = "2018-04-30",
               .valid_from = "2018-04-30"});
  EXPECT_EQ(cargo(builder.log, as_of("2018-05-05", "2018-05-05")).shown, Shown::kClosed);
  EXPECT_EQ(cargo(builder.log, as_of("2018-05-05", "2018-05-13")).shown, Shown::kClosed);
  EXPECT_EQ(cargo(builder.log, as_of("2018-05-05", "2018-05-14")).shown, Shown::kOpen);
  EXPECT_EQ(cargo(builder.log, as_of("2018-04-29", "2018-05-14")).shown, Shown::kClosed);
}

/// How much surer an opening is when both say so is the forecast's to tell (forecast_test.cc).
TEST(MarkovPromise, OfOneSideWhileTheOtherHeardNothingOpensNothingAndIsExpected) {
  const auto on_the_eve = [](bool does_other_deny) {
    LogBuilder builder;
    builder.say({.value = "closed", .published = "2025-06-01", .valid_from = "2024-12-01"});
    builder.say({.value = "open",
                 .published = "2025-06-12",
                 .facet = "outlook",
                 .side = "SY",
                 .modality = "announced",
                 .valid_from = "2025-06-14"});
    builder.say({.value = "open",
                 .published = "2025-06-12",
                 .facet = "outlook",
                 .side = "IQ",
                 .modality = does_other_deny ? "denied" : "announced",
                 .valid_from = does_other_deny ? "" : "2025-06-14"});
    return believe(builder.log, as_of("2025-06-13", "2025-06-13"));
  };
  const auto promised_by = [](const CrossingBelief& belief) {
    return std::count_if(
        belief.outlooks.begin(), belief.outlooks.end(),
        [](const OutlookBelief& outlook) { return outlook.modality == Modality::kAnnounced; });
  };
  const CrossingBelief doubtful = on_the_eve(true);
  const CrossingBelief agreed = on_the_eve(false);
  EXPECT_EQ(doubtful.tracks[2].crossing.shown, Shown::kClosed);
  EXPECT_EQ(agreed.tracks[2].crossing.shown, Shown::kClosed);
  EXPECT_EQ(promised_by(doubtful), 1);
  EXPECT_EQ(promised_by(agreed), 2);
}

TEST(MarkovRumour, OfAClosureDeniedByTheAuthorityIsRefutedAndLeavesItAsSure) {
  LogBuilder builder;
  builder.say({.value = "open",
               .published = "2025-06-14",
               .modality = "announced",
               .valid_from = "2025-06-14"});
  const StateBelief undisturbed = cargo(builder.log, as_of("2025-08-13", "2025-08-13"));
  const EntryId rumour =
      builder.say({.value = "closed", .published = "2025-08-12", .rating = "E5"});
  const EntryId denial =
      builder.say({.value = "closed", .published = "2025-08-13", .modality = "denied"});
  const StateBelief belief = cargo(builder.log, as_of("2025-08-13", "2025-08-13"));
  EXPECT_EQ(belief.shown, Shown::kOpen);
  EXPECT_FALSE(belief.has_conflict);
  EXPECT_EQ(role_of(belief, rumour), Role::kRefuted);
  EXPECT_EQ(role_of(belief, denial), Role::kFor);
  EXPECT_GE(belief.confidence(), undisturbed.confidence());
}

TEST(MarkovStart, ThreeSourcesWithThreeYearsAreThreeStartsNoneDropped) {
  LogBuilder builder;
  for (const std::string year : {"2011", "2012", "2014"}) {
    builder.say({.value = "closed", .published = "2019-06-01", .valid_from = year});
  }
  const StateBelief belief = cargo(builder.log, as_of("2019-06-01", "2019-06-01"));
  ASSERT_EQ(belief.starts.size(), 3U);
  std::uint32_t sum = 0;
  for (const StartBelief& start : belief.starts) {
    EXPECT_EQ(start.claims.size(), 1U);
    sum += start.share.millionths();
  }
  EXPECT_NEAR(sum, 1000000, 2);
  EXPECT_FALSE(belief.has_conflict);
}

TEST(MarkovSnapshot, ThatLeavesACrossingOutChangesNothing) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-09-01"});
  const CrossingBelief before = believe(builder.log, as_of("2018-09-10", "2018-09-10"));
  for (const std::string_view other : {"iq-sy.rabia-yarubiyah", "jo-sy.nassib-jaber"}) {
    builder.say({.crossing = std::string(other), .value = "closed", .published = "2018-09-09"});
  }
  EXPECT_EQ(believe(builder.log, as_of("2018-09-10", "2018-09-10")), before);
}

std::string days_later(int days) {
  return to_string(Date::from_day(test::date("2018-06-01").first_day() + days));
}

/// The first day after 1 June 2018 on which the state is no longer shown.
int days_until_unknown(const ClaimLog& log) {
  for (int days = 1; days < 4000; ++days) {
    const std::string day = days_later(days);
    const Shown shown = cargo(log, as_of(day, day)).shown;
    EXPECT_NE(shown, Shown::kClosed) << day;
    if (shown == Shown::kUnknown) return days;
  }
  return 4000;
}

TEST(MarkovSilence, FadesToUnknownSoonerWhereMuchChangedAndNeverToClosed) {
  LogBuilder steady;
  LogBuilder volatile_one;
  for (const std::string month : {"2017-09", "2017-12", "2018-03", "2018-06"}) {
    steady.say({.value = "open", .published = month + "-01"});
    if (month != "2018-06") volatile_one.say({.value = "closed", .published = month + "-15"});
    volatile_one.say({.value = "open", .published = month + "-01"});
  }
  const int steady_days = days_until_unknown(steady.log);
  const int volatile_days = days_until_unknown(volatile_one.log);
  EXPECT_LT(volatile_days, steady_days);
  EXPECT_LT(steady_days, 4000);
}

TEST(MarkovGroups, ClosedToRefugeesAndOpenToReturneesIsRestrictedWithoutConflict) {
  LogBuilder builder;
  const EntryId refugees = builder.say({.value = "closed",
                                        .published = "2024-12-10",
                                        .scope = "passengers",
                                        .direction = "SY>IQ",
                                        .detail = "refugees"});
  const EntryId returnees = builder.say({.value = "open",
                                         .published = "2024-12-10",
                                         .scope = "passengers",
                                         .direction = "SY>IQ",
                                         .detail = "returnees"});
  const CrossingBelief belief = believe(builder.log, as_of("2024-12-10", "2024-12-10"));
  const StateBelief state =
      belief.track(TrafficClass::kPassengers, test::direction("SY>IQ")).crossing;
  EXPECT_EQ(state.shown, Shown::kRestricted);
  EXPECT_FALSE(state.has_conflict);
  EXPECT_TRUE(role_of(state, refugees));
  EXPECT_TRUE(role_of(state, returnees));
  for (const Evidence& evidence : state.evidence) {
    EXPECT_NE(evidence.why.find("one group of people"), std::string::npos) << evidence.why;
  }
}

TEST(MarkovRetraction, ByThePublisherActsFromItsDayOnBothClocks) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-09-01", .recorded = "2018-09-02"});
  const AsOf after_it = as_of("2018-09-30", "2018-10-01");
  const StateBelief never = cargo(builder.log, after_it);
  const EntryId opened =
      builder.say({.value = "open", .published = "2018-09-29", .recorded = "2018-09-30"});
  builder.retract(opened, "2018-10-01", "2018-10-05");
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-09-30")).shown, Shown::kOpen);
  EXPECT_EQ(cargo(builder.log, after_it), never);
  const auto recorded = KnownClock::kRecorded;
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-10-04", recorded)).shown, Shown::kOpen);
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-10-05", recorded)).shown, Shown::kClosed);
}

TEST(MarkovRejection, OfAMisreadClaimIsGoneFromEveryPublishedQuestion) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-09-01", .recorded = "2018-09-02"});
  const StateBelief never = cargo(builder.log, as_of("2018-09-30", "2018-09-30"));
  const EntryId misread =
      builder.say({.value = "open", .published = "2018-09-29", .recorded = "2018-09-30"});
  builder.review(misread, ReviewEntry::Verdict::kReject, "2018-10-10");
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-09-30")), never);
  const auto recorded = KnownClock::kRecorded;
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-10-09", recorded)).shown, Shown::kOpen);
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-10-10", recorded)).shown, Shown::kClosed);
}

TEST(MarkovWireCopies, MoveBeliefAsOne) {
  LogBuilder once;
  LogBuilder five;
  LogBuilder apart;
  once.say({.value = "open", .published = "2018-10-15", .chain = "F1"});
  for (int i = 0; i < 5; ++i) {
    five.say({.value = "open", .published = "2018-10-15", .chain = "F1"});
    apart.say({.value = "open", .published = "2018-10-15"});
  }
  const AsOf question = as_of("2018-10-16", "2018-10-16");
  EXPECT_EQ(cargo(once.log, question).probability, cargo(five.log, question).probability);
  EXPECT_GT(cargo(apart.log, question).confidence(), cargo(five.log, question).confidence());
}

TEST(MarkovOutlook, OfOpeningSaysThatItIsNotOpenAndOfStayingThatItIs) {
  const auto chance_of_open = [](const Said& outlook) {
    LogBuilder builder;
    builder.say({.value = "open", .published = "2018-10-01"});
    const AsOf question = as_of("2018-10-16", "2018-10-16");
    const Confidence before = cargo(builder.log, question).probability[0];
    builder.say(outlook);
    return std::pair(before, cargo(builder.log, question).probability[0]);
  };
  const auto [open_before, open_after] =
      chance_of_open({.value = "open", .published = "2018-10-15", .facet = "outlook"});
  EXPECT_LT(open_after, open_before);
  const auto [stays_before, stays_after] = chance_of_open(
      {.value = "open", .published = "2018-10-15", .facet = "outlook", .detail = "to remain open"});
  EXPECT_GT(stays_after, stays_before);
  const auto [vague_before, vague_after] =
      chance_of_open({.value = "closed", .published = "2018-10-15", .facet = "outlook"});
  EXPECT_EQ(vague_after, vague_before);
}

}  // namespace
}  // namespace maabar
