// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "belief/calibration.h"

namespace maabar {
namespace {

constexpr double kLeft = 64;
constexpr double kTop = 40;
constexpr double kSize = 380;

/// Dark on white, and told apart by shape as well: a filled circle, a ring, a square, a triangle.
constexpr std::array<std::string_view, 4> kColours = {"#0b5394", "#38761d", "#b45f06", "#5b5b5b"};

double x_of(double probability) { return kLeft + kSize * probability; }
double y_of(double share) { return kTop + kSize * (1 - share); }

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&') {
      safe += "&amp;";
    } else if (c == '<') {
      safe += "&lt;";
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string text_at(double x, double y, std::string_view anchor, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor,
                     escaped(text));
}

std::string frame() {
  std::string svg;
  for (int tenth = 0; tenth <= 10; tenth += 2) {
    const double at = tenth / 10.0;
    svg += fmt::format(
        "<path d=\"M{0:.1f} {1:.1f}V{2:.1f}M{3:.1f} {4:.1f}H{5:.1f}\" stroke=\"#d9d9d9\"/>\n",
        x_of(at), y_of(0), y_of(1), x_of(0), y_of(at), x_of(1));
    svg += text_at(x_of(at), y_of(0) + 18, "middle", fmt::format("{:.1f}", at));
    svg += text_at(x_of(0) - 8, y_of(at) + 4, "end", fmt::format("{:.1f}", at));
  }
  svg += fmt::format(
      "<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"#7f7f7f\" stroke-dasharray=\"4 4\"/>\n",
      x_of(0), y_of(0), x_of(1), y_of(1));
  svg += text_at(x_of(0.5), y_of(0) + 38, "middle", "probability given (mean of the bin)");
  svg += fmt::format(
      "<text transform=\"translate({:.1f} {:.1f}) rotate(-90)\" text-anchor=\"middle\">share that "
      "came</text>\n",
      kLeft - 42, y_of(0.5));
  return svg;
}

std::string mark(std::size_t curve, double x, double y) {
  const std::string_view colour = kColours[curve % kColours.size()];
  switch (curve % kColours.size()) {
    case 0:
      return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" fill=\"{}\"/>", x, y, colour);
    case 1:
      return fmt::format(
          "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" fill=\"#fff\" stroke=\"{}\" "
          "stroke-width=\"2\"/>",
          x, y, colour);
    case 2:
      return fmt::format(
          "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"9\" height=\"9\" fill=\"#fff\" stroke=\"{}\" "
          "stroke-width=\"2\"/>",
          x - 4.5, y - 4.5, colour);
    default:
      return fmt::format(
          "<path d=\"M{:.1f} {:.1f}l6 10h-12z\" fill=\"#fff\" stroke=\"{}\" stroke-width=\"2\"/>",
          x, y - 6, colour);
  }
}

std::string draw(const ReliabilityCurve& curve, std::size_t number) {
  std::string line;
  std::string marks;
  for (const ReliabilityBin& bin : curve.calibration.bins) {
    if (bin.count == 0) continue;
    const double x = x_of(bin.mean);
    const double y = y_of(bin.share);
    line += fmt::format("{}{:.1f} {:.1f}", line.empty() ? "M" : "L", x, y);
    marks += fmt::format("<g>{}<title>{}: {} of {} came</title></g>\n", mark(number, x, y),
                         escaped(curve.name), bin.came, bin.count);
  }
  return fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"/>\n", line,
                     kColours[number % kColours.size()]) +
         marks;
}

std::string legend(const ReliabilityCurve& curve, std::size_t number) {
  const double y = kTop + kSize + 60 + 18 * static_cast<double>(number);
  return mark(number, kLeft + 6, y - 4) +
         text_at(kLeft + 20, y, "start",
                 fmt::format("{}: error {:.3f}, perfect below {:.3f}", curve.name,
                             curve.calibration.error, curve.calibration.perfect_95));
}

}  // namespace

std::string reliability_svg(const std::vector<ReliabilityCurve>& curves) {
  std::string svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"480\" height=\"560\" viewBox=\"0 0 480 "
      "560\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n"
      "<title>Reliability of probabilities</title>\n"
      "<rect width=\"480\" height=\"560\" fill=\"#fff\"/>\n";
  svg += text_at(kLeft, 24, "start", "What was given, and what came");
  svg += frame();
  for (std::size_t i = curves.size(); i > 0; --i) svg += draw(curves[i - 1], i - 1);
  for (std::size_t i = 0; i < curves.size(); ++i) svg += legend(curves[i], i);
  return svg + "</svg>\n";
}

}  // namespace maabar
