// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "access/gate_core.h"
#include "base/check.h"

namespace maabar {
namespace {

constexpr std::uint32_t kInfinity = TravelTime::infinity().milliseconds();

}  // namespace

GateCoreQuery::GateCoreQuery(const GateCore& core, VectorUnit unit)
    : core_(core),
      unit_(unit),
      groups_((core.hub_count() + kLanes - 1) / kLanes),
      costs_(core.gate_arc_count(), kInfinity),
      run_costs_(costs_),
      marks_(core.gate_arc_count() * kLanes, 0),
      arrive_(groups_ * core.gate_arc_count() * kLanes, kInfinity),
      settled_(arrive_),
      is_queued_(core.rooms_.size(), false),
      changed_in_(core.rooms_.size()),
      is_changed_(core.gate_arc_count(), false) {
  times_.row_length = core.row_length();
  std::size_t most_in = 0;
  for (const GateCore::Room& room : core.rooms_) most_in = std::max(most_in, room.in.size());
  others_.resize(most_in * kLanes);
  entries_.resize(most_in + 1);
}

// Rows of the hubs whose times at the room's gate arcs are not those that the rows were made from.
template <std::size_t kBytes>
void GateCoreQuery::fill_room(std::size_t group, std::uint32_t index) {
  const GateCore::Room& room = core_.rooms_[index];
  const std::size_t base = group * core_.gate_arc_count() * kLanes;
  const std::size_t first_hub = group * kLanes;
  const std::size_t hubs = std::min(kLanes, core_.hub_count() - first_hub);
  std::uint32_t changed = is_fresh_ ? 0 : 0xffffU;  // by lane
  for (const std::uint32_t gate : room.in) {
    Lanes<kBytes> lanes;
    lanes.load(arrive_.data() + base + gate * kLanes);
    if (!lanes.differs(settled_.data() + base + gate * kLanes)) continue;
    for (std::size_t lane = 0; lane < hubs; ++lane) {
      const std::size_t at = base + gate * kLanes + lane;
      if (arrive_[at] != settled_[at]) changed |= 1U << lane;
    }
  }
  if (changed == 0) return;
  find_others<kBytes>(room, arrive_.data() + base);
  for (std::size_t lane = 0; lane < hubs; ++lane) {
    if ((changed >> lane & 1U) != 0) fill_row<kBytes>(room, first_hub + lane);
  }
}

// For every open gate arc into a room the soonest that its head is reached over another one.
template <std::size_t kBytes>
void GateCoreQuery::find_others(const GateCore::Room& room, const std::uint32_t* arrive) {
  open_.clear();
  for (std::uint32_t in = 0; in < room.in.size(); ++in) {
    const std::uint32_t gate = room.in[in];
    if (costs_[gate] != kInfinity) open_.push_back({arrive + gate * kLanes, in});
  }
  const std::size_t row = room.in.size();
  const Open* const first = open_.data();
  const Open* const last = first + open_.size();
  std::uint32_t* others = others_.data();
  for (const Open* to = first; to != last; ++to, others += kLanes) {
    const std::uint32_t* inner = room.inner.data() + to->in;
    Lanes<kBytes> soonest;
    soonest.fill(kInfinity);
    for (const Open* from = first; from != to; ++from) {
      soonest.take_sum(from->arrive, inner[from->in * row]);
    }
    for (const Open* from = to + 1; from != last; ++from) {
      soonest.take_sum(from->arrive, inner[from->in * row]);
    }
    soonest.store(others);
  }
}

// A gate arc whose head is reached sooner over another one is passed over: so is all behind it.
template <std::size_t kBytes>
void GateCoreQuery::fill_row(const GateCore::Room& room, std::size_t hub) {
  const std::size_t lane = hub % kLanes;
  Entry* const first = entries_.data();
  Entry* last = first;
  for (std::size_t i = 0; i < open_.size(); ++i) {
    const std::uint32_t arrive = open_[i].arrive[lane];
    *last = {room.enter.data() + open_[i].in * room.columns, arrive};
    last += arrive < kInfinity && others_[i * kLanes + lane] >= arrive ? 1 : 0;
  }
  const std::size_t at = hub * core_.row_length() + room.first_column;
  const std::uint32_t* direct = core_.direct_.data() + at;
  std::uint32_t* row = times_.rows.data() + at;
  std::size_t column = 0;
  if constexpr (kBytes > 16) {  // so many registers are there
    for (; column + 4 * kLanes <= room.columns; column += 4 * kLanes) {
      Lanes<kBytes> a, b, c, d;
      a.load(direct + column);
      b.load(direct + column + kLanes);
      c.load(direct + column + 2 * kLanes);
      d.load(direct + column + 3 * kLanes);
      for (const Entry* entry = first; entry != last; ++entry) {
        const std::uint32_t* enter = entry->enter + column;
        a.take_sum(enter, entry->arrive);
        b.take_sum(enter + kLanes, entry->arrive);
        c.take_sum(enter + 2 * kLanes, entry->arrive);
        d.take_sum(enter + 3 * kLanes, entry->arrive);
      }
      a.store(row + column);
      b.store(row + column + kLanes);
      c.store(row + column + 2 * kLanes);
      d.store(row + column + 3 * kLanes);
    }
  }
  for (; column < room.columns; column += kLanes) {
    Lanes<kBytes> lanes;
    lanes.load(direct + column);
    for (const Entry* entry = first; entry != last; ++entry) {
      lanes.take_sum(entry->enter + column, entry->arrive);
    }
    lanes.store(row + column);
  }
}

void GateCoreQuery::fill_baseline(std::size_t group, std::uint32_t room) {
  fill_room<16>(group, room);
}
MAABAR_TARGET_AVX2 void GateCoreQuery::fill_avx2(std::size_t group, std::uint32_t room) {
  fill_room<32>(group, room);
}
MAABAR_TARGET_AVX512 void GateCoreQuery::fill_avx512(std::size_t group, std::uint32_t room) {
  fill_room<64>(group, room);
}

TravelTime GateCoreQuery::time(std::size_t hub, std::size_t place) {
  settle();
  const std::uint32_t column = core_.column(place);
  const auto room =
      std::find_if(core_.rooms_.begin(), core_.rooms_.end(), [&](const GateCore::Room& candidate) {
        return column - candidate.first_column < candidate.columns;
      });
  std::uint32_t time = core_.direct_[hub * core_.row_length() + column];
  const std::size_t base = hub / kLanes * core_.gate_arc_count() * kLanes + hub % kLanes;
  for (std::size_t in = 0; in < room->in.size(); ++in) {
    time = std::min(time, arrive_[base + room->in[in] * kLanes] +
                              room->enter[in * room->columns + column - room->first_column]);
  }
  return TravelTime::from_milliseconds(time);
}

const HubTimes& GateCoreQuery::times() {
  settle();
  times_.rows.resize(core_.hub_count() * core_.row_length());
  for (std::size_t group = 0; group < groups_; ++group) {
    for (std::uint32_t room = 0; room < core_.rooms_.size(); ++room) {
      switch (unit_) {
        case VectorUnit::kAvx512:
          fill_avx512(group, room);
          break;
        case VectorUnit::kAvx2:
          fill_avx2(group, room);
          break;
        case VectorUnit::kBaseline:
          fill_baseline(group, room);
          break;
      }
    }
  }
  settled_ = arrive_;
  is_fresh_ = true;
  return times_;
}

}  // namespace maabar
