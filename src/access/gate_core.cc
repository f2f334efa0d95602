// SPDX-License-Identifier: Apache-2.0
#include "access/gate_core.h"

#include <algorithm>

#include "base/check.h"

namespace maabar {
namespace {

constexpr std::uint32_t kInfinity = TravelTime::infinity().milliseconds();
constexpr std::uint32_t kNoRoom = 0xffffffffU;

std::size_t round_up_to_lanes(std::size_t count) { return (count + kLanes - 1) / kLanes * kLanes; }

std::uint32_t last_index(const std::vector<std::uint32_t>& items) {
  return static_cast<std::uint32_t>(items.size() - 1);
}

}  // namespace

GateCore::GateCore(const Roads& roads, const Cells& cells, std::span<const NodeId> hubs,
                   std::span<const NodeId> places)
    : room_of_cell_(cells.count, kNoRoom),
      hubs_(hubs.begin(), hubs.end()),
      places_(places.begin(), places.end()) {
  add_gate_arcs(roads.graph, cells);
  for (std::uint32_t i = 0; i < hubs.size(); ++i) {
    hub_cells_.push_back(room_of(cells.cell_of[hubs[i]]));
    rooms_[hub_cells_.back()].hubs.push_back(i);
  }
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    rooms_[room_of(cells.cell_of[places[i]])].places.push_back(i);
  }
  lay_out_columns();
  const std::size_t groups = round_up_to_lanes(hubs.size()) / kLanes;
  exit_.assign(groups * gates_.size() * kLanes, kInfinity);
  direct_.assign(hubs.size() * row_length_, kInfinity);
  for (const Room& room : rooms_) {
    std::vector<NodeId> nodes;
    for (const std::uint32_t gate : room.out) {
      nodes.push_back(roads.graph.tail(roads.graph.gate_arcs()[gate]));
    }
    for (const std::uint32_t gate : room.in) {
      nodes.push_back(roads.graph.head(roads.graph.gate_arcs()[gate]));
    }
    for (const std::uint32_t place : room.places) nodes.push_back(places[place]);
    targets_.emplace_back(roads.hierarchy, nodes);
  }
  update(roads);
}

std::uint32_t GateCore::room_of(CellId cell) {
  std::uint32_t& room = room_of_cell_[cell.index()];
  if (room == kNoRoom) {
    room = static_cast<std::uint32_t>(rooms_.size());
    rooms_.emplace_back().cell = cell;
  }
  return room;
}

void GateCore::add_gate_arcs(const RoutingGraph& graph, const Cells& cells) {
  for (const ArcId arc : graph.gate_arcs()) {
    const auto index = static_cast<std::uint32_t>(gates_.size());
    GateArc gate;
    gate.from_room = room_of(cells.cell_of[graph.tail(arc)]);
    gate.to_room = room_of(cells.cell_of[graph.head(arc)]);
    rooms_[gate.from_room].out.push_back(index);
    rooms_[gate.to_room].in.push_back(index);
    gate.index_out = last_index(rooms_[gate.from_room].out);
    gate.index_in = last_index(rooms_[gate.to_room].in);
    gates_.push_back(gate);
  }
}

void GateCore::lay_out_columns() {
  columns_.resize(places_.size());
  for (Room& room : rooms_) {
    room.first_column = row_length_;
    room.columns = round_up_to_lanes(room.places.size());
    for (std::size_t i = 0; i < room.places.size(); ++i) {
      columns_[room.places[i]] = static_cast<std::uint32_t>(row_length_ + i);
    }
    row_length_ += room.columns;
    room.cross.resize(room.in.size() * room.out.size());
    room.inner.resize(room.in.size() * room.in.size());
    room.enter.assign(room.in.size() * room.columns, kInfinity);
  }
}

void GateCore::update(const Roads& roads) {
  SweepQuery query(roads.hierarchy);
  for (std::uint32_t i = 0; i < rooms_.size(); ++i) find_times(roads, query, i);
}

void GateCore::update(const Roads& roads, std::span<const CellId> cells) {
  SweepQuery query(roads.hierarchy);
  for (const CellId cell : cells) {
    const std::uint32_t room = room_of_cell_[cell.index()];
    if (room != kNoRoom) find_times(roads, query, room);
  }
}

// Rows of one room: from the head of every gate arc into it and from every hub in it.
void GateCore::find_times(const Roads& roads, SweepQuery& query, std::uint32_t index) {
  Room& room = rooms_[index];
  std::vector<NodeId> sources;
  for (const std::uint32_t gate : room.in) {
    sources.push_back(roads.graph.head(roads.graph.gate_arcs()[gate]));
  }
  for (const std::uint32_t hub : room.hubs) sources.push_back(hubs_[hub]);
  const SweepTargets& targets = targets_[index];
  const std::vector<TravelTime> table = query.times_to(roads.inside, sources, targets);
  const auto copy = [&](std::size_t row, std::size_t first, std::size_t count, auto& to,
                        std::size_t offset) {
    for (std::size_t i = 0; i < count; ++i) {
      to[offset + i] = table[row * targets.size() + first + i].milliseconds();
    }
  };
  const std::size_t first_place = room.out.size() + room.in.size();
  for (std::size_t i = 0; i < room.in.size(); ++i) {
    copy(i, 0, room.out.size(), room.cross, i * room.out.size());
    copy(i, room.out.size(), room.in.size(), room.inner, i * room.in.size());
    copy(i, first_place, room.places.size(), room.enter, i * room.columns);
  }
  for (std::size_t i = 0; i < room.hubs.size(); ++i) {
    const std::uint32_t hub = room.hubs[i];
    const std::size_t row = room.in.size() + i;
    copy(row, first_place, room.places.size(), direct_, hub * row_length_ + room.first_column);
    const std::size_t lane = hub / kLanes * gates_.size() * kLanes + hub % kLanes;
    for (std::size_t j = 0; j < room.out.size(); ++j) {
      exit_[lane + room.out[j] * kLanes] = table[row * targets.size() + j].milliseconds();
    }
  }
}

}  // namespace maabar
