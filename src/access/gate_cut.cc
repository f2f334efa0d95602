// SPDX-License-Identifier: Apache-2.0
#include "access/gate_cut.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <set>
#include <utility>

#include "base/check.h"

namespace maabar {
namespace {

using ArcsByNode = IdVector<NodeId, std::vector<ArcId>>;

ArcsByNode arcs_by_head(const RoadGraph& graph) {
  ArcsByNode arcs(graph.node_count());
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    arcs[graph.head(ArcId(i))].emplace_back(i);
  }
  return arcs;
}

// How a walk through the residual network came to a node.
struct Step {
  bool is_reached = false;
  bool is_against = false;  ///< against the arc's sense, taking flow back
  ArcId arc;
};
using Steps = IdVector<NodeId, Step>;
using ArcFlow = IdVector<ArcId, std::uint32_t>;

bool has_room(ArcKind kind, std::uint32_t flow) {
  return kind == ArcKind::kPasses || (kind == ArcKind::kOpenable && flow == 0);
}

// Every node that residual capacity reaches from `source`, breadth first.
Steps walk_residual(const RoadGraph& graph, const ArcsByNode& into, const ArcKinds& kinds,
                    const ArcFlow& flow, NodeId source) {
  Steps steps(graph.node_count());
  std::deque<NodeId> queue{source};
  steps[source].is_reached = true;
  const auto reach = [&](NodeId node, Step step) {
    if (steps[node].is_reached) return;
    steps[node] = step;
    queue.push_back(node);
  };
  while (!queue.empty()) {
    const NodeId node = queue.front();
    queue.pop_front();
    for (ArcId arc = graph.first_arc(node); arc < graph.last_arc(node);
         arc = ArcId(arc.value() + 1)) {
      if (has_room(kinds[arc], flow[arc])) reach(graph.head(arc), {true, false, arc});
    }
    for (const ArcId arc : into[node]) {
      if (flow[arc] > 0) reach(graph.tail(arc), {true, true, arc});
    }
  }
  return steps;
}

// One more unit along the walk that ends at `trip.to`.
void add_unit(const RoadGraph& graph, const Steps& steps, Trip trip, ArcFlow& flow) {
  for (NodeId node = trip.to; node != trip.from;) {
    const Step& step = steps[node];
    if (step.is_against) {
      --flow[step.arc];
      node = graph.head(step.arc);
    } else {
      ++flow[step.arc];
      node = graph.tail(step.arc);
    }
  }
}

constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();

// For every node, how many openable arcs a way to `target` needs at least.
IdVector<NodeId, std::uint32_t> openings_needed(const RoadGraph& graph, const ArcKinds& kinds,
                                                NodeId target) {
  const ArcsByNode into = arcs_by_head(graph);
  IdVector<NodeId, std::uint32_t> needed(graph.node_count(), kNever);
  needed[target] = 0;
  std::deque<NodeId> queue{target};
  while (!queue.empty()) {
    const NodeId node = queue.front();
    queue.pop_front();
    for (const ArcId arc : into[node]) {
      if (kinds[arc] == ArcKind::kBlocked) continue;
      const bool is_free = kinds[arc] == ArcKind::kPasses;
      const std::uint32_t count = needed[node] + (is_free ? 0 : 1);
      const NodeId tail = graph.tail(arc);
      if (count >= needed[tail]) continue;
      needed[tail] = count;
      if (is_free) {
        queue.push_front(tail);
      } else {
        queue.push_back(tail);
      }
    }
  }
  return needed;
}

// Follows chains of openable arcs from `trip.from`, each one bringing the target one opening
// nearer.
class ChainSearch {
 public:
  ChainSearch(std::size_t most, IdVector<NodeId, std::uint32_t> needed)
      : most_(most), needed_(std::move(needed)) {}

  void follow(const RoadGraph& graph, const ArcKinds& kinds, NodeId from) {
    if (needed_[from] == 0) {
      keep();
      return;
    }
    for (const ArcId arc : next_openings(graph, kinds, from)) {
      if (found_.has_more) return;
      chain_.push_back(arc);
      follow(graph, kinds, graph.head(arc));
      chain_.pop_back();
    }
  }
  [[nodiscard]] Openings take() { return std::move(found_); }

 private:
  // The openable arcs that leave what passing arcs reach from `from` and bring the target nearer.
  [[nodiscard]] std::vector<ArcId> next_openings(const RoadGraph& graph, const ArcKinds& kinds,
                                                 NodeId from) const {
    std::vector<ArcId> openings;
    IdVector<NodeId, bool> seen(graph.node_count(), false);
    std::vector<NodeId> stack{from};
    seen[from] = true;
    while (!stack.empty()) {
      const NodeId node = stack.back();
      stack.pop_back();
      for (ArcId arc = graph.first_arc(node); arc < graph.last_arc(node);
           arc = ArcId(arc.value() + 1)) {
        const NodeId head = graph.head(arc);
        if (kinds[arc] == ArcKind::kOpenable && needed_[head] == needed_[from] - 1) {
          openings.push_back(arc);
        }
        if (kinds[arc] == ArcKind::kPasses && !seen[head]) {
          seen[head] = true;
          stack.push_back(head);
        }
      }
    }
    std::sort(openings.begin(), openings.end());
    return openings;
  }

  void keep() {
    std::vector<ArcId> members = chain_;
    std::sort(members.begin(), members.end());
    if (!known_.insert(std::move(members)).second) return;
    if (found_.sets.size() == most_) {
      found_.has_more = true;
      return;
    }
    found_.sets.push_back(chain_);
  }

  std::size_t most_;
  IdVector<NodeId, std::uint32_t> needed_;
  std::vector<ArcId> chain_;
  std::set<std::vector<ArcId>> known_;
  Openings found_;
};

}  // namespace

std::vector<ArcId> smallest_cut(const RoadGraph& graph, const ArcKinds& kinds, Trip trip) {
  const ArcsByNode into = arcs_by_head(graph);
  ArcFlow flow(graph.arc_count(), 0);
  Steps steps = walk_residual(graph, into, kinds, flow, trip.from);
  for (std::size_t paths = 0; steps[trip.to].is_reached; ++paths) {
    CHECK_OP(paths, <=, graph.arc_count());  // more means a way over passing arcs alone
    add_unit(graph, steps, trip, flow);
    steps = walk_residual(graph, into, kinds, flow, trip.from);
  }
  std::vector<ArcId> cut;
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    const ArcId arc(i);
    if (kinds[arc] == ArcKind::kOpenable && steps[graph.tail(arc)].is_reached &&
        !steps[graph.head(arc)].is_reached) {
      cut.push_back(arc);
    }
  }
  return cut;
}

Openings fewest_openings(const RoadGraph& graph, const ArcKinds& kinds, Trip trip,
                         std::size_t most) {
  auto needed = openings_needed(graph, kinds, trip.to);
  CHECK_OP(needed[trip.from], >, 0U);
  if (needed[trip.from] == kNever) return {};
  ChainSearch search(most, std::move(needed));
  search.follow(graph, kinds, trip.from);
  return search.take();
}

}  // namespace maabar
