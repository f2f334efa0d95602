// SPDX-License-Identifier: Apache-2.0
#include "base/csv.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "brief/bulletin.h"
#include "example_board.h"

namespace maabar {
namespace {

constexpr const char* kQaim = "iq-sy.al-qaim-abu-kamal";

Bulletin bulletin_of(const example::World& world, const std::vector<CrossingBelief>& board) {
  return make_bulletin(world.input(board)).value();
}

TEST(Csv, HasOneRowPerTrackOfTheBoardWithItsState) {
  const example::World world;
  auto board = example::board({{kQaim, Shown::kOpen}, {"jo-sy.nassib-jaber", Shown::kUnknown}});
  board[0].tracks[3].crossing = example::state(Shown::kClosed, EntryId::none());

  const CsvTable table = CsvTable::parse(to_csv(bulletin_of(world, board)), "t").value();

  ASSERT_EQ(table.rows().size(), 16U);
  const auto column = [&](const char* name) { return table.column(name).value(); };
  for (const CrossingBelief& belief : board) {
    for (const TrackBelief& track : belief.tracks) {
      const auto matches =
          std::count_if(table.rows().begin(), table.rows().end(), [&](const CsvTable::Row& row) {
            return row.fields[column("crossing")] == belief.crossing.text() &&
                   row.fields[column("traffic_class")] == to_string(track.traffic_class) &&
                   row.fields[column("direction")] == to_string(track.direction) &&
                   row.fields[column("status")] == to_string(track.crossing.shown);
          });
      EXPECT_EQ(matches, 1);
    }
  }
}

TEST(Csv, LeavesConfidenceOfTheUnknownEmptyAndSaysWhy) {
  const example::World world;
  const auto board = example::board({{kQaim, Shown::kUnknown}});
  const CsvTable table = CsvTable::parse(to_csv(bulletin_of(world, board)), "t").value();
  const auto& fields = table.rows()[0].fields;
  EXPECT_EQ(fields[table.column("status").value()], "unknown");
  EXPECT_EQ(fields[table.column("confidence").value()], "");
  EXPECT_EQ(fields[table.column("unknown_reason").value()], "nothing reported");
}

TEST(HxlCsv, HasARowOfHashtagsUnderTheHeaderAndElseTheSameRows) {
  const example::World world;
  const auto board = example::board({{kQaim, Shown::kOpen}});
  const Bulletin bulletin = bulletin_of(world, board);

  const CsvTable plain = CsvTable::parse(to_csv(bulletin), "t").value();
  const CsvTable tagged = CsvTable::parse(to_hxl_csv(bulletin), "t").value();

  ASSERT_EQ(tagged.rows().size(), plain.rows().size() + 1);
  for (const std::string& tag : tagged.rows()[0].fields) {
    ASSERT_FALSE(tag.empty());
    EXPECT_EQ(tag[0], '#') << tag;
    EXPECT_EQ(tag.find_first_not_of("#+abcdefghijklmnopqrstuvwxyz_"), std::string::npos) << tag;
  }
  EXPECT_EQ(tagged.rows()[0].fields[tagged.column("crossing").value()], "#loc+crossing+code");
  for (std::size_t i = 0; i < plain.rows().size(); ++i) {
    EXPECT_EQ(tagged.rows()[i + 1].fields, plain.rows()[i].fields);
  }
}

TEST(Csv, DisarmsAPublisherThatASpreadsheetWouldTakeForAFormula) {
  example::World world;
  world.sources[EntryId(1)] = example::source(kQaim, State::kOpen);
  world.sources[EntryId(1)].publisher = "=HYPERLINK(\"http://evil.example\")";
  const std::vector<CrossingBelief> board = {example::belief(kQaim, Shown::kOpen, EntryId(1))};

  const CsvTable table = CsvTable::parse(to_csv(bulletin_of(world, board)), "t").value();

  EXPECT_EQ(table.rows()[0].fields[table.column("publishers").value()],
            "'=HYPERLINK(\"http://evil.example\")");
}

}  // namespace
}  // namespace maabar
