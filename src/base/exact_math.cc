// SPDX-License-Identifier: Apache-2.0
#include "base/exact_math.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>

#include "base/check.h"

namespace maabar {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// log 2 in two parts: the first has 32 trailing zero bits, so that an exponent (11 bits) times it
// is exact; the second is the rest, to 2^-106.
constexpr double kLog2High = 0x1.62e42feep-1;
constexpr double kLog2Low = 0x1.a39ef35793c76p-33;
constexpr double kOneOverLog2 = 0x1.71547652b82fep+0;

/// 1/(n+2)!, n from 0: exp(r) = 1 + r + r^2 * sum. Left out: below 2^-60 for |r| <= 0.3466.
constexpr std::array<double, 13> inverse_factorials() {
  std::array<double, 13> terms{};
  double factorial = 1.0;
  for (std::size_t n = 0; n < terms.size(); ++n) {
    factorial *= static_cast<double>(n + 2);  // exact up to 14!
    terms[n] = 1.0 / factorial;
  }
  return terms;
}

/// 2/(2n+3), n from 0: log((1+s)/(1-s)) = 2s + s * (s^2 * sum). Left out: below 2^-60 for
/// |s| <= 0.1716.
constexpr std::array<double, 11> odd_reciprocals() {
  std::array<double, 11> terms{};
  for (std::size_t n = 0; n < terms.size(); ++n) terms[n] = 2.0 / static_cast<double>(2 * n + 3);
  return terms;
}

constexpr auto kInverseFactorials = inverse_factorials();
constexpr auto kOddReciprocals = odd_reciprocals();

template <std::size_t N>
double horner(const std::array<double, N>& terms, double x) {
  double sum = terms[N - 1];
  for (std::size_t n = N - 1; n > 0; --n) sum = sum * x + terms[n - 1];
  return sum;
}

/// As `std::floor`, without a call. Requires: |x| < 2^62.
double floor_of(double x) {
  const auto towards_zero = static_cast<double>(static_cast<std::int64_t>(x));
  return towards_zero > x ? towards_zero - 1.0 : towards_zero;
}

/// Requires: -1023 < k < 1024.
double power_of_two(std::int64_t k) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52U);
}

}  // namespace

double exact_exp(double x) {
  if (std::isnan(x)) return kNan;
  if (x > 709.79) return kInfinity;
  if (x < -745.14) return 0.0;
  // x = k log 2 + r + c, where c is what r could not hold.
  const double k = floor_of(x * kOneOverLog2 + 0.5);
  const double high = x - k * kLog2High;
  const double low = k * kLog2Low;
  const double r = high - low;
  const double c = (high - r) - low;
  const double power = 1.0 + (r + (c + r * r * horner(kInverseFactorials, r)));
  // Exact, and without a call, far from what overflows or becomes subnormal.
  constexpr double kFar = 1000;
  if (k > -kFar && k < kFar) return power * power_of_two(static_cast<std::int64_t>(k));
  return std::ldexp(power, static_cast<int>(k));
}

double exact_log(double x) {
  if (!(x > 0.0)) return x == 0.0 ? -kInfinity : kNan;
  if (x == kInfinity) return kInfinity;
  // x = 2^k (1 + f) with 1 + f in [sqrt 1/2, sqrt 2); s = f / (2 + f).
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);
  if (mantissa < 0x1.6a09e667f3bcdp-1) {
    mantissa *= 2.0;
    --exponent;
  }
  const auto k = static_cast<double>(exponent);
  const double f = mantissa - 1.0;
  const double s = f / (2.0 + f);
  const double s2 = s * s;
  // 2s = f - s f and s f = f^2/2 - s f^2/2: f, which is exact, carries the leading bits.
  const double half_square = 0.5 * f * f;
  const double small = s * (half_square + s2 * horner(kOddReciprocals, s2)) + k * kLog2Low;
  return k * kLog2High + (f - (half_square - small));
}

double exact_pow(double base, double exponent) {
  CHECK(!(base < 0.0));
  if (exponent == 0.0) return 1.0;
  return exact_exp(exponent * exact_log(base));
}

double cosine_of_degrees(double degrees) {
  CHECK(degrees >= -90 && degrees <= 90);
  // Horner form of 1 - x^2/2! + x^4/4! - ...; the first term left out is below 1e-12 at 90 degrees.
  const double square = (degrees * std::numbers::pi / 180) * (degrees * std::numbers::pi / 180);
  double sum = 1;
  for (int n = 16; n >= 2; n -= 2) sum = 1 - square / (n * (n - 1)) * sum;
  return sum;
}

}  // namespace maabar
