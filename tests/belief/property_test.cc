// SPDX-License-Identifier: Apache-2.0
// What must hold of belief on any history. Seeded; MAABAR_TEST_SEED overrides.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/random.h"
#include "belief/known_claims.h"
#include "belief/log_builder.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;
using test::Said;

std::uint64_t seed() {
  const char* const given = std::getenv("MAABAR_TEST_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : 20260102;
}

template <typename T>
const T& pick(Rng& rng, const std::vector<T>& items) {
  return items[rng.below(items.size())];
}

std::string random_day(Rng& rng) {
  return to_string(
      Date::from_day(Day::from_number(17000 + static_cast<std::int64_t>(rng.below(700)))));
}

Said random_said(Rng& rng) {
  static const std::vector<std::string> keys = {"iq-sy.al-qaim-abu-kamal",
                                                "iq-sy.al-qaim-abu-kamal", "iq-sy", "iq"};
  static const std::vector<std::string> states = {"open", "restricted", "closed"};
  static const std::vector<std::string> facets = {"status", "status", "status", "outlook"};
  static const std::vector<std::string> scopes = {"all",        "all",          "cargo",
                                                  "passengers", "humanitarian", "pedestrians"};
  static const std::vector<std::string> modalities = {"reported", "announced", "reported", "denied",
                                                      "expected"};
  static const std::vector<std::string> ratings = {"C3", "B2", "E4"};
  Said said;
  said.crossing = pick(rng, keys);
  said.value = pick(rng, states);
  said.facet = pick(rng, facets);
  said.scope = pick(rng, scopes);
  said.modality = pick(rng, modalities);
  said.rating = pick(rng, ratings);
  said.published = random_day(rng);
  said.side = pick<std::string>(rng, {"", "", "IQ", "SY"});
  if (said.crossing == "iq") said.side = "";
  if (rng.below(2) == 0) said.valid_from = random_day(rng);
  if (rng.below(5) == 0 && !said.valid_from.empty()) {
    said.valid_to = std::max(said.valid_from, random_day(rng));
  }
  said.only = rng.below(10) == 0;
  said.recorded = random_day(rng);
  return said;
}

std::vector<Said> random_history(Rng& rng) {
  std::vector<Said> history;
  const std::size_t count = 1 + rng.below(25);
  for (std::size_t i = 0; i < count; ++i) history.push_back(random_said(rng));
  return history;
}

LogBuilder build(const std::vector<Said>& history) {
  LogBuilder builder;
  for (const Said& said : history) builder.say(said);
  return builder;
}

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
