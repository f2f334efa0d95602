// SPDX-License-Identifier: Apache-2.0
#include "brief/map_projection.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/exact_math.h"
#include "brief/svg_legend.h"
#include "brief/text_width.h"

namespace maabar {
namespace {

LatLng at(double lat, double lng) { return LatLng::from_degrees({.lat = lat, .lng = lng}).value(); }

MapProjection levant() {
  return MapProjection({at(28.5, 34.0), at(38.8, 49.5), DrawPoint{0, 600}, 11000});
}

TEST(CosineOfDegrees, AgreesWithTheLibrary) {
  for (double degrees = -90; degrees <= 90; degrees += 0.25) {
    EXPECT_NEAR(cosine_of_degrees(degrees), std::cos(degrees * 3.14159265358979323846 / 180),
                1e-12);
  }
}

TEST(MapProjection, PutsTheCornersOfTheWindowAtTheCornersOfTheFrame) {
  const MapProjection projection = levant();
  EXPECT_EQ(projection.to_point(at(38.8, 34.0)), (DrawPoint{0, 600}));
  EXPECT_EQ(projection.to_point(at(38.8, 49.5)), (DrawPoint{11000, 600}));
  EXPECT_EQ(projection.to_point(at(28.5, 34.0)).y, projection.frame().bottom);
}

TEST(MapProjection, IsTrueToScaleAlongItsMeanLatitudeAndItsMeridians) {
  const MapProjection projection = levant();
  const LatLng west = at(33.65, 40.0);
  const LatLng east = at(33.65, 43.0);
  const LatLng north = at(35.65, 40.0);
  const auto drawn_x = projection.to_point(east).x - projection.to_point(west).x;
  const auto drawn_y = projection.to_point(west).y - projection.to_point(north).y;
  // Along a parallel the great circle is a little shorter than the parallel: 3 degrees, 0.01 %.
  EXPECT_NEAR(drawn_x, projection.length_of(great_circle(west, east)), 2);
  EXPECT_NEAR(drawn_y, projection.length_of(great_circle(west, north)), 2);
}

TEST(ScaleBar, IsARoundLengthThatFits) {
  const MapProjection projection = levant();
  const Metres length = scale_bar_length(projection, 2000);
  EXPECT_EQ(length.value, 200000U);
  EXPECT_LE(projection.length_of(length), 2000);
  EXPECT_GT(projection.length_of(Metres{500000}), 2000);
}

TEST(ToPx, WritesTenthsWithoutNeedlessZeros) {
  EXPECT_EQ(to_px(123), "12.3");
  EXPECT_EQ(to_px(120), "12");
  EXPECT_EQ(to_px(-5), "-0.5");
  EXPECT_EQ(to_px(0), "0");
}

TEST(TextWidth, GrowsWithSizeWeightAndLength) {
  EXPECT_GT(text_width("al-Qa'im", {120, TextWeight::kBold}), text_width("al-Qa'im", {120}));
  EXPECT_EQ(text_width("", {120}), 0);
  EXPECT_EQ(text_width("aa", {100}), 124);  // 0.62 em each
  EXPECT_GT(text_width("القائم", {120}), 200);
}

TEST(WrapText, KeepsEveryWordAndTheWidth) {
  const auto lines = wrap_text("one two three four five six", {100}, 600);
  std::string joined;
  for (const std::string& line : lines) {
    EXPECT_LE(text_width(line, {100}), 600);
    joined += (joined.empty() ? "" : " ") + line;
  }
  EXPECT_EQ(joined, "one two three four five six");
  EXPECT_GT(lines.size(), 1U);
}

}  // namespace
}  // namespace maabar
