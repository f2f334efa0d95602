// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "brief/bulletin.h"
#include "brief/map_projection.h"
#include "brief/svg_labels.h"
#include "brief/svg_layers.h"
#include "brief/svg_map.h"
#include "example_board.h"
#include "network/pack_roads.h"

namespace maabar {
namespace {

/// The bundled pack with every gate in some state.
class LevantMap : public testing::Test {
 protected:
  LevantMap() {
    world_.pack =
        load_pack(std::filesystem::path(MAABAR_DATA_DIR) / "levant", world_.gazetteer).value();
    world_.graph = build_road_graph(world_.pack).value();
    for (std::size_t i = 0; i < world_.pack.gates.size(); ++i) {
      const auto shown = static_cast<Shown>(i % 4);
      board_.push_back(example::belief(world_.pack.gates[i].crossing.text(), shown));
    }
    map_ = make_bulletin(world_.input(board_)).value().map;
  }

  [[nodiscard]] MapProjection projection() const {
    return MapProjection({map_.south_west, map_.north_east, DrawPoint{0, 600}, 11000});
  }

  example::World world_;
  std::vector<CrossingBelief> board_;
  MapInput map_;
};

TEST_F(LevantMap, LetsNoTwoLabelsOverlapNorALabelCoverASymbol) {
  const auto crossings = place_crossings(map_, projection());
  const MapLabels labels = make_labels(map_, projection(), crossings);
  for (std::size_t i = 0; i < labels.boxes.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_FALSE(overlap(labels.boxes[i], labels.boxes[j])) << i << " and " << j;
    }
    for (const PlacedCrossing& placed : crossings) {
      EXPECT_FALSE(overlap(labels.boxes[i], placed.box)) << placed.crossing.key.text();
    }
  }
}

TEST_F(LevantMap, NamesEveryCrossingThatLiesInTheWindow) {
  const auto crossings = place_crossings(map_, projection());
  const MapLabels labels = make_labels(map_, projection(), crossings);
  for (const CrossingKey& unnamed : labels.unnamed) ADD_FAILURE() << unnamed.text();
}

TEST_F(LevantMap, DrawsEveryCrossingOfTheBoardOnce) {
  const std::string svg = to_svg(map_);
  EXPECT_EQ(map_.crossings.size(), world_.pack.gates.size());
  for (const MapCrossing& crossing : map_.crossings) {
    const std::string mark = "data-crossing=\"" + crossing.key.text() + "\"";
    const std::size_t at = svg.find(mark);
    EXPECT_NE(at, std::string::npos) << mark;
    EXPECT_EQ(svg.find(mark, at + 1), std::string::npos) << mark;
  }
}

TEST_F(LevantMap, KeepsEverySymbolApartFromTheOthersAndNearItsPlace) {
  const auto crossings = place_crossings(map_, projection());
  ASSERT_EQ(crossings.size(), map_.crossings.size());
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    const DrawPoint a = crossings[i].centre;
    EXPECT_LE(std::abs(a.x - crossings[i].spot.x), 230);
    EXPECT_LE(std::abs(a.y - crossings[i].spot.y), 230);
    for (std::size_t j = 0; j < i; ++j) {
      const DrawPoint b = crossings[j].centre;
      const double dx = a.x - b.x;
      const double dy = a.y - b.y;
      EXPECT_GE(dx * dx + dy * dy, 120.0 * 120.0)
          << crossings[i].crossing.key.text() << " and " << crossings[j].crossing.key.text();
    }
  }
}

TEST_F(LevantMap, IsTheSameBytesTwice) { EXPECT_EQ(to_svg(map_), to_svg(map_)); }

TEST_F(LevantMap, EscapesNames) {
  map_.crossings[0].label = "<script>alert(1)</script>";
  map_.title = "a & b <c>";
  const std::string svg = to_svg(map_);
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_NE(svg.find("a &amp; b &lt;c&gt;"), std::string::npos);
}

}  // namespace
}  // namespace maabar
