// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/id.h"
#include "base/units.h"
#include "gazetteer/country.h"

namespace maabar {

using NodeId = Id<struct NodeTag>;
using ArcId = Id<struct ArcTag>;
using GateId = Id<struct GateTag>;

/// The columns of a road graph: one array per property, each a section of its file
/// (docs/formats/road-network.md). A view; `RoadGraph` keeps what it refers to.
struct RoadColumns {
  // By node.
  std::span<const LatLng> position;
  std::span<const std::uint8_t> country;       ///< index into `countries`
  std::span<const std::uint8_t> is_connected;  ///< 1: in the largest strongly connected part
  std::span<const ArcId> first_arc;            ///< one more than nodes
  // By arc, sorted by tail.
  std::span<const NodeId> tail;
  std::span<const NodeId> head;
  std::span<const Metres> length;
  std::span<const TravelTime> truck;
  std::span<const TravelTime> car;
  std::span<const std::uint8_t> road_class;
  std::span<const GateId> gate;
  std::span<const std::uint32_t> road;   ///< index of a string
  std::span<const std::uint32_t> shape;  ///< index of a shape; the top bit: drawn from the head
  // By gate.
  std::span<const std::uint32_t> crossing;    ///< index of a string
  std::span<const Metres> off;                ///< from the crossing's own point to the road
  std::span<const std::uint32_t> gate_first;  ///< two per gate and one more, into `gate_arc`
  std::span<const ArcId> gate_arc;            ///< first country to second, then back; ascending
  // By label, sorted by node.
  std::span<const NodeId> label_node;
  std::span<const std::uint32_t> label_id;     ///< index of a string
  std::span<const std::uint32_t> label_name;   ///< index of a string
  std::span<const std::uint32_t> label_by_id;  ///< labels in the order of their ids' bytes
  // Shared.
  std::span<const Country> countries;
  std::span<const std::uint32_t> string_first;  ///< one more than strings, into `string_bytes`
  std::span<const char> string_bytes;
  std::span<const std::uint32_t> shape_first;  ///< one more than shapes, into `shape_bytes`
  std::span<const std::uint8_t> shape_bytes;

  /// Calls `visit(name, column)` for every column, in the order of the file.
  template <typename Columns, typename Visit>
  static void for_each(Columns& columns, Visit&& visit) {
    visit("node.position", columns.position);
    visit("node.country", columns.country);
    visit("node.is_connected", columns.is_connected);
    visit("node.first_arc", columns.first_arc);
    visit("arc.tail", columns.tail);
    visit("arc.head", columns.head);
    visit("arc.length", columns.length);
    visit("arc.truck", columns.truck);
    visit("arc.car", columns.car);
    visit("arc.class", columns.road_class);
    visit("arc.gate", columns.gate);
    visit("arc.road", columns.road);
    visit("arc.shape", columns.shape);
    visit("gate.crossing", columns.crossing);
    visit("gate.off", columns.off);
    visit("gate.first", columns.gate_first);
    visit("gate.arc", columns.gate_arc);
    visit("label.node", columns.label_node);
    visit("label.id", columns.label_id);
    visit("label.name", columns.label_name);
    visit("label.by_id", columns.label_by_id);
    visit("countries", columns.countries);
    visit("string.first", columns.string_first);
    visit("string.bytes", columns.string_bytes);
    visit("shape.first", columns.shape_first);
    visit("shape.bytes", columns.shape_bytes);
  }
};

}  // namespace maabar
