// SPDX-License-Identifier: Apache-2.0
// The run over gate arcs: what a scenario means for the times at their heads.
#include <algorithm>

#include "access/gate_core.h"
#include "base/check.h"

namespace maabar {
namespace {

constexpr std::uint32_t kInfinity = TravelTime::infinity().milliseconds();
constexpr std::uint32_t kMarked = 0xffffffffU;
// With more gate arcs in a hundred that differ, a run that starts anew is sooner done.
constexpr std::size_t kMostDiffering = 12;

std::uint32_t add(std::uint32_t a, std::uint32_t b) { return std::min(a + b, kInfinity); }

}  // namespace

void GateCoreQuery::set_costs(std::span<const TravelTime> costs) {
  CHECK_OP(costs.size(), ==, costs_.size());
  for (std::size_t i = 0; i < costs.size(); ++i) costs_[i] = costs[i].milliseconds();
}

void GateCoreQuery::change_costs(std::span<const GateCost> changes) {
  for (const GateCost& change : changes) {
    CHECK_OP(change.gate_arc, <, costs_.size());
    costs_[change.gate_arc] = change.cost.milliseconds();
  }
}

void GateCoreQuery::restart() {
  is_fresh_ = false;
  starts_anew_ = true;
}

// Makes `arrive_` right for the costs.
void GateCoreQuery::settle() {
  differing_.clear();
  for (std::uint32_t gate = 0; gate < costs_.size(); ++gate) {
    if (costs_[gate] != run_costs_[gate]) differing_.push_back(gate);
  }
  if (differing_.empty() && !starts_anew_) return;
  if (differing_.size() * 100 > costs_.size() * kMostDiffering) starts_anew_ = true;
  if (starts_anew_) std::fill(arrive_.begin(), arrive_.end(), kInfinity);
  for (std::size_t group = 0; group < groups_; ++group) run(group);
  run_costs_ = costs_;
  starts_anew_ = false;
}

// Notes that the times at a gate arc's head have changed.
void GateCoreQuery::mark(std::uint32_t gate_arc) {
  const GateCore::GateArc& gate = core_.gates_[gate_arc];
  if (!is_changed_[gate_arc]) {
    is_changed_[gate_arc] = true;
    changed_in_[gate.to_room].push_back(gate.index_in);
  }
  if (!is_queued_[gate.to_room]) {
    is_queued_[gate.to_room] = true;
    queue_.push_back(gate.to_room);
  }
}

// Times only fall, room by room, until none changes.
template <std::size_t kBytes>
void GateCoreQuery::run_gates(std::size_t group) {
  queue_.clear();
  if (starts_anew_) {
    start_at_hubs<kBytes>(group);
  } else {
    find_raised<kBytes>(group);
    find_again<kBytes>(group);
  }
  for (std::size_t i = 0; i < queue_.size(); ++i) relax_from<kBytes>(group, queue_[i]);
}

// The gate arcs that hubs reach inside their cells.
template <std::size_t kBytes>
void GateCoreQuery::start_at_hubs(std::size_t group) {
  const std::size_t base = group * core_.gate_arc_count() * kLanes;
  for (std::uint32_t gate = 0; gate < costs_.size(); ++gate) {
    if (costs_[gate] == kInfinity || core_.rooms_[core_.gates_[gate].from_room].hubs.empty()) {
      continue;
    }
    Lanes<kBytes> lanes;
    lanes.load(core_.exit_.data() + base + gate * kLanes);
    lanes.add(costs_[gate]);
    std::uint32_t* arrive = arrive_.data() + base + gate * kLanes;
    if (!lanes.differs(arrive)) continue;
    lanes.store(arrive);
    mark(gate);
  }
}

// Marks every time that may rise: at the gate arcs whose cost rises, and at those whose time is
// just that of a marked one and the way on from it. What is not marked has a way left that takes
// its time.
template <std::size_t kBytes>
void GateCoreQuery::find_raised(std::size_t group) {
  const std::uint32_t* arrive = arrive_.data() + group * core_.gate_arc_count() * kLanes;
  raised_.clear();
  for (const std::uint32_t gate : differing_) {
    if (costs_[gate] < run_costs_[gate]) continue;
    std::fill_n(marks_.begin() + gate * kLanes, kLanes, kMarked);
    raised_.push_back(gate);
  }
  for (std::size_t i = 0; i < raised_.size(); ++i) {
    const std::uint32_t from = raised_[i];
    const GateCore::GateArc& gate = core_.gates_[from];
    const GateCore::Room& room = core_.rooms_[gate.to_room];
    const std::uint32_t* cross = room.cross.data() + gate.index_in * room.out.size();
    for (std::size_t out = 0; out < room.out.size(); ++out) {
      const std::uint32_t to = room.out[out];
      if (run_costs_[to] == kInfinity) continue;
      std::uint32_t* marks = marks_.data() + to * kLanes;
      Lanes<kBytes> lanes;
      lanes.load(marks_.data() + from * kLanes);
      lanes.keep_tight(arrive + to * kLanes, arrive + from * kLanes,
                       add(cross[out], run_costs_[to]));
      lanes.join(marks);
      if (!lanes.differs(marks)) continue;
      lanes.store(marks);
      raised_.push_back(to);
    }
  }
}

// Forgets the marked times, then finds them, and those of gate arcs whose cost fell, from what
// stands before them.
template <std::size_t kBytes>
void GateCoreQuery::find_again(std::size_t group) {
  const std::size_t base = group * core_.gate_arc_count() * kLanes;
  std::uint32_t* arrive = arrive_.data() + base;
  for (const std::uint32_t gate : raised_) {
    Lanes<kBytes> lanes;
    lanes.load(arrive + gate * kLanes);
    lanes.raise(marks_.data() + gate * kLanes);
    lanes.store(arrive + gate * kLanes);
  }
  for (const std::uint32_t gate : raised_) {
    std::fill_n(marks_.begin() + gate * kLanes, kLanes, 0U);
  }
  raised_.insert(raised_.end(), differing_.begin(), differing_.end());
  for (const std::uint32_t to : raised_) {
    if (costs_[to] == kInfinity) continue;  // marked or infinite before
    const GateCore::GateArc& gate = core_.gates_[to];
    const GateCore::Room& room = core_.rooms_[gate.from_room];
    Lanes<kBytes> lanes;
    lanes.load(core_.exit_.data() + base + to * kLanes);
    for (std::size_t in = 0; in < room.in.size(); ++in) {
      lanes.take_sum(arrive + room.in[in] * kLanes,
                     room.cross[in * room.out.size() + gate.index_out]);
    }
    lanes.add(costs_[to]);
    if (!lanes.differs(arrive + to * kLanes)) continue;
    lanes.store(arrive + to * kLanes);
    mark(to);
  }
}

template <std::size_t kBytes>
void GateCoreQuery::relax_from(std::size_t group, std::uint32_t index) {
  const GateCore::Room& room = core_.rooms_[index];
  std::uint32_t* arrive = arrive_.data() + group * core_.gate_arc_count() * kLanes;
  is_queued_[index] = false;
  for (const std::uint32_t in : changed_in_[index]) is_changed_[room.in[in]] = false;
  // Copied: a gate arc may lead back into its own room.
  const Entry* const first = entries_.data();
  Entry* last = entries_.data();
  for (const std::uint32_t in : changed_in_[index]) {
    *last++ = {room.cross.data() + in * room.out.size(), room.in[in]};
  }
  changed_in_[index].clear();
  for (std::size_t out = 0; out < room.out.size(); ++out) {
    const std::uint32_t gate = room.out[out];
    if (costs_[gate] == kInfinity) continue;
    Lanes<kBytes> lanes;
    lanes.load(arrive + gate * kLanes);
    const std::uint32_t cost = costs_[gate];
    for (const Entry* entry = first; entry != last; ++entry) {
      lanes.take_sum(arrive + entry->arrive * kLanes, add(entry->enter[out], cost));
    }
    if (!lanes.differs(arrive + gate * kLanes)) continue;
    lanes.store(arrive + gate * kLanes);
    mark(gate);
  }
}

void GateCoreQuery::run_baseline(std::size_t group) { run_gates<16>(group); }
MAABAR_TARGET_AVX2 void GateCoreQuery::run_avx2(std::size_t group) { run_gates<32>(group); }
MAABAR_TARGET_AVX512 void GateCoreQuery::run_avx512(std::size_t group) { run_gates<64>(group); }

void GateCoreQuery::run(std::size_t group) {
  switch (unit_) {
    case VectorUnit::kAvx512:
      return run_avx512(group);
    case VectorUnit::kAvx2:
      return run_avx2(group);
    case VectorUnit::kBaseline:
      return run_baseline(group);
  }
}

}  // namespace maabar
