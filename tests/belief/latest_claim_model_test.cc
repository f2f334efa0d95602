// SPDX-License-Identifier: Apache-2.0
#include "belief/latest_claim_model.h"

#include "belief/baseline_confidence.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

using test::as_of;
using test::believe;
using test::cargo;
using test::LogBuilder;
using test::role_of;
using Role = Evidence::Role;

Shown shown(const ClaimLog& log, TrafficClass traffic_class, AsOf question,
            std::string_view way = "IQ>SY") {
  return believe(log, question).track(traffic_class, test::direction(way)).crossing.shown;
}

TEST(LatestClaim, SilenceIsUnknown) {
  const LogBuilder builder;
  const StateBelief belief = cargo(builder.log, as_of("2018-01-01", "2018-01-01"));
  EXPECT_EQ(belief.shown, Shown::kUnknown);
  EXPECT_EQ(belief.unknown_reason, UnknownReason::kSilence);
  EXPECT_EQ(belief.last_heard, Shown::kUnknown);
}

TEST(LatestClaim, ALaterClaimTakesTheEarlierOnesPlace) {
  LogBuilder builder;
  const EntryId open = builder.say({.value = "open", .published = "2018-01-01"});
  const EntryId closed = builder.say({.value = "closed", .published = "2018-02-01"});
  const StateBelief belief = cargo(builder.log, as_of("2018-02-02", "2018-02-02"));
  EXPECT_EQ(belief.shown, Shown::kClosed);
  EXPECT_EQ(role_of(belief, closed), Role::kFor);
  EXPECT_EQ(role_of(belief, open), Role::kOutweighed);
  EXPECT_FALSE(belief.has_conflict);
}

TEST(LatestClaim, WordLastConfirmedTooLongAgoIsUnknownAndStillShown) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-01-01"});
  const StateBelief before = cargo(builder.log, as_of("2019-02-05", "2019-02-05"));
  EXPECT_EQ(before.shown, Shown::kClosed);
  const StateBelief after = cargo(builder.log, as_of("2019-02-06", "2019-02-06"));
  EXPECT_EQ(after.shown, Shown::kUnknown);
  EXPECT_EQ(after.unknown_reason, UnknownReason::kTooOld);
  EXPECT_EQ(after.last_heard, Shown::kClosed);
}

TEST(LatestClaim, ACrossingPassesAsItsWorseSide) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-01-01", .side = "SY"});
  builder.say({.value = "closed", .published = "2018-01-01", .side = "IQ"});
  const CrossingBelief belief = believe(builder.log, as_of("2018-01-02", "2018-01-02"));
  const TrackBelief& track = belief.track(TrafficClass::kCargo, test::direction("SY>IQ"));
  EXPECT_EQ(track.side_a.shown, Shown::kClosed);
  EXPECT_EQ(track.side_b.shown, Shown::kOpen);
  EXPECT_EQ(track.crossing.shown, Shown::kClosed);
  EXPECT_FALSE(track.crossing.has_conflict);
}

TEST(LatestClaim, OneOpenSideCarriesTheCrossingWithLessConfidence) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-01-01", .side = "SY"});
  const CrossingBelief belief = believe(builder.log, as_of("2018-01-02", "2018-01-02"));
  const TrackBelief& track = belief.tracks.front();
  EXPECT_EQ(track.side_a.shown, Shown::kUnknown);
  EXPECT_EQ(track.crossing.shown, Shown::kOpen);
  EXPECT_LT(track.crossing.confidence(), track.side_b.confidence());
}

TEST(LatestClaim, OpenOfTheWholeOpensBothSides) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-01-01", .side = "SY"});
  builder.say({.value = "open", .published = "2018-03-01"});
  EXPECT_EQ(shown(builder.log, TrafficClass::kCargo, as_of("2018-03-02", "2018-03-02")),
            Shown::kOpen);
}

TEST(LatestClaim, AClassSpeaksForItselfUntilALaterWordOnAll) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-01-01", .valid_from = "2018-01-01"});
  builder.say({.value = "open", .published = "2018-02-01", .scope = "humanitarian"});
  builder.say({.value = "closed", .published = "2018-02-10"});
  builder.say({.value = "closed", .published = "2018-04-01"});
  const AsOf with_exception = as_of("2018-02-11", "2018-02-11");
  EXPECT_EQ(shown(builder.log, TrafficClass::kHumanitarian, with_exception), Shown::kOpen);
  EXPECT_EQ(shown(builder.log, TrafficClass::kCargo, with_exception), Shown::kClosed);
  EXPECT_EQ(shown(builder.log, TrafficClass::kHumanitarian, as_of("2018-04-02", "2018-04-02")),
            Shown::kClosed);
}

