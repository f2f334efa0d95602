// SPDX-License-Identifier: Apache-2.0
#include "brief/bulletin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "example_board.h"

namespace maabar {
namespace {

constexpr const char* kQaim = "iq-sy.al-qaim-abu-kamal";
constexpr const char* kRabia = "iq-sy.rabia-yarubiyah";

TEST(MakeBulletin, PutsRestrictedFirstAndUnknownLastWithinABorder) {
  const example::World world;
  const auto board = example::board({{"sy-tr.al-rai-cobanbey", Shown::kUnknown},
                                     {"sy-tr.bab-al-hawa-cilvegozu", Shown::kOpen},
                                     {"sy-tr.atmeh", Shown::kClosed},
                                     {"sy-tr.jarablus-karkamis", Shown::kRestricted}});

  const Bulletin bulletin = make_bulletin(world.input(board)).value();

  std::vector<std::string> order;
  for (const BoardRow& row : bulletin.rows) order.push_back(row.crossing.text());
  EXPECT_EQ(order,
            (std::vector<std::string>{"sy-tr.jarablus-karkamis", "sy-tr.bab-al-hawa-cilvegozu",
                                      "sy-tr.atmeh", "sy-tr.al-rai-cobanbey"}));
}

TEST(MakeBulletin, PutsEveryTrackInExactlyOneLine) {
  example::World world;
  auto board = example::board({{kQaim, Shown::kOpen}});
  board[0].tracks[2].crossing = example::state(Shown::kClosed, EntryId::none());

  const Bulletin bulletin = make_bulletin(world.input(board)).value();

  ASSERT_EQ(bulletin.rows[0].lines.size(), 2U);
  std::set<std::pair<TrafficClass, std::string>> tracks;
  std::size_t count = 0;
  for (const StateLine& line : bulletin.rows[0].lines) {
    for (const StateLine::Track& track : line.tracks) {
      tracks.emplace(track.traffic_class, to_string(track.direction));
      ++count;
    }
  }
  EXPECT_EQ(count, 8U);
  EXPECT_EQ(tracks.size(), 8U);
}

TEST(MakeBulletin, NumbersSourcesInTheOrderInWhichTheyAreCited) {
  example::World world;
  world.sources[EntryId(9)] = example::source(kQaim, State::kOpen);
  world.sources[EntryId(3)] = example::source(kRabia, State::kClosed);
  world.sources[EntryId(5)] = example::source(kRabia, State::kOpen);  // never cited
  const std::vector<CrossingBelief> board = {example::belief(kRabia, Shown::kClosed, EntryId(3)),
                                             example::belief(kQaim, Shown::kOpen, EntryId(9))};

  const Bulletin bulletin = make_bulletin(world.input(board)).value();

  ASSERT_EQ(bulletin.sources.size(), 2U);
  EXPECT_EQ(bulletin.sources[0].entry, EntryId(9));
  EXPECT_EQ(bulletin.rows[0].lines[0].sources, std::vector<SourceNumber>{0});
  EXPECT_EQ(bulletin.rows[1].lines[0].sources, std::vector<SourceNumber>{1});
  EXPECT_EQ(bulletin.rows[0].lines[0].age_days, 4);
}

TEST(MakeBulletin, RefusesAPublicBulletinThatRestsOnAnInternalClaim) {
  example::World world;
  world.sources[EntryId(3)] = example::source(kQaim, State::kOpen);
  world.sources[EntryId(3)].claim.sensitivity = Sensitivity::kInternal;
  const std::vector<CrossingBelief> board = {example::belief(kQaim, Shown::kOpen, EntryId(3))};

  const auto refused = make_bulletin(world.input(board));
  BulletinInput internal = world.input(board);
  internal.audience = Sensitivity::kInternal;

  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("internal"), std::string::npos);
  EXPECT_TRUE(make_bulletin(internal));
}

TEST(MakeBulletin, RefusesABeliefWhoseSourceWasNotGiven) {
  const example::World world;
  const std::vector<CrossingBelief> board = {example::belief(kQaim, Shown::kOpen, EntryId(3))};
  const auto refused = make_bulletin(world.input(board));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::kInvalidInput);
}

TEST(MakeBulletin, RefusesABoardOfAnotherDate) {
  const example::World world;
  auto board = example::board({{kQaim, Shown::kOpen}});
  board[0].as_of.valid = example::valid_day("2019-10-01");
  EXPECT_FALSE(make_bulletin(world.input(board)));
}

TEST(MakeBulletin, ListsAStateAsStaleOnceItsConfirmationIsOlderThanAsked) {
  const example::World world;
  const auto board = example::board({{kQaim, Shown::kOpen}});
  BulletinInput input = world.input(board);

  input.stale_after_days = 4;
  EXPECT_TRUE(make_bulletin(input).value().stale.empty());
  input.stale_after_days = 3;
  EXPECT_EQ(make_bulletin(input).value().stale.size(), 1U);
}

TEST(MakeBulletin, ListsPromisesByTheirDayAndThoseWithoutOneLast) {
  example::World world;
  auto board = example::board({{kQaim, Shown::kClosed}, {kRabia, Shown::kClosed}});
  for (std::uint32_t entry = 1; entry <= 3; ++entry) {
    world.sources[EntryId(entry)] = example::source(kQaim, State::kOpen);
  }
  board[0].outlooks = {example::outlook(EntryId(1), ""),
                       example::outlook(EntryId(2), "2018-11-01")};
  board[1].outlooks = {example::outlook(EntryId(3), "2018-10-10")};

  const Bulletin bulletin = make_bulletin(world.input(board)).value();

  ASSERT_EQ(bulletin.promises.size(), 3U);
  EXPECT_EQ(bulletin.promises[0].days_to_due, -6);
  EXPECT_EQ(bulletin.promises[1].days_to_due, 16);
  EXPECT_FALSE(bulletin.promises[2].days_to_due);
}

TEST(MakeBulletin, GivesTheSameBytesTwice) {
  example::World world;
  world.sources[EntryId(3)] = example::source(kQaim, State::kOpen);
  const std::vector<CrossingBelief> board = {example::belief(kQaim, Shown::kOpen, EntryId(3))};
  const auto write = [&] {
    const Bulletin bulletin = make_bulletin(world.input(board)).value();
    return to_html(bulletin) + to_csv(bulletin) + to_hxl_csv(bulletin) + to_geojson(bulletin);
  };
  EXPECT_EQ(write(), write());
}

}  // namespace
}  // namespace maabar
