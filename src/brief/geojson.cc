// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/likelihood.h"
#include "brief/bulletin.h"
#include "brief/wording.h"

namespace maabar {
namespace {

using Json = nlohmann::ordered_json;

Json day_or_null(const std::optional<ValidTime>& moment) {
  if (!moment || moment->is_beginning() || moment->is_forever()) return nullptr;
  return to_string(Date::from_day(day_of(moment->seconds())));
}

Json to_json(const AsOf& as_of) {
  return {{"valid", to_iso8601(as_of.valid)},
          {"known", to_iso8601(as_of.known_seconds)},
          {"clock", as_of.clock == KnownClock::kPublished ? "published" : "recorded"}};
}

Json sources_json(const Bulletin& bulletin, const std::vector<SourceNumber>& numbers) {
  Json sources = Json::array();
  for (const SourceNumber number : numbers) {
    const CitedSource& source = bulletin.sources[number];
    sources.push_back({{"claim", source.claim_id},
                       {"publisher", source.line.publisher},
                       {"published", to_string(source.line.published)},
                       {"url", source.line.url}});
  }
  return sources;
}

Json state_json(const Bulletin& bulletin, const StateLine& line) {
  const StateBelief& state = line.state;
  const bool is_known = state.shown != Shown::kUnknown;
  Json tracks = Json::array();
  for (const StateLine::Track& track : line.tracks) {
    tracks.push_back({{"traffic_class", word_of(track.traffic_class)},
                      {"direction", to_string(track.direction)}});
  }
  Json json = {{"tracks", tracks}, {"status", word_of(state.shown)}};
  json["confidence"] = is_known ? Json(state.confidence().probability()) : Json(nullptr);
  json["likelihood"] = is_known ? Json(likelihood_of(state.confidence()).words) : Json(nullptr);
  json["unknown_reason"] = is_known ? Json(nullptr) : Json(word_of(state.unknown_reason));
  json["last_heard"] = word_of(state.last_heard);
  json["since"] = day_or_null(state.since);
  json["confirmed"] = day_or_null(state.confirmed);
  json["age_days"] = line.age_days ? Json(*line.age_days) : Json(nullptr);
  json["conflict"] = state.has_conflict;
  json["sources"] = sources_json(bulletin, line.sources);
  json["contradicted_by"] = sources_json(bulletin, line.contradicted);
  return json;
}

/// The one place of the bulletin that knows GeoJSON's longitude-first order.
Json geometry_of(const std::optional<LatLng>& position) {
  if (!position) return nullptr;
  const auto rounded = [](std::int32_t e7) {
    // To 1e-4 degrees (11 m): finer would claim more than the pack knows.
    const std::int32_t half = e7 < 0 ? -500 : 500;
    return (e7 + half) / 1000 / 1e4;
  };
  return {{"type", "Point"},
          {"coordinates", {rounded(position->lng_e7()), rounded(position->lat_e7())}}};
}

Json feature_of(const Bulletin& bulletin, const BoardRow& row) {
  Json states = Json::array();
  for (const StateLine& line : row.lines) states.push_back(state_json(bulletin, line));
  Json holders = Json::array();
  for (const HolderLine& holder : row.holders) {
    holders.push_back({{"side", holder.side.code()},
                       {"actor", holder.actor},
                       {"confirmed", day_or_null(holder.confirmed)},
                       {"conflict", holder.has_conflict},
                       {"sources", sources_json(bulletin, holder.sources)}});
  }
  Json properties = {{"crossing", row.crossing.text()},
                     {"name", row.name},
                     {"name_ar", row.name_ar},
                     {"country_a", row.crossing.country_a().code()},
                     {"country_b", row.crossing.country_b().code()},
                     {"map_class", word_of(bulletin.map_class)},
                     {"map_status_a_to_b", word_of(row.map_state[0])},
                     {"map_status_b_to_a", word_of(row.map_state[1])},
                     {"states", states},
                     {"holders", holders}};
  return {{"type", "Feature"},
          {"id", row.crossing.text()},
          {"geometry", geometry_of(row.position)},
          {"properties", properties}};
}

}  // namespace

std::string to_geojson(const Bulletin& bulletin) {
  // One feature a line, so that two bulletins can be compared with any text tool.
  Json head = {{"type", "FeatureCollection"},
               {"as_of", to_json(bulletin.as_of)},
               {"generated", to_iso8601(bulletin.generated)},
               {"ledger_head", bulletin.ledger_head},
               {"region", bulletin.region},
               {"disclaimer", bulletin.disclaimer}};
  const auto text_of = [](const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  std::string text = text_of(head);
  text.pop_back();
  text += ",\"features\":[\n";
  for (std::size_t i = 0; i < bulletin.rows.size(); ++i) {
    text += text_of(feature_of(bulletin, bulletin.rows[i]));
    text += i + 1 < bulletin.rows.size() ? ",\n" : "\n";
  }
  return text + "]}\n";
}

}  // namespace maabar
