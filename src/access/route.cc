// SPDX-License-Identifier: Apache-2.0
#include "access/route.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "access/no_way.h"
#include "access/readings.h"
#include "access/way.h"

namespace maabar {
namespace {

constexpr std::size_t kMostSearches = 400;

using GateSet = std::vector<GateId>;  // ascending

GateSet gates_of(const RoadGraph& graph, const Path& path) {
  GateSet gates;
  for (const ArcId arc : path.arcs) {
    if (!graph.gate_of(arc).is_none()) gates.push_back(graph.gate_of(arc));
  }
  std::sort(gates.begin(), gates.end());
  gates.erase(std::unique(gates.begin(), gates.end()), gates.end());
  return gates;
}

// A way that is the fastest of those that keep off `forbidden`.
struct Candidate {
  TravelTime time;
  GateSet forbidden;
  Path path;
  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::tie(a.time, a.forbidden) < std::tie(b.time, b.forbidden);
  }
};

// The fastest way that keeps off `forbidden`, in both directions of each.
Path route_without(const RoadGraph& graph, const ArcWeights& weights, const GateSet& forbidden,
                   Trip trip, Router& router) {
  ArcWeights without = weights;
  for (const GateId gate : forbidden) {
    for (const ArcId arc : graph.gate(gate).a_to_b) without[arc] = TravelTime::infinity();
    for (const ArcId arc : graph.gate(gate).b_to_a) without[arc] = TravelTime::infinity();
  }
  return router.route(without, trip.from, trip.to);
}

GateSet with(GateSet gates, GateId gate) {
  gates.insert(std::lower_bound(gates.begin(), gates.end(), gate), gate);
  return gates;
}

bool is_same_way(const Way& a, const Way& b) { return a.time == b.time && a.arcs == b.arcs; }

bool is_same_cut(const std::vector<Passage>& a, const std::vector<Passage>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), is_same_passage);
}

bool is_same_explanation(const NoWay& a, const NoWay& b) {
  return a.cause == b.cause && is_same_cut(a.every_way_passes, b.every_way_passes) &&
         std::equal(a.restoring.begin(), a.restoring.end(), b.restoring.begin(), b.restoring.end(),
                    [](const Restoring& x, const Restoring& y) {
                      return x.time == y.time && is_same_cut(x.passages, y.passages);
                    });
}

bool is_same_answer(const RouteReading& a, const RouteReading& b) {
  if (a.way.has_value() != b.way.has_value()) return false;
  if (!a.way) return is_same_explanation(*a.no_way, *b.no_way);
  return is_same_way(*a.way, *b.way) &&
         std::equal(a.alternatives.begin(), a.alternatives.end(), b.alternatives.begin(),
                    b.alternatives.end(), is_same_way);
}

RouteReading read_route(const RoadGraph& graph, const Scenario& scenario,
                        const RouteQuestion& question, Reading reading, Router& router) {
  const Trip trip{question.from.node, question.to.node};
  RouteReading answer;
  answer.reading = reading;
  const std::vector<Path> paths = find_ways_by_gates(graph, make_weights(graph, scenario, reading),
                                                     trip, question.alternatives + 1, router);
  if (paths.empty()) {
    answer.no_way = explain_no_way(graph, scenario, reading, trip, router);
    return answer;
  }
  answer.way = make_way(graph, scenario, paths.front());
  for (std::size_t i = 1; i < paths.size(); ++i) {
    answer.alternatives.push_back(make_way(graph, scenario, paths[i]));
  }
  return answer;
}

}  // namespace

std::vector<Path> find_ways_by_gates(const RoadGraph& graph, const ArcWeights& weights, Trip trip,
                                     std::size_t most, Router& router) {
  std::vector<Path> ways;
  std::set<GateSet> told;   // gates of the ways found
  std::set<GateSet> tried;  // sets forbidden so far
  std::set<Candidate> waiting;
  const auto look = [&](GateSet forbidden) {
    if (tried.size() >= kMostSearches || !tried.insert(forbidden).second) return;
    Path path = route_without(graph, weights, forbidden, trip, router);
    if (path.exists()) waiting.insert({path.time, std::move(forbidden), std::move(path)});
  };
  look({});
  while (!waiting.empty() && ways.size() < most) {
    const Candidate best = std::move(waiting.extract(waiting.begin()).value());
    const GateSet gates = gates_of(graph, best.path);
    if (told.insert(gates).second) ways.push_back(best.path);
    if (ways.size() == most) break;
    for (const GateId gate : gates) look(with(best.forbidden, gate));
  }
  return ways;
}

RouteAnswer find_route(const RoadGraph& graph, const Scenario& scenario,
                       const RouteQuestion& question, Router& router) {
  RouteAnswer answer;
  answer.scenario = summarize(scenario);
  answer.from = question.from;
  answer.to = question.to;
  answer.readings = collect_readings(
      doubt_of(scenario),
      [&](Reading reading) { return read_route(graph, scenario, question, reading, router); },
      is_same_answer);
  return answer;
}

}  // namespace maabar
