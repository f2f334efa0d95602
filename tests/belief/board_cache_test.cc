// SPDX-License-Identifier: Apache-2.0
// The board at a glance, cold and from a cache, against its slow twin: the whole belief with every
// reason, of a log built anew.
#include "belief/board_cache.h"

#include "belief/board.h"
#include "belief/hazard_table.h"
#include "belief/random_history.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;
using test::pick;
using test::random_day;
using test::Said;
using test::seed;

const MarkovModel& model() {
  static const MarkovModel shared(ParameterSets::shipped(), HazardTable::shipped().of_all());
  return shared;
}

std::vector<CrossingKey> crossings() {
  return {test::key("iq-sy.al-qaim-abu-kamal"), test::key("iq-sy.gate"), test::key("iq-jo.gate")};
}

/// What a glance may leave out.
CrossingBelief without_reasons(CrossingBelief belief) {
  for (TrackBelief& track : belief.tracks) {
    for (StateBelief* state : {&track.crossing, &track.side_a, &track.side_b}) {
      state->since.reset();
      state->starts.clear();
      state->evidence.clear();
      state->evidence_left_off = 0;
      state->turns.clear();
    }
  }
  for (ControlBelief& control : belief.control) control.evidence.clear();
  for (SecurityBelief& security : belief.security) security.evidence.clear();
  return belief;
}

/// An opening, of a named day or of none.
void promise(Rng& rng, Said& said) {
  said.facet = "outlook";
  said.value = "open";
  said.modality = pick<std::string>(rng, {"announced", "expected"});
  said.valid_to = "";
  said.valid_from = rng.below(3) == 0 ? "" : std::max(random_day(rng), random_day(rng));
}

/// Claims of every facet, one way and both, in chains and not, with periods behind and ahead.
Said random_word(Rng& rng) {
  Said said = test::random_said(rng);
  if (rng.below(3) == 0) said.crossing = pick<std::string>(rng, {"iq-sy.gate", "iq-jo.gate", "iq"});
  if (said.crossing.starts_with("iq-jo") && said.side == "SY") said.side = "JO";
  if (said.crossing == "iq") said.side = "";
  if (rng.below(3) == 0) said.chain = pick<std::string>(rng, {"one", "two", "three"});
  if (rng.below(6) == 0) {
    said.modality = "announced";
    said.valid_from = std::min(random_day(rng), random_day(rng));
    said.valid_to = std::max(said.valid_from, random_day(rng));
  }
  const bool is_one_way = rng.below(4) == 0 && said.crossing.starts_with("iq-sy.");
  if (is_one_way) said.direction = pick<std::string>(rng, {"IQ>SY", "SY>IQ"});
  if (rng.below(8) == 0) said.published = "";
  if (rng.below(5) == 0) promise(rng, said);
  if (rng.below(6) == 0) {
    said.facet = pick<std::string>(rng, {"control", "security", "traffic"});
    said.value = said.facet == "control"    ? pick<std::string>(rng, {"sdf", "syrian-army"})
                 : said.facet == "security" ? "cameras"
                                            : "trucks";
    if (said.facet == "traffic") said.count = static_cast<std::int64_t>(rng.below(2));
  }
  return said;
}

void grow(Rng& rng, LogBuilder& builder) {
  const EntryId claim = builder.say(random_word(rng));
  const auto& claims = builder.log.claims();
  const EntryId other = claims[rng.below(claims.size())].entry;
  switch (rng.below(8)) {
    case 0:
      return builder.review(other, ReviewEntry::Verdict::kReject, random_day(rng));
    case 1:
      return builder.review(other, ReviewEntry::Verdict::kAccept, random_day(rng));
    case 2:
      return builder.retract(other, random_day(rng), random_day(rng));
    case 3:
      return builder.retract(claims[rng.below(claims.size())].report, random_day(rng),
                             random_day(rng));
    case 4:
      return builder.rate(pick<std::string>(rng, {"A1", "D4"}), random_day(rng));
    default:
      return builder.retract(claim, "2018-12-01", "2018-12-02");
  }
}

/// To some time of the two months ahead.
std::int64_t random_ahead(Rng& rng) {
  return static_cast<std::int64_t>(rng.below(60 * static_cast<std::uint64_t>(kSecondsPerDay)));
}

/// Moves on by little or by much, or jumps, back as well.
AsOf next_question(Rng& rng, AsOf last) {
  const auto days = [&](std::uint64_t most) {
    return static_cast<std::int64_t>(rng.below(most * 86400));
  };
  switch (rng.below(6)) {
    case 0:
      return as_of(random_day(rng), random_day(rng),
                   rng.below(2) == 0 ? KnownClock::kPublished : KnownClock::kRecorded);
    case 1:
      last.known_seconds += days(2);
      return last;
    case 2:
      last.valid = ValidTime(last.valid.seconds() + days(60));
      return last;
    case 3:
      last.valid = ValidTime(last.valid.seconds() - days(2));
      return last;
    default:
      last.known_seconds += days(5);
      last.valid = ValidTime(std::max(last.valid.seconds(), last.known_seconds));
      return last;
  }
}

/// The model for which promises open nothing.
const MarkovModel& unpromised() {
  static const MarkovModel shared(ParameterSets::shipped(), PromiseHazards());
  return shared;
}

