// SPDX-License-Identifier: Apache-2.0
// Stories of al-Qa'im as the Markov model tells them, on the bundled history; the parameters were
// fitted without this crossing.
#include "belief/hazard_table.h"
#include "belief/log_builder.h"
#include "belief/markov_model.h"

namespace maabar {
namespace {

using test::as_of;
using test::bundled_history;
using Role = Evidence::Role;

const CrossingKey& qaim() {
  static const CrossingKey key = test::key("iq-sy.al-qaim-abu-kamal");
  return key;
}

CrossingBelief believe(std::string_view valid, std::string_view known) {
  return MarkovModel(ParameterSets::shipped().without(qaim()),
                     HazardTable::shipped().without(qaim()))
      .believe(bundled_history(), test::gazetteer(), qaim(), as_of(valid, known));
}

const StateBelief& cargo(const CrossingBelief& belief) {
  return belief.track(TrafficClass::kCargo, directions_of(qaim())[0]).crossing;
}

bool has_role(const StateBelief& belief, Role role) {
  return std::any_of(belief.evidence.begin(), belief.evidence.end(),
                     [&](const Evidence& evidence) { return evidence.role == role; });
}

TEST(MarkovOctober2018, SoonDoesNotOpenAlQaim) {
  const CrossingBelief belief = believe("2018-10-16", "2018-10-16");
  EXPECT_EQ(cargo(belief).shown, Shown::kClosed);
  EXPECT_TRUE(has_role(cargo(belief), Role::kImplied));
  EXPECT_FALSE(belief.outlooks.empty());
  for (const TrackBelief& track : belief.tracks) EXPECT_NE(track.crossing.shown, Shown::kOpen);
}

TEST(MarkovSeptember2019, TheTenthWasPromisedAndDidNotCome) {
  const CrossingBelief then = believe("2019-09-10", "2019-09-06");
  EXPECT_EQ(cargo(then).shown, Shown::kClosed);
  const auto promised = std::find_if(
      then.outlooks.begin(), then.outlooks.end(),
      [](const OutlookBelief& outlook) { return outlook.due == test::date("2019-09-10"); });
  ASSERT_NE(promised, then.outlooks.end());
  EXPECT_EQ(promised->expected, State::kOpen);
}

TEST(MarkovSeptember2019, ClosedUntilTheThirtiethAndOpenFromThen) {
  EXPECT_EQ(cargo(believe("2019-09-10", "2019-10-01")).shown, Shown::kClosed);
  EXPECT_EQ(cargo(believe("2019-09-29", "2019-10-01")).shown, Shown::kClosed);
  const CrossingBelief on_the_day = believe("2019-09-30", "2019-10-01");
  EXPECT_EQ(cargo(on_the_day).shown, Shown::kOpen);
  EXPECT_TRUE(cargo(on_the_day).changed_within_day);
  EXPECT_EQ(cargo(believe("2019-10-01", "2019-10-01")).shown, Shown::kOpen);
}

TEST(MarkovStart, AlQaimsClosureHasThreeSourcesThatDisagree) {
  const CrossingBelief whole = believe("2019-09-01", "2019-10-01");
  const StateBelief& belief = cargo(whole);
  ASSERT_EQ(belief.shown, Shown::kClosed);
  ASSERT_GE(belief.starts.size(), 2U);
  std::size_t sources = 0;
  for (const StartBelief& start : belief.starts) sources += start.claims.size();
  EXPECT_GE(sources, 3U);
}

}  // namespace
}  // namespace maabar
