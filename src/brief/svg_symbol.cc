// SPDX-License-Identifier: Apache-2.0
#include "brief/svg_symbol.h"

#include <initializer_list>

#include "brief/palette.h"

namespace maabar {
namespace {

/// Places shapes given in 0.1 px around a centre.
struct Pen {
  DrawPoint centre;
  std::int32_t percent = 100;

  [[nodiscard]] std::string x(std::int32_t offset) const {
    return to_px(centre.x + offset * percent / 100);
  }
  [[nodiscard]] std::string y(std::int32_t offset) const {
    return to_px(centre.y + offset * percent / 100);
  }
  [[nodiscard]] std::string length(std::int32_t tenths) const {
    return to_px(tenths * percent / 100);
  }
  [[nodiscard]] std::string path(std::initializer_list<DrawPoint> points) const {
    std::string path;
    for (const DrawPoint& point : points) {
      path += (path.empty() ? "M" : "L") + x(point.x) + " " + y(point.y);
    }
    return path;
  }
};

std::string text_of(Literal literal) { return std::string(literal.text()); }

Markup draw_open(const Pen& pen) {
  return Markup().leaf("circle", {{"cx", pen.x(0)},
                                  {"cy", pen.y(0)},
                                  {"r", pen.length(58)},
                                  {"fill", text_of(palette::kOpen)},
                                  {"stroke", text_of(palette::kPaper)},
                                  {"stroke-width", pen.length(16)}});
}

Markup draw_restricted(const Pen& pen) {
  return Markup().leaf("path", {{"d", pen.path({{0, -70}, {70, 54}, {-70, 54}}) + "Z"},
                                {"fill", text_of(palette::kRestricted)},
                                {"stroke", text_of(palette::kInk)},
                                {"stroke-width", pen.length(12)},
                                {"stroke-linejoin", "round"}});
}

Markup draw_closed(const Pen& pen) {
  Markup markup;
  markup.leaf("path", {{"d", pen.path({{-56, -56}, {56, -56}, {56, 56}, {-56, 56}}) + "Z"},
                       {"fill", text_of(palette::kClosed)},
                       {"stroke", text_of(palette::kPaper)},
                       {"stroke-width", pen.length(12)}});
  const std::string cross = pen.path({{-30, -30}, {30, 30}}) + pen.path({{30, -30}, {-30, 30}});
  return markup.leaf("path", {{"d", cross},
                              {"fill", "none"},
                              {"stroke", text_of(palette::kPaper)},
                              {"stroke-width", pen.length(20)}});
}

Markup draw_unknown(const Pen& pen) {
  Markup markup;
  markup.leaf("path", {{"d", pen.path({{0, -66}, {66, 0}, {0, 66}, {-66, 0}}) + "Z"},
                       {"fill", text_of(palette::kPaper)},
                       {"stroke", text_of(palette::kUnknown)},
                       {"stroke-width", pen.length(13)}});
  return markup.element("text",
                        {{"x", pen.x(0)},
                         {"y", pen.y(33)},
                         {"font-size", pen.length(94)},
                         {"font-weight", "bold"},
                         {"text-anchor", "middle"},
                         {"stroke", "none"},
                         {"fill", text_of(palette::kUnknown)}},
                        "?");
}

}  // namespace

Markup draw_state(Shown shown, DrawPoint centre, std::int32_t scale_percent) {
  const Pen pen{centre, scale_percent};
  switch (shown) {
    case Shown::kOpen:
      return draw_open(pen);
    case Shown::kRestricted:
      return draw_restricted(pen);
    case Shown::kClosed:
      return draw_closed(pen);
    case Shown::kUnknown:
      break;
  }
  return draw_unknown(pen);
}

Markup state_icon(Shown shown) {
  return Markup().element("svg",
                          {{"class", "icon"},
                           {"viewBox", "0 0 16 16"},
                           {"width", "14"},
                           {"height", "14"},
                           {"aria-hidden", "true"}},
                          draw_state(shown, {80, 80}, 100));
}

}  // namespace maabar