TEST(BoardCache, AnswersAsIfNothingHadBeenAskedBefore) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 20);
  int promised = 0;
  for (int round = 0; round < 60; ++round) {
    LogBuilder builder;
    for (std::uint64_t claims = 1 + rng.below(30); claims > 0; --claims) {
      builder.say(random_word(rng));
    }
    ClaimIndex index = ClaimIndex::build(builder.log);
    BoardCache cache(model(), crossings());
    AsOf question = as_of(random_day(rng), random_day(rng));
    for (int asked = 0; asked < 25; ++asked) {
      if (rng.below(5) == 0) grow(rng, builder);
      index.extend(builder.log);
      const BeliefInputs inputs{builder.log, index, test::gazetteer()};
      const auto board = cache.glance(inputs, question);
      ASSERT_EQ(board, glance_board(model(), inputs, crossings(), question));
      promised += board != glance_board(unpromised(), inputs, crossings(), question) ? 1 : 0;
      question = next_question(rng, question);
    }
  }
  EXPECT_GT(promised, 50);  // of 1,500 boards, by what is promised for after the known time
}

/// A cache that went on from the day before without what comes back would have nothing to come back
/// to.
TEST(BoardCache, ComesBackToWhatWasBeforeAPeriodThatWasAnnouncedLate) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-05-01"});
  BoardCache cache(model(), crossings());
  ClaimIndex index = ClaimIndex::build(builder.log);
  const auto ask = [&](std::string_view day) {
    index.extend(builder.log);
    const BeliefInputs inputs{builder.log, index, test::gazetteer()};
    const auto board = cache.glance(inputs, as_of(day, day));
    EXPECT_EQ(board, glance_board(model(), inputs, crossings(), as_of(day, day)));
    return board[0].tracks[0].crossing.shown;
  };
  EXPECT_EQ(ask("2018-06-10"), Shown::kOpen);
  builder.say({.value = "closed",
               .published = "2018-06-11",
               .modality = "announced",
               .valid_from = "2018-06-05",
               .valid_to = "2018-06-14"});
  EXPECT_EQ(ask("2018-06-11"), Shown::kClosed);
  EXPECT_EQ(ask("2018-06-16"), Shown::kOpen);
}

TEST(BoardCache, OfTheBundledHistoryIsTheBoardDayByDayWithAnyNumberOfThreads) {
  const ClaimLog& log = test::bundled_history();
  const ClaimIndex index = ClaimIndex::build(log);
  const BeliefInputs inputs{log, index, test::gazetteer()};
  const std::vector<CrossingKey> keys = crossings_of(test::gazetteer(), log);
  BoardCache cache(model(), keys);
  AsOf question = as_of("2019-09-25", "2019-09-25");
  for (int day = 0; day < 10; ++day) {
    ASSERT_EQ(cache.glance(inputs, question, 3), glance_board(model(), inputs, keys, question, 2));
    question.known_seconds += kSecondsPerDay;
    question.valid = ValidTime(question.known_seconds);
  }
}

TEST(Glance, IsTheWholeBeliefWithoutItsReasons) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 21);
  int promised = 0;
  for (int round = 0; round < 200; ++round) {
    LogBuilder builder;
    for (std::uint64_t claims = 1 + rng.below(30); claims > 0; --claims) {
      builder.say(random_word(rng));
    }
    for (int more = 0; more < 3; ++more) grow(rng, builder);
    const ClaimIndex index = ClaimIndex::build(builder.log);
    const BeliefInputs inputs{builder.log, index, test::gazetteer()};
    AsOf question = as_of(random_day(rng), random_day(rng),
                          rng.below(2) == 0 ? KnownClock::kPublished : KnownClock::kRecorded);
    if (rng.below(2) == 0) question.valid = ValidTime(question.known_seconds + random_ahead(rng));
    const auto whole = believe_board(model(), inputs, crossings(), question);
    const auto glance = glance_board(model(), inputs, crossings(), question);
    promised += glance != glance_board(unpromised(), inputs, crossings(), question) ? 1 : 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
      ASSERT_EQ(without_reasons(whole[i]), without_reasons(glance[i]));
      for (std::size_t track = 0; track < whole[i].tracks.size(); ++track) {
        const StateBelief& listed = whole[i].tracks[track].crossing;
        const StateBelief& counted = glance[i].tracks[track].crossing;
        ASSERT_TRUE(counted.evidence.empty());
        ASSERT_LE(static_cast<std::int32_t>(listed.evidence.size()) + listed.evidence_left_off,
                  counted.evidence_left_off);
      }
    }
  }
  EXPECT_GT(promised, 20);
}

TEST(KnownSpan, HoldsTheKnownTimesAtWhichTheSameIsKnown) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 22);
  int held = 0;
  for (int round = 0; round < 200; ++round) {
    LogBuilder builder;
    for (std::uint64_t claims = 1 + rng.below(6); claims > 0; --claims) grow(rng, builder);
    const ClaimIndex index = ClaimIndex::build(builder.log);
    const auto clock = rng.below(2) == 0 ? KnownClock::kPublished : KnownClock::kRecorded;
    const AsOf first = as_of("2018-01-01", random_day(rng), clock);
    const AsOf other = as_of("2018-01-01", random_day(rng), clock);
    const auto known_at = [&](AsOf as_of) {
      return find_known_claims(builder.log, index, crossings()[0], as_of);
    };
    const KnownClaims known = known_at(first);
    ASSERT_TRUE(known.span.holds(first));
    if (!known.span.holds(other)) continue;
    ++held;
    const auto entries = [](const KnownClaims& claims) {
      std::vector<std::pair<EntryId, Admiralty>> found;
      for (const ClaimRecord& claim : claims.standing) {
        found.emplace_back(claim.entry, claim.admiralty);
      }
      return found;
    };
    ASSERT_EQ(entries(known), entries(known_at(other)));
  }
  EXPECT_GT(held, 10);
}

}  // namespace
}  // namespace maabar
