// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "region/pack.h"

/// Readers of a pack's files, one per file (docs/formats/region-pack.md). Each takes the file's
/// text and the name that errors use, gives the rows that are well formed, and appends a fault for
/// each that is not. Whether rows fit together is for region/proof.h.
namespace maabar {

using Faults = std::vector<Error>;

RegionMeta parse_region_json(std::string_view text, const std::string& file, Faults& faults);
IdVector<PlaceId, Place> parse_places(std::string_view text, const std::string& file,
                                      Faults& faults);
std::vector<GateSite> parse_gates(std::string_view text, const std::string& file, Faults& faults);

struct Roads {
  std::vector<Junction> junctions;
  std::vector<RoadLink> links;
};
Roads parse_roads(std::string_view text, const std::string& file, Faults& faults);

std::vector<CountryOutline> parse_outlines(std::string_view text, const std::string& file,
                                           Faults& faults);
std::vector<DrawnLine> parse_drawn_lines(std::string_view text, const std::string& file,
                                         Faults& faults);
std::vector<ControlArea> parse_areas(std::string_view text, const std::string& file,
                                     Faults& faults);
std::vector<Hub> parse_hubs(std::string_view text, const std::string& file, Faults& faults);
std::vector<Publisher> parse_publishers(std::string_view text, const std::string& file,
                                        Faults& faults);

}  // namespace maabar
