// SPDX-License-Identifier: Apache-2.0
#include "network/network_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "base/file.h"
#include "network/osm_text.h"
#include "network/snap_places.h"

namespace maabar::testing {
namespace {

RoadGraph example() {
  OsmText osm;
  osm.node(1, -30, 0).node(2, -20, 1).node(3, 0, 0).node(4, 1, 0).node(5, 20, 0);
  osm.way(1, {1, 2, 3, 4, 5}, {{"highway", "primary"}, {"ref", "M1"}});
  return with_labels(import_text(osm, {{key("aa-bb.tal-nour"), {grid(0.5, 1)}}}).graph,
                     {{NodeId(0), "aa.wadi-amal", "Wadi Amal"}});
}

std::string example_bytes() {
  const TemporaryFolder folder;
  const auto path = folder.path() / "roads.network";
  EXPECT_TRUE(save_network(path, example(), "{}"));
  return load_file(path, 1 << 24).value();
}

TEST(NetworkFile, SaveThenOpenIsIdentity) {
  const RoadGraph graph = example();
  const auto file = NetworkFile::of_bytes(example_bytes(), "roads.network");
  ASSERT_TRUE(file) << file.error().line();
  const auto read = file->graph();
  ASSERT_TRUE(read) << read.error().line();
  EXPECT_TRUE(file->verify());
  EXPECT_EQ(file->report().value(), "{}");
  ASSERT_EQ(read->node_count(), graph.node_count());
  ASSERT_EQ(read->arc_count(), graph.arc_count());
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto id = ArcId::from_index(i);
    EXPECT_EQ(read->head(id), graph.head(id));
    EXPECT_EQ(read->line_of(id), graph.line_of(id));
    EXPECT_EQ(read->driving(id, Profile::kTruck), graph.driving(id, Profile::kTruck));
    EXPECT_EQ(read->road_name(read->arc(id)), "M1");
  }
  EXPECT_EQ(read->gate(GateId(0)).crossing, graph.gate(GateId(0)).crossing);
  EXPECT_EQ(read->find_node("aa.wadi-amal"), NodeId(0));
  EXPECT_EQ(read->node(NodeId(0)).name, "Wadi Amal");
  EXPECT_EQ(read->node(NodeId(1)).id, "#1");
}

TEST(NetworkFile, TheSameNetworkIsTheSameBytes) { EXPECT_EQ(example_bytes(), example_bytes()); }

TEST(NetworkFile, AFileCutShortAnywhereIsRefusedWithWhatToDo) {
  const std::string bytes = example_bytes();
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 16) {
    const auto file = NetworkFile::of_bytes(bytes.substr(0, size), "roads.network");
    ASSERT_FALSE(file) << size;
    EXPECT_EQ(file.error().kind, ErrorKind::kCorrupt);
    EXPECT_NE(file.error().message.find("maabar import roads"), std::string::npos);
  }
}

/// Reads whatever the graph offers: nothing may lie outside its columns.
void read_all(const RoadGraph& graph) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < graph.node_count(); ++i) {
    const auto node = NodeId::from_index(i);
    seen += graph.node(node).name.size() + (graph.is_connected(node) ? 1 : 0);
    for (ArcId arc = graph.first_arc(node); arc < graph.last_arc(node);
         arc = ArcId(arc.value() + 1)) {
      seen += graph.line_of(arc).size() + graph.road_name(graph.arc(arc)).size();
      seen += graph.country(graph.head(arc)).code().size();
    }
  }
  for (std::size_t i = 0; i < graph.gate_count(); ++i) {
    for (const ArcId arc : graph.gate(GateId::from_index(i)).a_to_b)
      seen += graph.head(arc).index();
  }
  EXPECT_TRUE(seen > 0 || graph.node_count() == 0);
}

TEST(NetworkFile, AFlippedBitAnywhereIsFoundByVerifyAndNeverReadOutside) {
  const std::string bytes = example_bytes();
  std::size_t refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << at % 8));
    const auto file = NetworkFile::of_bytes(flipped, "roads.network");
    if (!file) {
      ++refused;
      continue;
    }
    const auto graph = file->graph();
    if (graph) read_all(*graph);
    const bool is_padding = [&] {
      const auto& sections = file->sections().sections();
      return std::none_of(sections.begin(), sections.end(), [&](const Section& section) {
        return at >= section.offset && at < section.offset + section.size;
      });
    }();
    EXPECT_EQ(static_cast<bool>(file->verify()), is_padding) << at;
  }
  EXPECT_GT(refused, 40U + 64U * 20U);  // the header and the rows of the table
}

TEST(NetworkFile, AnotherFormatIsRefusedAsSuch) {
  for (const int format : {1, 3}) {
    std::string bytes = example_bytes();
    bytes[8] = static_cast<char>(format);
    const auto file = NetworkFile::of_bytes(bytes, "roads.network");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().kind, ErrorKind::kUnavailable);
    EXPECT_NE(file.error().message.find(fmt::format("of format {}", format)), std::string::npos);
    EXPECT_NE(file.error().message.find("maabar import roads"), std::string::npos);
  }
}

TEST(NetworkFile, WhatIsNoNetworkIsSaidToBeNone) {
  EXPECT_FALSE(NetworkFile::of_bytes(std::string(100, 'x'), "notes.txt"));
  EXPECT_EQ(NetworkFile::open("/nowhere/roads.network").error().kind, ErrorKind::kNotFound);
}

TEST(SectionFile, OthersKeepTheirSectionsBesideTheGraph) {
  const std::vector<std::uint32_t> order = {2, 0, 1};
  SectionWriter writer;
  writer.add("order", std::span<const std::uint32_t>(order));
  const auto file = SectionFile::of_bytes(writer.bytes(), "x").value();
  const auto rows = file.rows<std::uint32_t>("order");
  ASSERT_TRUE(rows);
  EXPECT_TRUE(std::equal(rows->begin(), rows->end(), order.begin(), order.end()));
  EXPECT_EQ(file.rows<std::uint64_t>("order").error().kind, ErrorKind::kCorrupt);
  EXPECT_FALSE(file.has("metric"));
}

}  // namespace
}  // namespace maabar::testing
