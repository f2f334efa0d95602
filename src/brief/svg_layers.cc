// SPDX-License-Identifier: Apache-2.0
#include "brief/svg_layers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "brief/palette.h"
#include "brief/svg_symbol.h"
#include "brief/symbol_spread.h"

namespace maabar {
namespace {

std::string text_of(Literal literal) { return std::string(literal.text()); }

std::string path_of(const std::vector<LatLng>& line, const MapProjection& projection) {
  std::string path;
  for (const LatLng& place : line) {
    const DrawPoint point = projection.to_point(place);
    path += (path.empty() ? "M" : "L") + to_px(point.x) + " " + to_px(point.y);
  }
  return path;
}

std::string path_of(const CountryOutline& country, const MapProjection& projection) {
  std::string path;
  for (const Polygon& polygon : country.polygons) {
    path += path_of(polygon.outer, projection) + "Z";
    for (const Ring& hole : polygon.holes) path += path_of(hole, projection) + "Z";
  }
  return path;
}

Markup draw_countries(const MapInput& map, const MapProjection& projection) {
  Markup shapes;
  for (const CountryOutline& country : map.outlines) {
    const bool is_ours = std::ranges::find(map.countries, country.country) != map.countries.end();
    shapes.leaf("path", {{"d", path_of(country, projection)},
                         {"fill", text_of(is_ours ? palette::kLand : palette::kNeighbour)},
                         {"fill-rule", "evenodd"}});
    shapes.line_end();
  }
  Markup layer;
  return layer.element("g",
                       {{"stroke", text_of(palette::kBorder)},
                        {"stroke-width", "1.1"},
                        {"stroke-linejoin", "round"}},
                       shapes);
}

Markup draw_lines(const MapInput& map, const MapProjection& projection) {
  Markup layer;
  for (const DrawnLine& line : map.lines) {
    layer.leaf("path", {{"d", path_of(line.line, projection)},
                        {"fill", "none"},
                        {"stroke", text_of(palette::kBorder)},
                        {"stroke-width", "1.1"},
                        {"stroke-dasharray", "4 3"}});
  }
  return layer;
}

/// Width of a road by class, in order of RoadClass, px.
constexpr std::array<std::string_view, 10> kRoadWidths = {"2.2", "1.8", "1.3", "0.9", "0.6",
                                                          "0.5", "0.4", "0.3", "0.4", "0.9"};

Markup draw_roads(const MapInput& map, const MapProjection& projection) {
  std::array<std::string, kRoadWidths.size()> paths;
  for (const MapRoad& road : map.roads) {
    paths[static_cast<std::size_t>(road.road_class)] += path_of(road.line, projection);
  }
  Markup layer;
  for (std::size_t i = paths.size(); i-- > 0;) {
    if (paths[i].empty()) continue;
    layer.leaf("path", {{"d", paths[i]}, {"stroke-width", std::string(kRoadWidths[i])}});
    layer.line_end();
  }
  return Markup().element("g",
                          {{"fill", "none"},
                           {"stroke", text_of(palette::kRoad)},
                           {"stroke-linecap", "round"},
                           {"stroke-linejoin", "round"}},
                          layer);
}

/// Arrow heads every `kArrowEvery` along the line, in 0.1 px.
constexpr double kArrowEvery = 900;

std::string arrow_at(const DrawSegment& piece, double along, double length) {
  const double ux = (piece.to.x - piece.from.x) / length;
  const double uy = (piece.to.y - piece.from.y) / length;
  const auto corner = [&](double forward, double aside) {
    const double x = piece.from.x + ux * (along + forward) - uy * aside;
    const double y = piece.from.y + uy * (along + forward) + ux * aside;
    return to_px(static_cast<std::int32_t>(std::floor(x + 0.5))) + " " +
           to_px(static_cast<std::int32_t>(std::floor(y + 0.5)));
  };
  return "M" + corner(65, 0) + "L" + corner(-40, 50) + "L" + corner(-15, 0) + "L" +
         corner(-40, -50) + "Z";
}

std::string arrows_of(const MapRoute& route, const MapProjection& projection) {
  std::string path;
  double until_next = kArrowEvery / 2;
  for (const DrawSegment& piece : segments_of(route.line, projection)) {
    const double dx = piece.to.x - piece.from.x;
    const double dy = piece.to.y - piece.from.y;
    const double length = std::sqrt(dx * dx + dy * dy);
    double along = until_next;
    for (; along < length; along += kArrowEvery) path += arrow_at(piece, along, length);
    until_next = along - length;
  }
  return path;
}

Markup draw_route(const MapRoute& route, const MapProjection& projection) {
  const std::string path = path_of(route.line, projection);
  const bool is_sure = route.certainty == MapRoute::Certainty::kEveryReading;
  Markup lines;
  lines.element("title", route.name);
  lines.leaf("path", {{"d", path}, {"stroke", text_of(palette::kPaper)}, {"stroke-width", "6.5"}});
  lines.leaf("path", {{"d", path},
                      {"stroke", text_of(palette::kRoute)},
                      {"stroke-width", "3.6"},
                      {"stroke-dasharray", is_sure ? "none" : "9 5"}});
  lines.leaf("path", {{"d", arrows_of(route, projection)},
                      {"fill", text_of(palette::kRoute)},
                      {"stroke", text_of(palette::kPaper)},
                      {"stroke-width", "0.8"}});
  return lines;
}

bool has_directions_that_differ(const MapCrossing& crossing) {
  return crossing.a_to_b != crossing.b_to_a;
}

constexpr std::int32_t kPairPercent = 78;  // size of each of two symbols side by side
constexpr std::int32_t kPairOffset = 56;   // from the point to the centre of each, 0.1 px

/// From the dot where a crossing lies to its symbol, if the two are apart.
Markup draw_offset(const PlacedCrossing& placed) {
  constexpr std::int32_t kNotWorthALine = 25;
  const std::int32_t dx = placed.centre.x - placed.spot.x;
  const std::int32_t dy = placed.centre.y - placed.spot.y;
  if (std::max(std::abs(dx), std::abs(dy)) <= kNotWorthALine) return {};
  Markup markup;
  markup.leaf("path", {{"d", "M" + to_px(placed.spot.x) + " " + to_px(placed.spot.y) + "L" +
                                 to_px(placed.centre.x) + " " + to_px(placed.centre.y)},
                       {"stroke", text_of(palette::kInk)},
                       {"stroke-width", "0.9"}});
  return markup.leaf("circle", {{"cx", to_px(placed.spot.x)},
                                {"cy", to_px(placed.spot.y)},
                                {"r", "1.5"},
                                {"fill", text_of(palette::kInk)}});
}

Markup draw_crossing(const PlacedCrossing& placed) {
  const MapCrossing& crossing = placed.crossing;
  const DrawPoint at = placed.centre;
  Markup symbol;
  symbol.element("title", crossing.label);
  if (crossing.is_on_route) {
    symbol.leaf("circle", {{"cx", to_px(at.x)},
                           {"cy", to_px(at.y)},
                           {"r", "10.5"},
                           {"fill", text_of(palette::kPaper)},
                           {"stroke", text_of(palette::kRoute)},
                           {"stroke-width", "1.8"}});
  }
  if (!has_directions_that_differ(crossing)) {
    return symbol.add(draw_state(crossing.a_to_b, at, 100));
  }
  symbol.add(draw_state(crossing.a_to_b, {at.x - kPairOffset, at.y}, kPairPercent));
  return symbol.add(draw_state(crossing.b_to_a, {at.x + kPairOffset, at.y}, kPairPercent));
}

/// Unknown first, so that what is known lies on top where symbols meet.
int drawing_order(const MapCrossing& crossing) {
  const bool is_unknown = crossing.a_to_b == Shown::kUnknown && crossing.b_to_a == Shown::kUnknown;
  return crossing.is_on_route ? 2 : (is_unknown ? 0 : 1);
}

std::int32_t reach_of(const MapCrossing& crossing) {
  if (crossing.is_on_route) return 115;
  return has_directions_that_differ(crossing) ? kPairOffset + kSymbolReach * 78 / 100
                                              : kSymbolReach;
}

bool lies_within(const DrawBox& frame, DrawPoint point) {
  return frame.left <= point.x && point.x <= frame.right && frame.top <= point.y &&
         point.y <= frame.bottom;
}

/// How far a symbol may be moved, 0.1 px: one and a half times its width.
constexpr std::int32_t kMostMoved = 230;

}  // namespace

std::vector<DrawSegment> segments_of(const std::vector<LatLng>& line,
                                     const MapProjection& projection) {
  std::vector<DrawSegment> segments;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const DrawSegment segment{projection.to_point(line[i - 1]), projection.to_point(line[i])};
    if (segment.from != segment.to) segments.push_back(segment);
  }
  return segments;
}

