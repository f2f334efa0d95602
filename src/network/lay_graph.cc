// SPDX-License-Identifier: Apache-2.0
#include "network/lay_graph.h"

#include <algorithm>
#include <utility>

namespace maabar {
namespace {

/// Interleaves the bits of latitude and longitude (Morton, 1966): near on the curve, near in space.
std::uint64_t curve_position(LatLng point) {
  const auto spread = [](std::uint32_t value) {
    std::uint64_t bits = value;
    bits = (bits | bits << 16U) & 0x0000ffff0000ffffU;
    bits = (bits | bits << 8U) & 0x00ff00ff00ff00ffU;
    bits = (bits | bits << 4U) & 0x0f0f0f0f0f0f0f0fU;
    bits = (bits | bits << 2U) & 0x3333333333333333U;
    return (bits | bits << 1U) & 0x5555555555555555U;
  };
  const auto lat = static_cast<std::uint32_t>(point.lat_e7() + 900000000);
  const auto lng = static_cast<std::uint32_t>(point.lng_e7()) + 1800000000U;
  return spread(lat) << 1U | spread(lng);
}

/// The points that are ends of pieces, along the curve.
std::vector<std::uint32_t> ends_of(const RoadPieces& pieces) {
  std::vector<std::uint32_t> ends;
  ends.reserve(2 * pieces.pieces.size());
  for (const RoadPiece& piece : pieces.pieces) {
    ends.push_back(piece.from);
    ends.push_back(piece.to);
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  std::sort(ends.begin(), ends.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(curve_position(pieces.position[a]), a) <
           std::pair(curve_position(pieces.position[b]), b);
  });
  return ends;
}

class GraphLayout {
 public:
  explicit GraphLayout(RoadPieces pieces)
      : pieces_(std::move(pieces)), node_of_(pieces_.position.size()) {}

  RoadGraph::Parts lay() {
    for (const std::uint32_t point : ends_of(pieces_)) {
      node_of_[point] = NodeId::from_index(parts_.nodes.size());
      parts_.nodes.push_back(
          {"", "", pieces_.position[point], pieces_.countries[pieces_.country[point]]});
    }
    for (const RoadPiece& piece : pieces_.pieces) lay_piece(piece);
    parts_.road_names = std::move(pieces_.names);
    return std::move(parts_);
  }

 private:
  static TravelTime time(bool is_allowed, std::uint32_t ms) {
    return is_allowed ? TravelTime::from_milliseconds(ms) : TravelTime::infinity();
  }

  void lay_piece(const RoadPiece& piece) {
    Arc arc;
    arc.tail = node_of_[piece.from];
    arc.head = node_of_[piece.to];
    const std::uint64_t metres = (piece.length_mm + 500) / 1000;
    arc.length = Metres{static_cast<std::uint32_t>(std::min<std::uint64_t>(metres, 0xffffffffU))};
    arc.road_class = piece.road_class;
    arc.gate = piece.gate;
    arc.road = piece.name;
    arc.shape = lay_shape(piece);
    if ((piece.uses & 3U) != 0) {
      arc.truck = time((piece.uses & WayRule::kTruckForward) != 0, piece.truck_ms);
      arc.car = time((piece.uses & WayRule::kCarForward) != 0, piece.car_ms);
      parts_.arcs.push_back(arc);
    }
    if ((piece.uses & 12U) != 0) {
      arc.truck = time((piece.uses & WayRule::kTruckBackward) != 0, piece.truck_ms);
      arc.car = time((piece.uses & WayRule::kCarBackward) != 0, piece.car_ms);
      std::swap(arc.tail, arc.head);
      arc.is_shape_reversed = arc.shape != Arc::kStraight;
      parts_.arcs.push_back(arc);
    }
  }

  std::uint32_t lay_shape(const RoadPiece& piece) {
    if (piece.path_count <= 2) return Arc::kStraight;
    std::vector<LatLng> line;
    line.reserve(piece.path_count);
    for (std::uint32_t i = 0; i < piece.path_count; ++i) {
      line.push_back(pieces_.position[pieces_.paths[piece.path_first + i]]);
    }
    parts_.shapes.push_back(std::move(line));
    return static_cast<std::uint32_t>(parts_.shapes.size() - 1);
  }

  RoadPieces pieces_;
  std::vector<NodeId> node_of_;
  RoadGraph::Parts parts_;
};

}  // namespace

Result<RoadGraph> lay_graph(RoadPieces pieces, const std::vector<CrossingKey>& crossings,
                            const std::vector<ImportReport::FoundGate>& found) {
  RoadGraph::Parts parts = GraphLayout(std::move(pieces)).lay();
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    parts.gates.push_back({crossings[i], found[i].off});
  }
  return RoadGraph::build(std::move(parts));
}

}  // namespace maabar