TEST(LatestClaim, AClosureWithABeginningEndsAnException) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-02-01", .scope = "cargo"});
  builder.say({.value = "closed", .published = "2018-02-03", .valid_from = "2018-02-03"});
  EXPECT_EQ(shown(builder.log, TrafficClass::kCargo, as_of("2018-02-04", "2018-02-04")),
            Shown::kClosed);
}

TEST(LatestClaim, OpeningToCargoLeavesAidUnknownRatherThanClosed) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-09-29"});
  builder.say(
      {.value = "open", .published = "2018-10-15", .scope = "cargo", .valid_from = "2018-10-15"});
  const AsOf question = as_of("2018-10-16", "2018-10-16");
  EXPECT_EQ(shown(builder.log, TrafficClass::kHumanitarian, question), Shown::kUnknown);
  EXPECT_EQ(shown(builder.log, TrafficClass::kPassengers, question), Shown::kClosed);
}

TEST(LatestClaim, ADirectionSpeaksForItselfAlone) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-01-01"});
  builder.say({.value = "open", .published = "2018-02-01", .direction = "SY>IQ"});
  const AsOf question = as_of("2018-02-02", "2018-02-02");
  EXPECT_EQ(shown(builder.log, TrafficClass::kCargo, question, "SY>IQ"), Shown::kOpen);
  EXPECT_EQ(shown(builder.log, TrafficClass::kCargo, question, "IQ>SY"), Shown::kClosed);
}

TEST(LatestClaim, AnEndedPeriodLeavesWhatWasBefore) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-01-01"});
  builder.say({.value = "closed",
               .published = "2018-02-01",
               .modality = "announced",
               .valid_from = "2018-02-01",
               .valid_to = "2018-02-07"});
  EXPECT_EQ(cargo(builder.log, as_of("2018-02-07", "2018-02-07")).shown, Shown::kClosed);
  EXPECT_EQ(cargo(builder.log, as_of("2018-02-08", "2018-02-08")).shown, Shown::kOpen);
}

TEST(LatestClaim, AnEndedPeriodWithNothingBeforeIsUnknownNotClosed) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2012-07-19", .valid_from = "2012-07-19"});
  builder.say({.value = "closed",
               .published = "2019-10-01",
               .valid_from = "2014",
               .valid_to = "2019-09-30"});
  const StateBelief belief = cargo(builder.log, as_of("2019-10-02", "2019-10-02"));
  EXPECT_EQ(belief.shown, Shown::kUnknown);
  EXPECT_EQ(belief.last_heard, Shown::kClosed);
}

TEST(LatestClaim, HopesAndExpectationsMakeNoState) {
  LogBuilder builder;
  const EntryId hoped =
      builder.say({.value = "open", .published = "2018-01-01", .modality = "hoped"});
  builder.say(
      {.value = "open", .published = "2018-01-01", .facet = "outlook", .modality = "announced"});
  const StateBelief belief = cargo(builder.log, as_of("2018-01-02", "2018-01-02"));
  EXPECT_EQ(belief.shown, Shown::kUnknown);
  EXPECT_EQ(role_of(belief, hoped), Role::kDiscounted);
}

TEST(LatestClaim, TheBorderClosedClosesEachCrossingOnTheSideNamed) {
  LogBuilder builder;
  builder.say({.crossing = "iq-sy", .value = "closed", .published = "2018-01-01", .side = "IQ"});
  const TrackBelief track =
      believe(builder.log, as_of("2018-01-02", "2018-01-02"), "iq-sy.rabia-yarubiyah")
          .tracks.front();
  EXPECT_EQ(track.side_a.shown, Shown::kClosed);
  EXPECT_EQ(track.side_b.shown, Shown::kUnknown);
  EXPECT_EQ(track.crossing.shown, Shown::kClosed);
}

TEST(LatestClaim, TheBorderOpenSaysNothingOfACrossing) {
  LogBuilder builder;
  const EntryId open =
      builder.say({.crossing = "iq-sy", .value = "open", .published = "2018-01-01"});
  const StateBelief belief = cargo(builder.log, as_of("2018-01-02", "2018-01-02"));
  EXPECT_EQ(belief.shown, Shown::kUnknown);
  EXPECT_EQ(role_of(belief, open), Role::kDiscounted);
}

