// SPDX-License-Identifier: Apache-2.0
#include "network/column_check.h"

#include <algorithm>

#include "region/road_class.h"

namespace maabar {
namespace {

Error fault(std::string_view column, std::size_t row) {
  return corrupt(fmt::format("column {} points outside the network at row {}", column, row));
}

Result<void> check_size(std::string_view column, std::size_t size, std::size_t wanted) {
  if (size == wanted) return {};
  return corrupt(fmt::format("column {} has {} rows and should have {}", column, size, wanted));
}

/// The first row for which `is_good` fails is the error.
template <typename T, typename Good>
Result<void> check_each(std::string_view column, std::span<const T> rows, Good is_good) {
  const auto bad = std::find_if_not(rows.begin(), rows.end(), is_good);
  if (bad == rows.end()) return {};
  return fault(column, static_cast<std::size_t>(bad - rows.begin()));
}

template <typename T>
Result<void> check_ids(std::string_view column, std::span<const T> rows, std::size_t count) {
  return check_each(column, rows, [&](T id) { return id.index() < count; });
}

Result<void> check_indices(std::string_view column, std::span<const std::uint32_t> rows,
                           std::size_t count) {
  return check_each(column, rows, [&](std::uint32_t index) { return index < count; });
}

/// Offsets from zero to `last`, never falling.
template <typename T, typename Value>
Result<void> check_offsets(std::string_view column, std::span<const T> rows, std::size_t last,
                           Value value) {
  if (rows.empty() || value(rows.front()) != 0 || value(rows.back()) != last) {
    return fault(column, rows.empty() ? 0 : rows.size() - 1);
  }
  const auto falls = std::adjacent_find(
      rows.begin(), rows.end(), [&](const T& a, const T& b) { return value(a) > value(b); });
  if (falls == rows.end()) return {};
  return fault(column, static_cast<std::size_t>(falls - rows.begin()));
}

Result<void> check_offsets(std::string_view column, std::span<const std::uint32_t> rows,
                           std::size_t last) {
  return check_offsets(column, rows, last, [](std::uint32_t offset) { return offset; });
}

bool is_on_earth(LatLng point) {
  return LatLng::from_e7(point.lat_e7(), point.lng_e7()).has_value();
}

bool is_time(TravelTime time) {
  return time.milliseconds() <= TravelTime::infinity().milliseconds();
}

Result<void> check_shared(const RoadColumns& columns) {
  RETURN_IF_ERROR(check_offsets("string.first", columns.string_first, columns.string_bytes.size()));
  RETURN_IF_ERROR(check_offsets("shape.first", columns.shape_first, columns.shape_bytes.size()));
  return check_each("countries", columns.countries, [](Country country) {
    const auto parsed = Country::parse(country.code());
    return parsed && *parsed == country;
  });
}

Result<void> check_nodes(const RoadColumns& columns) {
  const std::size_t nodes = columns.position.size();
  RETURN_IF_ERROR(check_size("node.country", columns.country.size(), nodes));
  RETURN_IF_ERROR(check_size("node.is_connected", columns.is_connected.size(), nodes));
  RETURN_IF_ERROR(check_size("node.first_arc", columns.first_arc.size(), nodes + 1));
  RETURN_IF_ERROR(check_each("node.position", columns.position, is_on_earth));
  RETURN_IF_ERROR(check_each("node.country", columns.country, [&](std::uint8_t country) {
    return country < columns.countries.size();
  }));
  return check_offsets("node.first_arc", columns.first_arc, columns.head.size(),
                       [](ArcId arc) { return arc.index(); });
}

Result<void> check_arc_sizes(const RoadColumns& columns) {
  const std::size_t arcs = columns.head.size();
  RETURN_IF_ERROR(check_size("arc.tail", columns.tail.size(), arcs));
  RETURN_IF_ERROR(check_size("arc.length", columns.length.size(), arcs));
  RETURN_IF_ERROR(check_size("arc.truck", columns.truck.size(), arcs));
  RETURN_IF_ERROR(check_size("arc.car", columns.car.size(), arcs));
  RETURN_IF_ERROR(check_size("arc.class", columns.road_class.size(), arcs));
  RETURN_IF_ERROR(check_size("arc.gate", columns.gate.size(), arcs));
  RETURN_IF_ERROR(check_size("arc.road", columns.road.size(), arcs));
  return check_size("arc.shape", columns.shape.size(), arcs);
}

Result<void> check_arcs(const RoadColumns& columns) {
  RETURN_IF_ERROR(check_arc_sizes(columns));
  const std::size_t nodes = columns.position.size();
  const std::size_t shapes = columns.shape_first.size() - 1;
  constexpr std::uint32_t kNoReverse = 0x7fffffffU;
  RETURN_IF_ERROR(check_ids("arc.tail", columns.tail, nodes));
  RETURN_IF_ERROR(check_ids("arc.head", columns.head, nodes));
  RETURN_IF_ERROR(check_each("arc.truck", columns.truck, is_time));
  RETURN_IF_ERROR(check_each("arc.car", columns.car, is_time));
  RETURN_IF_ERROR(check_each("arc.class", columns.road_class, [](std::uint8_t value) {
    return value <= static_cast<std::uint8_t>(RoadClass::kGate);
  }));
  RETURN_IF_ERROR(check_each("arc.gate", columns.gate, [&](GateId gate) {
    return gate.is_none() || gate.index() < columns.crossing.size();
  }));
  RETURN_IF_ERROR(check_indices("arc.road", columns.road, columns.string_first.size() - 1));
  return check_each("arc.shape", columns.shape, [&](std::uint32_t shape) {
    return (shape & kNoReverse) < shapes || (shape & kNoReverse) == kNoReverse;
  });
}

/// Arcs lie by tail: what a way is walked back along.
Result<void> check_tails(const RoadColumns& columns) {
  for (std::size_t node = 0; node < columns.position.size(); ++node) {
    const std::size_t last = columns.first_arc[node + 1].index();
    for (std::size_t arc = columns.first_arc[node].index(); arc < last; ++arc) {
      if (columns.tail[arc].index() != node) return fault("arc.tail", arc);
    }
  }
  return {};
}

/// A gate lists exactly the arcs that name it.
Result<void> check_gate_arcs(const RoadColumns& columns) {
  for (std::size_t i = 0; i + 1 < columns.gate_first.size(); ++i) {
    for (std::uint32_t j = columns.gate_first[i]; j < columns.gate_first[i + 1]; ++j) {
      if (columns.gate[columns.gate_arc[j].index()].index() != i / 2) return fault("gate.arc", j);
    }
  }
  const auto named = std::count_if(columns.gate.begin(), columns.gate.end(),
                                   [](GateId gate) { return !gate.is_none(); });
  return check_size("gate.arc", columns.gate_arc.size(), static_cast<std::size_t>(named));
}

Result<void> check_gates(const RoadColumns& columns) {
  const std::size_t gates = columns.crossing.size();
  const std::size_t strings = columns.string_first.size() - 1;
  RETURN_IF_ERROR(check_size("gate.off", columns.off.size(), gates));
  RETURN_IF_ERROR(check_size("gate.first", columns.gate_first.size(), 2 * gates + 1));
  RETURN_IF_ERROR(check_indices("gate.crossing", columns.crossing, strings));
  RETURN_IF_ERROR(check_offsets("gate.first", columns.gate_first, columns.gate_arc.size()));
  RETURN_IF_ERROR(check_ids("gate.arc", columns.gate_arc, columns.head.size()));
  return check_gate_arcs(columns);
}

Result<void> check_labels(const RoadColumns& columns) {
  const std::size_t labels = columns.label_node.size();
  const std::size_t strings = columns.string_first.size() - 1;
  RETURN_IF_ERROR(check_size("label.id", columns.label_id.size(), labels));
  RETURN_IF_ERROR(check_size("label.name", columns.label_name.size(), labels));
  RETURN_IF_ERROR(check_size("label.by_id", columns.label_by_id.size(), labels));
  RETURN_IF_ERROR(check_ids("label.node", columns.label_node, columns.position.size()));
  RETURN_IF_ERROR(check_indices("label.id", columns.label_id, strings));
  RETURN_IF_ERROR(check_indices("label.name", columns.label_name, strings));
  return check_indices("label.by_id", columns.label_by_id, labels);
}

}  // namespace

Result<void> check_columns(const RoadColumns& columns) {
  RETURN_IF_ERROR(check_shared(columns));
  RETURN_IF_ERROR(check_nodes(columns));
  RETURN_IF_ERROR(check_arcs(columns));
  RETURN_IF_ERROR(check_tails(columns));
  RETURN_IF_ERROR(check_gates(columns));
  return check_labels(columns);
}

}  // namespace maabar
