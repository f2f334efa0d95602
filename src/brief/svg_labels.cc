// SPDX-License-Identifier: Apache-2.0
#include "brief/svg_labels.h"

#include <algorithm>
#include <tuple>

#include "brief/palette.h"
#include "brief/svg_symbol.h"
#include "brief/text_width.h"

namespace maabar {
namespace {

constexpr TextStyle kCrossingStyle = {116, TextWeight::kBold};
constexpr TextStyle kQuietStyle = {104, TextWeight::kRegular};  // of a crossing that is unknown
constexpr TextStyle kHubStyle = {118, TextWeight::kRegular};
constexpr TextStyle kTownStyle = {102, TextWeight::kRegular};
constexpr TextStyle kCountryStyle = {150, TextWeight::kRegular};
constexpr TextStyle kSmallCountryStyle = {112, TextWeight::kRegular};
constexpr std::int32_t kCrossingReach = 1500;  // longest leader line, 0.1 px
constexpr std::int32_t kTownReach = 500;  // of a hub; other towns have a name beside them or none
constexpr std::int32_t kTownDot = 45;
constexpr std::size_t kMostTowns = 45;  // more would only be clutter at this scale

/// One name to draw. A variant is one or two lines.
struct Name {
  std::vector<std::vector<std::string>> variants;
  TextStyle style;
  Literal colour = palette::kInk;
  LabelRequest request;
};

std::int32_t line_height(TextStyle style) { return style.size * 118 / 100; }

DrawSize size_of(const std::vector<std::string>& lines, TextStyle style) {
  DrawSize size{0, line_height(style) * static_cast<std::int32_t>(lines.size())};
  for (const std::string& line : lines) size.width = std::max(size.width, text_width(line, style));
  return size;
}

Name finished(Name name) {
  for (const auto& lines : name.variants) {
    name.request.variants.push_back(size_of(lines, name.style));
  }
  return name;
}

bool is_unknown(const MapCrossing& crossing) {
  return crossing.a_to_b == Shown::kUnknown && crossing.b_to_a == Shown::kUnknown;
}

Name name_of(const PlacedCrossing& placed) {
  const MapCrossing& crossing = placed.crossing;
  Name name;
  name.style = is_unknown(crossing) && !crossing.is_on_route ? kQuietStyle : kCrossingStyle;
  name.colour = is_unknown(crossing) ? palette::kQuietInk : palette::kInk;
  name.variants.push_back({crossing.label});
  if (crossing.short_label != crossing.label) name.variants.push_back({crossing.short_label});
  name.request.anchor = placed.centre;
  name.request.clearance = placed.box.right - placed.centre.x + 20;
  name.request.reach = kCrossingReach;
  return finished(std::move(name));
}

DrawBox dot_of(DrawPoint at) {
  return {at.x - kTownDot, at.y - kTownDot, at.x + kTownDot, at.y + kTownDot};
}

Name name_of(const MapTown& town, const MapProjection& projection) {
  const bool is_main = town.rank == MapTown::Rank::kEnd || town.rank == MapTown::Rank::kHub;
  Name name;
  name.style = is_main ? kHubStyle : kTownStyle;
  if (is_main && !town.name_ar.empty()) name.variants.push_back({town.name + "  " + town.name_ar});
  name.variants.push_back({town.name});
  name.request.anchor = projection.to_point(town.position);
  name.request.clearance = kTownDot + 20;
  name.request.reach = is_main ? kTownReach : 0;
  if (!is_main) name.request.mark = dot_of(name.request.anchor);
  return finished(std::move(name));
}

/// Whether a country takes a good part of the drawing, so that its name may be large.
bool is_large(const CountryOutline& country, const MapProjection& projection) {
  std::int32_t left = projection.frame().right;
  std::int32_t right = projection.frame().left;
  for (const Polygon& polygon : country.polygons) {
    for (const LatLng& corner : polygon.outer) {
      left = std::min(left, projection.to_point(corner).x);
      right = std::max(right, projection.to_point(corner).x);
    }
  }
  return right - left > 1800;
}

Name name_of(const CountryOutline& country, const MapProjection& projection) {
  Name name;
  name.style = is_large(country, projection) ? kCountryStyle : kSmallCountryStyle;
  name.colour = palette::kCountryName;
  name.variants.push_back({country.name, country.name_ar});
  name.variants.push_back({country.name});
  name.request.anchor = projection.to_point(country.label);
  name.request.is_centred = true;
  return finished(std::move(name));
}

bool lies_within(const DrawBox& frame, DrawPoint point) {
  return frame.left <= point.x && point.x <= frame.right && frame.top <= point.y &&
         point.y <= frame.bottom;
}

LabelField field_of(const MapInput& map, const MapProjection& projection,
                    std::span<const PlacedCrossing> crossings) {
  LabelField field;
  field.frame = projection.frame();
  for (const PlacedCrossing& placed : crossings) field.taken.push_back(placed.box);
  const auto add = [&](std::vector<DrawSegment>& lines, const std::vector<LatLng>& line) {
    for (const DrawSegment& piece : segments_of(line, projection)) lines.push_back(piece);
  };
  for (const MapRoute& route : map.routes) add(field.heavy, route.line);
  for (const MapRoad& road : map.roads) {
    if (road.road_class <= RoadClass::kPrimary) add(field.light, road.line);
  }
  for (const CountryOutline& country : map.outlines) {
    for (const Polygon& polygon : country.polygons) add(field.light, polygon.outer);
  }
  return field;
}

/// How early a crossing's name is placed: routes, then what is known, then the rest; within these
/// from north to south, so that leader lines fan out instead of tangling.
auto crossing_order(const MapCrossing& crossing) {
  const int what = crossing.is_on_route ? 0 : (is_unknown(crossing) ? 2 : 1);
  return std::tuple(what, -crossing.position.lat_e7(), crossing.position.lng_e7());
}

/// Collects names in the order in which they are placed.
class NameList {
 public:
  NameList(const MapInput& map, const MapProjection& projection,
           std::span<const PlacedCrossing> placed)
      : map_(map), projection_(projection), placed_(placed) {}