TEST(LatestClaim, ACountrysBordersClosedCloseItsSide) {
  LogBuilder builder;
  builder.say({.crossing = "iq", .value = "closed", .published = "2018-01-01"});
  const TrackBelief track = believe(builder.log, as_of("2018-01-02", "2018-01-02")).tracks.front();
  EXPECT_EQ(track.side_a.shown, Shown::kClosed);
  EXPECT_EQ(track.side_b.shown, Shown::kUnknown);
}

TEST(LatestClaim, OnlySpeaksSoftlyForTheOthers) {
  LogBuilder builder;
  builder.say(
      {.value = "restricted", .published = "2018-01-01", .scope = "humanitarian", .only = true});
  const AsOf question = as_of("2018-01-02", "2018-01-02");
  EXPECT_EQ(shown(builder.log, TrafficClass::kHumanitarian, question), Shown::kRestricted);
  EXPECT_EQ(shown(builder.log, TrafficClass::kCargo, question), Shown::kClosed);
  const CrossingBelief belief = believe(builder.log, question);
  EXPECT_LT(
      belief.track(TrafficClass::kCargo, test::direction("IQ>SY")).crossing.confidence(),
      belief.track(TrafficClass::kHumanitarian, test::direction("IQ>SY")).crossing.confidence());
}

TEST(LatestClaim, OnlyYieldsToWhatIsSaidOfTheClassItselfOfLate) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-01-01", .scope = "cargo"});
  const EntryId only = builder.say({.value = "restricted",
                                    .published = "2018-01-05",
                                    .scope = "passengers",
                                    .detail = "residents only"});
  const StateBelief belief = cargo(builder.log, as_of("2018-01-06", "2018-01-06"));
  EXPECT_EQ(belief.shown, Shown::kOpen);
  EXPECT_EQ(role_of(belief, only), Role::kAgainst);
}

TEST(LatestClaim, AnExemptClassIsNotSpokenFor) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2020-12-21", .detail = "cargo exempt"});
  const AsOf question = as_of("2020-12-22", "2020-12-22");
  EXPECT_EQ(shown(builder.log, TrafficClass::kCargo, question), Shown::kUnknown);
  EXPECT_EQ(shown(builder.log, TrafficClass::kPassengers, question), Shown::kClosed);
}

TEST(LatestClaim, TwoSourcesOfTheSameDayThatDisagreeAreAConflict) {
  LogBuilder builder;
  const EntryId open = builder.say({.value = "open", .published = "2018-01-01"});
  const EntryId closed = builder.say({.value = "closed", .published = "2018-01-01"});
  const StateBelief belief = cargo(builder.log, as_of("2018-01-02", "2018-01-02"));
  EXPECT_TRUE(belief.has_conflict);
  EXPECT_EQ(belief.shown, Shown::kClosed);
  EXPECT_EQ(role_of(belief, open), Role::kAgainst);
  EXPECT_EQ(role_of(belief, closed), Role::kFor);
}

TEST(LatestClaim, TheBetterSourceWinsAndTheConflictStaysMarked) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-01-01", .rating = "B2"});
  builder.say({.value = "closed", .published = "2018-01-01", .rating = "D3"});
  const StateBelief belief = cargo(builder.log, as_of("2018-01-02", "2018-01-02"));
  EXPECT_EQ(belief.shown, Shown::kOpen);
  EXPECT_TRUE(belief.has_conflict);
}

TEST(LatestClaim, OneChainDoesNotContradictItself) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-01-01", .chain = "F1"});
  builder.say({.value = "closed", .published = "2018-01-01", .chain = "F1"});
  EXPECT_FALSE(cargo(builder.log, as_of("2018-01-02", "2018-01-02")).has_conflict);
}

TEST(LatestClaim, AChangeIsNoConflict) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-01-01"});
  builder.say({.value = "open", .published = "2018-01-03", .valid_from = "2018-01-03"});
  const StateBelief belief = cargo(builder.log, as_of("2018-01-03", "2018-01-03"));
  EXPECT_EQ(belief.shown, Shown::kOpen);
  EXPECT_FALSE(belief.has_conflict);
  EXPECT_TRUE(belief.changed_within_day);
  EXPECT_FALSE(cargo(builder.log, as_of("2018-01-04", "2018-01-04")).changed_within_day);
}

