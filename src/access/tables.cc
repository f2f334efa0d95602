// SPDX-License-Identifier: Apache-2.0
#include "access/tables.h"

#include <algorithm>
#include <utility>

#include "access/readings.h"
#include "access/way.h"

namespace maabar {
namespace {

std::vector<NodeId> nodes_of(const std::vector<Stop>& stops) {
  std::vector<NodeId> nodes;
  nodes.reserve(stops.size());
  for (const Stop& stop : stops) nodes.push_back(stop.node);
  return nodes;
}

MatrixCell make_cell(const RoadGraph& graph, const Scenario& scenario, const Path& path,
                     PassageTable& passages) {
  MatrixCell cell;
  cell.time = path.time;
  for (const ArcId id : path.arcs) {
    const Arc arc = graph.arc(id);
    cell.length = cell.length + arc.length;
    cell.driving = cell.driving + graph.driving(id, scenario.question().profile);
    if (!arc.gate.is_none()) cell.dwell = cell.dwell + scenario.passage(graph, id).dwell;
  }
  cell.gates = passages.indices_of(graph, scenario, path.arcs);
  return cell;
}

bool is_same_cell(const MatrixCell& a, const MatrixCell& b) {
  return a.time == b.time && a.length == b.length && a.gates == b.gates;
}

bool is_same_matrix(const MatrixReading& a, const MatrixReading& b) {
  return std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(), is_same_cell);
}

bool is_same_reached(const ReachedPlace& a, const ReachedPlace& b) {
  return a.place == b.place && a.time == b.time && a.gates == b.gates;
}

bool is_same_reach(const ReachReading& a, const ReachReading& b) {
  return std::equal(a.within.begin(), a.within.end(), b.within.begin(), b.within.end(),
                    is_same_reached) &&
         std::equal(a.beyond.begin(), a.beyond.end(), b.beyond.begin(), b.beyond.end(),
                    is_same_reached);
}

// Every place with its time, nearest first, in the order of places where equally near.
std::vector<ReachedPlace> reach_all(const RoadGraph& graph, const Scenario& scenario,
                                    const ReachQuestion& question, Reading reading, Router& router,
                                    PassageTable& passages) {
  std::vector<NodeId> nodes;
  for (const PlaceStop& place : question.places.places) nodes.push_back(place.stop.node);
  const std::vector<TravelTime> times =
      router.times_to_targets(make_weights(graph, scenario, reading), question.from.node, nodes);
  std::vector<ReachedPlace> reached;
  for (std::uint32_t i = 0; i < question.places.places.size(); ++i) {
    const Path path = router.path_to(nodes[i]);
    reached.push_back({i, times[i], passages.indices_of(graph, scenario, path.arcs)});
  }
  std::stable_sort(reached.begin(), reached.end(),
                   [](const ReachedPlace& a, const ReachedPlace& b) { return a.time < b.time; });
  return reached;
}

ReachReading read_reach(std::vector<ReachedPlace> reached, const ReachQuestion& question,
                        Reading reading) {
  ReachReading answer;
  answer.reading = reading;
  for (ReachedPlace& place : reached) {
    const People people = question.places.places[place.place].population;
    if (place.time.is_infinite()) {
      answer.people_cut_off = answer.people_cut_off + people;
    } else if (place.time <= question.limit) {
      answer.people_within = answer.people_within + people;
      answer.within.push_back(std::move(place));
      continue;
    } else {
      answer.people_beyond = answer.people_beyond + people;
    }
    answer.beyond.push_back(std::move(place));
  }
  return answer;
}

}  // namespace

MatrixAnswer find_matrix(const RoadGraph& graph, const Scenario& scenario,
                         const MatrixQuestion& question, Router& router) {
  MatrixAnswer answer;
  answer.scenario = summarize(scenario);
  answer.from = question.from;
  answer.to = question.to;
  const std::vector<NodeId> targets = nodes_of(question.to);
  PassageTable passages;
  const auto ask = [&](Reading reading) {
    const ArcWeights weights = make_weights(graph, scenario, reading);
    MatrixReading table{reading, {}};
    for (const Stop& from : question.from) {
      static_cast<void>(router.times_to_targets(weights, from.node, targets));
      for (const NodeId target : targets) {
        table.cells.push_back(make_cell(graph, scenario, router.path_to(target), passages));
      }
    }
    return table;
  };
  answer.readings = collect_readings(doubt_of(scenario), ask, is_same_matrix);
  answer.passages = passages.take();
  return answer;
}

ReachAnswer find_reach(const RoadGraph& graph, const Scenario& scenario,
                       const ReachQuestion& question, Router& router) {
  ReachAnswer answer;
  answer.scenario = summarize(scenario);
  answer.from = question.from;
  answer.limit = question.limit;
  answer.places = question.places.places;
  answer.places_rule = question.places.rule;
  PassageTable passages;
  const auto ask = [&](Reading reading) {
    return read_reach(reach_all(graph, scenario, question, reading, router, passages), question,
                      reading);
  };
  answer.readings = collect_readings(doubt_of(scenario), ask, is_same_reach);
  answer.passages = passages.take();
  return answer;
}

}  // namespace maabar
