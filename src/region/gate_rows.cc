// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "region/feature_rows.h"

namespace maabar {
namespace {

/// A gate longer than this is a road.
constexpr Record::Range kGateLength = {1, 200'000};
/// Less than the 24.8 days that a travel time can hold.
constexpr Record::Range kDwellSeconds = {0, 2'000'000};
constexpr std::array<std::pair<std::string_view, Handling>, 3> kHandlings = {
    {{"through", Handling::kThrough},
     {"transshipment", Handling::kTransshipment},
     {"none", Handling::kNone}}};

Result<Handling> parse_handling(const Record& passes, std::string_view key) {
  ASSIGN_OR_RETURN(const std::string text, passes.text(key));
  const bool is_people = key == "passengers" || key == "pedestrians";
  for (const auto& [name, handling] : kHandlings) {
    if (text == name && !(is_people && handling == Handling::kTransshipment)) return handling;
  }
  return passes.fault(
      fmt::format("'{}' is '{}'; it must be {}", key, excerpt(text, 40),
                  is_people ? "through or none" : "through, transshipment or none"));
}

Result<void> read_passes(const Record& row, GateSite& gate) {
  ASSIGN_OR_RETURN(const Record passes, row.record("passes"));
  ASSIGN_OR_RETURN(gate.cargo, parse_handling(passes, "cargo"));
  ASSIGN_OR_RETURN(gate.passengers, parse_handling(passes, "passengers"));
  ASSIGN_OR_RETURN(gate.pedestrians, parse_handling(passes, "pedestrians"));
  ASSIGN_OR_RETURN(gate.humanitarian, parse_handling(passes, "humanitarian"));
  return {};
}

Result<TravelTime> parse_wait(const Record& dwell, std::string_view key) {
  ASSIGN_OR_RETURN(const std::int64_t seconds, dwell.whole_number(key, kDwellSeconds));
  return TravelTime::from_seconds(seconds);
}

Result<Dwell> parse_dwell(const Record& dwells, std::string_view key) {
  ASSIGN_OR_RETURN(const Record record, dwells.record(key));
  Dwell dwell;
  ASSIGN_OR_RETURN(dwell.open, parse_wait(record, "open"));
  ASSIGN_OR_RETURN(dwell.restricted, parse_wait(record, "restricted"));
  if (dwell.restricted < dwell.open) {
    return record.fault("'restricted' is shorter than 'open'; a restricted gate is no faster");
  }
  return dwell;
}

Result<GateSide> parse_side(const Record& record, const CrossingKey& crossing, Country country) {
  GateSide side;
  ASSIGN_OR_RETURN(side.country, record.country("country"));
  ASSIGN_OR_RETURN(side.node, record.text("node"));
  ASSIGN_OR_RETURN(side.town_id, record.text("town"));
  if (side.country != country) {
    return record.fault(fmt::format("'country' is {}; the sides stand in the order of the id: {}",
                                    side.country.code(), country.code()));
  }
  const std::string node = crossing.text() + "@" + country.code();
  if (side.node != node) return record.fault(fmt::format("'node' must be '{}'", node));
  return side;
}

Result<void> read_sides(const Record& row, const std::vector<LatLng>& line, GateSite& gate) {
  ASSIGN_OR_RETURN(const std::vector<Record> sides, row.records("sides"));
  if (sides.size() != 2) return row.fault("'sides' must hold two sides, in the order of the id");
  if (line.size() != 2) {
    return row.fault("its line must have two points, one on each side in the order of the id");
  }
  ASSIGN_OR_RETURN(gate.a, parse_side(sides[0], gate.crossing, gate.crossing.country_a()));
  ASSIGN_OR_RETURN(gate.b, parse_side(sides[1], gate.crossing, gate.crossing.country_b()));
  gate.a.position = line[0];
  gate.b.position = line[1];
  return {};
}

Result<CrossingKey> parse_crossing(const Record& row) {
  ASSIGN_OR_RETURN(const std::string text, row.text("crossing"));
  const auto key = CrossingKey::parse(text);
  if (!key) return row.fault(key.error().message);
  if (!key->is_crossing() || key->text() != text) {
    return row.fault("'crossing' must be the id of one crossing, as crossings.csv writes it");
  }
  return *key;
}

Result<GateSite> parse_gate(const GeoFeature& feature) {
  const Record& row = feature.properties;
  GateSite gate;
  gate.where = row.where();
  ASSIGN_OR_RETURN(gate.crossing, parse_crossing(row));
  ASSIGN_OR_RETURN(const std::vector<LatLng> line, feature.line());
  RETURN_IF_ERROR(read_sides(row, line, gate));
  ASSIGN_OR_RETURN(const std::int64_t length, row.whole_number("length_m", kGateLength));
  gate.length = Metres{static_cast<std::uint32_t>(length)};
  ASSIGN_OR_RETURN(gate.road, row.text_or_empty("road"));
  RETURN_IF_ERROR(read_passes(row, gate));
  ASSIGN_OR_RETURN(const Record dwells, row.record("dwell_s"));
  ASSIGN_OR_RETURN(gate.cargo_dwell, parse_dwell(dwells, "cargo"));
  ASSIGN_OR_RETURN(gate.passengers_dwell, parse_dwell(dwells, "passengers"));
  ASSIGN_OR_RETURN(gate.dwell_source, row.text("dwell_source"));
  ASSIGN_OR_RETURN(gate.source, row.text("source"));
  return gate;
}

}  // namespace

std::string_view to_string(Handling handling) {
  for (const auto& [name, value] : kHandlings) {
    if (value == handling) return name;
  }
  return "none";
}

std::vector<GateSite> parse_gates(std::string_view text, const std::string& file, Faults& faults) {
  return parse_features<GateSite>(text, file, parse_gate, faults);
}

}  // namespace maabar