TEST(LatestClaim, WordOfAStillLastingStateConfirmsIt) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-01-01", .valid_from = "2018-01-01"});
  builder.say({.value = "closed", .published = "2019-01-01", .valid_from = "2015"});
  const StateBelief belief = cargo(builder.log, as_of("2019-06-01", "2019-06-01"));
  EXPECT_EQ(belief.shown, Shown::kClosed);
  EXPECT_EQ(belief.confirmed, ValidTime(test::date("2019-01-01").first_second()));
  EXPECT_EQ(belief.since, ValidTime(test::date("2015").first_second()));
}

TEST(LatestClaim, ProbabilitiesSumToOne) {
  for (const State state : {State::kOpen, State::kRestricted, State::kClosed}) {
    for (std::int32_t percent = 40; percent <= 97; ++percent) {
      std::uint32_t sum = 0;
      for (const Confidence part : spread_over_states(state, percent)) sum += part.millionths();
      EXPECT_EQ(sum, 1000000U);
    }
  }
}

TEST(Control, TheLatestHolderHoldsItsSide) {
  LogBuilder builder;
  builder.say({.value = "islamic-state",
               .published = "2014-06-22",
               .facet = "control",
               .side = "IQ",
               .valid_from = "2014-06-22"});
  builder.say({.value = "iraqi-forces",
               .published = "2017-11-03",
               .facet = "control",
               .side = "IQ",
               .valid_from = "2017-11-03"});
  const CrossingBelief belief = believe(builder.log, as_of("2018-01-01", "2018-01-01"));
  EXPECT_EQ(belief.control[0].actor, "iraqi-forces");
  EXPECT_FALSE(belief.control[0].has_conflict);
  EXPECT_EQ(belief.control[1].actor, "");
}

TEST(Control, APartOfAGroupIsNoConflictWithIt) {
  LogBuilder builder;
  const auto held = [&](std::string_view actor) {
    builder.say(
        {.value = std::string(actor), .published = "2018-01-01", .facet = "control", .side = "SY"});
  };
  held("syrian-opposition");
  held("free-syrian-army");
  EXPECT_FALSE(believe(builder.log, as_of("2018-01-02", "2018-01-02")).control[1].has_conflict);
  held("syrian-army");
  EXPECT_TRUE(believe(builder.log, as_of("2018-01-02", "2018-01-02")).control[1].has_conflict);
}

TEST(Security, AMeasureShowsItsLastConfirmationAndDenial) {
  LogBuilder builder;
  builder.say({.value = "cameras", .published = "2018-01-01", .facet = "security", .side = "IQ"});
  builder.say({.value = "cameras", .published = "2018-05-01", .facet = "security", .side = "IQ"});
  builder.say({.value = "reinforcement",
               .published = "2018-05-01",
               .facet = "security",
               .modality = "denied"});
  const CrossingBelief belief = believe(builder.log, as_of("2018-06-01", "2018-06-01"));
  ASSERT_EQ(belief.security.size(), 2U);
  EXPECT_EQ(belief.security[0].confirmed, ValidTime(test::date("2018-05-01").first_second()));
  EXPECT_FALSE(belief.security[0].is_denied);
  EXPECT_TRUE(belief.security[1].is_denied);
}

TEST(Outlooks, ANamedDayIsOverdueOnceItHasPassed) {
  LogBuilder builder;
  builder.say({.value = "open",
               .published = "2019-09-05",
               .facet = "outlook",
               .modality = "announced",
               .valid_from = "2019-09-10"});
  const auto on = [&](std::string_view day) {
    return believe(builder.log, as_of(day, day)).outlooks;
  };
  ASSERT_EQ(on("2019-09-10").size(), 1U);
  EXPECT_FALSE(on("2019-09-10")[0].is_overdue);
  EXPECT_TRUE(on("2019-09-11")[0].is_overdue);
}

TEST(Outlooks, AnOutlookThatCameTrueIsGone) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2019-09-05", .facet = "outlook"});
  builder.say({.value = "open", .published = "2019-09-30", .valid_from = "2019-09-30"});
  EXPECT_EQ(believe(builder.log, as_of("2019-09-29", "2019-09-29")).outlooks.size(), 1U);
  EXPECT_TRUE(believe(builder.log, as_of("2019-09-30", "2019-09-30")).outlooks.empty());
}

}  // namespace
}  // namespace maabar
