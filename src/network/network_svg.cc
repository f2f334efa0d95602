// SPDX-License-Identifier: Apache-2.0
#include "network/network_svg.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/exact_math.h"

namespace maabar {
namespace {

constexpr std::size_t kMostArcsOfAllClasses = 60000;
constexpr std::int64_t kLongSide = 12000;  // tenths of a pixel
constexpr std::int64_t kMargin = 200;
constexpr std::int64_t kLegend = 300;

struct Pen {
  std::string_view colour;
  std::string_view width;
};
/// In order of RoadClass.
constexpr std::array<Pen, 10> kPens = {{{"#7a3b1d", "1.6"},
                                        {"#9a5a2b", "1.3"},
                                        {"#b07d45", "1.0"},
                                        {"#b9a06a", "0.7"},
                                        {"#a9a58d", "0.5"},
                                        {"#b8b8b8", "0.4"},
                                        {"#c8c8c8", "0.35"},
                                        {"#d4d4d4", "0.3"},
                                        {"#6a9fb5", "0.6"},
                                        {"#333333", "0.8"}}};

/// Equirectangular, fitted to the nodes.
class Frame {
 public:
  explicit Frame(const RoadGraph& graph) {
    const auto& positions = graph.columns().position;
    if (positions.empty()) return;
    const auto [south, north] =
        std::minmax_element(positions.begin(), positions.end(),
                            [](LatLng a, LatLng b) { return a.lat_e7() < b.lat_e7(); });
    const auto [west, east] =
        std::minmax_element(positions.begin(), positions.end(),
                            [](LatLng a, LatLng b) { return a.lng_e7() < b.lng_e7(); });
    north_ = north->lat();
    west_ = west->lng();
    shrink_ = cosine_of_degrees((south->lat() + north->lat()) / 2);
    const double height = north_ - south->lat();
    const double width = (east->lng() - west_) * shrink_;
    const double longest = std::max({height, width, 1e-6});
    scale_ = static_cast<double>(kLongSide) / longest;
    height_ = static_cast<std::int64_t>(height * scale_) + 2 * kMargin;
    width_ = static_cast<std::int64_t>(width * scale_) + 2 * kMargin;
  }
  struct Point {
    std::int64_t x;
    std::int64_t y;
    friend bool operator==(const Point&, const Point&) = default;
  };
  [[nodiscard]] Point at(LatLng point) const {
    return {static_cast<std::int64_t>((point.lng() - west_) * shrink_ * scale_) + kMargin,
            static_cast<std::int64_t>((north_ - point.lat()) * scale_) + kMargin};
  }
  [[nodiscard]] std::int64_t width() const { return width_; }
  [[nodiscard]] std::int64_t height() const { return height_; }

 private:
  double north_ = 0;
  double west_ = 0;
  double shrink_ = 1;
  double scale_ = 1;
  std::int64_t width_ = 2 * kMargin;
  std::int64_t height_ = 2 * kMargin;
};

std::string px(std::int64_t tenths) { return fmt::format("{}.{}", tenths / 10, tenths % 10); }

void add_line(const std::vector<LatLng>& line, const Frame& frame, std::string& path) {
  Frame::Point before = frame.at(line.front());
  path += fmt::format("M{} {}", px(before.x), px(before.y));
  for (const LatLng point : line) {
    const Frame::Point at = frame.at(point);
    if (at == before) continue;
    path += fmt::format("L{} {}", px(at.x), px(at.y));
    before = at;
  }
}

// Of a whole country the lesser roads would be a grey wash.
RoadClass last_class_drawn(const RoadGraph& graph) {
  return graph.arc_count() > kMostArcsOfAllClasses ? RoadClass::kSecondary : RoadClass::kGate;
}

std::string draw_roads(const RoadGraph& graph, const Frame& frame) {
  const RoadClass last = last_class_drawn(graph);
  std::array<std::string, kPens.size()> paths;
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto id = ArcId::from_index(i);
    const Arc arc = graph.arc(id);
    // The way back of a straight arc is drawn over it: the same line.
    if (arc.is_shape_reversed || arc.road_class > last) continue;
    add_line(graph.line_of(id), frame, paths[static_cast<std::size_t>(arc.road_class)]);
  }
  std::string svg;
  for (std::size_t i = paths.size(); i-- > 0;) {
    if (paths[i].empty()) continue;
    svg += fmt::format("<path d=\"{}\" stroke=\"{}\" stroke-width=\"{}\"/>\n", paths[i],
                       kPens[i].colour, kPens[i].width);
  }
  return svg;
}

/// Finds room for one label after another, whole within the drawing; what has no room is left to
/// the tooltip.
class LabelSpots {
 public:
  explicit LabelSpots(const Frame& frame) : width_(frame.width()) {}
  /// Keeps labels off this.
  void block(Frame::Point middle, std::int64_t radius) {
    taken_.push_back({middle.x - radius, middle.y - radius, middle.x + radius, middle.y + radius});
  }
  /// Where the text begins, on its base line: right of the point, left, above or below it.
  std::optional<Frame::Point> place(Frame::Point at, std::size_t letters) {
    const std::int64_t width = static_cast<std::int64_t>(letters) * kLetter;
    const std::array<Frame::Point, 4> spots = {{{at.x + 60, at.y + 30},
                                                {at.x - 60 - width, at.y + 30},
                                                {at.x - width / 2, at.y - 70},
                                                {at.x - width / 2, at.y + 140}}};
    for (const Frame::Point spot : spots) {
      const Box box = {spot.x, spot.y - kRise, spot.x + width, spot.y + kFall};
      const bool is_inside = box.left >= 0 && box.right <= width_ && box.top >= 0;
      const bool is_free = std::none_of(taken_.begin(), taken_.end(),
                                        [&](const Box& other) { return overlap(box, other); });
      if (!is_inside || !is_free) continue;
      taken_.push_back(box);
      return spot;
    }
    return std::nullopt;
  }

