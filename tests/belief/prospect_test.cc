// SPDX-License-Identifier: Apache-2.0
// What promises do to belief in the time after the known time.
#include "belief/prospect.h"

#include <cmath>

#include "belief/crossing_filter.h"
#include "belief/explain.h"
#include "belief/hazard_table.h"
#include "belief/markov_model.h"
#include "belief/random_history.h"

namespace maabar {
namespace {

using test::as_of;
using test::build;
using test::LogBuilder;
using test::Said;
using test::seed;

const CrossingKey& qaim() {
  static const CrossingKey key = test::key("iq-sy.al-qaim-abu-kamal");
  return key;
}

CrossingBelief believe(const ClaimLog& log, AsOf question,
                       const PromiseHazards& hazards = HazardTable::shipped().of_all()) {
  return MarkovModel(ParameterSets::shipped(), hazards)
      .believe(log, test::gazetteer(), qaim(), question);
}

double open_chance(const StateBelief& belief) { return belief.probability[0].probability(); }

/// Both sides closed on 1 June 2018; `sides` say that they open on the 10th.
LogBuilder promised_by(const std::vector<std::string>& sides) {
  LogBuilder builder;
  for (const char* side : {"IQ", "SY"}) {
    builder.say({.value = "closed", .published = "2018-06-01", .side = side});
  }
  for (const std::string& side : sides) {
    builder.say({.published = "2018-06-05",
                 .facet = "outlook",
                 .side = side,
                 .modality = "announced",
                 .valid_from = "2018-06-10"});
  }
  return builder;
}

CrossingBelief believe_promised(const std::vector<std::string>& sides, std::string_view valid) {
  return believe(promised_by(sides).log, as_of(valid, "2018-06-06"));
}

TEST(Prospect, OfOneSideOpensThatSideOnItsDayAndLeavesTheCrossingShut) {
  const TrackBelief eve = believe_promised({"IQ"}, "2018-06-09").tracks[0];
  const TrackBelief day = believe_promised({"IQ"}, "2018-06-10").tracks[0];
  EXPECT_EQ(eve.side_a.shown, Shown::kClosed);
  EXPECT_GT(open_chance(day.side_a), 0.5);
  EXPECT_EQ(day.side_b.shown, Shown::kClosed);
  EXPECT_EQ(day.crossing.shown, Shown::kClosed);
}

TEST(Prospect, OfBothSidesOpensTheCrossing) {
  EXPECT_EQ(believe_promised({"IQ", "SY"}, "2018-06-09").tracks[0].crossing.shown, Shown::kClosed);
  const TrackBelief day = believe_promised({"IQ", "SY"}, "2018-06-10").tracks[0];
  EXPECT_GT(open_chance(day.crossing), 0.5);
  EXPECT_GT(open_chance(day.crossing),
            open_chance(believe_promised({"IQ"}, "2018-06-10").tracks[0].crossing) + 0.3);
}

/// The status of the chain takes in what the promise implies of that day, not what it promises.
TEST(Prospect, OfOneWayOpensThatWayAloneAlsoWhereItsChainSpeaksOfBoth) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-06-05", .chain = "one"});
  builder.say({.published = "2018-06-05",
               .facet = "outlook",
               .direction = "SY>IQ",
               .modality = "announced",
               .valid_from = "2018-06-10",
               .chain = "one"});
  const CrossingBelief belief = believe(builder.log, as_of("2018-06-10", "2018-06-06"));
  EXPECT_EQ(belief.tracks[0].direction, test::direction("IQ>SY"));
  EXPECT_LT(open_chance(belief.tracks[0].crossing), 0.1);
  EXPECT_GT(open_chance(belief.tracks[1].crossing), 0.5);
}

TEST(Prospect, IsSaidToRestOnNoReport) {
  PromiseHazards hazards = HazardTable::shipped().of_all();
  hazards.near_day.chance = 0.9;
  const CrossingBelief belief =
      believe(promised_by({"IQ"}).log, as_of("2018-06-10", "2018-06-06"), hazards);
  ASSERT_EQ(belief.tracks[0].side_a.shown, Shown::kOpen);
  const std::vector<std::string> lines = explain(belief, "al-Qa'im", {});
  EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
    return line.find("IQ side: open, which no report says; confidence") != std::string::npos;
  }));
}

TEST(Prospect, IsOfTheTimeAfterTheKnownTimeAlone) {
  const StateBelief with = believe_promised({"IQ", "SY"}, "2018-06-06").tracks[0].crossing;
  EXPECT_EQ(with.shown, Shown::kClosed);
  // Once the day is known to have passed in silence it was not kept.
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-06-01"});
  builder.say({.published = "2018-06-05",
               .facet = "outlook",
               .modality = "announced",
               .valid_from = "2018-06-10"});
  EXPECT_LT(open_chance(believe(builder.log, as_of("2018-06-11", "2018-06-11")).tracks[0].crossing),
            0.1);
}

