// SPDX-License-Identifier: Apache-2.0
#include "brief/svg_legend.h"

#include <fmt/format.h>

#include <array>

#include "brief/palette.h"
#include "brief/svg_symbol.h"
#include "brief/text_width.h"

namespace maabar {
namespace {

constexpr std::int32_t kMargin = 120;
constexpr TextStyle kLegendStyle = {112, TextWeight::kRegular};
constexpr TextStyle kFootStyle = {98, TextWeight::kRegular};

std::string text_of(Literal literal) { return std::string(literal.text()); }

struct TextAt {
  DrawPoint at;
  TextStyle style;
  Literal colour;
};

Markup draw_text(const TextAt& where, std::string_view text) {
  return Markup().element(
      "text",
      {{"x", to_px(where.at.x)},
       {"y", to_px(where.at.y)},
       {"font-size", to_px(where.style.size)},
       {"font-weight", where.style.weight == TextWeight::kBold ? "bold" : "normal"},
       {"fill", text_of(where.colour)}},
      text);
}

/// Right to left, ending at the right edge.
Markup draw_arabic(const TextAt& where, std::string_view text) {
  return Markup().element("text",
                          {{"x", to_px(where.at.x)},
                           {"y", to_px(where.at.y)},
                           {"direction", "rtl"},
                           {"lang", "ar"},
                           {"text-anchor", "start"},
                           {"font-size", to_px(where.style.size)},
                           {"font-weight", "bold"},
                           {"fill", text_of(where.colour)}},
                          text);
}

Markup draw_line(DrawPoint from, DrawPoint to, Literal colour, std::string_view width) {
  return Markup().leaf("path", {{"d", "M" + to_px(from.x) + " " + to_px(from.y) + "L" +
                                          to_px(to.x) + " " + to_px(to.y)},
                                {"fill", "none"},
                                {"stroke", text_of(colour)},
                                {"stroke-width", std::string(width)}});
}

/// Sets one item after the other, in rows.
class LegendRows {
 public:
  LegendRows(std::int32_t top, std::int32_t left, std::int32_t right)
      : left_(left), right_(right), at_{left, top + 150} {}

  /// An item of a sign of `sign_width` and a text; `draw` draws the sign around a point.
  template <typename Draw>
  void add(std::int32_t sign_width, std::string_view text, Draw draw) {
    const std::int32_t width = sign_width + 60 + text_width(text, kLegendStyle);
    if (at_.x > left_ && at_.x + width > right_) next_row();
    markup_.add(draw(DrawPoint{at_.x + sign_width / 2, at_.y}));
    markup_.add(
        draw_text({{at_.x + sign_width + 60, at_.y + 40}, kLegendStyle, palette::kInk}, text));
    markup_.line_end();
    at_.x += width + 170;
  }
  void next_row() { at_ = {left_, at_.y + 200}; }
  [[nodiscard]] std::int32_t bottom() const { return at_.y + 110; }
  [[nodiscard]] const Markup& markup() const { return markup_; }

