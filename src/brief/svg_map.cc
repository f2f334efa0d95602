// SPDX-License-Identifier: Apache-2.0
#include "brief/svg_map.h"

#include "brief/map_projection.h"
#include "brief/markup.h"
#include "brief/palette.h"
#include "brief/svg_labels.h"
#include "brief/svg_layers.h"
#include "brief/svg_legend.h"

namespace maabar {
namespace {

constexpr std::int32_t kWidth = 11000;  // of the drawing, 0.1 px

std::string text_of(Literal literal) { return std::string(literal.text()); }

Markup draw_frame(const DrawBox& frame, Literal fill, Literal stroke) {
  return Markup().leaf("rect", {{"x", to_px(frame.left)},
                                {"y", to_px(frame.top)},
                                {"width", to_px(frame.right - frame.left)},
                                {"height", to_px(frame.bottom - frame.top)},
                                {"fill", text_of(fill)},
                                {"stroke", text_of(stroke)},
                                {"stroke-width", "1"}});
}

/// Nothing of the group is drawn outside the frame.
Markup clip_to_frame(const DrawBox& frame, const Markup& content) {
  Markup clip;
  clip.element("clipPath", {{"id", "maabar-frame"}}, draw_frame(frame, "#000", "none"));
  Markup markup;
  markup.element("defs", clip);
  return markup.element("g", {{"clip-path", "url(#maabar-frame)"}}, content);
}

/// Names with a light rim, so that they read on top of lines.
Markup draw_names(const Markup& names) {
  return Markup().element("g",
                          {{"stroke", text_of(palette::kLand)},
                           {"stroke-width", "2.6"},
                           {"stroke-linejoin", "round"},
                           {"paint-order", "stroke"}},
                          names);
}

}  // namespace

std::string to_svg(const MapInput& map) {
  const Strip title = draw_title(map, kWidth);
  const MapProjection projection(
      {map.south_west, map.north_east, DrawPoint{0, title.height}, kWidth});
  const DrawBox frame = projection.frame();
  const std::vector<PlacedCrossing> crossings = place_crossings(map, projection);
  const MapLabels labels = make_labels(map, projection, crossings);

  Markup under = draw_ground(map, projection);
  under.add(draw_routes(map, projection));
  Markup content = clip_to_frame(frame, under);
  content.add(draw_towns(labels.towns, projection));
  content.add(labels.leaders);
  content.add(draw_crossings(crossings));
  content.add(draw_names(labels.names));
  content.add(draw_frame(frame, "none", palette::kBorder));
  const Strip legend = draw_legend(map, projection, frame.bottom, kWidth);

  Markup drawing;
  drawing.element("title", map.title);
  drawing.leaf("rect", {{"width", "100%"}, {"height", "100%"}, {"fill", text_of(palette::kPaper)}});
  drawing.add(title.markup).add(content).add(legend.markup);
  Markup svg;
  svg.element(
      "svg",
      {{"xmlns", "http://www.w3.org/2000/svg"},
       {"viewBox", "0 0 " + to_px(kWidth) + " " + to_px(frame.bottom + legend.height)},
       {"role", "img"},
       {"font-family", "Noto Sans, Arial, Helvetica, Noto Sans Arabic, DejaVu Sans, sans-serif"}},
      drawing);
  svg.line_end();
  return std::move(svg).bytes();
}

}  // namespace maabar
