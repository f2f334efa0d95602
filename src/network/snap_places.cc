// SPDX-License-Identifier: Apache-2.0
#include "network/snap_places.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <optional>

#include "network/ground_length.h"

namespace maabar {
namespace {

constexpr std::uint64_t kMostOffMm = 10000 * 1000;

/// Connected nodes of one country by latitude, for the nearest.
class NodesByLatitude {
 public:
  NodesByLatitude(const RoadGraph& graph, Country country) : graph_(graph) {
    for (std::size_t i = 0; i < graph.node_count(); ++i) {
      const auto node = NodeId::from_index(i);
      if (graph.is_connected(node) && graph.country(node) == country) nodes_.push_back(node);
    }
    std::sort(nodes_.begin(), nodes_.end(), [&](NodeId a, NodeId b) {
      return std::pair(graph.position(a).lat_e7(), a) < std::pair(graph.position(b).lat_e7(), b);
    });
  }

  [[nodiscard]] bool empty() const { return nodes_.empty(); }

  [[nodiscard]] std::optional<NodeId> nearest(LatLng point) const {
    // A degree of latitude is 110.5 km at the least, so nodes beyond this band are too far.
    constexpr std::int64_t kBandE7 = kMostOffMm * 10000000 / 110500000;
    const std::int64_t lat = point.lat_e7();
    auto node = std::lower_bound(
        nodes_.begin(), nodes_.end(), lat - kBandE7,
        [&](NodeId id, std::int64_t least) { return graph_.position(id).lat_e7() < least; });
    std::optional<NodeId> best;
    std::uint64_t best_off = kMostOffMm;
    for (; node != nodes_.end() && graph_.position(*node).lat_e7() <= lat + kBandE7; ++node) {
      const std::uint64_t off = ground_length_mm(graph_.position(*node), point);
      if (off > best_off || (best && off == best_off && *node > *best)) continue;
      best = *node;
      best_off = off;
    }
    return best;
  }

 private:
  const RoadGraph& graph_;
  std::vector<NodeId> nodes_;
};

/// Labels and strings of their own, and the graph whose other columns they stand beside.
struct Relabelled {
  RoadGraph graph;
  std::vector<NodeId> node;
  std::vector<std::uint32_t> id;
  std::vector<std::uint32_t> name;
  std::vector<std::uint32_t> by_id;
  std::vector<std::uint32_t> string_first;
  std::vector<char> string_bytes;

  std::uint32_t add(std::string_view text) {
    string_bytes.insert(string_bytes.end(), text.begin(), text.end());
    string_first.push_back(static_cast<std::uint32_t>(string_bytes.size()));
    return static_cast<std::uint32_t>(string_first.size() - 2);
  }
};

/// The strings that roads and crossings use: all that lie before the first label's.
void copy_strings(const RoadColumns& columns, Relabelled& made) {
  std::uint32_t strings = 0;
  for (const std::uint32_t road : columns.road) strings = std::max(strings, road + 1);
  for (const std::uint32_t crossing : columns.crossing) strings = std::max(strings, crossing + 1);
  const auto& first = columns.string_first;
  made.string_first.assign(first.begin(), first.begin() + strings + 1);
  made.string_bytes.assign(columns.string_bytes.begin(),
                           columns.string_bytes.begin() + made.string_first.back());
}

}  // namespace

SnappedPlaces snap_places(const RoadGraph& graph, std::span<const PlacePoint> places) {
  std::map<Country, NodesByLatitude> nodes_of;
  SnappedPlaces snapped;
  for (const PlacePoint& place : places) {
    const auto nodes = nodes_of.try_emplace(place.country, graph, place.country).first;
    const auto node = nodes->second.nearest(place.position);
    if (node) {
      snapped.labels.push_back({*node, place.id, place.name});
    } else {
      snapped.unsnapped.push_back({place.id, place.country, !nodes->second.empty()});
    }
  }
  return snapped;
}

RoadGraph with_labels(const RoadGraph& graph, std::vector<RoadGraph::Label> labels) {
  auto made = std::make_shared<Relabelled>();
  made->graph = graph;
  copy_strings(graph.columns(), *made);
  std::stable_sort(labels.begin(), labels.end(),
                   [](const auto& a, const auto& b) { return a.node < b.node; });
  for (const RoadGraph::Label& label : labels) {
    made->node.push_back(label.node);
    made->id.push_back(made->add(label.id));
    made->name.push_back(made->add(label.name));
  }
  made->by_id.resize(labels.size());
  std::iota(made->by_id.begin(), made->by_id.end(), 0U);
  std::sort(made->by_id.begin(), made->by_id.end(),
            [&](std::uint32_t a, std::uint32_t b) { return labels[a].id < labels[b].id; });
  RoadColumns columns = graph.columns();
  columns.label_node = made->node;
  columns.label_id = made->id;
  columns.label_name = made->name;
  columns.label_by_id = made->by_id;
  columns.string_first = made->string_first;
  columns.string_bytes = made->string_bytes;
  return RoadGraph::adopt(columns, std::move(made)).value();
}

}  // namespace maabar