 private:
  std::int32_t left_;
  std::int32_t right_;
  DrawPoint at_;
  Markup markup_;
};

struct StateText {
  Shown shown;
  std::string_view text;
};
constexpr std::array<StateText, 4> kStates = {{{Shown::kOpen, "reported open"},
                                               {Shown::kRestricted, "restricted"},
                                               {Shown::kClosed, "closed"},
                                               {Shown::kUnknown, "unknown"}}};

void add_states(LegendRows& rows) {
  for (const StateText& state : kStates) {
    rows.add(2 * kSymbolReach, state.text,
             [&](DrawPoint at) { return draw_state(state.shown, at, 100); });
  }
  rows.add(260, "directions differ", [](DrawPoint at) {
    Markup pair = draw_state(Shown::kOpen, {at.x - 56, at.y}, 78);
    return pair.add(draw_state(Shown::kClosed, {at.x + 56, at.y}, 78));
  });
}

Markup draw_route_sample(DrawPoint at, Literal dashes) {
  Markup sample;
  sample.leaf("path", {{"d", "M" + to_px(at.x - 180) + " " + to_px(at.y) + "H" + to_px(at.x + 180)},
                       {"stroke", text_of(palette::kRoute)},
                       {"stroke-width", "3.6"},
                       {"stroke-dasharray", text_of(dashes)}});
  const std::string arrow = "M" + to_px(at.x + 65) + " " + to_px(at.y) + "l-10.5 -5 2.5 5 -2.5 5Z";
  return sample.leaf("path", {{"d", arrow},
                              {"fill", text_of(palette::kRoute)},
                              {"stroke", text_of(palette::kPaper)},
                              {"stroke-width", "0.8"}});
}

bool has_route(const MapInput& map, MapRoute::Certainty certainty) {
  for (const MapRoute& route : map.routes) {
    if (route.certainty == certainty) return true;
  }
  return false;
}

void add_routes(LegendRows& rows, const MapInput& map) {
  if (has_route(map, MapRoute::Certainty::kEveryReading)) {
    rows.add(360, "way asked for", [](DrawPoint at) { return draw_route_sample(at, "none"); });
  }
  if (has_route(map, MapRoute::Certainty::kOnlyIfPasses)) {
    rows.add(360, "way that holds only if what is restricted or unknown passes",
             [](DrawPoint at) { return draw_route_sample(at, "9 5"); });
  }
}

void add_roads(LegendRows& rows) {
  rows.add(260, "motorway, trunk road", [](DrawPoint at) {
    return draw_line({at.x - 130, at.y}, {at.x + 130, at.y}, palette::kRoad, "2.2");
  });
  rows.add(260, "other road (schematic)", [](DrawPoint at) {
    return draw_line({at.x - 130, at.y}, {at.x + 130, at.y}, palette::kRoad, "1");
  });
  rows.add(72, "hub", [](DrawPoint at) {
    return Markup().leaf(
        "circle",
        {{"cx", to_px(at.x)}, {"cy", to_px(at.y)}, {"r", "3.6"}, {"fill", text_of(palette::kInk)}});
  });
}

/// A bar in four parts, filled and empty by turns.
Markup draw_scale_bar(const MapProjection& projection, DrawPoint at, Metres length) {
  const std::int32_t width = projection.length_of(length);
  Markup bar;
  for (std::int32_t part = 0; part < 4; ++part) {
    const std::int32_t left = at.x + width * part / 4;
    const std::int32_t right = at.x + width * (part + 1) / 4;
    bar.leaf("rect", {{"x", to_px(left)},
                      {"y", to_px(at.y)},
                      {"width", to_px(right - left)},
                      {"height", "5"},
                      {"fill", text_of(part % 2 == 0 ? palette::kInk : palette::kPaper)},
                      {"stroke", text_of(palette::kInk)},
                      {"stroke-width", "0.8"}});
  }
  bar.add(draw_text({{at.x - 20, at.y - 40}, kFootStyle, palette::kInk}, "0"));
  const std::string end = fmt::format("{} km", length.value / 1000);
  const std::int32_t end_width = text_width(end, kFootStyle);
  bar.add(draw_text({{at.x + width + 20 - end_width, at.y - 40}, kFootStyle, palette::kInk}, end));
  return bar;
}

std::string projection_note(const MapProjection& projection) {
  const auto tenths = static_cast<int>(projection.mean_latitude() * 10 + 0.5);
  return fmt::format(
      "North is up. Equirectangular; scale true along {}.{}° N and along meridians. "
      "Symbols that would overlap stand aside, with a line to their place.",
      tenths / 10, tenths % 10);
}

}  // namespace

Metres scale_bar_length(const MapProjection& projection, std::int32_t most) {
  Metres best{1000};
  for (std::uint32_t ten = 1000; ten <= 1000000; ten *= 10) {
    for (const std::uint32_t times : {1U, 2U, 5U}) {
      const Metres length{ten * times};
      if (projection.length_of(length) <= most) best = length;
    }
  }
  return best;
}

Strip draw_title(const MapInput& map, std::int32_t width) {
  Strip strip;
  const TextStyle title = {190, TextWeight::kBold};
  strip.markup.add(draw_text({{kMargin, 260}, title, palette::kInk}, map.title));
  strip.markup.add(draw_arabic({{width - kMargin, 260}, title, palette::kInk}, map.title_ar));
  std::int32_t y = 450;
  for (const std::string& line : wrap_text(map.dates, kLegendStyle, width - 2 * kMargin)) {
    strip.markup.add(draw_text({{kMargin, y}, kLegendStyle, palette::kQuietInk}, line));
    y += 150;
  }
  strip.height = y - 20;
  return strip;
}

Strip draw_legend(const MapInput& map, const MapProjection& projection, std::int32_t top,
                  std::int32_t width) {
  constexpr std::int32_t kBarRoom = 2300;
  LegendRows rows(top, kMargin, width - kMargin - kBarRoom);
  add_states(rows);
  rows.next_row();
  add_routes(rows, map);
  add_roads(rows);

  Strip strip;
  strip.markup.add(rows.markup());
  const Metres length = scale_bar_length(projection, kBarRoom - 300);
  const std::int32_t bar = projection.length_of(length);
  strip.markup.add(draw_scale_bar(projection, {width - kMargin - bar - 40, top + 260}, length));
  std::int32_t y = rows.bottom() + 90;
  for (const std::string& text : {projection_note(projection), map.foot, map.disclaimer}) {
    for (const std::string& line : wrap_text(text, kFootStyle, width - 2 * kMargin)) {
      strip.markup.add(draw_text({{kMargin, y}, kFootStyle, palette::kQuietInk}, line));
      y += 135;
    }
    y += 15;
  }
  strip.height = y - top;
  return strip;
}

}  // namespace maabar
