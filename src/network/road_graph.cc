// SPDX-License-Identifier: Apache-2.0
#include "network/road_graph.h"

#include <algorithm>
#include <utility>

#include "network/column_check.h"
#include "network/road_parts.h"
#include "network/shape_codec.h"

namespace maabar {
namespace {

constexpr std::uint32_t kReversed = 0x80000000U;

std::string_view slice(std::span<const char> bytes, std::uint32_t first, std::uint32_t last) {
  return {bytes.data() + first, last - first};
}

}  // namespace

std::string_view to_string(Profile profile) { return profile == Profile::kTruck ? "truck" : "car"; }

Result<Profile> parse_profile(std::string_view text) {
  if (text == "truck") return Profile::kTruck;
  if (text == "car") return Profile::kCar;
  return invalid_input(fmt::format("'{}' is no profile; write truck or car", text.substr(0, 40)));
}

RoadGraph::RoadGraph() {
  LaidColumns empty = lay_columns({});
  columns_ = empty.columns;
  keeper_ = std::move(empty.keeper);
}

Result<RoadGraph> RoadGraph::build(Parts parts) {
  RETURN_IF_ERROR(check_parts(parts));
  LaidColumns laid = lay_columns(std::move(parts));
  return adopt(laid.columns, std::move(laid.keeper));
}

Result<RoadGraph> RoadGraph::adopt(RoadColumns columns, std::shared_ptr<const void> keeper) {
  RETURN_IF_ERROR(check_columns(columns));
  RoadGraph graph;
  graph.columns_ = columns;
  graph.keeper_ = std::move(keeper);
  for (std::size_t i = 0; i < columns.crossing.size(); ++i) {
    const auto key = CrossingKey::parse(graph.text(columns.crossing[i]));
    if (!key || !key->is_crossing()) return corrupt(fmt::format("gate {} has no crossing", i));
    const auto arcs = [&](std::size_t list) {
      const std::uint32_t first = columns.gate_first[list];
      return columns.gate_arc.subspan(first, columns.gate_first[list + 1] - first);
    };
    graph.gates_.push_back({*key, columns.off[i], arcs(2 * i), arcs(2 * i + 1)});
  }
  return graph;
}

std::string_view RoadGraph::text(std::uint32_t string) const {
  return slice(columns_.string_bytes, columns_.string_first[string],
               columns_.string_first[string + 1]);
}

Node RoadGraph::node(NodeId id) const {
  Node node;
  node.position = position(id);
  node.country = country(id);
  const auto label = std::lower_bound(columns_.label_node.begin(), columns_.label_node.end(), id);
  if (label == columns_.label_node.end() || *label != id) {
    node.id = fmt::format("#{}", id.value());
    return node;
  }
  const auto index = static_cast<std::size_t>(label - columns_.label_node.begin());
  node.id = text(columns_.label_id[index]);
  node.name = text(columns_.label_name[index]);
  return node;
}

Arc RoadGraph::arc(ArcId id) const {
  const std::size_t i = id.index();
  Arc arc;
  arc.tail = columns_.tail[i];
  arc.head = columns_.head[i];
  arc.length = columns_.length[i];
  arc.truck = columns_.truck[i];
  arc.car = columns_.car[i];
  arc.road_class = static_cast<RoadClass>(columns_.road_class[i]);
  arc.gate = columns_.gate[i];
  arc.road = columns_.road[i];
  arc.shape = columns_.shape[i] & ~kReversed;
  arc.is_shape_reversed = (columns_.shape[i] & kReversed) != 0;
  return arc;
}

bool RoadGraph::is_a_to_b(ArcId gate_arc) const {
  const GateId gate = gate_of(gate_arc);
  CHECK(!gate.is_none());
  return country(tail(gate_arc)) == gates_[gate].crossing.country_a();
}

std::optional<NodeId> RoadGraph::find_node(std::string_view id) const {
  const auto& order = columns_.label_by_id;
  const auto found = std::lower_bound(order.begin(), order.end(), id,
                                      [&](std::uint32_t label, std::string_view wanted) {
                                        return text(columns_.label_id[label]) < wanted;
                                      });
  if (found == order.end() || text(columns_.label_id[*found]) != id) return std::nullopt;
  return columns_.label_node[*found];
}

std::optional<GateId> RoadGraph::find_gate(const CrossingKey& crossing) const {
  const auto found = std::find_if(gates_.begin(), gates_.end(),
                                  [&](const Gate& gate) { return gate.crossing == crossing; });
  if (found == gates_.end()) return std::nullopt;
  return GateId::from_index(static_cast<std::size_t>(found - gates_.begin()));
}

std::vector<LatLng> RoadGraph::line_of(ArcId id) const {
  const std::uint32_t shape = columns_.shape[id.index()] & ~kReversed;
  std::vector<LatLng> line;
  if (shape != Arc::kStraight) {
    const std::uint32_t first = columns_.shape_first[shape];
    line =
        decode_line(columns_.shape_bytes.subspan(first, columns_.shape_first[shape + 1] - first));
    if ((columns_.shape[id.index()] & kReversed) != 0) std::reverse(line.begin(), line.end());
  }
  if (line.size() < 2) line = {position(tail(id)), position(head(id))};
  return line;
}

}  // namespace maabar