 private:
  static constexpr std::int64_t kLetter = 56;  // tenths of a pixel, of 9 px text in a wide face
  static constexpr std::int64_t kRise = 80;
  static constexpr std::int64_t kFall = 20;
  struct Box {
    std::int64_t left;
    std::int64_t top;
    std::int64_t right;
    std::int64_t bottom;
  };
  static bool overlap(const Box& a, const Box& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }
  std::int64_t width_;
  std::vector<Box> taken_;
};

ArcId first_arc_of(const Gate& gate) {
  return gate.a_to_b.empty() ? gate.b_to_a.front() : gate.a_to_b.front();
}

// Those on greater roads first: where labels vie for room they win.
std::vector<GateId> by_road_class(const RoadGraph& graph) {
  std::vector<GateId> gates;
  for (std::size_t i = 0; i < graph.gate_count(); ++i) gates.push_back(GateId::from_index(i));
  std::stable_sort(gates.begin(), gates.end(), [&](GateId a, GateId b) {
    const auto& classes = graph.columns().road_class;
    return classes[first_arc_of(graph.gate(a)).index()] <
           classes[first_arc_of(graph.gate(b)).index()];
  });
  return gates;
}

// A crossing's id is of letters, digits, dots and hyphens: nothing to escape.
std::string draw_gates(const RoadGraph& graph, const Frame& frame) {
  std::string dots;
  std::string labels;
  std::vector<Frame::Point> points;
  LabelSpots spots(frame);
  const std::vector<GateId> gates = by_road_class(graph);
  for (const GateId gate : gates) {
    points.push_back(frame.at(graph.position(graph.tail(first_arc_of(graph.gate(gate))))));
    spots.block(points.back(), 45);
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::string id = graph.gate(gates[i]).crossing.text();
    dots += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"3.5\"><title>{}</title></circle>\n",
                        px(points[i].x), px(points[i].y), id);
    const auto spot = spots.place(points[i], id.size());
    if (!spot) continue;
    labels += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>\n", px(spot->x), px(spot->y), id);
  }
  return dots + labels;
}

// What the lines and dots are, below the drawing.
std::string draw_legend(const RoadGraph& graph, const Frame& frame) {
  std::array<bool, kPens.size()> is_drawn{};
  for (const std::uint8_t road_class : graph.columns().road_class) is_drawn[road_class] = true;
  const std::int64_t y = frame.height() + kLegend / 2;
  std::int64_t x = kMargin;
  std::string svg = fmt::format(
      "<circle cx=\"{0}\" cy=\"{1}\" r=\"3.5\" fill=\"#c0392b\"/><text x=\"{2}\" "
      "y=\"{3}\">gate</text>\n",
      px(x + 40), px(y), px(x + 110), px(y + 35));
  x += 500;
  const std::size_t last = static_cast<std::size_t>(last_class_drawn(graph));
  for (std::size_t i = 0; i <= last; ++i) {
    if (!is_drawn[i]) continue;
    const std::string_view name = to_string(static_cast<RoadClass>(i));
    svg += fmt::format(
        "<path d=\"M{} {}h24\" stroke=\"{}\" stroke-width=\"{}\"/><text x=\"{}\" "
        "y=\"{}\">{}</text>\n",
        px(x), px(y), kPens[i].colour, kPens[i].width, px(x + 300), px(y + 35), name);
    x += 400 + 60 * static_cast<std::int64_t>(name.size());
  }
  return svg;
}

}  // namespace

std::string to_svg(const RoadGraph& graph) {
  const Frame frame(graph);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
      "height=\"{1}\">\n<title>Road network and its gates</title>\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
      "<g fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n{2}</g>\n"
      "<g fill=\"#c0392b\" stroke=\"#ffffff\" stroke-width=\"2\" paint-order=\"stroke\" "
      "font-family=\"sans-serif\" font-size=\"9\">\n{3}</g>\n"
      "<g fill=\"#333333\" font-family=\"sans-serif\" font-size=\"10\">\n{4}</g>\n</svg>\n",
      px(frame.width()), px(frame.height() + kLegend), draw_roads(graph, frame),
      draw_gates(graph, frame), draw_legend(graph, frame));
}

}  // namespace maabar