TEST(Prospect, TakesTheChanceOfEachOfTwoNamedDaysThatFollowEachOther) {
  PromiseHazards hazards = HazardTable::shipped().of_all();
  for (auto& windows : hazards.rates) windows.fill({});
  hazards.near_day.chance = 0.5;
  Prospect prospect;
  prospect.known = test::date("2018-06-06").last_second();
  prospect.hazards = hazards;
  const Day said = test::date("2018-06-05").first_day();
  prospect.words[0] = {{PhraseClass::kNamedDay, said, said + 5, Country()},
                       {PhraseClass::kNamedDay, said, said + 6, Country()}};
  JointState shut{};
  shut[joint_index(State::kClosed, State::kClosed)] = 1;
  const Transition transition =
      run_promised(Generator{}, prospect, 0, test::date("2018-06-30").last_second());
  EXPECT_NEAR(forward(transition, shut)[0], 0.75, 1e-12);
}

/// Day by day: the named day's chance when it begins, then a day of the chain with the rates of
/// opening raised, written out.
JointState run_by_days(const Generator& rates, const Prospect& prospect, std::size_t track,
                       JointState joint, int days) {
  for (int ahead = 1; ahead <= days; ++ahead) {
    const Day day = day_of(prospect.known) + ahead;
    std::array<std::vector<StandingWord>, 3> words;  // of the whole, of a, of b
    for (const StandingWord& word : prospect.words[track]) {
      words[word.side.is_none() ? 0 : word.side == prospect.side_a ? 1 : 2].push_back(word);
    }
    std::array<OpeningPush, 3> pushes;  // of both together, of a, of b
    for (std::size_t who = 0; who < 3; ++who) {
      pushes[who] = push_of(words[who], prospect.hazards, day);
    }
    const double rate = std::min(pushes[1].per_day, pushes[2].per_day);
    const double chance = std::min(pushes[1].chance, pushes[2].chance);
    pushes[0] = {std::max(pushes[0].per_day, rate), std::max(pushes[0].chance, chance)};
    for (std::size_t who = 1; who < 3; ++who) {
      pushes[who] = {pushes[who].per_day - rate, 1 - (1 - pushes[who].chance) / (1 - chance)};
    }
    Generator raised = rates;
    JointState chanced{};
    for (std::size_t from = 0; from < 9; ++from) {
      const std::array<std::size_t, 3> to = {0, from % 3, from / 3 * 3};
      JointState row{};
      row[from] = 1;
      for (std::size_t who = 0; who < 3; ++who) {
        const OpeningPush& push = pushes[who];
        const double extra = std::max(0.0, push.per_day - raised[from][to[who]]);
        if (to[who] != from) {
          raised[from][to[who]] += extra;
          raised[from][from] -= extra;
        }
        JointState moved = row;
        for (std::size_t at = 0; at < 9; ++at) {
          const std::size_t opened = std::array<std::size_t, 3>{0, at % 3, at / 3 * 3}[who];
          moved[at] -= push.chance * row[at];
          moved[opened] += push.chance * row[at];
        }
        row = moved;
      }
      for (std::size_t to_pair = 0; to_pair < 9; ++to_pair) {
        chanced[to_pair] += joint[from] * row[to_pair];
      }
    }
    joint = advance(chanced, raised, 1);
  }
  return joint;
}

TEST(Prospect, IsItsSlowTwinDayByDay) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 7);
  const BeliefParameters parameters = ParameterSets::shipped().common();
  int promised = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<Said> history = test::random_history(rng);
    for (Said& said : history) {
      said.valid_to.clear();
      if (rng.below(2) != 0) continue;
      said.crossing = "iq-sy.al-qaim-abu-kamal";
      said.facet = "outlook";
      said.value = "open";
      if (rng.below(2) == 0) {
        said.valid_from = to_string(
            Date::from_day(test::date("2018-12-20").first_day() + static_cast<int>(rng.below(60))));
      }
    }
    const LogBuilder builder = build(history);
    const ClaimIndex index = ClaimIndex::build(builder.log);
    const BeliefInputs inputs{builder.log, index, test::gazetteer()};
    const int days = 1 + static_cast<int>(rng.below(500));
    const std::int64_t known = test::date("2018-12-31").last_second();
    const std::int64_t valid = known + days * kSecondsPerDay;
    const AsOf question{ValidTime(valid), known, KnownClock::kPublished};
    const auto prospect = find_prospect(inputs, qaim(), question, HazardTable::shipped().of_all());
    ASSERT_TRUE(prospect);
    const KnownClaims claims = find_known_claims(builder.log, index, qaim(), question);
    const std::vector<Witness> witnesses =
        find_witnesses(builder.log, claims, qaim(), parameters.evidence).counted;
    const bool is_told_beyond = std::any_of(witnesses.begin(), witnesses.end(),
                                            [&](const Witness& w) { return w.end > known; });
    if (is_told_beyond) continue;
    const CrossingWeighing before = weigh(witnesses, parameters, known, Steps::kLeftOut);
    const CrossingWeighing after =
        weigh_ahead(witnesses, parameters, prospect, valid, Steps::kLeftOut);
    for (std::size_t track = 0; track < kTrackCount; ++track) {
      const JointState slow = run_by_days(to_generator(parameters.rates, before.factor), *prospect,
                                          track, before.tracks[track].joint, days);
      for (std::size_t i = 0; i < slow.size(); ++i) {
        ASSERT_NEAR(slow[i], after.tracks[track].joint[i], 1e-9);
      }
      if (!prospect->words[track].empty()) ++promised;
    }
  }
  EXPECT_GT(promised, 50);
}

}  // namespace
}  // namespace maabar
