// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "access/answer.h"

namespace maabar {

/// Each answer with every field of docs/formats/answers.md, in the order of that page. Durations in
/// seconds (each rounded by itself, half up; null if there is no way), distances in metres,
/// coordinates [lon, lat].
nlohmann::ordered_json to_json(const RouteAnswer& answer);
nlohmann::ordered_json to_json(const MatrixAnswer& answer);
nlohmann::ordered_json to_json(const ReachAnswer& answer);
nlohmann::ordered_json to_json(const ImpactAnswer& answer);

/// A route as GeoJSON (RFC 7946): for every distinct reading and every way one LineString per leg
/// and one Point per gate; a FeatureCollection without features where there is no way.
nlohmann::ordered_json to_geojson(const RouteAnswer& answer);

}  // namespace maabar
