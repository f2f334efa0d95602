// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/units.h"
#include "gazetteer/country.h"
#include "gazetteer/crossing_key.h"
#include "network/road_columns.h"
#include "region/road_class.h"

/// The road network: the output type of `network`.
namespace maabar {

/// What drives.
enum class Profile : std::uint8_t { kTruck, kCar };
std::string_view to_string(Profile profile);
Result<Profile> parse_profile(std::string_view text);

/// A town, a junction, or the end of a gate.
struct Node {
  /// As in the pack: `iq.baghdad`, `iq-sy.al-qaim-abu-kamal@IQ`; `#17` for an unnamed node of an
  /// imported network. In `Parts` empty for such a node.
  std::string id;
  std::string name;  ///< empty for an unnamed junction
  LatLng position;
  Country country;
};

/// One direction of a road. A gate arc leads from one side of a crossing to the other.
struct Arc {
  static constexpr std::uint32_t kStraight = 0x7fffffffU;  ///< as `shape`: from end to end

  NodeId tail;
  NodeId head;
  Metres length;
  TravelTime truck;  ///< driving only; a gate arc's dwell is the scenario's. Infinite: not allowed
  TravelTime car;
  RoadClass road_class = RoadClass::kPrimary;
  GateId gate;              ///< none unless a gate arc
  std::uint32_t road = 0;   ///< index of a road's name
  std::uint32_t shape = 0;  ///< index of a shape, or `kStraight`; the reverse arc shares it
  bool is_shape_reversed = false;
};

/// A crossing as the network sees it: any number of arcs each way (both carriageways, a road that
/// touches the line more than once). Every way over the crossing takes exactly one of them, so a
/// passage pays its dwell once. One way may have none. A view into the graph.
struct Gate {
  CrossingKey crossing;
  Metres off;                     ///< from the crossing's own point to the road
  std::span<const ArcId> a_to_b;  ///< from the first country of the key to the second; ascending
  std::span<const ArcId> b_to_a;
};

/// A directed road graph in columns, whether built in memory or mapped from a file. Holding one is
/// the proof that heads exist, offsets ascend and every gate arc joins two countries. Immutable;
/// copies share the columns; safe from many threads.
class RoadGraph {
 public:
  /// A gate of `Parts`; its arcs are those that name it.
  struct GateParts {
    CrossingKey crossing;
    Metres off{};
  };
  /// A second name of a node, such as a place that was snapped to it.
  struct Label {
    NodeId node;
    std::string id;
    std::string name;
  };
  /// The parts of a graph, in any order of arcs.
  struct Parts {
    std::vector<Node> nodes;
    std::vector<Arc> arcs;
    std::vector<GateParts> gates;
    std::vector<std::string> road_names;
    std::vector<std::vector<LatLng>> shapes;
    std::vector<Label> labels;
  };
  /// Sorts arcs by tail (stable) and renumbers. `kInvalidInput` names the first arc or gate that
  /// does not fit (an end that does not exist, a gate arc within one country, an arc over a border
  /// that is no gate's, a gate without arcs). O(arcs log arcs).
  static Result<RoadGraph> build(Parts parts);
  /// A graph of columns that `keeper` keeps alive. `kCorrupt` names the first index that points
  /// outside its column; so nothing read from the graph later can. O(nodes + arcs).
  static Result<RoadGraph> adopt(RoadColumns columns, std::shared_ptr<const void> keeper);

  RoadGraph();

  [[nodiscard]] std::size_t node_count() const { return columns_.position.size(); }
  [[nodiscard]] std::size_t arc_count() const { return columns_.head.size(); }
  [[nodiscard]] std::size_t gate_count() const { return gates_.size(); }
  [[nodiscard]] const RoadColumns& columns() const { return columns_; }

  /// Everything of a node, copied out of the columns; loops read the columns below instead.
  [[nodiscard]] Node node(NodeId id) const;
  [[nodiscard]] LatLng position(NodeId id) const { return columns_.position[id.index()]; }
  [[nodiscard]] Country country(NodeId id) const {
    return columns_.countries[columns_.country[id.index()]];
  }
  /// Whether the node lies in the largest strongly connected part of the network with every gate
  /// open, on roads that both profiles may use: from there one gets on and comes back.
  [[nodiscard]] bool is_connected(NodeId id) const {
    return columns_.is_connected[id.index()] != 0;
  }
  /// Arcs that leave `node`: ids [first, last).
  [[nodiscard]] ArcId first_arc(NodeId node) const { return columns_.first_arc[node.index()]; }
  [[nodiscard]] ArcId last_arc(NodeId node) const { return columns_.first_arc[node.index() + 1]; }

  /// Everything of an arc, copied out of the columns.
  [[nodiscard]] Arc arc(ArcId id) const;
  [[nodiscard]] NodeId tail(ArcId id) const { return columns_.tail[id.index()]; }
  [[nodiscard]] NodeId head(ArcId id) const { return columns_.head[id.index()]; }
  /// None unless a gate arc.
  [[nodiscard]] GateId gate_of(ArcId id) const { return columns_.gate[id.index()]; }
  /// Driving only; infinite if the profile may not use the arc.
  [[nodiscard]] TravelTime driving(ArcId id, Profile profile) const {
    return (profile == Profile::kTruck ? columns_.truck : columns_.car)[id.index()];
  }
  /// The arc's line from tail to head: two points or more.
  [[nodiscard]] std::vector<LatLng> line_of(ArcId arc) const;
  [[nodiscard]] std::string_view road_name(const Arc& arc) const { return text(arc.road); }

  [[nodiscard]] const Gate& gate(GateId id) const { return gates_[id]; }
  /// Whether a gate arc leads from the first country of its crossing to the second. Requires: a
  /// gate arc.
  [[nodiscard]] bool is_a_to_b(ArcId gate_arc) const;

  [[nodiscard]] std::optional<NodeId> find_node(std::string_view id) const;
  [[nodiscard]] std::optional<GateId> find_gate(const CrossingKey& crossing) const;

 private:
  [[nodiscard]] std::string_view text(std::uint32_t string) const;

  RoadColumns columns_;
  std::shared_ptr<const void> keeper_;
  IdVector<GateId, Gate> gates_;
};

}  // namespace maabar