  void add_large_countries() {
    for (const CountryOutline& country : map_.outlines) {
      if (is_large(country, projection_)) add(name_of(country, projection_), country.label);
    }
  }
  void add_small_countries() {
    for (const CountryOutline& country : map_.outlines) {
      if (!is_large(country, projection_)) add(name_of(country, projection_), country.label);
    }
  }
  template <typename Predicate>
  void add_crossings(Predicate is_wanted) {
    std::vector<const PlacedCrossing*> crossings;
    for (const PlacedCrossing& placed : placed_) {
      if (is_wanted(placed.crossing)) crossings.push_back(&placed);
    }
    std::ranges::sort(crossings, {},
                      [](const PlacedCrossing* p) { return crossing_order(p->crossing); });
    for (const PlacedCrossing* placed : crossings) {
      crossings_.emplace_back(names_.size(), &placed->crossing);
      names_.push_back(name_of(*placed));
    }
  }
  template <typename Predicate>
  void add_towns(Predicate is_wanted) {
    std::vector<const MapTown*> towns;
    for (const MapTown& town : map_.towns) {
      if (is_wanted(town)) towns.push_back(&town);
    }
    std::ranges::sort(towns, {}, [](const MapTown* town) {
      return std::tuple(town->rank, ~town->population.value, town->name, town->position);
    });
    for (const MapTown* town : towns) {
      if (towns_.size() >= kMostTowns) return;
      if (!lies_within(projection_.frame(), projection_.to_point(town->position))) continue;
      towns_.emplace_back(names_.size(), town);
      add(name_of(*town, projection_), town->position);
    }
  }
  [[nodiscard]] const std::vector<Name>& names() const { return names_; }
  [[nodiscard]] const auto& towns() const { return towns_; }
  [[nodiscard]] const auto& crossings() const { return crossings_; }

 private:
  void add(Name name, LatLng place) {
    // A name of something outside the window has nowhere to stand.
    if (!lies_within(projection_.frame(), projection_.to_point(place))) {
      name.request.variants.clear();
    }
    names_.push_back(std::move(name));
  }

