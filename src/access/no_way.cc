// SPDX-License-Identifier: Apache-2.0
#include "access/no_way.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "access/way.h"
#include "base/check.h"

namespace maabar {
namespace {

// More sets than these are not timed: a list that long helps nobody.
constexpr std::size_t kMostSetsTimed = 200;

ArcKinds classify(const RoadGraph& graph, const Scenario& scenario, const ArcWeights& weights,
                  Reading reading) {
  ArcKinds kinds;
  for (const TravelTime weight : weights) {
    kinds.push_back(weight.is_infinite() ? ArcKind::kBlocked : ArcKind::kPasses);
  }
  for (const Passage& passage : scenario.passages()) {
    if (passes(passage, reading) || passage.ruling == Ruling::kNotHandled) continue;
    for (const ArcId arc : arcs_of(graph, passage)) {
      const bool can_open = !scenario.is_avoided(graph.tail(arc)) &&
                            !scenario.is_avoided(graph.head(arc)) &&
                            !graph.driving(arc, scenario.question().profile).is_infinite();
      if (can_open) kinds[arc] = ArcKind::kOpenable;
    }
  }
  return kinds;
}

// What a gate arc weighs when it lets through: driving, and the dwell of its state or of open.
TravelTime opened_weight(const RoadGraph& graph, const Scenario& scenario, ArcId arc) {
  return graph.driving(arc, scenario.question().profile) + scenario.passage(graph, arc).dwell;
}

// By how soon a way over it arrives if everything opened; then by arc.
void sort_by_reach(const RoadGraph& graph, const ArcWeights& opened, Trip trip, Router& router,
                   std::vector<ArcId>& arcs) {
  std::vector<NodeId> tails;
  for (const ArcId arc : arcs) tails.push_back(graph.tail(arc));
  const std::vector<TravelTime> out = router.times_to_targets(opened, trip.from, tails);
  std::vector<std::pair<TravelTime, ArcId>> through;
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const TravelTime in = router.route(opened, graph.head(arcs[i]), trip.to).time;
    through.emplace_back(out[i] + opened[arcs[i]] + in, arcs[i]);
  }
  std::stable_sort(through.begin(), through.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < arcs.size(); ++i) arcs[i] = through[i].second;
}

std::vector<Passage> passages_of(const RoadGraph& graph, const Scenario& scenario,
                                 const std::vector<ArcId>& arcs) {
  std::vector<Passage> passages;
  passages.reserve(arcs.size());
  for (const ArcId arc : arcs) {
    const Passage& passage = scenario.passage(graph, arc);
    const bool is_new = std::none_of(passages.begin(), passages.end(), [&](const Passage& known) {
      return is_same_passage(known, passage);
    });
    if (is_new) passages.push_back(passage);
  }
  return passages;
}

bool has_same_passages(const std::vector<Passage>& a, const std::vector<Passage>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), is_same_passage);
}

// The sets of `openings` with the time of the way that each restores, fastest first. To open a
// passage opens all of its arcs, so sets that differ in the arcs alone are one.
void add_restoring(const RoadGraph& graph, const Scenario& scenario, const ArcWeights& weights,
                   const ArcKinds& kinds, Trip trip, Router& router, NoWay& no_way) {
  const Openings openings = fewest_openings(graph, kinds, trip, kMostSetsTimed);
  for (const std::vector<ArcId>& set : openings.sets) {
    std::vector<Passage> passages = passages_of(graph, scenario, set);
    const bool is_known = std::any_of(
        no_way.restoring.begin(), no_way.restoring.end(),
        [&](const Restoring& known) { return has_same_passages(known.passages, passages); });
    if (is_known) continue;
    ArcWeights opened = weights;
    for (const Passage& passage : passages) {
      for (const ArcId arc : arcs_of(graph, passage)) {
        if (kinds[arc] == ArcKind::kOpenable) opened[arc] = opened_weight(graph, scenario, arc);
      }
    }
    const Path path = router.route(opened, trip.from, trip.to);
    if (path.exists()) no_way.restoring.push_back({std::move(passages), path.time});
  }
  std::stable_sort(no_way.restoring.begin(), no_way.restoring.end(),
                   [](const Restoring& a, const Restoring& b) { return a.time < b.time; });
  no_way.has_more_restoring = openings.has_more || no_way.restoring.size() > NoWay::kMostRestoring;
  if (no_way.restoring.size() > NoWay::kMostRestoring) {
    no_way.restoring.resize(NoWay::kMostRestoring);
  }
}

// Whether a way would be left if nothing had to be avoided and every gate were open.
bool has_way_without_avoiding(const RoadGraph& graph, const Scenario& scenario, Trip trip,
                              Router& router) {
  ArcWeights weights;
  for (std::uint32_t i = 0; i < graph.arc_count(); ++i) {
    weights.push_back(graph.driving(ArcId(i), scenario.question().profile));
  }
  for (const Passage& passage : scenario.passages()) {
    if (passage.ruling != Ruling::kNotHandled) continue;
    for (const ArcId arc : arcs_of(graph, passage)) weights[arc] = TravelTime::infinity();
  }
  return router.route(weights, trip.from, trip.to).exists();
}

