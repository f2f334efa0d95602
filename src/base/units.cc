// SPDX-License-Identifier: Apache-2.0
#include "base/units.h"

#include <cmath>
#include <numbers>

namespace maabar {

Result<TravelTime> TravelTime::from_seconds(std::int64_t seconds) {
  constexpr std::int64_t kMost = kInfinity / 1000;
  if (seconds < 0 || seconds >= kMost) {
    return invalid_input(
        fmt::format("a time of {} s is outside 0 to {} s (24.8 days)", seconds, kMost - 1));
  }
  return TravelTime(static_cast<std::uint32_t>(seconds) * 1000U);
}

std::string to_string(TravelTime time) {
  if (time.is_infinite()) return "no way";
  const std::int64_t minutes = (time.seconds() + 30) / 60;
  if (minutes < 60) return fmt::format("{} min", minutes);
  if (minutes % 60 == 0) return fmt::format("{} h", minutes / 60);
  return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

Confidence Confidence::from_probability(double probability) {
  CHECK(probability >= 0.0 && probability <= 1.0);
  return Confidence(static_cast<std::uint32_t>(std::lround(probability * 1e6)));
}

Result<LatLng> LatLng::from_degrees(Degrees degrees) {
  const bool good = std::isfinite(degrees.lat) && std::isfinite(degrees.lng) &&
                    degrees.lat >= -90 && degrees.lat <= 90 && degrees.lng >= -180 &&
                    degrees.lng <= 180;
  if (!good) {
    return invalid_input(fmt::format(
        "latitude {} and longitude {} are not a point on Earth (latitude -90 to 90 comes first)",
        degrees.lat, degrees.lng));
  }
  return LatLng(static_cast<std::int32_t>(std::lround(degrees.lat * 1e7)),
                static_cast<std::int32_t>(std::lround(degrees.lng * 1e7)));
}

Metres great_circle(LatLng a, LatLng b) {
  constexpr double kRadiusMetres = 6371008.8;
  constexpr double kRadians = std::numbers::pi / 180.0;
  const double half_lat = (b.lat() - a.lat()) * kRadians / 2;
  const double half_lng = (b.lng() - a.lng()) * kRadians / 2;
  const double h = std::sin(half_lat) * std::sin(half_lat) +
                   std::cos(a.lat() * kRadians) * std::cos(b.lat() * kRadians) *
                       std::sin(half_lng) * std::sin(half_lng);
  return Metres{static_cast<std::uint32_t>(
      std::lround(2 * kRadiusMetres * std::asin(std::sqrt(h < 1.0 ? h : 1.0))))};
}

}  // namespace maabar
