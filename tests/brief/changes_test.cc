// SPDX-License-Identifier: Apache-2.0
#include "brief/changes.h"

#include <gtest/gtest.h>

#include "example_board.h"

namespace maabar {
namespace {

TEST(FindChanges, ListsOnlyTracksThatAreShownOtherwise) {
  const auto before = example::board(
      {{"iq-sy.al-qaim-abu-kamal", Shown::kClosed}, {"jo-sy.nassib-jaber", Shown::kOpen}});
  const auto after = example::board(
      {{"iq-sy.al-qaim-abu-kamal", Shown::kOpen}, {"jo-sy.nassib-jaber", Shown::kOpen}});

  const auto changes = find_changes(before, after);

  ASSERT_EQ(changes.size(), 8U);  // four classes, two directions
  for (const StateChange& change : changes) {
    EXPECT_EQ(change.crossing.text(), "iq-sy.al-qaim-abu-kamal");
    EXPECT_EQ(change.before, Shown::kClosed);
    EXPECT_EQ(change.now.shown, Shown::kOpen);
  }
}

TEST(FindChanges, TakesACrossingThatTheEarlierBoardLacksForUnknown) {
  const auto after = example::board(
      {{"iq-sy.al-qaim-abu-kamal", Shown::kUnknown}, {"jo-sy.nassib-jaber", Shown::kRestricted}});

  const auto changes = find_changes({}, after);

  ASSERT_EQ(changes.size(), 8U);
  EXPECT_EQ(changes[0].crossing.text(), "jo-sy.nassib-jaber");
  EXPECT_EQ(changes[0].before, Shown::kUnknown);
}

TEST(FindChanges, DoesNotDependOnTheOrderOfTheBoards) {
  auto before = example::board(
      {{"iq-sy.al-qaim-abu-kamal", Shown::kClosed}, {"jo-sy.nassib-jaber", Shown::kOpen}});
  const auto after = example::board(
      {{"jo-sy.nassib-jaber", Shown::kClosed}, {"iq-sy.al-qaim-abu-kamal", Shown::kClosed}});
  const auto changes = find_changes(before, after);
  std::swap(before[0], before[1]);
  ASSERT_EQ(find_changes(before, after).size(), changes.size());
  EXPECT_EQ(changes.size(), 8U);
}

}  // namespace
}  // namespace maabar