Markup draw_ground(const MapInput& map, const MapProjection& projection) {
  const DrawBox frame = projection.frame();
  Markup layer;
  layer.leaf("rect", {{"x", to_px(frame.left)},
                      {"y", to_px(frame.top)},
                      {"width", to_px(frame.right - frame.left)},
                      {"height", to_px(frame.bottom - frame.top)},
                      {"fill", text_of(palette::kSea)}});
  return layer.add(draw_countries(map, projection))
      .add(draw_lines(map, projection))
      .add(draw_roads(map, projection));
}

Markup draw_routes(const MapInput& map, const MapProjection& projection) {
  Markup layer;
  for (const MapRoute& route : map.routes) {
    layer.element("g", {{"fill", "none"}, {"stroke-linejoin", "round"}, {"stroke-linecap", "butt"}},
                  draw_route(route, projection));
    layer.line_end();
  }
  return layer;
}

Markup draw_towns(std::span<const MapTown> towns, const MapProjection& projection) {
  Markup layer;
  for (const MapTown& town : towns) {
    const DrawPoint at = projection.to_point(town.position);
    const bool is_main = town.rank == MapTown::Rank::kHub || town.rank == MapTown::Rank::kEnd;
    layer.leaf("circle", {{"cx", to_px(at.x)},
                          {"cy", to_px(at.y)},
                          {"r", is_main ? "3.6" : "2.4"},
                          {"fill", text_of(is_main ? palette::kInk : palette::kPaper)},
                          {"stroke", text_of(palette::kInk)},
                          {"stroke-width", "1.1"}});
  }
  return layer;
}

