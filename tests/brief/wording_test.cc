// SPDX-License-Identifier: Apache-2.0
#include "brief/wording.h"

#include <gtest/gtest.h>

#include "brief/map_content.h"
#include "example_board.h"

namespace maabar {
namespace {

TEST(Wording, SaysDatesWithTheirZoneAndClock) {
  EXPECT_EQ(moment_text(example::date("2018-10-16").last_second()), "end of 16 Oct 2018 UTC");
  EXPECT_EQ(moment_text(example::date("2018-10-16").first_second() + 9 * 3600 + 1800),
            "16 Oct 2018, 09:30 UTC");
  EXPECT_EQ(as_of_text(example::as_of()),
            "Valid end of 16 Oct 2018 UTC, as known end of 16 Oct 2018 UTC (published clock)");
  EXPECT_EQ(date_text(example::date("2018-10")), "Oct 2018");
}

TEST(Wording, SaysTracksInTheFewestWords) {
  const CrossingBelief belief = example::belief("iq-sy.al-qaim-abu-kamal", Shown::kOpen);
  std::vector<StateLine::Track> all;
  for (const TrackBelief& track : belief.tracks)
    all.push_back({track.traffic_class, track.direction});
  EXPECT_EQ(tracks_text(all), "all traffic, both ways");
  EXPECT_EQ(tracks_text(std::span(all).subspan(0, 4)), "passengers and cargo, both ways");
  EXPECT_EQ(tracks_text(std::span(all).subspan(0, 1)), "passengers, IQ → SY");
  EXPECT_EQ(tracks_text(std::span(all).subspan(0, 3)), "passengers, both ways; cargo, IQ → SY");
}

TEST(Wording, GroupsDigitsByThousands) {
  EXPECT_EQ(number_text(7), "7");
  EXPECT_EQ(number_text(1000), "1,000");
  EXPECT_EQ(number_text(1234567), "1,234,567");
}

TEST(ShortName, LeavesOutWhatStandsInBrackets) {
  EXPECT_EQ(short_name("al-Qa'im (Husaybah)"), "al-Qa'im");
  EXPECT_EQ(short_name("Bukulmez/Bohsin"), "Bukulmez");
  EXPECT_EQ(short_name("Zeytindali (Olive Branch), Kumlu"), "Zeytindali");
}

}  // namespace
}  // namespace maabar
