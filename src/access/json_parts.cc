// SPDX-License-Identifier: Apache-2.0
#include "access/json_parts.h"

#include <utility>

#include "base/clock.h"

namespace maabar::answer_json {
namespace {

Json keys(const std::vector<CrossingKey>& crossings) {
  Json list = Json::array();
  for (const CrossingKey& crossing : crossings) list.push_back(crossing.text());
  return list;
}

Json as_of_pair(const AsOf& as_of) {
  Json json;
  json["valid"] = moment(as_of.valid);
  json["known"] = to_iso8601(as_of.known_seconds);
  json["clock"] = as_of.clock == KnownClock::kPublished ? "published" : "recorded";
  return json;
}

Json evidence(const std::vector<Evidence>& items) {
  Json list = Json::array();
  for (const Evidence& item : items) {
    Json json;
    json["entry"] = item.claim.value();
    json["role"] = to_string(item.role);
    json["why"] = item.why;
    list.push_back(std::move(json));
  }
  return list;
}

// How long before the valid time it was last borne out; null if never, or the times are open.
Json age(const std::optional<ValidTime>& confirmed, const AsOf& as_of) {
  if (!confirmed || confirmed->is_beginning() || as_of.valid.is_forever()) return nullptr;
  return as_of.valid.seconds() - confirmed->seconds();
}

Json unknown_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(std::string(text));
}

Json belief(const StateBelief& state, const AsOf& as_of) {
  Json json;
  json["state"] = to_string(state.shown);
  json["unknown_reason"] =
      state.shown == Shown::kUnknown ? Json(to_string(state.unknown_reason)) : Json(nullptr);
  json["last_heard"] = to_string(state.last_heard);
  json["confidence"] = state.confidence().probability();
  json["memory"] = state.memory.probability();
  json["since"] = moment(state.since);
  json["confirmed"] = moment(state.confirmed);
  json["confirmed_age_s"] = age(state.confirmed, as_of);
  json["has_conflict"] = state.has_conflict;
  json["changed_within_day"] = state.changed_within_day;
  json["evidence"] = evidence(state.evidence);
  json["evidence_left_off"] = state.evidence_left_off;
  return json;
}

// The side alone: its state and dates; its claims are among the crossing's.
Json side(Country country, const StateBelief& state, const ControlBelief& control) {
  Json json;
  json["side"] = country.code();
  json["state"] = to_string(state.shown);
  json["since"] = moment(state.since);
  json["confirmed"] = moment(state.confirmed);
  json["evidence"] = evidence(state.evidence);
  json["control"] = unknown_or_null(control.actor);
  json["control_confidence"] =
      control.actor.empty() ? Json(nullptr) : Json(control.confidence.probability());
  json["control_confirmed"] = moment(control.confirmed);
  json["control_evidence"] = evidence(control.evidence);
  return json;
}

}  // namespace

Json seconds(TravelTime time) { return time.is_infinite() ? Json(nullptr) : Json(time.seconds()); }

Json moment(const std::optional<ValidTime>& time) {
  if (!time) return nullptr;
  return unknown_or_null(to_iso8601(*time));
}

Json point(LatLng position) { return Json::array({position.lng(), position.lat()}); }

Json line(const std::vector<LatLng>& points) {
  Json list = Json::array();
  for (const LatLng position : points) list.push_back(point(position));
  return list;
}

Json stop(const Stop& stop) {
  Json json;
  json["id"] = stop.id;
  json["name"] = stop.name;
  json["country"] = stop.country.code();
  json["position"] = point(stop.position);
  json["off_network_m"] = stop.off.value;
  return json;
}

Json place(const PlaceStop& place) {
  Json json = stop(place.stop);
  json["admin1"] = place.admin1;
  json["population"] = place.population.value;
  json["population_year"] = place.population_year;
  return json;
}

Json scenario(const ScenarioSummary& summary) {
  Json json;
  json["id"] = summary.id;
  json["as_of"] = as_of_pair(summary.question.as_of);
  json["scope"] = to_string(summary.question.traffic_class);
  json["profile"] = to_string(summary.question.profile);
  json["opened"] = keys(summary.question.open);
  json["closed"] = keys(summary.question.close);
  json["avoided"] = summary.question.avoid;
  Json counts;
  for (const Shown shown : {Shown::kOpen, Shown::kRestricted, Shown::kClosed, Shown::kUnknown}) {
    counts[std::string(to_string(shown))] = summary.gates_by_state[static_cast<std::size_t>(shown)];
  }
  json["gates_by_state"] = std::move(counts);
  json["notes"] = summary.notes;
  return json;
}

std::string passage_id(const Passage& passage) {
  return passage.crossing.text() + ":" + to_string(passage.direction);
}

Json passage(const Passage& passage, const AsOf& as_of) {
  Json json;
  json["id"] = passage_id(passage);
  json["crossing"] = passage.crossing.text();
  json["name"] = passage.name;
  json["direction"] = to_string(passage.direction);
  json["state"] = to_string(passage.state);
  json["ruling"] = to_string(passage.ruling);
  json["handling"] = to_string(passage.handling);
  json["dwell_s"] = seconds(passage.dwell);
  json["dwell_source"] = passage.dwell_source;
  json["believed"] = belief(passage.belief, as_of);
  json["sides"] =
      Json::array({side(passage.crossing.country_a(), passage.sides[0], passage.control[0]),
                   side(passage.crossing.country_b(), passage.sides[1], passage.control[1])});
  return json;
}

Json passages(const std::vector<Passage>& table, const AsOf& as_of) {
  Json list = Json::array();
  for (const Passage& item : table) list.push_back(passage(item, as_of));
  return list;
}

Json passage_ids(const std::vector<std::uint32_t>& indices, const std::vector<Passage>& table) {
  Json list = Json::array();
  for (const std::uint32_t index : indices) list.push_back(passage_id(table[index]));
  return list;
}

}  // namespace maabar::answer_json