// What the strongest claim says that bears out the state believed.
std::string first_words(const Passage& passage, const SayClaim& says) {
  if (!says) return {};
  const auto& evidence = passage.belief.evidence;
  const auto speaks = std::find_if(evidence.begin(), evidence.end(), [](const Evidence& item) {
    return item.role == Evidence::Role::kFor || item.role == Evidence::Role::kImplied;
  });
  if (speaks == evidence.end()) return {};
  const std::string words = says(speaks->claim);
  return words.empty() ? std::string() : "; says " + words;
}

std::string list_of(const std::vector<Passage>& passages) {
  std::string text;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const char* join = i == 0 ? "" : (i + 1 == passages.size() ? " and " : ", ");
    text += join + describe_passage(passages[i]);
  }
  return text;
}

std::string_view reading_clause(Reading reading) {
  switch (reading) {
    case Reading::kIfPasses:
      return "";
    case Reading::kIfRestrictedPasses:
      return " (what is unknown counted as not passing)";
    case Reading::kIfNot:
      return " (what is unknown or restricted counted as not passing)";
  }
  return "";
}

std::string opening_sentence(const Restoring& restoring) {
  return fmt::format("If {} {} through, the way would take {}.", list_of(restoring.passages),
                     restoring.passages.size() == 1 ? "alone let it" : "together let it",
                     to_string(restoring.time));
}

void describe_gates(const NoWay& no_way, TrafficClass traffic_class, const SayClaim& says,
                    std::vector<std::string>& sentences) {
  for (const Passage& passage : no_way.every_way_passes) {
    sentences.push_back(fmt::format("{}: {}{}.", describe_passage(passage),
                                    describe_state(passage, traffic_class),
                                    first_words(passage, says)));
  }
  for (const Restoring& restoring : no_way.restoring) {
    sentences.push_back(opening_sentence(restoring));
  }
  if (no_way.has_more_restoring) sentences.emplace_back("Other openings would do it too.");
}

}  // namespace

std::string_view to_string(NoWay::Cause cause) {
  switch (cause) {
    case NoWay::Cause::kGates:
      return "gates";
    case NoWay::Cause::kAvoided:
      return "avoided";
    case NoWay::Cause::kNoRoad:
      return "no_road";
  }
  return {};
}

NoWay explain_no_way(const RoadGraph& graph, const Scenario& scenario, Reading reading, Trip trip,
                     Router& router) {
  const ArcWeights weights = make_weights(graph, scenario, reading);
  const ArcKinds kinds = classify(graph, scenario, weights, reading);
  NoWay no_way;
  std::vector<ArcId> cut = smallest_cut(graph, kinds, trip);
  if (cut.empty()) {
    const bool is_avoidance = has_way_without_avoiding(graph, scenario, trip, router);
    no_way.cause = is_avoidance ? NoWay::Cause::kAvoided : NoWay::Cause::kNoRoad;
    return no_way;
  }
  ArcWeights opened = weights;
  for (std::uint32_t i = 0; i < kinds.size(); ++i) {
    if (kinds[ArcId(i)] == ArcKind::kOpenable) {
      opened[ArcId(i)] = opened_weight(graph, scenario, ArcId(i));
    }
  }
  sort_by_reach(graph, opened, trip, router, cut);
  no_way.every_way_passes = passages_of(graph, scenario, cut);
  add_restoring(graph, scenario, weights, kinds, trip, router, no_way);
  return no_way;
}

std::vector<std::string> describe_no_way(const RouteAnswer& answer, const RouteReading& reading,
                                         const SayClaim& says) {
  CHECK(reading.no_way.has_value());
  const NoWay& no_way = *reading.no_way;
  const TrafficClass traffic_class = answer.scenario.question.traffic_class;
  const std::string trip = fmt::format("from {} to {} for {}", answer.from.name, answer.to.name,
                                       to_string(traffic_class));
  if (no_way.cause == NoWay::Cause::kNoRoad) {
    return {
        fmt::format("There is no way {}, not even with every crossing open: no road of this "
                    "network joins them.",
                    trip)};
  }
  if (no_way.cause == NoWay::Cause::kAvoided) {
    return {fmt::format("There is no way {} that keeps off what is to be avoided, whatever opens.",
                        trip)};
  }
  std::vector<std::string> sentences;
  const bool is_one = no_way.every_way_passes.size() == 1;
  sentences.push_back(fmt::format(
      "There is no way {}{}. Every way that could take {} passes {}, {}:", trip,
      reading_clause(reading.reading), to_string(traffic_class),
      is_one ? "one crossing" : fmt::format("one of {} crossings", no_way.every_way_passes.size()),
      is_one ? "which does not let it through" : "and none of them lets it through"));
  describe_gates(no_way, traffic_class, says, sentences);
  return sentences;
}

}  // namespace maabar
