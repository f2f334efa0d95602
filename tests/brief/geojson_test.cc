// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "brief/bulletin.h"
#include "example_board.h"

namespace maabar {
namespace {

constexpr const char* kQaim = "iq-sy.al-qaim-abu-kamal";

nlohmann::json geojson_of(const example::World& world, const std::vector<CrossingBelief>& board) {
  return nlohmann::json::parse(to_geojson(make_bulletin(world.input(board)).value()));
}

TEST(GeoJson, PutsLongitudeFirst) {
  const example::World world;
  const auto json = geojson_of(world, example::board({{kQaim, Shown::kOpen}}));

  const auto& coordinates = json.at("features").at(0).at("geometry").at("coordinates");
  // al-Qa'im lies near 34.4 N, 41.0 E.
  EXPECT_NEAR(coordinates.at(0).get<double>(), 41.0, 0.3);
  EXPECT_NEAR(coordinates.at(1).get<double>(), 34.4, 0.3);
}

TEST(GeoJson, BearsTheQuestionTheHeadAndEveryTrack) {
  const example::World world;
  const auto json = geojson_of(
      world, example::board({{kQaim, Shown::kOpen}, {"jo-sy.nassib-jaber", Shown::kUnknown}}));

  EXPECT_EQ(json.at("type"), "FeatureCollection");
  EXPECT_EQ(json.at("as_of").at("valid"), "2018-10-16T23:59:59Z");
  EXPECT_EQ(json.at("as_of").at("clock"), "published");
  EXPECT_EQ(json.at("ledger_head"), "entry 7, sha256 00ff");
  ASSERT_EQ(json.at("features").size(), 2U);
  for (const auto& feature : json.at("features")) {
    std::size_t tracks = 0;
    for (const auto& state : feature.at("properties").at("states")) {
      tracks += state.at("tracks").size();
    }
    EXPECT_EQ(tracks, 8U);
  }
}

TEST(GeoJson, GivesTheUnknownNoConfidence) {
  const example::World world;
  const auto json = geojson_of(world, example::board({{kQaim, Shown::kUnknown}}));
  const auto& state = json.at("features").at(0).at("properties").at("states").at(0);
  EXPECT_EQ(state.at("status"), "unknown");
  EXPECT_TRUE(state.at("confidence").is_null());
  EXPECT_EQ(state.at("unknown_reason"), "nothing reported");
}

}  // namespace
}  // namespace maabar