  const MapInput& map_;
  const MapProjection& projection_;
  std::span<const PlacedCrossing> placed_;
  std::vector<Name> names_;
  std::vector<std::pair<std::size_t, const MapTown*>> towns_;
  std::vector<std::pair<std::size_t, const MapCrossing*>> crossings_;
};

Markup draw_name(const Name& name, const LabelPlacement& placement) {
  Markup text;
  const auto& lines = name.variants[placement.variant];
  const std::int32_t middle = (placement.box.left + placement.box.right) / 2;
  // A name to the left of what it names ends there, one to its right begins there.
  const bool is_left = middle < name.request.anchor.x - name.request.clearance;
  const bool is_right = middle > name.request.anchor.x + name.request.clearance;
  const std::string anchor = is_right ? "start" : (is_left ? "end" : "middle");
  const std::int32_t x = is_right ? placement.box.left : (is_left ? placement.box.right : middle);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::int32_t baseline = placement.box.top +
                                  line_height(name.style) * static_cast<std::int32_t>(i) +
                                  name.style.size * 92 / 100;
    text.element("text",
                 {{"x", to_px(x)},
                  {"y", to_px(baseline)},
                  {"text-anchor", anchor},
                  {"font-size", to_px(name.style.size)},
                  {"font-weight", name.style.weight == TextWeight::kBold ? "bold" : "normal"},
                  {"fill", std::string(name.colour.text())}},
                 lines[i]);
    text.line_end();
  }
  return text;
}

/// A thin dark line on a light one, so that it is not taken for a road.
Markup draw_leader(const DrawSegment& leader) {
  const std::string path = "M" + to_px(leader.from.x) + " " + to_px(leader.from.y) + "L" +
                           to_px(leader.to.x) + " " + to_px(leader.to.y);
  Markup line;
  line.leaf("path",
            {{"d", path}, {"stroke", std::string(palette::kLand.text())}, {"stroke-width", "2.8"}});
  return line.leaf(
      "path",
      {{"d", path}, {"stroke", std::string(palette::kInk.text())}, {"stroke-width", "0.8"}});
}

}  // namespace

MapLabels make_labels(const MapInput& map, const MapProjection& projection,
                      std::span<const PlacedCrossing> crossings) {
  NameList list(map, projection, crossings);
  const auto is_main = [](const MapTown& t) { return t.rank <= MapTown::Rank::kHub; };
  list.add_large_countries();
  list.add_towns([](const MapTown& t) { return t.rank == MapTown::Rank::kEnd; });
  list.add_crossings([](const MapCrossing& c) { return c.is_on_route; });
  list.add_towns([](const MapTown& t) { return t.rank == MapTown::Rank::kHub; });
  list.add_crossings([](const MapCrossing& c) { return !c.is_on_route; });
  list.add_small_countries();
  list.add_towns([&](const MapTown& t) { return !is_main(t); });

  LabelField field = field_of(map, projection, crossings);
  for (const MapTown& town : map.towns) {
    if (!is_main(town)) continue;
    field.taken.push_back(dot_of(projection.to_point(town.position)));
  }
  std::vector<LabelRequest> requests;
  for (const Name& name : list.names()) requests.push_back(name.request);
  const auto placements = place_labels(field, requests);

  MapLabels labels;
  for (std::size_t i = 0; i < placements.size(); ++i) {
    if (!placements[i]) continue;
    labels.boxes.push_back(placements[i]->box);
    labels.names.add(draw_name(list.names()[i], *placements[i]));
    if (placements[i]->leader) labels.leaders.add(draw_leader(*placements[i]->leader));
  }
  for (const auto& [index, town] : list.towns()) {
    if (placements[index] || is_main(*town)) labels.towns.push_back(*town);
  }
  for (const auto& [index, crossing] : list.crossings()) {
    if (!placements[index]) labels.unnamed.push_back(crossing->key);
  }
  return labels;
}

}  // namespace maabar