std::vector<PlacedCrossing> place_crossings(const MapInput& map, const MapProjection& projection) {
  std::vector<PlacedCrossing> placed;
  std::vector<SymbolSpot> spots;
  for (const MapCrossing& crossing : map.crossings) {
    const DrawPoint spot = projection.to_point(crossing.position);
    if (!lies_within(projection.frame(), spot)) continue;
    placed.push_back({crossing, spot, spot, {}});
    spots.push_back({spot, reach_of(crossing)});
  }
  const std::vector<DrawPoint> centres = spread_symbols(spots, kMostMoved);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const DrawPoint at = centres[i];
    const std::int32_t reach = spots[i].reach;
    placed[i].centre = at;
    placed[i].box = {at.x - reach, at.y - reach, at.x + reach, at.y + reach};
  }
  return placed;
}

Markup draw_crossings(std::span<const PlacedCrossing> crossings) {
  std::vector<PlacedCrossing> sorted(crossings.begin(), crossings.end());
  std::ranges::stable_sort(sorted, {},
                           [](const PlacedCrossing& c) { return drawing_order(c.crossing); });
  Markup layer;
  for (const PlacedCrossing& placed : sorted) layer.add(draw_offset(placed));
  for (const PlacedCrossing& placed : sorted) {
    layer.element("g", {{"data-crossing", placed.crossing.key.text()}}, draw_crossing(placed));
    layer.line_end();
  }
  return layer;
}

}  // namespace maabar
