// SPDX-License-Identifier: Apache-2.0
#include "network/road_graph.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace maabar {
namespace {

/// What `RoadGraph::build` proves before it sorts; each check names the first misfit.
class PartsCheck {
 public:
  explicit PartsCheck(const RoadGraph::Parts& parts) : parts_(parts) {}

  Result<void> check() const {
    RETURN_IF_ERROR(check_node_ids());
    for (std::size_t i = 0; i < parts_.arcs.size(); ++i) RETURN_IF_ERROR(check_arc(i));
    for (std::size_t i = 0; i < parts_.gates.size(); ++i) RETURN_IF_ERROR(check_gate(i));
    return {};
  }

 private:
  [[nodiscard]] const Node& node(NodeId id) const { return parts_.nodes[id.index()]; }

  /// `arc 7 (iq.a to iq.b)`; only once its ends are known to exist.
  [[nodiscard]] std::string name(std::size_t index) const {
    const Arc& arc = parts_.arcs[index];
    return fmt::format("arc {} ({} to {})", index, node(arc.tail).id, node(arc.head).id);
  }

  [[nodiscard]] Result<void> check_node_ids() const {
    std::map<std::string_view, std::size_t> seen;
    for (const Node& node : parts_.nodes) {
      if (!seen.emplace(node.id, seen.size()).second) {
        return invalid_input(fmt::format("two nodes have the id '{}'; rename one", node.id));
      }
    }
    return {};
  }

  [[nodiscard]] Result<void> check_arc(std::size_t index) const {
    const Arc& arc = parts_.arcs[index];
    if (arc.tail.index() >= parts_.nodes.size() || arc.head.index() >= parts_.nodes.size()) {
      return invalid_input(fmt::format("arc {} has an end that does not exist", index));
    }
    if (arc.road >= parts_.road_names.size() || arc.shape >= parts_.shapes.size()) {
      return invalid_input(name(index) + " names a road or shape that does not exist");
    }
    if (arc.truck.is_infinite() || arc.car.is_infinite()) {
      return invalid_input(name(index) + " has no finite driving time; leave such an arc out");
    }
    const bool is_border = node(arc.tail).country != node(arc.head).country;
    if (arc.gate.is_none() && is_border) {
      return invalid_input(name(index) + " leaves a country, but is no gate's; add a gate");
    }
    if (!arc.gate.is_none()) return check_gate_arc(index);
    return {};
  }

  [[nodiscard]] Result<void> check_gate_arc(std::size_t index) const {
    const Arc& arc = parts_.arcs[index];
    if (arc.gate.index() >= parts_.gates.size()) {
      return invalid_input(name(index) + " names a gate that does not exist");
    }
    const Gate& gate = parts_.gates[arc.gate.index()];
    if (gate.a_to_b.index() != index && gate.b_to_a.index() != index) {
      return invalid_input(
          fmt::format("{} is not one of the two arcs of {}", name(index), gate.crossing.text()));
    }
    return {};
  }

  [[nodiscard]] Result<void> check_gate(std::size_t index) const {
    const Gate& gate = parts_.gates[index];
    const CrossingKey& key = gate.crossing;
    if (!key.is_crossing()) return invalid_input(fmt::format("gate {} has no crossing", index));
    if (gate.a_to_b.index() >= parts_.arcs.size() || gate.b_to_a.index() >= parts_.arcs.size()) {
      return invalid_input(fmt::format("the gate of {} lacks an arc", key.text()));
    }
    for (const auto& [id, from, to] : {std::tuple(gate.a_to_b, key.country_a(), key.country_b()),
                                       std::tuple(gate.b_to_a, key.country_b(), key.country_a())}) {
      const Arc& arc = parts_.arcs[id.index()];
      const bool fits = node(arc.tail).country == from && node(arc.head).country == to &&
                        arc.gate.index() == index;
      if (!fits) {
        return invalid_input(fmt::format("{} is no arc from {} to {}, as the gate of {} needs",
                                         name(id.index()), from.code(), to.code(), key.text()));
      }
    }
    return {};
  }

  const RoadGraph::Parts& parts_;
};

/// Indices of arcs by tail, stable.
std::vector<std::size_t> order_by_tail(const std::vector<Arc>& arcs) {
  std::vector<std::size_t> order(arcs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return arcs[a].tail < arcs[b].tail; });
  return order;
}

/// For each node the first of its arcs, and one more; arcs are sorted by tail.
IdVector<NodeId, ArcId> first_arcs(const IdVector<ArcId, Arc>& arcs, std::size_t nodes) {
  std::vector<std::uint32_t> counts(nodes + 1, 0);
  for (const Arc& arc : arcs) ++counts[arc.tail.index() + 1];
  std::partial_sum(counts.begin(), counts.end(), counts.begin());
  IdVector<NodeId, ArcId> first;
  first.reserve(counts.size());
  for (const std::uint32_t count : counts) first.push_back(ArcId(count));
  return first;
}

}  // namespace

std::string_view to_string(Profile profile) { return profile == Profile::kTruck ? "truck" : "car"; }

Result<Profile> parse_profile(std::string_view text) {
  if (text == "truck") return Profile::kTruck;
  if (text == "car") return Profile::kCar;
  return invalid_input(fmt::format("'{}' is no profile; write truck or car", text.substr(0, 40)));
}

Result<RoadGraph> RoadGraph::build(Parts parts) {
  RETURN_IF_ERROR(PartsCheck(parts).check());
  const std::vector<std::size_t> order = order_by_tail(parts.arcs);
  std::vector<ArcId> new_id(order.size());
  RoadGraph graph;
  graph.arcs_.reserve(order.size());
  for (const std::size_t old : order) new_id[old] = graph.arcs_.push_back(parts.arcs[old]);
  for (Gate& gate : parts.gates) {
    gate.a_to_b = new_id[gate.a_to_b.index()];
    gate.b_to_a = new_id[gate.b_to_a.index()];
    graph.gates_.push_back(std::move(gate));
  }
  graph.first_ = first_arcs(graph.arcs_, parts.nodes.size());
  graph.nodes_ = IdVector<NodeId, Node>(std::move(parts.nodes));
  graph.road_names_ = std::move(parts.road_names);
  graph.shapes_ = std::move(parts.shapes);
  graph.index_ids();
  return graph;
}

void RoadGraph::index_ids() {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const auto id = NodeId::from_index(i);
    node_by_id_.emplace(nodes_[id].id, id);
  }
  for (std::size_t i = 0; i < gates_.size(); ++i) {
    const auto id = GateId::from_index(i);
    gate_by_crossing_.emplace(gates_[id].crossing.text(), id);
  }
}

std::optional<NodeId> RoadGraph::find_node(std::string_view id) const {
  const auto found = node_by_id_.find(id);
  return found == node_by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<GateId> RoadGraph::find_gate(const CrossingKey& crossing) const {
  const auto found = gate_by_crossing_.find(crossing.text());
  return found == gate_by_crossing_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<LatLng> RoadGraph::line_of(ArcId arc) const {
  std::vector<LatLng> line = shapes_[arcs_[arc].shape];
  if (arcs_[arc].is_shape_reversed) std::reverse(line.begin(), line.end());
  return line;
}

}  // namespace maabar
