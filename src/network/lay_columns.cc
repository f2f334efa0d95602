// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "network/road_parts.h"
#include "network/shape_codec.h"
#include "network/strongly_connected.h"

namespace maabar {
namespace {

/// The columns of RoadColumns, each owned.
struct OwnedColumns {
  std::vector<LatLng> position;
  std::vector<std::uint8_t> country;
  std::vector<std::uint8_t> is_connected;
  std::vector<ArcId> first_arc;
  std::vector<NodeId> tail;
  std::vector<NodeId> head;
  std::vector<Metres> length;
  std::vector<TravelTime> truck;
  std::vector<TravelTime> car;
  std::vector<std::uint8_t> road_class;
  std::vector<GateId> gate;
  std::vector<std::uint32_t> road;
  std::vector<std::uint32_t> shape;
  std::vector<std::uint32_t> crossing;
  std::vector<Metres> off;
  std::vector<std::uint32_t> gate_first;
  std::vector<ArcId> gate_arc;
  std::vector<NodeId> label_node;
  std::vector<std::uint32_t> label_id;
  std::vector<std::uint32_t> label_name;
  std::vector<std::uint32_t> label_by_id;
  std::vector<Country> countries;
  std::vector<std::uint32_t> string_first = {0};
  std::vector<char> string_bytes;
  std::vector<std::uint32_t> shape_first = {0};
  std::vector<std::uint8_t> shape_bytes;
};

RoadColumns view_of(const OwnedColumns& owned) {
  RoadColumns columns;
  columns.position = owned.position;
  columns.country = owned.country;
  columns.is_connected = owned.is_connected;
  columns.first_arc = owned.first_arc;
  columns.tail = owned.tail;
  columns.head = owned.head;
  columns.length = owned.length;
  columns.truck = owned.truck;
  columns.car = owned.car;
  columns.road_class = owned.road_class;
  columns.gate = owned.gate;
  columns.road = owned.road;
  columns.shape = owned.shape;
  columns.crossing = owned.crossing;
  columns.off = owned.off;
  columns.gate_first = owned.gate_first;
  columns.gate_arc = owned.gate_arc;
  columns.label_node = owned.label_node;
  columns.label_id = owned.label_id;
  columns.label_name = owned.label_name;
  columns.label_by_id = owned.label_by_id;
  columns.countries = owned.countries;
  columns.string_first = owned.string_first;
  columns.string_bytes = owned.string_bytes;
  columns.shape_first = owned.shape_first;
  columns.shape_bytes = owned.shape_bytes;
  return columns;
}

/// Lays out one kind of column after another.
class Layout {
 public:
  explicit Layout(RoadGraph::Parts parts) : parts_(std::move(parts)) {}

  OwnedColumns lay() {
    for (const std::string& name : parts_.road_names) add_string(name);
    lay_nodes();
    lay_arcs();
    lay_gates();
    lay_labels();
    for (const std::vector<LatLng>& shape : parts_.shapes) {
      encode_line(shape, owned_.shape_bytes);
      owned_.shape_first.push_back(static_cast<std::uint32_t>(owned_.shape_bytes.size()));
    }
    owned_.is_connected = largest_strong_part(view_of(owned_));
    return std::move(owned_);
  }

 private:
  std::uint32_t add_string(std::string_view text) {
    owned_.string_bytes.insert(owned_.string_bytes.end(), text.begin(), text.end());
    owned_.string_first.push_back(static_cast<std::uint32_t>(owned_.string_bytes.size()));
    return static_cast<std::uint32_t>(owned_.string_first.size() - 2);
  }

  void lay_nodes() {
    std::map<Country, std::uint8_t> index;
    for (const Node& node : parts_.nodes) index.emplace(node.country, 0);
    CHECK_OP(index.size(), <=, 255U);
    for (auto& [country, number] : index) {
      number = static_cast<std::uint8_t>(owned_.countries.size());
      owned_.countries.push_back(country);
    }
    for (const Node& node : parts_.nodes) {
      owned_.position.push_back(node.position);
      owned_.country.push_back(index.at(node.country));
    }
  }

