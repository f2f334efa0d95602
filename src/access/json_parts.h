// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/answer.h"

/// The pieces that the JSON of several answers is made of (docs/formats/answers.md).
namespace maabar::answer_json {

using Json = nlohmann::ordered_json;

/// Seconds, or null for infinity.
Json seconds(TravelTime time);
/// ISO 8601, or null.
Json moment(const std::optional<ValidTime>& time);
/// [lon, lat].
Json point(LatLng position);
Json line(const std::vector<LatLng>& points);
Json stop(const Stop& stop);
Json place(const PlaceStop& place);
Json scenario(const ScenarioSummary& summary);
/// `iq-sy.al-qaim-abu-kamal:IQ>SY`: how ways name a passage.
std::string passage_id(const Passage& passage);
/// A passage with what is believed of it; `as_of` gives the age of its confirmation.
Json passage(const Passage& passage, const AsOf& as_of);
Json passages(const std::vector<Passage>& table, const AsOf& as_of);
/// The ids of passages by their indices in `table`.
Json passage_ids(const std::vector<std::uint32_t>& indices, const std::vector<Passage>& table);

/// Adds `readings_agree`, `if_passes`, and, where readings differ, `if_restricted_passes` and
/// `if_not`; one that equals an earlier is `{"same_as": "if_passes"}`.
template <typename ReadingAnswer, typename Write>
void add_readings(Json& json, const Readings<ReadingAnswer>& readings, const Write& write) {
  json["readings_agree"] = readings.agree();
  for (const Reading reading : kReadings) {
    if (reading != Reading::kIfPasses && readings.agree()) break;
    const ReadingAnswer& answer = readings.under(reading);
    const std::string name{to_string(reading)};
    json[name] = answer.reading == reading
                     ? write(answer)
                     : Json{{"same_as", std::string(to_string(answer.reading))}};
  }
}

}  // namespace maabar::answer_json
