// SPDX-License-Identifier: Apache-2.0
// Stories of al-Qa'im and Nassib, on the bundled history: what an analyst could know, and when.
#include "belief/belief_model.h"
#include "belief/explain.h"
#include "belief/log_builder.h"
#include "belief/promise.h"

namespace maabar {
namespace {

using test::as_of;
using test::bundled_history;
using test::cargo;
using Role = Evidence::Role;

bool has_role(const StateBelief& belief, Role role) {
  return std::any_of(belief.evidence.begin(), belief.evidence.end(),
                     [&](const Evidence& evidence) { return evidence.role == role; });
}

TEST(October2018, SoonDoesNotOpenAlQaim) {
  const CrossingBelief belief = test::believe(bundled_history(), as_of("2018-10-16", "2018-10-16"));
  for (const TrackBelief& track : belief.tracks) {
    EXPECT_EQ(track.crossing.shown, Shown::kClosed) << to_string(track.traffic_class);
    EXPECT_TRUE(has_role(track.crossing, Role::kImplied));
  }
  ASSERT_FALSE(belief.outlooks.empty());
  EXPECT_EQ(belief.outlooks[0].phrase_class, PhraseClass::kVague);
  EXPECT_TRUE(belief.outlooks[0].due.is_unknown());
  EXPECT_FALSE(belief.outlooks[0].is_overdue);
}

TEST(October2018, NassibReopensTheDayBefore) {
  const std::string_view nassib = "jo-sy.nassib-jaber";
  EXPECT_EQ(cargo(bundled_history(), as_of("2018-10-14", "2018-10-16"), nassib).shown,
            Shown::kClosed);
  const StateBelief on_the_day =
      cargo(bundled_history(), as_of("2018-10-15", "2018-10-16"), nassib);
  EXPECT_EQ(on_the_day.shown, Shown::kOpen);
  EXPECT_TRUE(on_the_day.changed_within_day);
  // Aid and walkers were not spoken of: nobody says open, and the old closure no longer speaks.
  const CrossingBelief belief =
      test::believe(bundled_history(), as_of("2018-10-16", "2018-10-16"), nassib);
  EXPECT_EQ(belief.track(TrafficClass::kHumanitarian, test::direction("JO>SY")).crossing.shown,
            Shown::kUnknown);
}

TEST(September2019, PromisedForTheTenthItIsStillClosed) {
  const CrossingBelief belief = test::believe(bundled_history(), as_of("2019-09-10", "2019-09-06"));
  EXPECT_EQ(belief.track(TrafficClass::kCargo, test::direction("IQ>SY")).crossing.shown,
            Shown::kClosed);
  ASSERT_FALSE(belief.outlooks.empty());
  EXPECT_EQ(to_string(belief.outlooks[0].due), "2019-09-10");
  EXPECT_EQ(belief.outlooks[0].phrase_class, PhraseClass::kNamedDay);
}

TEST(September2019, APostponementTakesTheEarlierDaysPlace) {
  test::LogBuilder builder;
  const auto promise = [&](std::string_view published, std::string_view due) {
    return builder.say({.value = "open",
                        .published = std::string(published),
                        .facet = "outlook",
                        .side = "IQ",
                        .modality = "announced",
                        .valid_from = std::string(due)});
  };
  const EntryId first = promise("2019-08-30", "2019-09-07");
  const EntryId second = promise("2019-09-05", "2019-09-10");
  const auto outlooks = [&](std::string_view known) {
    return test::believe(builder.log, as_of("2019-09-10", known)).outlooks;
  };
  ASSERT_EQ(outlooks("2019-09-04").size(), 1U);
  EXPECT_EQ(outlooks("2019-09-04")[0].claim, first);
  EXPECT_TRUE(outlooks("2019-09-04")[0].is_overdue);
  ASSERT_EQ(outlooks("2019-09-06").size(), 1U);
  EXPECT_EQ(outlooks("2019-09-06")[0].claim, second);
}

TEST(September2019, ClosedUntilTheThirtiethAndOpenFromThen) {
  const ClaimLog& log = bundled_history();
  EXPECT_EQ(cargo(log, as_of("2019-09-10", "2019-10-01")).shown, Shown::kClosed);
  EXPECT_EQ(cargo(log, as_of("2019-09-29", "2019-10-01")).shown, Shown::kClosed);
  const StateBelief opening = cargo(log, as_of("2019-09-30", "2019-10-01"));
  EXPECT_EQ(opening.shown, Shown::kOpen);
  EXPECT_TRUE(opening.changed_within_day);
  EXPECT_EQ(opening.since, ValidTime(test::date("2019-09-30").first_second()));
  const StateBelief after = cargo(log, as_of("2019-10-01", "2019-10-01"));
  EXPECT_EQ(after.shown, Shown::kOpen);
  EXPECT_FALSE(after.changed_within_day);
  EXPECT_FALSE(after.has_conflict);
}

TEST(September2019, ThePromisesOfTheMonthAreCounted) {
  const ClaimIndex index = ClaimIndex::build(bundled_history());
  const auto promises =
      follow_promises(BeliefInputs{bundled_history(), index, test::gazetteer()},
                      {test::key("iq-sy.al-qaim-abu-kamal")}, as_of("2019-10-01", "2019-10-01"));
  const auto due = [&](std::string_view day) {
    return *std::find_if(promises.begin(), promises.end(),
                         [&](const Promise& promise) { return to_string(promise.due) == day; });
  };
  EXPECT_EQ(due("2019-09-10").outcome, PromiseOutcome::kLate);
  EXPECT_EQ(due("2019-09-10").slip_days, 20);
  EXPECT_EQ(due("2019-09-30").outcome, PromiseOutcome::kKept);
  const auto soon = std::find_if(promises.begin(), promises.end(), [](const Promise& promise) {
    return to_string(promise.stated) == "2018-10-15";
  });
  ASSERT_NE(soon, promises.end());
  EXPECT_EQ(soon->waited_days, 350);
}

TEST(August2025, ADeniedClosureConfirmsThatItIsOpen) {
  const StateBelief belief = cargo(bundled_history(), as_of("2025-08-14", "2025-08-14"));
  EXPECT_EQ(belief.shown, Shown::kOpen);
  EXPECT_EQ(belief.confirmed, ValidTime(test::date("2025-08-13").first_second()));
  EXPECT_FALSE(belief.has_conflict);
}

TEST(Yarubiyah, ClosedForYearsIsSaidOnlyOnceItIsKnown) {
  const std::string_view yarubiyah = "iq-sy.rabia-yarubiyah";
  const StateBelief then = cargo(bundled_history(), as_of("2018-10-16", "2018-10-16"), yarubiyah);
  EXPECT_EQ(then.shown, Shown::kUnknown);
  const StateBelief later = cargo(bundled_history(), as_of("2018-10-16", "2026-05-01"), yarubiyah);
  EXPECT_EQ(later.shown, Shown::kClosed);
  const StateBelief now = cargo(bundled_history(), as_of("2026-05-01", "2026-05-01"), yarubiyah);
  EXPECT_EQ(now.shown, Shown::kOpen);
}

}  // namespace
}  // namespace maabar
