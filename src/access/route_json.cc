// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "access/answer_json.h"
#include "access/json_parts.h"

namespace maabar {
namespace {

using answer_json::Json;

Json to_json(const WayNote& note) {
  Json json;
  json["kind"] = to_string(note.kind);
  json["crossing"] = note.crossing.text();
  json["text"] = note.text;
  return json;
}

Json to_json(const GateOnWay& gate, const AsOf& as_of) {
  Json json = answer_json::passage(gate.passage, as_of);
  json["arrival_s"] = answer_json::seconds(gate.arrival);
  json["driving_s"] = answer_json::seconds(gate.driving);
  json["position"] = answer_json::point(gate.ends[0]);
  return json;
}

Json to_json(const Leg& leg) {
  Json json;
  json["road"] = leg.road;
  json["class"] = to_string(leg.road_class);
  json["country"] = leg.country.code();
  json["from"] = leg.from;
  json["to"] = leg.to;
  json["length_m"] = leg.length.value;
  json["driving_s"] = answer_json::seconds(leg.driving);
  json["dwell_s"] = answer_json::seconds(leg.dwell);
  json["gate"] = leg.gate == Leg::kNoGate ? Json(nullptr) : Json(leg.gate);
  return json;
}

Json to_json(const Way& way, const AsOf& as_of) {
  Json json;
  json["notes"] = Json::array();
  for (const WayNote& note : way.notes) json["notes"].push_back(to_json(note));
  json["time_s"] = answer_json::seconds(way.time);
  json["driving_s"] = answer_json::seconds(way.driving);
  json["dwell_s"] = answer_json::seconds(way.dwell);
  json["length_m"] = way.length.value;
  json["gates"] = Json::array();
  for (const GateOnWay& gate : way.gates) json["gates"].push_back(to_json(gate, as_of));
  json["legs"] = Json::array();
  for (const Leg& leg : way.legs) json["legs"].push_back(to_json(leg));
  return json;
}

Json to_json(const NoWay& no_way, const AsOf& as_of) {
  Json json;
  json["cause"] = to_string(no_way.cause);
  json["every_way_passes"] = answer_json::passages(no_way.every_way_passes, as_of);
  json["restoring"] = Json::array();
  for (const Restoring& restoring : no_way.restoring) {
    Json set;
    set["gates"] = Json::array();
    for (const Passage& passage : restoring.passages) {
      set["gates"].push_back(answer_json::passage_id(passage));
    }
    set["time_s"] = answer_json::seconds(restoring.time);
    json["restoring"].push_back(std::move(set));
  }
  json["has_more_restoring"] = no_way.has_more_restoring;
  return json;
}

Json to_json(const RouteReading& reading, const AsOf& as_of) {
  Json json;
  json["way"] = reading.way ? to_json(*reading.way, as_of) : Json(nullptr);
  json["alternatives"] = Json::array();
  for (const Way& way : reading.alternatives) json["alternatives"].push_back(to_json(way, as_of));
  json["no_way"] = reading.no_way ? to_json(*reading.no_way, as_of) : Json(nullptr);
  return json;
}

Json make_feature(Json geometry, Json properties) {
  Json feature;
  feature["type"] = "Feature";
  feature["properties"] = std::move(properties);
  feature["geometry"] = std::move(geometry);
  return feature;
}

Json make_geometry(const char* type, Json coordinates) {
  Json geometry;
  geometry["type"] = type;
  geometry["coordinates"] = std::move(coordinates);
  return geometry;
}

// Which way of which reading a feature belongs to: 0 is the fastest, alternatives follow.
Json which_way(Reading reading, std::size_t way, const char* kind) {
  Json properties;
  properties["kind"] = kind;
  properties["reading"] = to_string(reading);
  properties["way"] = way;
  return properties;
}

void add_features(const Way& way, Reading reading, std::size_t number, const AsOf& as_of,
                  Json& features) {
  for (const Leg& leg : way.legs) {
    Json properties = which_way(reading, number, "leg");
    properties.update(to_json(leg));
    features.push_back(make_feature(make_geometry("LineString", answer_json::line(leg.line)),
                                    std::move(properties)));
  }
  for (const GateOnWay& gate : way.gates) {
    Json properties = which_way(reading, number, "gate");
    properties.update(to_json(gate, as_of));
    properties.erase("position");
    features.push_back(make_feature(make_geometry("Point", answer_json::point(gate.ends[0])),
                                    std::move(properties)));
  }
}

}  // namespace

nlohmann::ordered_json to_json(const RouteAnswer& answer) {
  Json json;
  json["scenario"] = answer_json::scenario(answer.scenario);
  json["from"] = answer_json::stop(answer.from);
  json["to"] = answer_json::stop(answer.to);
  const AsOf& as_of = answer.scenario.question.as_of;
  answer_json::add_readings(json, answer.readings,
                            [&](const RouteReading& reading) { return to_json(reading, as_of); });
  return json;
}

nlohmann::ordered_json to_geojson(const RouteAnswer& answer) {
  const AsOf& as_of = answer.scenario.question.as_of;
  Json features = Json::array();
  for (const RouteReading& reading : answer.readings.distinct) {
    if (!reading.way) continue;
    add_features(*reading.way, reading.reading, 0, as_of, features);
    for (std::size_t i = 0; i < reading.alternatives.size(); ++i) {
      add_features(reading.alternatives[i], reading.reading, i + 1, as_of, features);
    }
  }
  Json json;
  json["type"] = "FeatureCollection";
  json["scenario"] = answer_json::scenario(answer.scenario);
  json["features"] = std::move(features);
  return json;
}

}  // namespace maabar
