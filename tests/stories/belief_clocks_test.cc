// SPDX-License-Identifier: Apache-2.0
// Stories of the two clocks and of what takes a claim away, on facts written for the test.
#include "belief/belief_model.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

using test::as_of;
using test::cargo;
using test::LogBuilder;
using test::role_of;
using Role = Evidence::Role;

TEST(Minutes, OfTheThirtiethOfAprilAreUnseenUntilTheyComeOut) {
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

TEST(Retraction, ByThePublisherActsFromItsDayOnBothClocks) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-09-01", .recorded = "2018-09-02"});
  const EntryId opened =
      builder.say({.value = "open", .published = "2018-09-29", .recorded = "2018-09-30"});
  builder.retract(opened, "2018-10-01", "2018-10-05");
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-09-30")).shown, Shown::kOpen);
  const StateBelief after = cargo(builder.log, as_of("2018-09-30", "2018-10-01"));
  EXPECT_EQ(after.shown, Shown::kClosed);
  EXPECT_EQ(role_of(after, opened), std::nullopt);
  const auto recorded = KnownClock::kRecorded;
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-10-04", recorded)).shown, Shown::kOpen);
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-10-05", recorded)).shown, Shown::kClosed);
}

TEST(Rejection, OfAMisreadClaimIsGoneFromEveryPublishedQuestion) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-09-01", .recorded = "2018-09-02"});
  const EntryId misread =
      builder.say({.value = "open", .published = "2018-09-29", .recorded = "2018-09-30"});
  builder.review(misread, ReviewEntry::Verdict::kReject, "2018-10-10");
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-09-30")).shown, Shown::kClosed);
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-12-01")).shown, Shown::kClosed);
  const auto recorded = KnownClock::kRecorded;
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-10-09", recorded)).shown, Shown::kOpen);
  EXPECT_EQ(cargo(builder.log, as_of("2018-09-30", "2018-10-10", recorded)).shown, Shown::kClosed);
}

TEST(Snapshot, ThatLeavesACrossingOutChangesNothing) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-09-01"});
  const CrossingBelief before = test::believe(builder.log, as_of("2018-09-10", "2018-09-10"));
  for (const std::string_view other : {"iq-sy.rabia-yarubiyah", "jo-sy.nassib-jaber"}) {
    builder.say({.crossing = std::string(other), .value = "closed", .published = "2018-09-09"});
  }
  EXPECT_EQ(test::believe(builder.log, as_of("2018-09-10", "2018-09-10")), before);
}

TEST(Rumour, OfAClosureDeniedByTheAuthorityIsRefuted) {
  LogBuilder builder;
  builder.say({.value = "open",
               .published = "2025-06-14",
               .modality = "announced",
               .valid_from = "2025-06-14"});
  const EntryId rumour =
      builder.say({.value = "closed", .published = "2025-08-12", .rating = "E5"});
  const StateBelief rumoured = cargo(builder.log, as_of("2025-08-12", "2025-08-12"));
  EXPECT_EQ(rumoured.last_heard, Shown::kClosed);
  const EntryId denial =
      builder.say({.value = "closed", .published = "2025-08-13", .modality = "denied"});
  const StateBelief belief = cargo(builder.log, as_of("2025-08-13", "2025-08-13"));
  EXPECT_EQ(belief.shown, Shown::kOpen);
  EXPECT_FALSE(belief.has_conflict);
  EXPECT_EQ(role_of(belief, rumour), Role::kRefuted);
  EXPECT_EQ(role_of(belief, denial), Role::kFor);
  LogBuilder quiet;
  quiet.say({.value = "open",
             .published = "2025-06-14",
             .modality = "announced",
             .valid_from = "2025-06-14"});
  const StateBelief undisturbed = cargo(quiet.log, as_of("2025-08-13", "2025-08-13"));
  EXPECT_GE(belief.confidence(), undisturbed.confidence());
}

TEST(WireCopies, MoveBeliefAsOne) {
  LogBuilder once;
  LogBuilder five;
  once.say({.value = "open", .published = "2018-10-15", .chain = "F1"});
  for (int i = 0; i < 5; ++i) {
    five.say({.value = "open", .published = "2018-10-15", .chain = "F1"});
  }
  const AsOf question = as_of("2018-10-16", "2018-10-16");
  EXPECT_EQ(cargo(once.log, question).confidence(), cargo(five.log, question).confidence());
}

TEST(Silence, FadesToUnknownAndNeverToClosed) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-01-01"});
  Confidence memory = Confidence::from_millionths(1000000);
  for (const std::string_view day :
       {"2018-01-02", "2018-06-01", "2019-01-01", "2019-06-01", "2025-01-01"}) {
    const StateBelief belief = cargo(builder.log, as_of(day, day));
    EXPECT_NE(belief.shown, Shown::kClosed) << day;
    EXPECT_LE(belief.memory, memory) << day;
    memory = belief.memory;
  }
  EXPECT_EQ(cargo(builder.log, as_of("2025-01-01", "2025-01-01")).shown, Shown::kUnknown);
}

}  // namespace
}  // namespace maabar
