// SPDX-License-Identifier: Apache-2.0
#include "network/way_rule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>

namespace maabar {
namespace {

/// Class and free speed of a value of `highway`. A lorry keeps below a car: laden, long, and bound
/// by lower limits. The figures are choices (docs/decisions/0050-roads-from-openstreetmap.md).
struct ClassRow {
  std::string_view highway;
  RoadClass road_class;
  std::uint16_t truck_kmh;
  std::uint16_t car_kmh;
};
constexpr std::array<ClassRow, 16> kClasses = {{
    {"motorway", RoadClass::kMotorway, 80, 110},
    {"motorway_link", RoadClass::kMotorway, 40, 60},
    {"trunk", RoadClass::kTrunk, 70, 95},
    {"trunk_link", RoadClass::kTrunk, 40, 50},
    {"primary", RoadClass::kPrimary, 60, 80},
    {"primary_link", RoadClass::kPrimary, 35, 45},
    {"secondary", RoadClass::kSecondary, 50, 65},
    {"secondary_link", RoadClass::kSecondary, 35, 40},
    {"tertiary", RoadClass::kTertiary, 40, 55},
    {"tertiary_link", RoadClass::kTertiary, 30, 35},
    {"unclassified", RoadClass::kUnclassified, 30, 45},
    {"road", RoadClass::kUnclassified, 25, 35},
    {"residential", RoadClass::kResidential, 20, 30},
    {"living_street", RoadClass::kResidential, 10, 15},
    {"service", RoadClass::kService, 15, 20},
    {"track", RoadClass::kUnclassified, 20, 30},
}};
constexpr std::uint16_t kFerryKmh = 20;

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), value) != words.end();
}

const ClassRow* find_class(std::string_view highway) {
  const auto row = std::find_if(kClasses.begin(), kClasses.end(),
                                [&](const ClassRow& known) { return known.highway == highway; });
  return row == kClasses.end() ? nullptr : &*row;
}

/// The most that a surface lets one drive; 0 for one that does not slow.
std::uint16_t surface_limit(std::string_view surface) {
  if (is_one_of(surface, {"unpaved", "gravel", "fine_gravel", "compacted", "pebblestone"})) {
    return 40;
  }
  if (is_one_of(surface, {"dirt", "earth", "ground", "sand", "mud", "grass", "rock"})) return 20;
  if (is_one_of(surface, {"sett", "cobblestone", "unhewn_cobblestone"})) return 30;
  return 0;
}

/// `80`, `80 km/h`, `50 mph`; 0 for anything else (`walk`, `none`, `SY:urban`).
std::uint16_t parse_speed(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || value < 5 || value > 200) return 0;
  const std::string_view unit(end, text.size() - static_cast<std::size_t>(end - text.data()));
  if (unit.empty() || unit == " km/h") return static_cast<std::uint16_t>(value);
  if (unit == " mph") return static_cast<std::uint16_t>((value * 1609 + 500) / 1000);
  return 0;
}

/// `01:30` or `01:30:00` as seconds; 0 for anything else.
std::uint32_t parse_duration(std::string_view text) {
  std::array<std::uint32_t, 3> parts{};
  std::size_t count = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end && count < parts.size()) {
    const auto [next, failed] = std::from_chars(at, end, parts[count]);
    if (failed != std::errc() || parts[count] > 99) return 0;
    ++count;
    at = next;
    if (at < end && *at++ != ':') return 0;
  }
  return at != end || count < 2 ? 0 : parts[0] * 3600 + parts[1] * 60 + parts[2];
}

bool forbids(std::string_view access) {
  return is_one_of(access, {"no", "private", "agricultural", "forestry", "delivery", "customers",
                            "military", "emergency", "bus"});
}

/// What the nearest of `keys` that is set says; the first key is the most particular.
bool is_allowed(const TagValue& tag, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const std::string_view value = tag(key);
    if (!value.empty()) return !forbids(value);
  }
  return true;
}

/// -1: against the points only, 1: along them only, 0: both.
int sense_of(const TagValue& tag, std::string_view highway) {
  const std::string_view oneway = tag("oneway");
  if (is_one_of(oneway, {"yes", "true", "1"})) return 1;
  if (is_one_of(oneway, {"-1", "reverse"})) return -1;
  if (is_one_of(oneway, {"no", "false", "0"})) return 0;
  const bool is_round = is_one_of(tag("junction"), {"roundabout", "circular"});
  return is_round || is_one_of(highway, {"motorway", "motorway_link"}) ? 1 : 0;
}

std::uint16_t limited(std::uint16_t speed, std::uint16_t limit) {
  return limit == 0 ? speed : std::min(speed, limit);
}

void set_speeds(const TagValue& tag, const ClassRow& row, WayRule& rule) {
  const std::uint16_t posted = parse_speed(tag("maxspeed"));
  const std::uint16_t surface = surface_limit(tag("surface"));
  const std::uint16_t lorries = parse_speed(tag("maxspeed:hgv"));
  // Where a sign allows more than the class does, a car drives it; a lorry keeps its own.
  rule.car_kmh = limited(posted == 0 ? row.car_kmh : std::min<std::uint16_t>(posted, 130), surface);
  rule.truck_kmh = limited(limited(limited(row.truck_kmh, posted), lorries), surface);
}

}  // namespace

WayRule WayRule::reversed() const {
  WayRule rule = *this;
  rule.uses = static_cast<std::uint8_t>((uses & 3U) << 2U | uses >> 2U);
  return rule;
}

std::optional<WayRule> rule_of_way(const TagValue& tag) {
  const std::string_view highway = tag("highway");
  const bool is_ferry = highway.empty() && tag("route") == "ferry";
  const ClassRow* row = find_class(highway);
  if (row == nullptr && !is_ferry) return std::nullopt;
  if (tag("area") == "yes") return std::nullopt;
  // Only the best tracks are roads for a lorry or a car.
  if (highway == "track" && tag("tracktype") != "grade1") return std::nullopt;
  WayRule rule;
  if (is_ferry) {
    rule.road_class = RoadClass::kFerry;
    rule.truck_kmh = rule.car_kmh = kFerryKmh;
    rule.duration_s = parse_duration(tag("duration"));
  } else {
    rule.road_class = row->road_class;
    set_speeds(tag, *row, rule);
  }
  const bool truck = is_allowed(tag, {"hgv", "goods", "motor_vehicle", "vehicle", "access"});
  const bool car = is_allowed(tag, {"motorcar", "motor_vehicle", "vehicle", "access"});
  const int sense = sense_of(tag, highway);
  rule.is_barred = !truck && !car;
  const unsigned who = (truck || rule.is_barred ? 1U : 0U) | (car || rule.is_barred ? 2U : 0U);
  rule.uses = static_cast<std::uint8_t>((sense >= 0 ? who : 0U) | (sense <= 0 ? who << 2U : 0U));
  return rule;
}

}  // namespace maabar
