// SPDX-License-Identifier: Apache-2.0
#include "network/snap_places.h"

#include <gtest/gtest.h>

#include "base/exact_math.h"
#include "base/random.h"
#include "network/ground_length.h"
#include "network/osm_text.h"
#include "network/shape_codec.h"

namespace maabar::testing {
namespace {

OsmText world() {
  OsmText osm;
  osm.node(1, -60, 0).node(2, -30, 0).node(3, 0, 0).node(4, 1, 0).node(5, 30, 0).node(6, 60, 0);
  osm.road(1, {1, 2}).road(2, {2, 3, 4, 5}).road(3, {5, 6});
  // A one-way stub that cannot be left, and an island of its own.
  osm.node(7, -30, 5).node(8, -100, 40).node(9, -90, 40);
  osm.way(4, {2, 7}, {{"highway", "residential"}, {"oneway", "yes"}});
  osm.road(5, {8, 9});
  return osm;
}

RoadGraph graph() { return import_text(world(), {{key("aa-bb.tal-nour"), {grid(0.5, 0)}}}).graph; }

TEST(SnapPlaces, NeverToADeadEndThatCannotBeLeftNorAnIsland) {
  const RoadGraph roads = graph();
  const std::vector<PlacePoint> places = {{"aa.stub", "Stub", country("AA"), grid(-30, 5)},
                                          {"aa.island", "Island", country("AA"), grid(-62, 3)}};
  const SnappedPlaces snapped = snap_places(roads, places);
  ASSERT_EQ(snapped.labels.size(), 2U);
  EXPECT_EQ(snapped.labels[0].node, node_at(roads, -30, 0));
  EXPECT_EQ(snapped.labels[1].node, node_at(roads, -60, 0));
}

TEST(SnapPlaces, OnlyToItsOwnCountry) {
  const RoadGraph roads = graph();
  const std::vector<PlacePoint> places = {{"aa.border", "Border", country("AA"), grid(0.9, 0)},
                                          {"cc.town", "Town", country("CC"), grid(0, 0)},
                                          {"aa.far", "Far", country("AA"), grid(-60, 200)}};
  const SnappedPlaces snapped = snap_places(roads, places);
  ASSERT_EQ(snapped.labels.size(), 1U);
  EXPECT_EQ(snapped.labels[0].node, node_at(roads, 0, 0));
  ASSERT_EQ(snapped.unsnapped.size(), 2U);
  EXPECT_FALSE(snapped.unsnapped[0].has_roads);
  EXPECT_TRUE(snapped.unsnapped[1].has_roads);
}

TEST(WithLabels, ReplacesTheLabelsAndNothingElse) {
  const RoadGraph roads = graph();
  const RoadGraph first =
      with_labels(roads, {{NodeId(2), "aa.one", "One"}, {NodeId(2), "aa.two", ""}});
  const RoadGraph second = with_labels(first, {{NodeId(0), "aa.three", "Three"}});
  EXPECT_EQ(first.find_node("aa.two"), NodeId(2));
  EXPECT_EQ(first.node(NodeId(2)).name, "One");
  EXPECT_FALSE(second.find_node("aa.one"));
  EXPECT_EQ(second.find_node("aa.three"), NodeId(0));
  EXPECT_EQ(second.gate(GateId(0)).crossing, roads.gate(GateId(0)).crossing);
  EXPECT_EQ(second.arc_count(), roads.arc_count());
}

TEST(GroundLength, AgreesWithTheGreatCircleWithinItsError) {
  Rng rng(3);
  for (int i = 0; i < 1000; ++i) {
    const LatLng a =
        grid(static_cast<double>(rng.below(2000)), static_cast<double>(rng.below(2000)));
    const LatLng b =
        grid(static_cast<double>(rng.below(2000)), static_cast<double>(rng.below(2000)));
    const double metres = static_cast<double>(ground_length_mm(a, b)) / 1000;
    EXPECT_NEAR(metres, great_circle(a, b).value, 1 + metres * 0.005);
  }
  EXPECT_NEAR(cosine_of_degrees(60), 0.5, 1e-9);
  EXPECT_NEAR(cosine_of_degrees(-90), 0, 1e-9);
}

TEST(ShapeCodec, DecodesWhatItEncodedAndSurvivesAnyBytes) {
  const std::vector<LatLng> line = {grid(0, 0), grid(-0.0001, 3), grid(4000, -90), grid(0, 0)};
  std::vector<std::uint8_t> bytes;
  encode_line(line, bytes);
  EXPECT_EQ(decode_line(bytes), line);
  Rng rng(11);
  for (int i = 0; i < 2000; ++i) {
    std::vector<std::uint8_t> noise(rng.below(40));
    for (std::uint8_t& byte : noise) byte = static_cast<std::uint8_t>(rng.below(256));
    EXPECT_LE(decode_line(noise).size(), noise.size() / 2);
  }
}

}  // namespace
}  // namespace maabar::testing