  void lay_arcs() {
    std::vector<std::uint32_t> order(parts_.arcs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return parts_.arcs[a].tail < parts_.arcs[b].tail;
    });
    std::vector<std::uint32_t> counts(parts_.nodes.size() + 1, 0);
    for (const std::uint32_t index : order) lay_arc(parts_.arcs[index], counts);
    std::partial_sum(counts.begin(), counts.end(), counts.begin());
    for (const std::uint32_t count : counts) owned_.first_arc.emplace_back(count);
  }

  void lay_arc(const Arc& arc, std::vector<std::uint32_t>& counts) {
    constexpr std::uint32_t kReversed = 0x80000000U;
    ++counts[arc.tail.index() + 1];
    owned_.tail.push_back(arc.tail);
    owned_.head.push_back(arc.head);
    owned_.length.push_back(arc.length);
    owned_.truck.push_back(arc.truck);
    owned_.car.push_back(arc.car);
    owned_.road_class.push_back(static_cast<std::uint8_t>(arc.road_class));
    owned_.gate.push_back(arc.gate);
    owned_.road.push_back(arc.road);
    owned_.shape.push_back(arc.shape | (arc.is_shape_reversed ? kReversed : 0U));
  }

  void lay_gates() {
    std::vector<std::vector<ArcId>> arcs(2 * parts_.gates.size());
    for (std::size_t i = 0; i < owned_.gate.size(); ++i) {
      if (owned_.gate[i].is_none()) continue;
      const std::size_t gate = owned_.gate[i].index();
      const Country from = parts_.nodes[owned_.tail[i].index()].country;
      const bool is_back = from != parts_.gates[gate].crossing.country_a();
      arcs[2 * gate + (is_back ? 1 : 0)].push_back(ArcId::from_index(i));
    }
    for (const RoadGraph::GateParts& gate : parts_.gates) {
      owned_.crossing.push_back(add_string(gate.crossing.text()));
      owned_.off.push_back(gate.off);
    }
    owned_.gate_first.push_back(0);
    for (const std::vector<ArcId>& list : arcs) {
      owned_.gate_arc.insert(owned_.gate_arc.end(), list.begin(), list.end());
      owned_.gate_first.push_back(static_cast<std::uint32_t>(owned_.gate_arc.size()));
    }
  }

  void lay_labels() {
    std::vector<RoadGraph::Label> labels;
    for (std::size_t i = 0; i < parts_.nodes.size(); ++i) {
      Node& node = parts_.nodes[i];
      if (node.id.empty()) continue;
      labels.push_back({NodeId::from_index(i), std::move(node.id), std::move(node.name)});
    }
    labels.insert(labels.end(), parts_.labels.begin(), parts_.labels.end());
    std::stable_sort(labels.begin(), labels.end(),
                     [](const auto& a, const auto& b) { return a.node < b.node; });
    for (const RoadGraph::Label& label : labels) {
      owned_.label_node.push_back(label.node);
      owned_.label_id.push_back(add_string(label.id));
      owned_.label_name.push_back(add_string(label.name));
    }
    owned_.label_by_id.resize(labels.size());
    std::iota(owned_.label_by_id.begin(), owned_.label_by_id.end(), 0U);
    std::sort(owned_.label_by_id.begin(), owned_.label_by_id.end(),
              [&](std::uint32_t a, std::uint32_t b) { return labels[a].id < labels[b].id; });
  }

  RoadGraph::Parts parts_;
  OwnedColumns owned_;
};

}  // namespace

LaidColumns lay_columns(RoadGraph::Parts parts) {
  auto owned = std::make_shared<const OwnedColumns>(Layout(std::move(parts)).lay());
  RoadColumns columns = view_of(*owned);
  return {columns, std::move(owned)};
}

}  // namespace maabar
