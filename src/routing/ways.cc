// SPDX-License-Identifier: Apache-2.0
#include "routing/ways.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace maabar {
namespace {

constexpr std::uint32_t kInfinity = TravelTime::infinity().milliseconds();
constexpr std::uint32_t kUncounted = 0xffffffffU;

}  // namespace

WaysQuery::WaysQuery(const RoutingGraph& graph, const Hierarchy& hierarchy)
    : graph_(graph),
      hierarchy_(hierarchy),
      time_(hierarchy.node_count(), kInfinity),
      known_in_(hierarchy.node_count(), 0),
      climbed_(hierarchy.slot_count(), kInfinity),
      way_of_(hierarchy.node_count(), 0),
      seen_in_(hierarchy.node_count(), 0) {}

void WaysQuery::finish(Rank rank, std::uint32_t time) {
  const auto down = metric_->down();
  for (std::uint32_t arc = hierarchy_.first_up(rank); arc < hierarchy_.last_up(rank); ++arc) {
    time = std::min(time, time_[hierarchy_.head(CchArcId(arc)).index()] + down[arc]);
  }
  time_[rank.index()] = time;
  known_in_[rank.index()] = round_;
}

void WaysQuery::start(const Metric& metric, NodeId source) {
  metric_ = &metric;
  source_ = source;
  ++round_;
  const auto slots = hierarchy_.head_slots();
  const auto up = metric.up();
  chain_.clear();
  climbed_[hierarchy_.slot(hierarchy_.rank_of(source))] = 0;
  for (Rank rank = hierarchy_.rank_of(source); !rank.is_none(); rank = hierarchy_.parent(rank)) {
    const std::uint32_t time = climbed_[hierarchy_.slot(rank)];
    for (std::uint32_t arc = hierarchy_.first_up(rank); arc < hierarchy_.last_up(rank); ++arc) {
      climbed_[slots[arc]] = std::min(climbed_[slots[arc]], time + up[arc]);
    }
    chain_.push_back(rank);
  }
  for (auto rank = chain_.rbegin(); rank != chain_.rend(); ++rank) {
    finish(*rank, std::exchange(climbed_[hierarchy_.slot(*rank)], kInfinity));
  }
}

// Climbs to the first rank whose time is known: above it all are.
std::uint32_t WaysQuery::time_of(Rank rank) {
  chain_.clear();
  for (Rank at = rank; !at.is_none() && known_in_[at.index()] != round_;
       at = hierarchy_.parent(at)) {
    chain_.push_back(at);
  }
  for (auto at = chain_.rbegin(); at != chain_.rend(); ++at) finish(*at, kInfinity);
  return time_[rank.index()];
}

TravelTime WaysQuery::time_to(NodeId node) {
  CHECK(metric_ != nullptr);
  return TravelTime::from_milliseconds(time_of(hierarchy_.rank_of(node)));
}

std::uint32_t WaysQuery::index_of(NodeId node) {
  if (seen_in_[node] != way_round_) {
    seen_in_[node] = way_round_;
    way_of_[node] = static_cast<std::uint32_t>(on_ways_.size());
    on_ways_.push_back({node, 0, 0, kUncounted});
  }
  return way_of_[node];
}

// Every arc on any fastest way to `target`, found backwards: those whose weight is just the
// difference of the times at their ends.
void WaysQuery::find_tight_arcs(NodeId target) {
  ++way_round_;
  on_ways_.clear();
  tight_.clear();
  index_of(target);
  for (std::size_t i = 0; i < on_ways_.size(); ++i) {
    const NodeId head = on_ways_[i].node;
    const TravelTime time = time_to(head);
    on_ways_[i].first_tight = static_cast<std::uint32_t>(tight_.size());
    for (const ArcId arc : graph_.arcs_into(head)) {
      const TravelTime weight = metric_->weights()[arc];
      if (graph_.tail(arc) == head || weight > time) continue;
      const TravelTime before = time_to(graph_.tail(arc));
      if (!before.is_infinite() && before + weight == time) {
        const std::uint32_t tail = index_of(graph_.tail(arc));
        tight_.push_back({arc, tail});
      }
    }
    on_ways_[i].last_tight = static_cast<std::uint32_t>(tight_.size());
  }
}

// The fewest arcs from the source to each node on a way, breadth first.
void WaysQuery::count_arcs() {
  std::vector<std::uint32_t> first(on_ways_.size() + 1, 0);
  for (const Tight& tight : tight_) ++first[tight.tail + 1];
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  std::vector<std::uint32_t> heads(tight_.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (std::uint32_t head = 0; head < on_ways_.size(); ++head) {
    for (std::uint32_t i = on_ways_[head].first_tight; i < on_ways_[head].last_tight; ++i) {
      heads[next[tight_[i].tail]++] = head;
    }
  }
  std::vector<std::uint32_t> queue{way_of_[source_]};
  on_ways_[queue.front()].arcs = 0;
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (std::uint32_t j = first[queue[i]]; j < first[queue[i] + 1]; ++j) {
      OnWay& head = on_ways_[heads[j]];
      if (head.arcs != kUncounted) continue;
      head.arcs = on_ways_[queue[i]].arcs + 1;
      queue.push_back(heads[j]);
    }
  }
}

ArcId WaysQuery::last_arc_to(const OnWay& way) const {
  ArcId lowest;
  for (std::uint32_t i = way.first_tight; i < way.last_tight; ++i) {
    const bool is_shortest = on_ways_[tight_[i].tail].arcs + 1 == way.arcs;
    if (is_shortest && tight_[i].arc < lowest) lowest = tight_[i].arc;
  }
  return lowest;
}

Path WaysQuery::path_to(NodeId node) {
  Path path;
  path.time = time_to(node);
  if (!path.exists() || node == source_) return path;
  find_tight_arcs(node);
  count_arcs();
  for (NodeId at = node; at != source_;) {
    const ArcId arc = last_arc_to(on_ways_[way_of_[at]]);
    path.arcs.push_back(arc);
    at = graph_.tail(arc);
  }
  std::reverse(path.arcs.begin(), path.arcs.end());
  return path;
}

}  // namespace maabar
