// SPDX-License-Identifier: Apache-2.0
#include "routing/dijkstra.h"

#include <algorithm>
#include <tuple>

#include "base/check.h"

namespace maabar {

// Heap order: the entry to settle next is on top.
bool RouteQuery::is_later(const Entry& a, const Entry& b) {
  return std::tie(a.time, a.arcs, a.node) > std::tie(b.time, b.arcs, b.node);
}

RouteQuery::RouteQuery(const RoadGraph& graph)
    : graph_(graph), first_in_(graph.node_count() + 1, 0), labels_(graph.node_count()) {
  for (const NodeId head : graph.columns().head) ++first_in_[NodeId(head.value() + 1)];
  for (std::uint32_t i = 1; i < first_in_.size(); ++i) {
    first_in_[NodeId(i)] += first_in_[NodeId(i - 1)];
  }
  in_.resize(graph.arc_count());
  IdVector<NodeId, std::uint32_t> next = first_in_;
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    in_[next[graph.head(ArcId(i))]++] = ArcId(i);
  }
}

void RouteQuery::start(NodeId source) {
  CHECK_OP(source.index(), <, graph_.node_count());
  for (const NodeId node : touched_) labels_[node] = Label();
  touched_.assign(1, source);
  labels_[source].time = TravelTime::zero();
  heap_.assign(1, Entry{TravelTime::zero(), 0, source});
}

// A label improves by time, then by number of arcs; between equals the lower arc id wins. Every
// neighbour on a best way has fewer arcs, so it is settled before: the tie is seen in time, and a
// ring of zero-length arcs cannot close on itself.
void RouteQuery::relax(const ArcWeights& weights, NodeId from, NodeId to, ArcId arc) {
  const Label& tail = labels_[from];
  const TravelTime time = tail.time + weights[arc];
  if (time.is_infinite()) return;
  const std::uint32_t arcs = tail.arcs + 1;
  Label& head = labels_[to];
  const auto found = std::tie(time, arcs);
  const auto known = std::tie(head.time, head.arcs);
  if (found < known) {
    if (head.time.is_infinite()) touched_.push_back(to);
    head.time = time;
    head.arcs = arcs;
    head.via = arc;
    heap_.push_back(Entry{time, arcs, to});
    std::push_heap(heap_.begin(), heap_.end(), is_later);
  } else if (found == known && arc < head.via) {
    head.via = arc;
  }
}

bool RouteQuery::settle_next(const ArcWeights& weights, Sense sense, NodeId& settled) {
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), is_later);
    const NodeId node = heap_.back().node;
    heap_.pop_back();
    if (labels_[node].is_settled) continue;
    labels_[node].is_settled = true;
    settled = node;
    if (sense == Sense::kForward) {
      for (ArcId arc = graph_.first_arc(node); arc < graph_.last_arc(node);
           arc = ArcId(arc.value() + 1)) {
        relax(weights, node, graph_.head(arc), arc);
      }
    } else {
      for (std::uint32_t i = first_in_[node]; i < first_in_[NodeId(node.value() + 1)]; ++i) {
        relax(weights, node, graph_.tail(in_[i]), in_[i]);
      }
    }
    return true;
  }
  return false;
}

void RouteQuery::search_all(const ArcWeights& weights, NodeId source, Sense sense) {
  CHECK_OP(weights.size(), ==, graph_.arc_count());
  start(source);
  NodeId settled;
  while (settle_next(weights, sense, settled)) {
  }
}

NodeTimes RouteQuery::all_times() const {
  NodeTimes times;
  times.reserve(labels_.size());
  for (const Label& label : labels_) times.push_back(label.time);
  return times;
}

Path RouteQuery::route(const ArcWeights& weights, NodeId from, NodeId to) {
  CHECK_OP(weights.size(), ==, graph_.arc_count());
  CHECK_OP(to.index(), <, graph_.node_count());
  start(from);
  NodeId settled;
  while (settle_next(weights, Sense::kForward, settled) && settled != to) {
  }
  return path_to(to);
}

NodeTimes RouteQuery::times_from(const ArcWeights& weights, NodeId source) {
  search_all(weights, source, Sense::kForward);
  return all_times();
}

NodeTimes RouteQuery::times_to(const ArcWeights& weights, NodeId target) {
  search_all(weights, target, Sense::kBackward);
  return all_times();
}

std::vector<TravelTime> RouteQuery::times_to_targets(const ArcWeights& weights, NodeId source,
                                                     std::span<const NodeId> targets) {
  CHECK_OP(weights.size(), ==, graph_.arc_count());
  std::vector<NodeId> waiting(targets.begin(), targets.end());
  std::sort(waiting.begin(), waiting.end());
  waiting.erase(std::unique(waiting.begin(), waiting.end()), waiting.end());
  std::size_t left = waiting.size();
  start(source);
  NodeId settled;
  while (left > 0 && settle_next(weights, Sense::kForward, settled)) {
    if (std::binary_search(waiting.begin(), waiting.end(), settled)) --left;
  }
  std::vector<TravelTime> times;
  times.reserve(targets.size());
  for (const NodeId target : targets) times.push_back(labels_[target].time);
  return times;
}

Path RouteQuery::path_to(NodeId node) {
  Path path;
  path.time = labels_[node].time;
  if (!path.exists()) return path;
  path.arcs.reserve(labels_[node].arcs);
  for (ArcId arc = labels_[node].via; !arc.is_none(); arc = labels_[graph_.tail(arc)].via) {
    path.arcs.push_back(arc);
  }
  std::reverse(path.arcs.begin(), path.arcs.end());
  return path;
}

}  // namespace maabar
