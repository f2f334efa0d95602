// SPDX-License-Identifier: Apache-2.0
#include "belief/promise_tally.h"

#include "belief/belief_json.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;

constexpr std::string_view kQaim = "iq-sy.al-qaim-abu-kamal";

std::vector<Promise> follow(const ClaimLog& log) {
  const ClaimIndex index = ClaimIndex::build(log);
  return follow_promises(BeliefInputs{log, index, test::gazetteer()}, {test::key(kQaim)},
                         as_of("2019-10-01", "2019-10-01"));
}

void promise(LogBuilder& builder, std::string_view published, std::string_view due,
             std::string_view side) {
  builder.say({.value = "open",
               .published = std::string(published),
               .facet = "outlook",
               .side = std::string(side),
               .modality = "announced",
               .valid_from = std::string(due)});
}

LogBuilder september() {
  LogBuilder builder;
  promise(builder, "2018-10-15", "", "");
  for (const char* due : {"2019-09-07", "2019-09-10", "2019-09-20", "2019-09-29", "2019-09-30"}) {
    promise(builder, "2019-09-01", due, "IQ");
  }
  builder.say({.value = "open", .published = "2019-09-30", .valid_from = "2019-09-30"});
  return builder;
}

TEST(PromiseTally, CountsByPhraseClassWithTheMedianOfFiveOrMore) {
  const LogBuilder builder = september();
  const auto tallies = tally_promises(builder.log, follow(builder.log), TallyBy::kPhraseClass);
  ASSERT_EQ(tallies.size(), 2U);
  EXPECT_EQ(tallies[0].of, "named-day");
  EXPECT_EQ(tallies[0].outcomes[static_cast<std::size_t>(PromiseOutcome::kLate)], 4);
  EXPECT_EQ(tallies[0].came_of_named, 5);
  EXPECT_EQ(tallies[0].median_slip, 10);
  EXPECT_EQ(tallies[0].median_wait, 29);
}

TEST(PromiseTally, GivesNoMedianOfFewerThanFive) {
  const LogBuilder builder = september();
  const auto tallies = tally_promises(builder.log, follow(builder.log), TallyBy::kPhraseClass);
  EXPECT_EQ(tallies[1].of, "vague");
  EXPECT_EQ(tallies[1].came, 1);
  EXPECT_EQ(tallies[1].median_wait, std::nullopt);
}

TEST(PromiseTally, CountsBySideAndByPublisher) {
  const LogBuilder builder = september();
  const auto promises = follow(builder.log);
  const auto sides = tally_promises(builder.log, promises, TallyBy::kSide);
  ASSERT_EQ(sides.size(), 2U);
  EXPECT_EQ(sides[0].of, "IQ");
  EXPECT_EQ(sides[1].of, "whole");
  const auto publishers = tally_promises(builder.log, promises, TallyBy::kPublisher);
  ASSERT_EQ(publishers.size(), 1U);
  EXPECT_EQ(publishers[0].of, "a publisher");
  EXPECT_EQ(publishers[0].count(), 6);
}

TEST(PromiseTally, StandsInJsonBesideThePromises) {
  const LogBuilder builder = september();
  const auto json =
      promises_to_json(builder.log, follow(builder.log), as_of("2019-10-01", "2019-10-01"), {});
  EXPECT_EQ(json["by_phrase_class"][0]["late"], 4);
  EXPECT_EQ(json["by_phrase_class"][1]["median_wait_days"], nullptr);
  EXPECT_EQ(json["by_side"][0]["side"], "IQ");
  EXPECT_EQ(json["by_publisher"][0]["came"], 6);
  EXPECT_EQ(json["promises"][0]["waited_days"], 350);
}

}  // namespace
}  // namespace maabar
