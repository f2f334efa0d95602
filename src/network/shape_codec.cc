// SPDX-License-Identifier: Apache-2.0
#include "network/shape_codec.h"

#include <optional>

namespace maabar {
namespace {

void put(std::int64_t value, std::vector<std::uint8_t>& bytes) {
  auto rest = (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
  while (rest >= 0x80U) {
    bytes.push_back(static_cast<std::uint8_t>(rest | 0x80U));
    rest >>= 7U;
  }
  bytes.push_back(static_cast<std::uint8_t>(rest));
}

std::optional<std::int64_t> take(std::span<const std::uint8_t>& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 42 && !bytes.empty(); shift += 7) {
    const std::uint8_t byte = bytes.front();
    bytes = bytes.subspan(1);
    value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
    if ((byte & 0x80U) == 0) {
      return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
    }
  }
  return std::nullopt;
}

}  // namespace

void encode_line(std::span<const LatLng> line, std::vector<std::uint8_t>& bytes) {
  LatLng before;
  for (const LatLng point : line) {
    put(std::int64_t{point.lat_e7()} - before.lat_e7(), bytes);
    put(std::int64_t{point.lng_e7()} - before.lng_e7(), bytes);
    before = point;
  }
}

std::vector<LatLng> decode_line(std::span<const std::uint8_t> bytes) {
  std::vector<LatLng> line;
  std::int64_t lat = 0;
  std::int64_t lng = 0;
  while (!bytes.empty()) {
    const auto lat_step = take(bytes);
    const auto lng_step = take(bytes);
    if (!lat_step || !lng_step) break;
    lat += *lat_step;
    lng += *lng_step;
    const auto point = LatLng::from_e7(lat, lng);
    if (!point) break;
    line.push_back(*point);
  }
  return line;
}

}  // namespace maabar
