// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/units.h"
#include "network/road_graph.h"
#include "routing/router.h"
#include "routing/travel_times.h"

namespace maabar {

/// The plain router, Dijkstra's algorithm with a binary heap: the slow and obvious twin of every
/// faster one. Refers to the graph, which must outlive it; keeps its scratch memory between calls.
/// Of equally fast ways it takes the one of fewest arcs, of those the one whose last arc, then last
/// but one ... has the lowest id: the way is the same on every machine. A way of 2^31-1 ms or more
/// is no way. One per thread. Each search O((nodes + arcs) log nodes); 24 bytes per node, 4 per
/// arc. Requires of every call: one weight per arc of the graph. Source: Dijkstra, *A note on two
/// problems in connexion with graphs*, 1959.
class RouteQuery final : public Router {
 public:
  explicit RouteQuery(const RoadGraph& graph);

  /// The fastest way. From a node to itself: time zero, no arcs. Stops when `to` is settled.
  [[nodiscard]] Path route(const ArcWeights& weights, NodeId from, NodeId to) override;

  /// Time from `source` to every node; infinity if unreachable.
  [[nodiscard]] NodeTimes times_from(const ArcWeights& weights, NodeId source);

  /// Time from every node to `target`, on the same arcs run backwards.
  [[nodiscard]] NodeTimes times_to(const ArcWeights& weights, NodeId target);

  /// Time from `source` to each of `targets`: any count, repeats welcome, order kept. Stops when
  /// the last of them is settled. `path_to` then holds for each of them.
  [[nodiscard]] std::vector<TravelTime> times_to_targets(const ArcWeights& weights, NodeId source,
                                                         std::span<const NodeId> targets) override;

  /// The way to `node` in the last call of `times_from` or `times_to_targets`.
  [[nodiscard]] Path path_to(NodeId node) override;

 private:
  enum class Sense : std::uint8_t { kForward, kBackward };
  struct Label {
    TravelTime time = TravelTime::infinity();
    std::uint32_t arcs = 0;  ///< how many arcs the way has
    ArcId via;               ///< its last arc (first, when run backwards)
    bool is_settled = false;
  };
  struct Entry {
    TravelTime time;
    std::uint32_t arcs;
    NodeId node;
  };
  static bool is_later(const Entry& a, const Entry& b);
  void start(NodeId source);
  [[nodiscard]] bool settle_next(const ArcWeights& weights, Sense sense, NodeId& settled);
  void relax(const ArcWeights& weights, NodeId from, NodeId to, ArcId arc);
  void search_all(const ArcWeights& weights, NodeId source, Sense sense);
  [[nodiscard]] NodeTimes all_times() const;

  const RoadGraph& graph_;
  IdVector<NodeId, std::uint32_t> first_in_;  ///< one more than nodes, into `in_`
  std::vector<ArcId> in_;                     ///< arcs by head, ascending
  IdVector<NodeId, Label> labels_;
  std::vector<NodeId> touched_;
  std::vector<Entry> heap_;
};

}  // namespace maabar
