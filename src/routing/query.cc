// SPDX-License-Identifier: Apache-2.0
#include "routing/query.h"

#include <algorithm>

#include "base/check.h"

namespace maabar {
namespace {

constexpr std::uint32_t kInfinity = TravelTime::infinity().milliseconds();

}  // namespace

PairQuery::PairQuery(const Hierarchy& hierarchy)
    : hierarchy_(hierarchy),
      forward_(hierarchy.slot_count(), Label{kInfinity, CchArcId::none()}),
      backward_(forward_) {}

template <typename Weights>
void PairQuery::relax(const Weights& weights, Rank rank, std::vector<Label>& labels) {
  const std::uint32_t time = labels[hierarchy_.slot(rank)].time;
  if (time == kInfinity) return;
  const auto slots = hierarchy_.head_slots();
  for (std::uint32_t arc = hierarchy_.first_up(rank); arc < hierarchy_.last_up(rank); ++arc) {
    Label& label = labels[slots[arc]];
    if (time + weights[arc] < label.time) label = {time + weights[arc], CchArcId(arc)};
  }
}

// Labels are made infinite again once used; the arcs in them stay until they are overwritten.
PairQuery::Meeting PairQuery::search(const Metric& metric, NodeId from, NodeId to) {
  Rank up = hierarchy_.rank_of(from);
  Rank down = hierarchy_.rank_of(to);
  forward_[hierarchy_.slot(up)] = {0, CchArcId::none()};
  backward_[hierarchy_.slot(down)] = {0, CchArcId::none()};
  while (up != down) {  // none is above every rank
    if (up < down) {
      relax(metric.up(), up, forward_);
      forward_[hierarchy_.slot(up)].time = kInfinity;
      up = hierarchy_.parent(up);
    } else {
      relax(metric.down(), down, backward_);
      backward_[hierarchy_.slot(down)].time = kInfinity;
      down = hierarchy_.parent(down);
    }
  }
  Meeting best{kInfinity, Rank::none()};
  for (; !up.is_none(); up = hierarchy_.parent(up)) {
    Label& there = forward_[hierarchy_.slot(up)];
    Label& back = backward_[hierarchy_.slot(up)];
    if (there.time + back.time < best.time) best = {there.time + back.time, up};
    if (there.time < best.time) relax(metric.up(), up, forward_);
    if (back.time < best.time) relax(metric.down(), up, backward_);
    there.time = kInfinity;
    back.time = kInfinity;
  }
  return best;
}

TravelTime PairQuery::time(const Metric& metric, NodeId from, NodeId to) {
  return TravelTime::from_milliseconds(search(metric, from, to).time);
}

Path PairQuery::path(const Metric& metric, NodeId from, NodeId to) {
  const Meeting meeting = search(metric, from, to);
  Path path;
  path.time = TravelTime::from_milliseconds(meeting.time);
  if (!path.exists()) return path;
  pieces_.clear();
  // A stack: what comes last on the way goes in first.
  for (Rank at = meeting.rank; at != hierarchy_.rank_of(to);) {
    const CchArcId arc = backward_[hierarchy_.slot(at)].arc;
    pieces_.push_back({arc, true});
    at = hierarchy_.tail(arc);
  }
  std::reverse(pieces_.begin(), pieces_.end());
  for (Rank at = meeting.rank; at != hierarchy_.rank_of(from);) {
    const CchArcId arc = forward_[hierarchy_.slot(at)].arc;
    pieces_.push_back({arc, false});
    at = hierarchy_.tail(arc);
  }
  unpack(metric, path.arcs);
  return path;
}

void PairQuery::unpack(const Metric& metric, std::vector<ArcId>& arcs) {
  while (!pieces_.empty()) {
    const Piece piece = pieces_.back();
    pieces_.pop_back();
    const std::uint32_t time =
        piece.descends ? metric.down()[piece.arc.index()] : metric.up()[piece.arc.index()];
    const auto inputs = hierarchy_.inputs(piece.arc);
    const auto input = std::find_if(inputs.begin(), inputs.end(), [&](const auto& candidate) {
      return candidate.descends() == piece.descends &&
             metric.weights()[candidate.arc].milliseconds() == time;
    });
    if (input != inputs.end()) {
      arcs.push_back(input->arc);
    } else {
      unpack_triangle(metric, piece, time);
    }
  }
}

// Replaces an arc by the two over a lower rank that take the same time: by how the metric is made
// there is one.
void PairQuery::unpack_triangle(const Metric& metric, const Piece& piece, std::uint32_t time) {
  const Rank head = hierarchy_.head(piece.arc);
  // Out of the lower rank, and into it.
  const auto into = piece.descends ? metric.up() : metric.down();
  const auto out = piece.descends ? metric.down() : metric.up();
  for (const CchArcId side : hierarchy_.arcs_from_below(hierarchy_.tail(piece.arc))) {
    if (into[side.index()] > time) continue;
    const std::uint32_t last = hierarchy_.last_up(hierarchy_.tail(side));
    for (std::uint32_t other = side.value() + 1; other < last; ++other) {
      const Rank reached = hierarchy_.head(CchArcId(other));
      if (reached < head) continue;
      if (reached == head && into[side.index()] + out[other] == time) {
        const Piece at_tail{side, !piece.descends};
        const Piece at_head{CchArcId(other), piece.descends};
        pieces_.push_back(piece.descends ? at_tail : at_head);
        pieces_.push_back(piece.descends ? at_head : at_tail);
        return;
      }
      break;
    }
  }
  base::fail_check(__FILE__, __LINE__, "a shortcut that is no input arc stands for a triangle");
}

}  // namespace maabar
