// SPDX-License-Identifier: Apache-2.0
#include "network/network_svg.h"

#include <gtest/gtest.h>

#include <cmath>
#include <regex>
#include <string>
#include <vector>

#include "network/road_graph.h"

namespace maabar {
namespace {

Node node_at(double lat, double lng, const char* country) {
  Node node;
  node.position = LatLng::from_degrees({.lat = lat, .lng = lng}).value();
  node.country = Country::parse(country).value();
  return node;
}

// Many gates over one short line in the west of a wide land: more labels than there is room for.
RoadGraph crowded() {
  RoadGraph::Parts parts;
  parts.road_names = {""};
  parts.nodes = {node_at(30, 0, "AA"), node_at(30, 20, "AA")};
  for (std::size_t i = 0; i < 40; ++i) {
    const double lat = 30 + 0.01 * static_cast<double>(i);
    const auto a = NodeId::from_index(parts.nodes.size());
    parts.nodes.push_back(node_at(lat, 0, "AA"));
    parts.nodes.push_back(node_at(lat, 0.01, "BB"));
    Arc arc;
    arc.tail = a;
    arc.head = NodeId(a.value() + 1);
    arc.length = Metres{1000};
    arc.truck = arc.car = TravelTime::from_milliseconds(60000);
    arc.shape = Arc::kStraight;
    arc.gate = GateId::from_index(i);
    arc.road_class = i == 39 ? RoadClass::kMotorway : RoadClass::kTertiary;
    parts.arcs.push_back(arc);
    const std::string key = i == 39 ? "aa-bb.main-road" : fmt::format("aa-bb.lane-{}", i);
    parts.gates.push_back({CrossingKey::parse(key).value(), Metres{0}});
  }
  return RoadGraph::build(std::move(parts)).value();
}

struct Label {
  double x;
  double y;
  std::string text;
};

std::vector<Label> labels_of(const std::string& svg) {
  static const std::regex kText("<text x=\"([0-9.-]+)\" y=\"([0-9.-]+)\">(aa-bb[^<]*)<");
  std::vector<Label> labels;
  for (std::sregex_iterator at(svg.begin(), svg.end(), kText), end; at != end; ++at) {
    labels.push_back({std::stod((*at)[1]), std::stod((*at)[2]), (*at)[3]});
  }
  return labels;
}

TEST(NetworkSvg, LabelsLieInTheDrawingApartAndTheGreaterRoadsWin) {
  const std::string svg = to_svg(crowded());
  const std::vector<Label> labels = labels_of(svg);
  ASSERT_GE(labels.size(), 2U);
  ASSERT_LT(labels.size(), 40U);
  EXPECT_EQ(labels.front().text, "aa-bb.main-road");
  constexpr double kLetter = 5.5;  // px of the widest usual faces
  for (std::size_t i = 0; i < labels.size(); ++i) {
    EXPECT_GE(labels[i].x, 0);
    for (std::size_t j = 0; j < i; ++j) {
      const Label& a = labels[i];
      const Label& b = labels[j];
      const bool side_by_side = a.x + kLetter * static_cast<double>(a.text.size()) <= b.x ||
                                b.x + kLetter * static_cast<double>(b.text.size()) <= a.x;
      EXPECT_TRUE(side_by_side || std::abs(a.y - b.y) >= 9) << a.text << " over " << b.text;
    }
  }
  // Those without room are still told by the dot's tooltip.
  EXPECT_NE(svg.find("<title>aa-bb.lane-20</title>"), std::string::npos);
}

}  // namespace
}  // namespace maabar
