// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
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
#include "region/road_class.h"

/// The road network: the output type of `network`.
namespace maabar {

using NodeId = Id<struct NodeTag>;
using ArcId = Id<struct ArcTag>;
using GateId = Id<struct GateTag>;

/// What drives.
enum class Profile : std::uint8_t { kTruck, kCar };
std::string_view to_string(Profile profile);
Result<Profile> parse_profile(std::string_view text);

/// A town, a junction, or the end of a gate.
struct Node {
  std::string id;    ///< as in the pack: `iq.baghdad`, `iq-sy.al-qaim-abu-kamal@IQ`
  std::string name;  ///< empty for an unnamed junction
  LatLng position;
  Country country;
};

/// One direction of a road. A gate arc leads from one side of a crossing to the other.
struct Arc {
  NodeId tail;
  NodeId head;
  Metres length;
  TravelTime truck;  ///< driving only; a gate arc's dwell is the scenario's
  TravelTime car;
  RoadClass road_class = RoadClass::kPrimary;
  GateId gate;              ///< none unless a gate arc
  std::uint32_t road = 0;   ///< index into `RoadGraph::road_names()`
  std::uint32_t shape = 0;  ///< index into `RoadGraph::shapes()`; the reverse arc shares it
  bool is_shape_reversed = false;
};

/// A crossing as the network sees it: one arc each way.
struct Gate {
  CrossingKey crossing;
  ArcId a_to_b;  ///< from the first country of the key to the second
  ArcId b_to_a;
};

/// A directed road graph in adjacency arrays. Holding one is the proof that heads exist, offsets
/// ascend and every gate arc joins two countries. Immutable; safe from many threads.
class RoadGraph {
 public:
  /// The parts of a graph, in any order of arcs.
  struct Parts {
    std::vector<Node> nodes;
    std::vector<Arc> arcs;
    std::vector<Gate> gates;  ///< arc ids as indices into `arcs`
    std::vector<std::string> road_names;
    std::vector<std::vector<LatLng>> shapes;
  };
  /// Sorts arcs by tail (stable) and renumbers. `kInvalidInput` names the first arc or gate that
  /// does not fit (an end that does not exist, a gate arc within one country, an arc over a border
  /// that is no gate's).
  static Result<RoadGraph> build(Parts parts);

  [[nodiscard]] std::size_t node_count() const { return nodes_.size(); }
  [[nodiscard]] std::size_t arc_count() const { return arcs_.size(); }
  [[nodiscard]] std::size_t gate_count() const { return gates_.size(); }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] const Arc& arc(ArcId id) const { return arcs_[id]; }
  [[nodiscard]] const Gate& gate(GateId id) const { return gates_[id]; }
  [[nodiscard]] const IdVector<NodeId, Node>& nodes() const { return nodes_; }
  [[nodiscard]] const IdVector<ArcId, Arc>& arcs() const { return arcs_; }
  [[nodiscard]] const IdVector<GateId, Gate>& gates() const { return gates_; }
  /// Arcs that leave `node`: ids [first, last).
  [[nodiscard]] ArcId first_arc(NodeId node) const { return first_[node]; }
  [[nodiscard]] ArcId last_arc(NodeId node) const { return first_[NodeId(node.value() + 1)]; }
  [[nodiscard]] std::optional<NodeId> find_node(std::string_view id) const;
  [[nodiscard]] std::optional<GateId> find_gate(const CrossingKey& crossing) const;
  [[nodiscard]] const std::string& road_name(const Arc& arc) const { return road_names_[arc.road]; }
  /// The arc's line from tail to head.
  [[nodiscard]] std::vector<LatLng> line_of(ArcId arc) const;

 private:
  void index_ids();

  IdVector<NodeId, Node> nodes_;
  IdVector<ArcId, Arc> arcs_;
  IdVector<GateId, Gate> gates_;
  IdVector<NodeId, ArcId> first_;  ///< one more than nodes
  std::vector<std::string> road_names_;
  std::vector<std::vector<LatLng>> shapes_;
  std::map<std::string, NodeId, std::less<>> node_by_id_;
  std::map<std::string, GateId, std::less<>> gate_by_crossing_;
};

}  // namespace maabar
