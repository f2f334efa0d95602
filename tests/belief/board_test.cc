// SPDX-License-Identifier: Apache-2.0
#include "belief/board.h"

#include <set>

#include "belief/belief_json.h"
#include "belief/changes.h"
#include "belief/hazard_table.h"
#include "belief/log_builder.h"
#include "belief/markov_model.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;

const CrossingKey kQaim = test::key("iq-sy.al-qaim-abu-kamal");

Changes changes_between(const ClaimLog& log, AsOf before, AsOf after) {
  const ClaimIndex index = ClaimIndex::build(log);
  return find_changes(LatestClaimModel(), BeliefInputs{log, index, test::gazetteer()}, {kQaim},
                      ChangeQuestion{before, after});
}

TEST(Board, HoldsEveryCrossingOnceInTheOrderOfTheTable) {
  const std::vector<CrossingKey> keys = crossings_of(test::gazetteer(), test::bundled_history());
  EXPECT_EQ(std::set<CrossingKey>(keys.begin(), keys.end()).size(), keys.size());
  EXPECT_NE(std::find(keys.begin(), keys.end(), kQaim), keys.end());
}

TEST(Board, AddsCrossingsThatOnlyTheLogKnows) {
  LogBuilder builder;
  builder.say({.crossing = "iq-sy.new-gate", .published = "2018-01-01"});
  builder.say({.crossing = "iq-sy", .published = "2018-01-01"});
  const std::vector<CrossingKey> keys = crossings_of(test::gazetteer(), builder.log);
  EXPECT_EQ(keys.back(), test::key("iq-sy.new-gate"));
}

TEST(Board, IsEachCrossingAskedAlone) {
  const ClaimLog& log = test::bundled_history();
  const ClaimIndex index = ClaimIndex::build(log);
  const BeliefInputs inputs{log, index, test::gazetteer()};
  const LatestClaimModel model;
  const std::vector<CrossingKey> keys = crossings_of(test::gazetteer(), log);
  const AsOf question = as_of("2019-10-01", "2019-10-01");
  const auto board = believe_board(model, inputs, keys, question);
  for (std::size_t i = 0; i < keys.size(); i += 10) {
    EXPECT_EQ(board[i], model.believe(log, test::gazetteer(), keys[i], question));
  }
}

TEST(Board, IsTheSameWithAnyNumberOfThreads) {
  const ClaimLog& log = test::bundled_history();
  const ClaimIndex index = ClaimIndex::build(log);
  const BeliefInputs inputs{log, index, test::gazetteer()};
  const MarkovModel model(ParameterSets::shipped(), HazardTable::shipped().of_all());
  const std::vector<CrossingKey> keys = crossings_of(test::gazetteer(), log);
  const AsOf question = as_of("2019-10-01", "2019-10-01");
  EXPECT_EQ(believe_board(model, inputs, keys, question, 3),
            believe_board(model, inputs, keys, question, 1));
}

TEST(Board, ExtendingTheIndexIsBuildingItAnew) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-01-01"});
  ClaimIndex index = ClaimIndex::build(builder.log);
  const EntryId closed = builder.say({.value = "closed", .published = "2018-02-01"});
  builder.review(closed, ReviewEntry::Verdict::kReject, "2018-03-01");
  index.extend(builder.log);
  const AsOf question = as_of("2018-02-02", "2018-02-02");
  EXPECT_EQ(
      LatestClaimModel().believe_with({builder.log, index, test::gazetteer()}, kQaim, question),
      test::believe(builder.log, question));
}

TEST(Changes, NameTheReportThatMadeThem) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-01-01"});
  const EntryId open = builder.say({.value = "open", .published = "2018-02-01"});
  const Changes changes = changes_between(builder.log, as_of("2018-01-31", "2018-01-31"),
                                          as_of("2018-02-02", "2018-02-02"));
  ASSERT_EQ(changes.tracks.size(), 8U);
  EXPECT_EQ(changes.tracks[0].before, Shown::kClosed);
  EXPECT_EQ(changes.tracks[0].after, Shown::kOpen);
  EXPECT_EQ(changes.tracks[0].cause, ChangeCause::kNews);
  EXPECT_EQ(changes.tracks[0].claims, std::vector{open});
  EXPECT_EQ(changes.tracks[0].reports, std::vector{builder.log.claims()[1].report});
  const auto json = to_json(changes, FetchWords{});
  EXPECT_EQ(json["status"][0]["cause"], "news");
  EXPECT_EQ(json["status"][0]["claims"][0]["entry"], open.value());
}

TEST(Changes, TellARetractionFromNews) {
  LogBuilder builder;
  const EntryId claim = builder.say({.value = "open", .published = "2018-02-01"});
  builder.retract(claim, "2018-02-03", "2018-02-03");
  const Changes changes = changes_between(builder.log, as_of("2018-02-02", "2018-02-02"),
                                          as_of("2018-02-04", "2018-02-04"));
  ASSERT_FALSE(changes.tracks.empty());
  EXPECT_EQ(changes.tracks[0].cause, ChangeCause::kWithdrawal);
  EXPECT_EQ(changes.tracks[0].claims, std::vector{claim});
}

TEST(Changes, TellMereTimeFromNews) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-02-01"});
  const Changes changes = changes_between(builder.log, as_of("2018-03-01", "2018-03-01"),
                                          as_of("2019-06-01", "2019-06-01"));
  ASSERT_FALSE(changes.tracks.empty());
  EXPECT_EQ(changes.tracks[0].after, Shown::kUnknown);
  EXPECT_EQ(changes.tracks[0].cause, ChangeCause::kTime);
  EXPECT_TRUE(changes.tracks[0].claims.empty());
}

TEST(Changes, NoneWhereNothingChanged) {
  LogBuilder builder;
  builder.say({.value = "open", .published = "2018-02-01"});
  const Changes changes = changes_between(builder.log, as_of("2018-03-01", "2018-03-01"),
                                          as_of("2018-03-02", "2018-03-02"));
  EXPECT_TRUE(changes.tracks.empty());
  EXPECT_TRUE(changes.control.empty());
}

}  // namespace
}  // namespace maabar
