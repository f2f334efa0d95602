// SPDX-License-Identifier: Apache-2.0
#include "belief/promise.h"

#include "belief/log_builder.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;

std::vector<Promise> follow(const ClaimLog& log, AsOf question) {
  const ClaimIndex index = ClaimIndex::build(log);
  return follow_promises(BeliefInputs{log, index, test::gazetteer()},
                         {test::key("iq-sy.al-qaim-abu-kamal")}, question);
}

LogBuilder promised_for(std::string_view day) {
  LogBuilder builder;
  builder.say({.value = "open",
               .published = "2019-09-05",
               .facet = "outlook",
               .modality = "announced",
               .valid_from = std::string(day)});
  return builder;
}

void open_on(LogBuilder& builder, std::string_view day) {
  builder.say({.value = "open", .published = std::string(day), .valid_from = std::string(day)});
}

TEST(Promise, IsPendingUntilItsDayThenMissed) {
  const LogBuilder builder = promised_for("2019-09-10");
  EXPECT_EQ(follow(builder.log, as_of("2019-09-10", "2019-09-10"))[0].outcome,
            PromiseOutcome::kPending);
  EXPECT_EQ(follow(builder.log, as_of("2019-09-11", "2019-09-11"))[0].outcome,
            PromiseOutcome::kMissed);
}

TEST(Promise, IsKeptOnItsDay) {
  LogBuilder builder = promised_for("2019-09-10");
  open_on(builder, "2019-09-10");
  const Promise promise = follow(builder.log, as_of("2019-10-01", "2019-10-01"))[0];
  EXPECT_EQ(promise.outcome, PromiseOutcome::kKept);
  EXPECT_EQ(promise.slip_days, 0);
  EXPECT_EQ(promise.waited_days, 5);
}

TEST(Promise, IsLateByTheDaysBetween) {
  LogBuilder builder = promised_for("2019-09-10");
  open_on(builder, "2019-09-30");
  const Promise promise = follow(builder.log, as_of("2019-10-01", "2019-10-01"))[0];
  EXPECT_EQ(promise.outcome, PromiseOutcome::kLate);
  EXPECT_EQ(promise.slip_days, 20);
  EXPECT_EQ(follow(builder.log, as_of("2019-10-01", "2019-09-29"))[0].outcome,
            PromiseOutcome::kMissed);
}

TEST(Promise, OfAClosureIsFollowedLikeOneOfAnOpening) {
  LogBuilder builder;
  builder.say({.value = "closed",
               .published = "2019-09-05",
               .facet = "outlook",
               .modality = "announced",
               .valid_from = "2019-09-10"});
  EXPECT_EQ(follow(builder.log, as_of("2019-09-11", "2019-09-11"))[0].outcome,
            PromiseOutcome::kMissed);
  builder.say({.value = "closed", .published = "2019-09-12", .valid_from = "2019-09-12"});
  const Promise promise = follow(builder.log, as_of("2019-10-01", "2019-10-01"))[0];
  EXPECT_EQ(promise.expected, State::kClosed);
  EXPECT_EQ(promise.outcome, PromiseOutcome::kLate);
  EXPECT_EQ(promise.slip_days, 2);
}

TEST(Promise, IsWithdrawnByADenialOrARetraction) {
  LogBuilder denied = promised_for("2019-09-10");
  denied.say(
      {.value = "open", .published = "2019-09-08", .facet = "outlook", .modality = "denied"});
  EXPECT_EQ(follow(denied.log, as_of("2019-09-09", "2019-09-09"))[0].outcome,
            PromiseOutcome::kWithdrawn);
  LogBuilder retracted = promised_for("2019-09-10");
  retracted.retract(retracted.log.claims().front().entry, "2019-09-08", "2019-09-08");
  EXPECT_EQ(follow(retracted.log, as_of("2019-09-09", "2019-09-09"))[0].outcome,
            PromiseOutcome::kWithdrawn);
}

TEST(Promise, AHopePromisesNothing) {
  LogBuilder builder;
  builder.say(
      {.value = "open", .published = "2018-10-15", .facet = "outlook", .modality = "hoped"});
  EXPECT_TRUE(follow(builder.log, as_of("2019-01-01", "2019-01-01")).empty());
}

}  // namespace
}  // namespace maabar
