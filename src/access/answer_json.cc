// SPDX-License-Identifier: Apache-2.0
#include "access/answer_json.h"

#include <utility>

#include "access/json_parts.h"

namespace maabar {
namespace {

using answer_json::Json;

Json to_json(const MatrixReading& reading, const MatrixAnswer& answer) {
  Json rows = Json::array();
  for (std::size_t row = 0; row < answer.from.size(); ++row) {
    Json cells = Json::array();
    for (std::size_t column = 0; column < answer.to.size(); ++column) {
      const MatrixCell& cell = reading.cells[row * answer.to.size() + column];
      const bool exists = !cell.time.is_infinite();
      Json json;
      json["time_s"] = answer_json::seconds(cell.time);
      json["driving_s"] = exists ? answer_json::seconds(cell.driving) : Json(nullptr);
      json["dwell_s"] = exists ? answer_json::seconds(cell.dwell) : Json(nullptr);
      json["length_m"] = exists ? Json(cell.length.value) : Json(nullptr);
      json["gates"] = answer_json::passage_ids(cell.gates, answer.passages);
      cells.push_back(std::move(json));
    }
    rows.push_back(std::move(cells));
  }
  Json json;
  json["rows"] = std::move(rows);
  return json;
}

Json to_json(const std::vector<ReachedPlace>& reached, const ReachAnswer& answer) {
  Json list = Json::array();
  for (const ReachedPlace& item : reached) {
    Json json = answer_json::place(answer.places[item.place]);
    json["time_s"] = answer_json::seconds(item.time);
    json["gates"] = answer_json::passage_ids(item.gates, answer.passages);
    list.push_back(std::move(json));
  }
  return list;
}

Json to_json(const ReachReading& reading, const ReachAnswer& answer) {
  Json json;
  json["people_within"] = reading.people_within.value;
  json["people_beyond"] = reading.people_beyond.value;
  json["people_cut_off"] = reading.people_cut_off.value;
  json["within"] = to_json(reading.within, answer);
  json["beyond"] = to_json(reading.beyond, answer);
  return json;
}

Json to_json(const AccessTotals& totals) {
  Json json;
  json["mean_time_s"] = answer_json::seconds(totals.mean);
  json["people_cut_off"] = totals.cut_off.value;
  json["places_cut_off"] = totals.places_cut_off;
  json["people_beyond_horizon"] = totals.beyond_horizon.value;
  Json within;
  for (std::size_t i = 0; i < kImpactHours.size(); ++i) {
    within[std::to_string(kImpactHours[i]) + "h"] = totals.within[i].value;
  }
  json["people_within"] = std::move(within);
  return json;
}

Json to_json(const ImpactGroup& group) {
  Json json;
  if (!group.country.is_none()) {
    json["country"] = group.country.code();
    json["admin1"] = group.admin1;
  }
  json["places"] = group.places;
  json["people"] = group.people.value;
  json["before"] = to_json(group.before);
  json["after"] = to_json(group.after);
  return json;
}

Json hub_id(std::uint32_t hub, const ImpactAnswer& answer) {
  return hub == ImpactPlace::kNoHub ? Json(nullptr) : Json(answer.hubs[hub].id);
}

// To the nearest second, halves away from zero.
std::int64_t rounded_seconds(std::int64_t milliseconds) {
  return (milliseconds + (milliseconds < 0 ? -500 : 500)) / 1000;
}

Json to_json(const ImpactPlace& item, const ImpactAnswer& answer) {
  Json json = answer_json::place(answer.places[item.place]);
  json["change_s"] = rounded_seconds(item.change_ms);
  json["before_s"] = answer_json::seconds(item.before);
  json["after_s"] = answer_json::seconds(item.after);
  json["hub_before"] = hub_id(item.hub_before, answer);
  json["hub_after"] = hub_id(item.hub_after, answer);
  json["gates_before"] = answer_json::passage_ids(item.gates_before, answer.passages_before);
  json["gates_after"] = answer_json::passage_ids(item.gates_after, answer.passages_after);
  return json;
}

Json to_json(const ImpactReading& reading, const ImpactAnswer& answer) {
  Json json;
  json["people_gaining"] = reading.people_gaining.value;
  json["people_losing"] = reading.people_losing.value;
  json["overall"] = to_json(reading.overall);
  json["districts"] = Json::array();
  for (const ImpactGroup& group : reading.districts) json["districts"].push_back(to_json(group));
  json["places"] = Json::array();
  for (const ImpactPlace& place : reading.places) {
    json["places"].push_back(to_json(place, answer));
  }
  return json;
}

Json stops(const std::vector<Stop>& items) {
  Json list = Json::array();
  for (const Stop& item : items) list.push_back(answer_json::stop(item));
  return list;
}

}  // namespace

nlohmann::ordered_json to_json(const MatrixAnswer& answer) {
  Json json;
  json["scenario"] = answer_json::scenario(answer.scenario);
  json["from"] = stops(answer.from);
  json["to"] = stops(answer.to);
  answer_json::add_readings(json, answer.readings,
                            [&](const MatrixReading& reading) { return to_json(reading, answer); });
  json["passages"] = answer_json::passages(answer.passages, answer.scenario.question.as_of);
  return json;
}

nlohmann::ordered_json to_json(const ReachAnswer& answer) {
  Json json;
  json["scenario"] = answer_json::scenario(answer.scenario);
  json["from"] = answer_json::stop(answer.from);
  json["limit_s"] = answer_json::seconds(answer.limit);
  json["places_counted"] = answer.places_rule;
  answer_json::add_readings(json, answer.readings,
                            [&](const ReachReading& reading) { return to_json(reading, answer); });
  json["passages"] = answer_json::passages(answer.passages, answer.scenario.question.as_of);
  return json;
}

nlohmann::ordered_json to_json(const ImpactAnswer& answer) {
  Json json;
  json["before"] = answer_json::scenario(answer.before);
  json["after"] = answer_json::scenario(answer.after);
  json["horizon_s"] = answer_json::seconds(answer.horizon);
  json["hubs"] = stops(answer.hubs);
  json["hubs_left_out"] = answer.hubs_left_out;
  json["places_counted"] = answer.places_rule;
  answer_json::add_readings(json, answer.readings,
                            [&](const ImpactReading& reading) { return to_json(reading, answer); });
  json["passages_before"] =
      answer_json::passages(answer.passages_before, answer.before.question.as_of);
  json["passages_after"] =
      answer_json::passages(answer.passages_after, answer.after.question.as_of);
  return json;
}

}  // namespace maabar
