// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "network/road_parts.h"

namespace maabar {
namespace {

/// Each check names the first misfit.
class PartsCheck {
 public:
  explicit PartsCheck(const RoadGraph::Parts& parts)
      : parts_(parts), has_arc_(parts.gates.size(), false) {}

  Result<void> check() {
    RETURN_IF_ERROR(check_ids());
    for (const RoadGraph::GateParts& gate : parts_.gates) RETURN_IF_ERROR(check_gate(gate));
    for (std::size_t i = 0; i < parts_.arcs.size(); ++i) RETURN_IF_ERROR(check_arc(i));
    for (std::size_t i = 0; i < parts_.gates.size(); ++i) {
      if (has_arc_[i]) continue;
      return invalid_input(
          fmt::format("the gate of {} has no arc", parts_.gates[i].crossing.text()));
    }
    return {};
  }

 private:
  [[nodiscard]] const Node& node(NodeId id) const { return parts_.nodes[id.index()]; }

  [[nodiscard]] std::string node_name(NodeId id) const {
    return node(id).id.empty() ? fmt::format("#{}", id.value()) : node(id).id;
  }

  /// `arc 7 (iq.a to iq.b)`; only once its ends are known to exist.
  [[nodiscard]] std::string name(std::size_t index) const {
    const Arc& arc = parts_.arcs[index];
    return fmt::format("arc {} ({} to {})", index, node_name(arc.tail), node_name(arc.head));
  }

  [[nodiscard]] Result<void> check_ids() const {
    std::vector<std::string_view> ids;
    for (const Node& node : parts_.nodes) {
      if (!node.id.empty()) ids.push_back(node.id);
    }
    for (const RoadGraph::Label& label : parts_.labels) {
      if (label.node.index() >= parts_.nodes.size() || label.id.empty()) {
        return invalid_input(fmt::format("label '{}' has no node or no id", label.id));
      }
      ids.push_back(label.id);
    }
    std::sort(ids.begin(), ids.end());
    const auto twice = std::adjacent_find(ids.begin(), ids.end());
    if (twice == ids.end()) return {};
    return invalid_input(fmt::format("two nodes have the id '{}'; rename one", *twice));
  }

  [[nodiscard]] Result<void> check_gate(const RoadGraph::GateParts& gate) const {
    if (gate.crossing.is_crossing()) return {};
    return invalid_input(fmt::format("gate {} has no crossing", &gate - parts_.gates.data()));
  }

  [[nodiscard]] Result<void> check_arc(std::size_t index) {
    const Arc& arc = parts_.arcs[index];
    if (arc.tail.index() >= parts_.nodes.size() || arc.head.index() >= parts_.nodes.size()) {
      return invalid_input(fmt::format("arc {} has an end that does not exist", index));
    }
    const bool has_shape = arc.shape == Arc::kStraight || arc.shape < parts_.shapes.size();
    if (arc.road >= parts_.road_names.size() || !has_shape) {
      return invalid_input(name(index) + " names a road or shape that does not exist");
    }
    if (arc.truck.is_infinite() && arc.car.is_infinite()) {
      return invalid_input(name(index) + " has no finite driving time; leave such an arc out");
    }
    if (!arc.gate.is_none()) return check_gate_arc(index);
    if (node(arc.tail).country == node(arc.head).country) return {};
    return invalid_input(name(index) + " leaves a country, but is no gate's; add a gate");
  }

  [[nodiscard]] Result<void> check_gate_arc(std::size_t index) {
    const Arc& arc = parts_.arcs[index];
    if (arc.gate.index() >= parts_.gates.size()) {
      return invalid_input(name(index) + " names a gate that does not exist");
    }
    has_arc_[arc.gate.index()] = true;
    const CrossingKey& key = parts_.gates[arc.gate.index()].crossing;
    const Country from = node(arc.tail).country;
    const Country to = node(arc.head).country;
    const bool fits = from != to && !from.is_none() && key.other_side(from) == to;
    if (fits) return {};
    return invalid_input(fmt::format("{} does not join {} and {}, as the gate of {} needs",
                                     name(index), key.country_a().code(), key.country_b().code(),
                                     key.text()));
  }

  const RoadGraph::Parts& parts_;
  std::vector<bool> has_arc_;
};

}  // namespace

Result<void> check_parts(const RoadGraph::Parts& parts) { return PartsCheck(parts).check(); }

}  // namespace maabar
