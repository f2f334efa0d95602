// SPDX-License-Identifier: Apache-2.0
#include "belief/known_claims.h"

#include <algorithm>
#include <cstdlib>

#include "base/random.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

using test::as_of;
using test::key;
using test::LogBuilder;
using test::Said;

std::vector<EntryId> known(const ClaimLog& log, AsOf question) {
  std::vector<EntryId> entries;
  const ClaimIndex index = ClaimIndex::build(log);
  for (const ClaimRecord& claim :
       find_known_claims(log, index, key("iq-sy.al-qaim-abu-kamal"), question).standing) {
    entries.push_back(claim.entry);
  }
  return entries;
}

TEST(KnownClaims, AMonthIsKnownFromItsEnd) {
  LogBuilder builder;
  const EntryId claim = builder.say({.published = "2018-08"});
  EXPECT_TRUE(known(builder.log, as_of("2018-08-30", "2018-08-30")).empty());
  EXPECT_EQ(known(builder.log, as_of("2018-08-31", "2018-08-31")), std::vector{claim});
}

TEST(KnownClaims, AnUnknownPublicationIsKnownFromRecordingAndListed) {
  LogBuilder builder;
  const EntryId claim = builder.say({.valid_from = "2015", .recorded = "2026-01-01"});
  EXPECT_TRUE(known(builder.log, as_of("2018-01-01", "2025-12-31")).empty());
  EXPECT_EQ(known(builder.log, as_of("2018-01-01", "2026-01-01")), std::vector{claim});
  const ClaimIndex index = ClaimIndex::build(builder.log);
  const auto found = find_known_claims(builder.log, index, key("iq-sy.al-qaim-abu-kamal"),
                                       as_of("2018-01-01", "2026-01-01"));
  EXPECT_EQ(found.undated, std::vector{claim});
}

TEST(KnownClaims, TheRecordedClockWaitsForTheRecording) {
  LogBuilder builder;
  builder.say({.published = "2018-08-01", .recorded = "2020-01-01"});
  EXPECT_TRUE(known(builder.log, as_of("2018-09-01", "2019-12-31", KnownClock::kRecorded)).empty());
  EXPECT_EQ(known(builder.log, as_of("2018-09-01", "2020-01-01", KnownClock::kRecorded)).size(),
            1U);
}

TEST(KnownClaims, ARejectionActsFromThePublicationOrFromItsRecording) {
  LogBuilder builder;
  const EntryId claim = builder.say({.published = "2018-08-01", .recorded = "2018-08-02"});
  builder.review(claim, ReviewEntry::Verdict::kReject, "2018-09-10");
  EXPECT_TRUE(known(builder.log, as_of("2018-08-05", "2018-08-05")).empty());
  EXPECT_EQ(known(builder.log, as_of("2018-08-05", "2018-09-09", KnownClock::kRecorded)).size(),
            1U);
  EXPECT_TRUE(known(builder.log, as_of("2018-08-05", "2018-09-10", KnownClock::kRecorded)).empty());
}

TEST(KnownClaims, TheLastReviewDecides) {
  LogBuilder builder;
  const EntryId claim = builder.say({.published = "2018-08-01"});
  builder.review(claim, ReviewEntry::Verdict::kReject, "2018-09-10");
  builder.review(claim, ReviewEntry::Verdict::kAccept, "2018-09-11");
  EXPECT_EQ(known(builder.log, as_of("2018-08-05", "2018-08-05")), std::vector{claim});
}

TEST(KnownClaims, ACorrectedClaimGivesWayToItsReplacement) {
  LogBuilder builder;
  const EntryId misread = builder.say({.value = "open", .published = "2018-08-01"});
  const EntryId right = builder.say({.value = "closed", .published = "2018-08-01"});
  builder.review(misread, ReviewEntry::Verdict::kCorrect, "2018-09-10");
  EXPECT_EQ(known(builder.log, as_of("2018-08-05", "2018-08-05")), std::vector{right});
}

TEST(KnownClaims, ARetractedReportTakesItsClaimsFromThatDayOn) {
  LogBuilder builder;
  const EntryId claim = builder.say({.published = "2018-08-01", .recorded = "2018-08-01"});
  const EntryId report = builder.log.claims().front().report;
  builder.retract(report, "2018-08-20", "2018-10-01");
  EXPECT_EQ(known(builder.log, as_of("2018-08-05", "2018-08-19")), std::vector{claim});
  EXPECT_TRUE(known(builder.log, as_of("2018-08-05", "2018-08-20")).empty());
  EXPECT_EQ(known(builder.log, as_of("2018-08-05", "2018-09-30", KnownClock::kRecorded)).size(),
            1U);
  EXPECT_TRUE(known(builder.log, as_of("2018-08-05", "2018-10-01", KnownClock::kRecorded)).empty());
}

