// SPDX-License-Identifier: Apache-2.0
#include "access/impact.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "access/access_core.h"
#include "access/readings.h"
#include "access/way.h"
#include "base/check.h"

namespace maabar {
namespace {

// So many people and 2^31 ms still multiply without wrapping, signed.
constexpr std::uint64_t kMostPeople = std::uint64_t{1} << 32U;

TravelTime hours(int count) {
  return TravelTime::from_milliseconds(static_cast<std::uint32_t>(count) * 3600U * 1000U);
}

// A place's nearest hub under one scenario, and the gates on the way from it.
struct Nearest {
  TravelTime time = TravelTime::infinity();
  std::uint32_t hub = ImpactPlace::kNoHub;
  std::vector<ArcId> gates;
};

Nearest nearest_hub(const AccessTimes& times, std::size_t place) {
  Nearest nearest;
  for (std::size_t hub = 0; hub < times.hub_count; ++hub) {
    if (times.time(hub, place) < nearest.time) {
      nearest = {times.time(hub, place), static_cast<std::uint32_t>(hub), {}};
    }
  }
  return nearest;
}

// Of every place; gates are asked for hub by hub.
std::vector<Nearest> nearest_hubs(AccessQuery& query, const Scenario& scenario, Reading reading) {
  const AccessTimes times = query.times(scenario, reading);
  std::vector<Nearest> nearest;
  std::vector<std::vector<std::size_t>> places_of(times.hub_count);
  for (std::size_t place = 0; place < times.place_count; ++place) {
    nearest.push_back(nearest_hub(times, place));
    if (nearest.back().hub != ImpactPlace::kNoHub) places_of[nearest.back().hub].push_back(place);
  }
  for (std::size_t hub = 0; hub < times.hub_count; ++hub) {
    std::vector<std::vector<ArcId>> gates = query.gates_from(hub, places_of[hub]);
    for (std::size_t i = 0; i < gates.size(); ++i) {
      nearest[places_of[hub][i]].gates = std::move(gates[i]);
    }
  }
  return nearest;
}

// What both scenarios and the question share. A parameter only.
struct Asked {
  const RoadGraph& graph;
  const Scenario& before;
  const Scenario& after;
  const ImpactQuestion& question;
};

// The indices of passages that places refer to.
struct Tables {
  PassageTable before;
  PassageTable after;
};

std::vector<ImpactPlace> compare_places(const Asked& asked, const std::vector<Nearest>& before,
                                        const std::vector<Nearest>& after, Tables& tables) {
  std::vector<ImpactPlace> places;
  const TravelTime horizon = asked.question.horizon;
  for (std::uint32_t i = 0; i < before.size(); ++i) {
    const Nearest& then = before[i];
    const Nearest& now = after[i];
    ImpactPlace place;
    place.place = i;
    place.before = then.time;
    place.after = now.time;
    place.hub_before = then.hub;
    place.hub_after = now.hub;
    place.gates_before = tables.before.indices_of(asked.graph, asked.before, then.gates);
    place.gates_after = tables.after.indices_of(asked.graph, asked.after, now.gates);
    place.change_ms = static_cast<std::int64_t>(std::min(now.time, horizon).milliseconds()) -
                      static_cast<std::int64_t>(std::min(then.time, horizon).milliseconds());
    places.push_back(std::move(place));
  }
  return places;
}

// A group's places, in the two states.
struct GroupTimes {
  std::vector<CountedTime> before;
  std::vector<CountedTime> after;
};

ImpactGroup make_group(const GroupTimes& times, TravelTime horizon) {
  ImpactGroup group;
  group.places = static_cast<std::uint32_t>(times.before.size());
  for (const CountedTime& place : times.before) group.people = group.people + place.people;
  group.before = total(times.before, horizon);
  group.after = total(times.after, horizon);
  return group;
}

void add_groups(const ImpactQuestion& question, ImpactReading& answer) {
  GroupTimes all;
  std::map<std::pair<Country, std::string>, GroupTimes> districts;
  for (const ImpactPlace& place : answer.places) {
    const PlaceStop& counted = question.places.places[place.place];
    GroupTimes& district = districts[{counted.stop.country, counted.admin1}];
    for (GroupTimes* group : {&all, &district}) {
      group->before.push_back({counted.population, place.before});
      group->after.push_back({counted.population, place.after});
    }
  }
  answer.overall = make_group(all, question.horizon);
  for (const auto& [name, times] : districts) {
    ImpactGroup group = make_group(times, question.horizon);
    group.country = name.first;
    group.admin1 = name.second;
    answer.districts.push_back(std::move(group));
  }
}

// People x time: below 2^32 people and 2^31 ms it fits.
std::int64_t weight_of(const ImpactQuestion& question, const ImpactPlace& place) {
  const auto people =
      static_cast<std::int64_t>(question.places.places[place.place].population.value);
  return people * place.change_ms;
}

void sort_by_gain(const ImpactQuestion& question, std::vector<ImpactPlace>& places) {
  std::stable_sort(places.begin(), places.end(), [&](const ImpactPlace& a, const ImpactPlace& b) {
    return weight_of(question, a) < weight_of(question, b);
  });
}

void count_people(const ImpactQuestion& question, ImpactReading& answer) {
  for (const ImpactPlace& place : answer.places) {
    const People people = question.places.places[place.place].population;
    if (place.change_ms < 0) answer.people_gaining = answer.people_gaining + people;
    if (place.change_ms > 0) answer.people_losing = answer.people_losing + people;
  }
}

bool is_same_place(const ImpactPlace& a, const ImpactPlace& b) {
  return a.place == b.place && a.before == b.before && a.after == b.after &&
         a.hub_before == b.hub_before && a.hub_after == b.hub_after &&
         a.gates_before == b.gates_before && a.gates_after == b.gates_after;
}

bool is_same_impact(const ImpactReading& a, const ImpactReading& b) {
  return std::equal(a.places.begin(), a.places.end(), b.places.begin(), b.places.end(),
                    is_same_place);
}

ImpactReading read_impact(const Asked& asked, AccessQuery& query, Reading reading, Tables& tables) {
  ImpactReading answer;
  answer.reading = reading;
  const std::vector<Nearest> before = nearest_hubs(query, asked.before, reading);
  const std::vector<Nearest> after = nearest_hubs(query, asked.after, reading);
  answer.places = compare_places(asked, before, after, tables);
  add_groups(asked.question, answer);
  sort_by_gain(asked.question, answer.places);
  count_people(asked.question, answer);
  return answer;
}

Result<void> check(const Asked& asked) {
  const ImpactQuestion& question = asked.question;
  if (question.hubs.hubs.empty()) return invalid_input("no hub to start from: name one or more");
  if (question.places.places.empty()) return invalid_input("no place to count");
  if (question.horizon == TravelTime::zero() || question.horizon.is_infinite()) {
    return invalid_input("the horizon must be more than zero and less than 24.8 days");
  }
  People people;
  for (const PlaceStop& place : question.places.places) {
    if (place.population.value >= kMostPeople) {
      return invalid_input(fmt::format("{} has {} people, more than any place", place.stop.name,
                                       place.population.value));
    }
    people = people + place.population;
    if (people.value >= kMostPeople) {
      return invalid_input("the places counted have more than 4,294,967,295 people together");
    }
  }
  const ScenarioQuestion& before = asked.before.question();
  const ScenarioQuestion& after = asked.after.question();
  if (before.traffic_class != after.traffic_class || before.profile != after.profile) {
    return invalid_input("before and after must be for one traffic class and one profile");
  }
  return {};
}

AccessQuery make_query(const Asked& asked, const RoadIndex& index) {
  std::vector<NodeId> hubs;
  std::vector<NodeId> places;
  for (const Stop& hub : asked.question.hubs.hubs) hubs.push_back(hub.node);
  for (const PlaceStop& place : asked.question.places.places) places.push_back(place.stop.node);
  return {asked.graph, index, hubs, places};
}

}  // namespace

AccessTotals total(std::span<const CountedTime> places, TravelTime horizon) {
  AccessTotals totals;
  std::uint64_t people = 0;
  std::uint64_t person_ms = 0;  // below 2^32 people x 2^31 ms
  for (const CountedTime& place : places) {
    people += place.people.value;
    CHECK_OP(people, <, kMostPeople);
    person_ms += place.people.value * std::min(place.time, horizon).milliseconds();
    for (std::size_t i = 0; i < kImpactHours.size(); ++i) {
      if (place.time <= hours(kImpactHours[i])) {
        totals.within[i] = totals.within[i] + place.people;
      }
    }
    if (place.time.is_infinite()) {
      totals.cut_off = totals.cut_off + place.people;
      ++totals.places_cut_off;
    } else if (place.time > horizon) {
      totals.beyond_horizon = totals.beyond_horizon + place.people;
    }
  }
  if (people > 0) {
    const std::uint64_t mean = person_ms / people + (person_ms % people * 2 >= people ? 1 : 0);
    totals.mean = TravelTime::from_milliseconds(static_cast<std::uint32_t>(mean));
  }
  return totals;
}

Result<ImpactAnswer> find_impact(const IndexedRoads& roads, const Scenario& before,
                                 const Scenario& after, const ImpactQuestion& question) {
  const Asked asked{roads.graph, before, after, question};
  RETURN_IF_ERROR(check(asked));
  ImpactAnswer answer;
  answer.before = summarize(before);
  answer.after = summarize(after);
  answer.horizon = question.horizon;
  answer.hubs = question.hubs.hubs;
  answer.hubs_left_out = question.hubs.left_out;
  answer.places = question.places.places;
  answer.places_rule = question.places.rule;
  AccessQuery query = make_query(asked, roads.index);
  Tables tables;
  const Doubt doubt = before.has_doubt() || after.has_doubt() ? Doubt::kSome : Doubt::kNone;
  answer.readings = collect_readings(
      doubt, [&](Reading reading) { return read_impact(asked, query, reading, tables); },
      is_same_impact);
  answer.passages_before = tables.before.take();
  answer.passages_after = tables.after.take();
  return answer;
}

}  // namespace maabar
