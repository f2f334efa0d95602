// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "base/check.h"
#include "base/result.h"

namespace maabar {

/// Time on the road: unsigned milliseconds, saturating addition, infinity 2^31-1 (24.8 days). An
/// unreachable place is `infinity()`, never an error. inf + inf does not wrap: proved below.
class TravelTime {
 public:
  constexpr TravelTime() = default;
  static constexpr TravelTime infinity() { return TravelTime(kInfinity); }
  static constexpr TravelTime zero() { return TravelTime(0); }
  /// Requires: `milliseconds` <= 2^31-1.
  static constexpr TravelTime from_milliseconds(std::uint32_t milliseconds) {
    return TravelTime(milliseconds < kInfinity ? milliseconds : kInfinity);
  }
  /// Whole seconds, as data files hold them. `kInvalidInput` if negative or 24.8 days and more.
  static Result<TravelTime> from_seconds(std::int64_t seconds);

  [[nodiscard]] constexpr std::uint32_t milliseconds() const { return ms_; }
  [[nodiscard]] constexpr bool is_infinite() const { return ms_ == kInfinity; }
  /// Rounded to the nearest second. Requires: finite.
  [[nodiscard]] std::int64_t seconds() const {
    CHECK(!is_infinite());
    return (static_cast<std::int64_t>(ms_) + 500) / 1000;
  }

  friend constexpr TravelTime operator+(TravelTime a, TravelTime b) {
    const std::uint32_t sum = a.ms_ + b.ms_;
    return TravelTime(sum < kInfinity ? sum : kInfinity);
  }
  friend constexpr auto operator<=>(TravelTime, TravelTime) = default;

 private:
  static constexpr std::uint32_t kInfinity = 0x7fffffffU;
  static_assert(kInfinity + kInfinity > kInfinity, "inf + inf must not wrap");
  explicit constexpr TravelTime(std::uint32_t ms) : ms_(ms) {}
  std::uint32_t ms_ = 0;
};

/// `9 h 40 min`, `40 min`, `no way` for infinity. For people; JSON has seconds.
std::string to_string(TravelTime time);

/// A length along the road in whole metres.
struct Metres {
  std::uint32_t value = 0;
  friend constexpr Metres operator+(Metres a, Metres b) { return Metres{a.value + b.value}; }
  friend constexpr auto operator<=>(Metres, Metres) = default;
};

/// A number of people.
struct People {
  std::uint64_t value = 0;
  friend constexpr People operator+(People a, People b) { return People{a.value + b.value}; }
  friend constexpr auto operator<=>(People, People) = default;
};

/// A probability in [0, 1], kept in millionths so that it prints, hashes and compares alike
/// everywhere.
class Confidence {
 public:
  constexpr Confidence() = default;
  /// Requires: `millionths` <= 1,000,000.
  static Confidence from_millionths(std::uint32_t millionths) {
    CHECK_OP(millionths, <=, 1000000U);
    return Confidence(millionths);
  }
  /// Rounded to the nearest millionth. Requires: 0 <= `probability` <= 1.
  static Confidence from_probability(double probability);
  [[nodiscard]] constexpr std::uint32_t millionths() const { return millionths_; }
  [[nodiscard]] constexpr double probability() const { return millionths_ / 1e6; }
  friend constexpr auto operator<=>(Confidence, Confidence) = default;

 private:
  explicit constexpr Confidence(std::uint32_t millionths) : millionths_(millionths) {}
  std::uint32_t millionths_ = 0;
};

/// A point on the Earth (WGS84) in fixed-point 1e-7 degrees.
class LatLng {
 public:
  struct Degrees {
    double lat;
    double lng;
  };
  constexpr LatLng() = default;
  /// `kInvalidInput` if not finite, or outside [-90, 90] x [-180, 180].
  static Result<LatLng> from_degrees(Degrees degrees);
  /// Absent if outside the Earth.
  static constexpr std::optional<LatLng> from_e7(std::int64_t lat_e7, std::int64_t lng_e7) {
    const bool is_good = lat_e7 >= -900000000 && lat_e7 <= 900000000 && lng_e7 >= -1800000000 &&
                         lng_e7 <= 1800000000;
    if (!is_good) return std::nullopt;
    return LatLng(static_cast<std::int32_t>(lat_e7), static_cast<std::int32_t>(lng_e7));
  }

  [[nodiscard]] double lat() const { return lat_e7_ / 1e7; }
  [[nodiscard]] double lng() const { return lng_e7_ / 1e7; }
  [[nodiscard]] std::int32_t lat_e7() const { return lat_e7_; }
  [[nodiscard]] std::int32_t lng_e7() const { return lng_e7_; }
  friend constexpr auto operator<=>(LatLng, LatLng) = default;

 private:
  constexpr LatLng(std::int32_t lat_e7, std::int32_t lng_e7) : lat_e7_(lat_e7), lng_e7_(lng_e7) {}
  std::int32_t lat_e7_ = 0;
  std::int32_t lng_e7_ = 0;
};

/// Great-circle distance by the haversine on a sphere of 6371.0088 km: within 0.5 % of the
/// ellipsoid. For display and plausibility, not for anything stored or hashed.
Metres great_circle(LatLng a, LatLng b);

}  // namespace maabar
