// SPDX-License-Identifier: Apache-2.0
#include "routing/query.h"

#include <algorithm>

#include "base/check.h"

namespace maabar {
namespace {

constexpr std::uint32_t kInfinity = TravelTime::infinity().milliseconds();

// The label is free again; the arc in it stays until it is overwritten.
void close(Candidate& label) { label = {kInfinity, label.origin()}; }

}  // namespace

PairQuery::PairQuery(const Hierarchy& hierarchy)
    : hierarchy_(hierarchy), forward_(hierarchy.slot_count()), backward_(hierarchy.slot_count()) {}

template <typename Weights>
void PairQuery::relax(const Weights& weights, Rank rank, std::vector<Label>& labels) {
  const std::uint32_t time = labels[hierarchy_.slot(rank)].time();
  if (time == kInfinity) return;
  const auto slots = hierarchy_.head_slots();
  for (std::uint32_t arc = hierarchy_.first_up(rank); arc < hierarchy_.last_up(rank); ++arc) {
    labels[slots[arc]].take({time + weights[arc], Origin::over(CchArcId(arc))});
  }
}

PairQuery::Meeting PairQuery::search(const Metric& metric, NodeId from, NodeId to) {
  Rank up = hierarchy_.rank_of(from);
  Rank down = hierarchy_.rank_of(to);
  forward_[hierarchy_.slot(up)] = {0, Origin()};
  backward_[hierarchy_.slot(down)] = {0, Origin()};
  while (up != down) {  // none is above every rank
    if (up < down) {
      relax(metric.up(), up, forward_);
      close(forward_[hierarchy_.slot(up)]);
      up = hierarchy_.parent(up);
    } else {
      relax(metric.down(), down, backward_);
      close(backward_[hierarchy_.slot(down)]);
      down = hierarchy_.parent(down);
    }
  }
  Meeting best{kInfinity, Rank::none(), true};
  for (; !up.is_none(); up = hierarchy_.parent(up)) {
    Label& there = forward_[hierarchy_.slot(up)];
    Label& back = backward_[hierarchy_.slot(up)];
    const std::uint32_t time = there.time() + back.time();
    if (time < best.time) {
      best = {time, up, true};
    } else if (time == best.time) {
      best.is_unique = false;
    }
    if (there.time() <= best.time) relax(metric.up(), up, forward_);
    if (back.time() <= best.time) relax(metric.down(), up, backward_);
    close(there);
    close(back);
  }
  return best;
}

TravelTime PairQuery::time(const Metric& metric, NodeId from, NodeId to) {
  return TravelTime::from_milliseconds(search(metric, from, to).time);
}

CchArcId PairQuery::take_arc(Label label, bool descends) {
  if (!label.origin().is_unique()) is_only_way_ = false;
  pieces_.push_back({label.origin().side(), descends});
  return pieces_.back().arc;
}

Path PairQuery::path(const Metric& metric, NodeId from, NodeId to) {
  const Meeting meeting = search(metric, from, to);
  is_only_way_ = meeting.is_unique;
  Path path;
  path.time = TravelTime::from_milliseconds(meeting.time);
  if (!path.exists()) return path;
  pieces_.clear();
  // A stack: what comes last on the way goes in first.
  for (Rank at = meeting.rank; at != hierarchy_.rank_of(to);) {
    at = hierarchy_.tail(take_arc(backward_[hierarchy_.slot(at)], true));
  }
  std::reverse(pieces_.begin(), pieces_.end());
  for (Rank at = meeting.rank; at != hierarchy_.rank_of(from);) {
    at = hierarchy_.tail(take_arc(forward_[hierarchy_.slot(at)], false));
  }
  unpack(metric, path.arcs);
  return path;
}

void PairQuery::unpack(const Metric& metric, std::vector<ArcId>& arcs) {
  while (!pieces_.empty()) {
    const Piece piece = pieces_.back();
    pieces_.pop_back();
    const Origin origin =
        piece.descends ? metric.origin_down(piece.arc) : metric.origin_up(piece.arc);
    if (!origin.is_unique()) is_only_way_ = false;
    if (!origin.is_over()) {
      arcs.push_back(origin.arc());
      continue;
    }
    const Piece at_tail{origin.side(), !piece.descends};
    const Piece at_head{other_side(piece, origin.side()), piece.descends};
    pieces_.push_back(piece.descends ? at_tail : at_head);
    pieces_.push_back(piece.descends ? at_head : at_tail);
  }
}

// The arc from the tail of `side` to the head of the piece: soon after `side`, before the piece.
CchArcId PairQuery::other_side(const Piece& piece, CchArcId side) const {
  const Rank head = hierarchy_.head(piece.arc);
  for (CchArcId arc(side.value() + 1); arc < piece.arc; arc = CchArcId(arc.value() + 1)) {
    if (hierarchy_.head(arc) == head) return arc;
  }
  base::fail_check(__FILE__, __LINE__, "a shortcut that is no input arc stands for a triangle");
}

}  // namespace maabar
