// SPDX-License-Identifier: Apache-2.0
// A publisher's rating as an entry: on which claims it acts, and from when.
#include "belief/known_claims.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;

std::string rating(const ClaimLog& log, AsOf question, std::size_t claim = 0) {
  const ClaimIndex index = ClaimIndex::build(log);
  const auto found = find_known_claims(log, index, test::key("iq-sy.al-qaim-abu-kamal"), question);
  return to_string(found.standing.at(claim).admiralty);
}

LogBuilder rated_twice() {
  LogBuilder builder;
  builder.say({.published = "2018-08-01", .recorded = "2020-01-01"});
  builder.rate("B2", "2021-01-01");
  builder.rate("E5", "2022-01-01");
  return builder;
}

TEST(PublisherRating, ActsFromItsRecordingOnTheRecordedClock) {
  const ClaimLog log = rated_twice().log;
  const auto known = [&](std::string_view day) {
    return rating(log, as_of("2018-09-01", day, KnownClock::kRecorded));
  };
  EXPECT_EQ(known("2020-12-31"), "C3");
  EXPECT_EQ(known("2021-06-01"), "B2");
  EXPECT_EQ(known("2022-06-01"), "E5");
}

TEST(PublisherRating, IsOurReadingSoThePublishedClockKnowsItAlways) {
  EXPECT_EQ(rating(rated_twice().log, as_of("2018-09-01", "2018-09-01")), "E5");
}

TEST(PublisherRating, LeavesClaimsAppendedAfterItWithTheirOwn) {
  LogBuilder builder = rated_twice();
  builder.say({.published = "2018-08-02", .rating = "A1"});
  EXPECT_EQ(rating(builder.log, as_of("2018-09-01", "2026-06-01"), 1), "A1");
}

}  // namespace
}  // namespace maabar
