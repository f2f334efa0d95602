// SPDX-License-Identifier: Apache-2.0
// What must hold of belief on any history.
#include <algorithm>
#include <map>

#include "belief/known_claims.h"
#include "belief/random_history.h"

namespace maabar {
namespace {

using test::as_of;
using test::build;
using test::LogBuilder;
using test::pick;
using test::random_day;
using test::random_history;
using test::random_said;
using test::Said;
using test::seed;

/// What a belief says, without the numbers that entries bear.
std::string digest(const CrossingBelief& belief) {
  std::string text;
  for (const TrackBelief& track : belief.tracks) {
    for (const StateBelief* state : {&track.crossing, &track.side_a, &track.side_b}) {
      text += fmt::format("{} {} {} {} {} {} {}\n", to_string(state->shown),
                          to_string(state->last_heard), to_string(state->unknown_reason),
                          state->confidence().millionths(), state->has_conflict,
                          state->confirmed ? to_iso8601(*state->confirmed) : "-",
                          state->since ? to_iso8601(*state->since) : "-");
    }
  }
  return text;
}

TEST(BeliefProperty, AClaimPublishedLaterNeverChangesWhatWasBelieved) {
  SCOPED_TRACE(seed());
  Rng rng(seed());
  for (int round = 0; round < 150; ++round) {
    const std::vector<Said> history = random_history(rng);
    const std::string known = random_day(rng);
    std::vector<Said> then;
    std::copy_if(history.begin(), history.end(), std::back_inserter(then),
                 [&](const Said& said) { return said.published <= known; });
    const AsOf question = as_of(random_day(rng), known);
    ASSERT_EQ(digest(test::believe(build(history).log, question)),
              digest(test::believe(build(then).log, question)));
  }
}

TEST(BeliefProperty, AppendingNeverChangesAnAnswerWithAnEarlierRecordTime) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 1);
  for (int round = 0; round < 150; ++round) {
    LogBuilder builder = build(random_history(rng));
    const AsOf question = as_of(random_day(rng), "2018-12-31", KnownClock::kRecorded);
    const CrossingBelief before = test::believe(builder.log, question);
    Said late = random_said(rng);
    late.recorded = "2019-01-01";
    const EntryId claim = builder.say(late);
    builder.review(builder.log.claims().front().entry, ReviewEntry::Verdict::kReject, "2019-01-02");
    builder.retract(claim, "2018-01-01", "2019-01-02");
    ASSERT_EQ(before, test::believe(builder.log, question));
  }
}

TEST(BeliefProperty, TheOrderOfInsertionDoesNotMatter) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 2);
  for (int round = 0; round < 150; ++round) {
    std::vector<Said> history = random_history(rng);
    const AsOf question = as_of(random_day(rng), random_day(rng));
    const std::string before = digest(test::believe(build(history).log, question));
    for (std::size_t i = history.size(); i > 1; --i)
      std::swap(history[i - 1], history[rng.below(i)]);
    ASSERT_EQ(before, digest(test::believe(build(history).log, question)));
  }
}

TEST(BeliefProperty, AHintOfTheFutureIsNoEvidence) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 3);
  for (int round = 0; round < 150; ++round) {
    const std::vector<Said> history = random_history(rng);
    LogBuilder builder = build(history);
    const AsOf question = as_of(random_day(rng), random_day(rng));
    for (const TrackBelief& track : test::believe(builder.log, question).tracks) {
      std::uint32_t sum = 0;
      for (const Confidence part : track.crossing.probability) sum += part.millionths();
      ASSERT_EQ(sum, 1000000U);
      for (const Evidence& evidence : track.crossing.evidence) {
        const auto position = find_claim(builder.log, evidence.claim);
        ASSERT_TRUE(position);
        ASSERT_TRUE(is_known(builder.log.claims()[*position], question));
      }
      if (track.crossing.confirmed) {
        ASSERT_LE(*track.crossing.confirmed, question.valid);
      }
      if (track.crossing.shown != Shown::kUnknown) {
        ASSERT_GE(track.crossing.confidence().millionths(), 600000U);
      }
    }
  }
}

// The slow twin: for one side and class, the winner by the rule as the page states it, over every
// pair of claims. Histories without ends, denials, `only` or wide classes, where the rule is one
// sentence.
struct PlainClaim {
  Said said;
  std::int64_t begin;
  std::int64_t as_of;
  bool is_own;
  bool is_dated;
};

std::optional<PlainClaim> to_plain(const Said& said, AsOf question, std::string_view side) {
  if (said.facet != "status" || said.modality == "expected") return std::nullopt;
  if (said.scope != "all" && said.scope != "cargo") return std::nullopt;
  if (said.crossing == "iq" && side != "IQ") return std::nullopt;
  if (said.crossing != "iq-sy.al-qaim-abu-kamal" && said.value != "closed") return std::nullopt;
  if (!said.side.empty() && said.side != side) return std::nullopt;
  if (test::date(said.published).last_second() > question.known_seconds) return std::nullopt;
  const std::int64_t published = test::date(said.published).first_second();
  const bool is_dated = !said.valid_from.empty();
  const std::int64_t begin = is_dated ? test::date(said.valid_from).first_second() : published;
  if (begin > question.valid.seconds()) return std::nullopt;
  const std::int64_t at = std::min(std::max(published, begin), question.valid.seconds());
  return PlainClaim{said, begin, at, said.scope == "cargo", is_dated};
}

std::string slow_last_heard(const std::vector<Said>& history, AsOf question,
                            std::string_view side) {
  std::vector<PlainClaim> claims;
  for (const Said& said : history) {
    if (const auto plain = to_plain(said, question, side)) claims.push_back(*plain);
  }
  std::int64_t latest = 0;
  for (const PlainClaim& claim : claims) latest = std::max(latest, claim.as_of);
  const PlainClaim* best = nullptr;
  const auto rank = [](const PlainClaim& claim) {
    const std::int64_t fortnight = 14 * kSecondsPerDay;
    const bool passes_over = !claim.is_dated && !claim.is_own;
    return std::tuple(claim.begin - (passes_over ? fortnight : 0), claim.is_own,
                      claim.said.crossing == "iq-sy.al-qaim-abu-kamal",
                      !claim.said.side.empty() || claim.said.crossing == "iq",
                      -claim.said.rating[0], -claim.said.rating[1], claim.said.published,
                      parse_state(claim.said.value).value());
  };
  for (const PlainClaim& claim : claims) {
    if (claim.as_of < latest - 14 * kSecondsPerDay) continue;
    if (best == nullptr || rank(*best) < rank(claim)) best = &claim;
  }
  return best == nullptr ? "unknown" : best->said.value;
}

TEST(BeliefProperty, TheWinnerIsTheSlowScansOnPlainHistories) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 4);
  int heard = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<Said> history = random_history(rng);
    for (Said& said : history) {
      said.valid_to = "";
      said.only = false;
      if (said.modality == "denied") said.modality = "reported";
    }
    const AsOf question = as_of(random_day(rng), random_day(rng));
    const CrossingBelief belief = test::believe(build(history).log, question);
    const TrackBelief& track = belief.track(TrafficClass::kCargo, test::direction("IQ>SY"));
    ASSERT_EQ(to_string(track.side_a.last_heard), slow_last_heard(history, question, "IQ"));
    ASSERT_EQ(to_string(track.side_b.last_heard), slow_last_heard(history, question, "SY"));
    heard += track.side_a.last_heard != Shown::kUnknown ? 1 : 0;
  }
  EXPECT_GT(heard, 100);
}

}  // namespace
}  // namespace maabar
