// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "region/geojson.h"
#include "region/rows.h"

namespace maabar {

/// Applies `parse` (GeoFeature to Result<Row>) to every feature of a collection; the rows that came
/// out, with a fault for each that did not.
template <typename Row, typename Parse>
std::vector<Row> parse_features(std::string_view text, const std::string& file, Parse parse,
                                Faults& faults) {
  GeoCollection collection = parse_geojson(text, file);
  faults.insert(faults.end(), collection.faults.begin(), collection.faults.end());
  std::vector<Row> rows;
  for (const GeoFeature& feature : collection.features) {
    Result<Row> row = parse(feature);
    if (row) {
      rows.push_back(std::move(*row));
    } else {
      faults.push_back(row.error());
    }
  }
  return rows;
}

}  // namespace maabar
