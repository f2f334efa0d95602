// SPDX-License-Identifier: Apache-2.0
#include "belief/witness.h"

#include "belief/log_builder.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;

std::int64_t on(std::string_view day) { return test::date(day).first_second(); }

Witnesses witnesses_of(const ClaimLog& log) {
  const CrossingKey crossing = test::key("iq-sy.al-qaim-abu-kamal");
  const KnownClaims known =
      find_known_claims(log, ClaimIndex::build(log), crossing, as_of("2019-12-31", "2019-12-31"));
  return find_witnesses(log, known, crossing, ParameterSets::shipped().common().evidence);
}

TEST(Promised, StandsForAMonthFromTheDayAfter) {
  const std::vector<std::int64_t> promises = {on("2018-10-15")};
  EXPECT_FALSE(stands_promised(promises, on("2018-10-14")));
  EXPECT_FALSE(stands_promised(promises, on("2018-10-15")));
  EXPECT_TRUE(stands_promised(promises, on("2018-10-16")));
  EXPECT_TRUE(stands_promised(promises, on("2018-11-14")));
  EXPECT_FALSE(stands_promised(promises, on("2018-11-15")));
  EXPECT_FALSE(stands_promised({}, on("2018-10-16")));
}

TEST(Promised, IsWhatComesOutAfterAnOutlookOfOpeningAndNotAfterADeniedOne) {
  LogBuilder builder;
  builder.say(
      {.value = "open", .published = "2018-10-15", .facet = "outlook", .modality = "denied"});
  builder.say(
      {.value = "open", .published = "2019-09-20", .facet = "outlook", .modality = "announced"});
  builder.say({.value = "open", .published = "2018-10-20", .scope = "cargo"});
  builder.say({.value = "open", .published = "2019-09-30", .scope = "cargo"});
  const Witnesses witnesses = witnesses_of(builder.log);
  EXPECT_EQ(witnesses.promises, std::vector{on("2019-09-20")});
  for (const Witness& witness : witnesses.counted) {
    if (witness.kind != Witness::Kind::kSaid) continue;
    EXPECT_EQ(witness.is_promised, witness.begin > on("2019-01-01"));
  }
}

TEST(TellingOfLong, DatesWhatItTellsToMoreThanThirtyDaysBeforeItWasSaid) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-10-31", .valid_from = "2018-09-30"});
  builder.say({.value = "open", .published = "2018-10-31", .valid_from = "2018-10-01"});
  builder.say({.value = "restricted", .published = "2018-10-31"});
  // Said early, printed late.
  builder.say({.value = "open",
               .published = "2018-12-31",
               .scope = "cargo",
               .stated = "2018-10-31",
               .valid_from = "2018-10-01"});
  const Witnesses witnesses = witnesses_of(builder.log);
  ASSERT_EQ(witnesses.counted.size(), 4U);
  for (const Witness& witness : witnesses.counted) {
    EXPECT_EQ(witness.is_long, witness.value == State::kClosed);
  }
}

}  // namespace
}  // namespace maabar