TEST(KnownClaims, ABordersClaimsAndACountrysBelongToItsCrossings) {
  LogBuilder builder;
  const EntryId border = builder.say({.crossing = "iq-sy", .published = "2018-08-01"});
  const EntryId all = builder.say({.crossing = "iq", .published = "2018-08-01"});
  builder.say({.crossing = "jo-sy", .published = "2018-08-01"});
  EXPECT_EQ(known(builder.log, as_of("2018-08-05", "2018-08-05")), (std::vector{border, all}));
}

struct EndCase {
  Said said;
  std::string end;
};

TEST(KnowableEnd, LaterThanThePublicationCountsOnlyWhenAnnounced) {
  const std::vector<EndCase> cases = {
      {{.published = "2019-09-01", .valid_to = "2019-09-30"}, ""},
      {{.published = "2019-09-01", .modality = "announced", .valid_to = "2019-09-30"},
       "2019-09-30"},
      {{.published = "2019-09-01", .valid_to = "2019-09-30", .detail = "four weeks"}, "2019-09-30"},
      {{.published = "2019-09-01", .valid_to = "2019-09-30", .detail = "two days a week"}, ""},
      {{.published = "2019-09-01", .valid_from = "2019-09-02", .valid_to = "2019-09-04"},
       "2019-09-04"},
      {{.published = "2019-09-01", .valid_from = "2019", .valid_to = "2019-09-04"}, ""},
      {{.published = "2019-10-01", .valid_to = "2019-09-30"}, "2019-09-30"},
      {{.published = "2019-09-15", .valid_to = "2019-09"}, "2019-09"},
  };
  for (const EndCase& item : cases) {
    LogBuilder builder;
    builder.say(item.said);
    EXPECT_EQ(to_string(knowable_end(builder.log, builder.log.claims().front())), item.end)
        << item.said.detail << item.said.modality;
  }
}

// The slow twin: every claim against every review and retraction, straight from the rules.
bool stands_slowly(const ClaimLog& log, const ClaimRecord& claim, AsOf question) {
  const bool published = question.clock == KnownClock::kPublished;
  const std::int64_t since = published ? claim.known_from.seconds() : claim.recorded.seconds();
  if (since > question.known_seconds) return false;
  auto verdict = ReviewEntry::Verdict::kAccept;
  for (const ReviewRecord& review : log.reviews()) {
    if (review.claim != claim.entry) continue;
    if (published || review.recorded.seconds() <= question.known_seconds) verdict = review.verdict;
  }
  if (verdict != ReviewEntry::Verdict::kAccept) return false;
  for (const RetractionRecord& retraction : log.retractions()) {
    if (retraction.target != claim.entry && retraction.target != claim.report) continue;
    const std::int64_t acts =
        published ? retraction.known_from.seconds() : retraction.recorded.seconds();
    if (acts <= question.known_seconds) return false;
  }
  return true;
}

std::string random_day(Rng& rng) {
  return to_string(
      Date::from_day(Day::from_number(17000 + static_cast<std::int64_t>(rng.below(800)))));
}

std::string random_published(Rng& rng) {
  const std::string day = random_day(rng);
  switch (rng.below(6)) {
    case 0:
      return "";
    case 1:
      return day.substr(0, 7);
    case 2:
      return day.substr(0, 4);
    default:
      return day;
  }
}

TEST(KnownClaims, AreThoseOfASlowScanOnRandomHistories) {
  const char* const given = std::getenv("MAABAR_TEST_SEED");
  const std::uint64_t seed = given != nullptr ? std::strtoull(given, nullptr, 10) : 20260101;
  SCOPED_TRACE(seed);
  Rng rng(seed);
  const std::vector<std::string> keys = {"iq-sy.al-qaim-abu-kamal", "iq-sy", "iq", "sy",
                                         "iq-sy.rabia-yarubiyah"};
  for (int round = 0; round < 60; ++round) {
    LogBuilder builder;
    for (int i = 0; i < 30; ++i) {
      const EntryId claim = builder.say({.crossing = keys[rng.below(keys.size())],
                                         .published = random_published(rng),
                                         .recorded = random_day(rng)});
      if (rng.below(4) == 0) {
        builder.review(claim, static_cast<ReviewEntry::Verdict>(rng.below(3)), random_day(rng));
      }
      if (rng.below(6) == 0) {
        const EntryId target = rng.below(2) == 0 ? claim : builder.log.claims().back().report;
        builder.retract(target, random_day(rng), random_day(rng));
      }
    }
    for (int i = 0; i < 20; ++i) {
      const AsOf question =
          as_of(random_day(rng), random_day(rng),
                rng.below(2) == 0 ? KnownClock::kPublished : KnownClock::kRecorded);
      std::vector<EntryId> expected;
      for (const ClaimRecord& claim : builder.log.claims()) {
        const bool is_about = builder.log.text(claim.crossing) != "iq-sy.rabia-yarubiyah";
        if (is_about && stands_slowly(builder.log, claim, question))
          expected.push_back(claim.entry);
      }
      ASSERT_EQ(known(builder.log, question), expected);
    }
  }
}

}  // namespace
}  // namespace maabar
