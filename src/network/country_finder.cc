// SPDX-License-Identifier: Apache-2.0
#include "network/country_finder.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/exact_math.h"

namespace maabar {
namespace {

constexpr std::size_t kMostBands = 1U << 16U;

/// A point of the plane in degrees, longitudes shrunk as at a middle latitude.
struct Flat {
  double x = 0;
  double y = 0;
};

Flat flat(LatLng point, double shrink) { return {point.lng() * shrink, point.lat()}; }

/// The point of the piece from `a` to `b` that is nearest to `p`.
Flat nearest_on(Flat p, Flat a, Flat b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double square = dx * dx + dy * dy;
  if (square <= 0) return a;
  const double along = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0);
  return {a.x + along * dx, a.y + along * dy};
}

double square_distance(Flat a, Flat b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

/// How far along from `p` to `q` (0 to 1) the piece from `a` to `b` is crossed; absent if it is
/// not.
std::optional<double> crossing(Flat p, Flat q, Flat a, Flat b) {
  const double px = q.x - p.x;
  const double py = q.y - p.y;
  const double ax = b.x - a.x;
  const double ay = b.y - a.y;
  const double cross = px * ay - py * ax;
  if (cross == 0) return std::nullopt;
  const double along = ((a.x - p.x) * ay - (a.y - p.y) * ax) / cross;
  const double across = ((a.x - p.x) * py - (a.y - p.y) * px) / cross;
  // The far end is the border itself; a piece that starts there is not crossed.
  if (along <= 0 || along >= 1 - 1e-9 || across < 0 || across >= 1) return std::nullopt;
  return along;
}

}  // namespace

CountryFinder::CountryFinder(const std::vector<RawCountry>& countries) {
  CHECK_OP(countries.size(), <=, 255U);
  for (const RawCountry& country : countries) {
    const auto index = static_cast<std::uint8_t>(countries_.size());
    countries_.push_back(country.country);
    add_rings(country, index);
  }
  add_lines(countries);
  sort_into_bands();
}

void CountryFinder::add_rings(const RawCountry& country, std::uint8_t index) {
  for (const Ring& ring : country.rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const LatLng a = ring[i - 1];
      const LatLng b = ring[i];
      if (a.lat_e7() == b.lat_e7()) continue;  // no latitude lies strictly between
      edges_.push_back(a.lat_e7() < b.lat_e7() ? Edge{a, b, index} : Edge{b, a, index});
    }
  }
}

void CountryFinder::add_lines(const std::vector<RawCountry>& countries) {
  std::map<std::pair<LatLng, LatLng>, OpenEdge> open;
  for (std::size_t index = 0; index < countries.size(); ++index) {
    for (const std::vector<LatLng>& line : countries[index].lines) {
      for (std::size_t i = 1; i < line.size(); ++i) {
        const auto [from, to] = std::minmax(line[i - 1], line[i]);
        OpenEdge& edge = open[{from, to}];
        edge.from = from;
        edge.to = to;
        (edge.first == kNone ? edge.first : edge.second) = static_cast<std::uint8_t>(index);
      }
    }
  }
  for (const auto& [ends, edge] : open) open_edges_.push_back(edge);
}

std::size_t CountryFinder::band_of(std::int32_t lat_e7) const {
  const std::int64_t band = (lat_e7 - first_lat_) / band_height_;
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(band, 0, static_cast<std::int64_t>(band_first_.size()) - 2));
}

void CountryFinder::sort_into_bands() {
  const std::size_t bands = std::clamp<std::size_t>(edges_.size() / 4, 1, kMostBands);
  band_first_.assign(bands + 1, 0);
  if (edges_.empty()) return;
  std::int64_t last = edges_.front().high.lat_e7();
  first_lat_ = edges_.front().low.lat_e7();
  for (const Edge& edge : edges_) {
    first_lat_ = std::min<std::int64_t>(first_lat_, edge.low.lat_e7());
    last = std::max<std::int64_t>(last, edge.high.lat_e7());
  }
  band_height_ = (last - first_lat_) / static_cast<std::int64_t>(bands) + 1;
  const auto each_band = [&](auto visit) {
    for (std::uint32_t i = 0; i < edges_.size(); ++i) {
      const std::size_t end = band_of(edges_[i].high.lat_e7());
      for (std::size_t band = band_of(edges_[i].low.lat_e7()); band <= end; ++band) visit(band, i);
    }
  };
  each_band([&](std::size_t band, std::uint32_t) { ++band_first_[band + 1]; });
  for (std::size_t i = 1; i < band_first_.size(); ++i) band_first_[i] += band_first_[i - 1];
  band_edges_.resize(band_first_.back());
  std::vector<std::uint32_t> next(band_first_.begin(), band_first_.end() - 1);
  each_band([&](std::size_t band, std::uint32_t edge) { band_edges_[next[band]++] = edge; });
}

std::uint8_t CountryFinder::index_at(LatLng point) const {
  const std::uint8_t inside = index_inside(point);
  return inside != kNone || open_edges_.empty() ? inside : index_beside(point);
}

// Even-odd, by the edges that a ray to the east meets; all in whole numbers.
std::uint8_t CountryFinder::index_inside(LatLng point) const {
  if (edges_.empty()) return kNone;
  std::array<std::uint64_t, 4> odd{};
  const std::size_t band = band_of(point.lat_e7());
  for (std::uint32_t i = band_first_[band]; i < band_first_[band + 1]; ++i) {
    const Edge& edge = edges_[band_edges_[i]];
    if (point.lat_e7() < edge.low.lat_e7() || point.lat_e7() >= edge.high.lat_e7()) continue;
    const std::int64_t height = std::int64_t{edge.high.lat_e7()} - edge.low.lat_e7();
    const std::int64_t width = std::int64_t{edge.high.lng_e7()} - edge.low.lng_e7();
    const std::int64_t up = std::int64_t{point.lat_e7()} - edge.low.lat_e7();
    const std::int64_t east = std::int64_t{point.lng_e7()} - edge.low.lng_e7();
    if (east * height < width * up) odd[edge.country / 64] ^= std::uint64_t{1} << edge.country % 64;
  }
  for (std::size_t i = 0; i < countries_.size(); ++i) {
    if ((odd[i / 64] >> i % 64 & 1U) != 0) return static_cast<std::uint8_t>(i);
  }
  return kNone;
}

// From the nearest piece of border beyond which lies a whole country or the sea, straight to the
// point: on the way every piece between two open countries changes one for the other.
std::uint8_t CountryFinder::index_beside(LatLng point) const {
  const double shrink = cosine_of_degrees(point.lat());
  const Flat here = flat(point, shrink);
  std::uint8_t country = kNone;
  Flat start;
  double best = 0;
  for (const OpenEdge& edge : open_edges_) {
    if (edge.second != kNone) continue;
    const Flat at = nearest_on(here, flat(edge.from, shrink), flat(edge.to, shrink));
    const double distance = square_distance(here, at);
    if (country != kNone && distance >= best) continue;
    best = distance;
    country = edge.first;
    start = at;
  }
  if (country == kNone) return kNone;
  std::vector<std::pair<double, const OpenEdge*>> crossed;
  for (const OpenEdge& edge : open_edges_) {
    if (edge.second == kNone) continue;
    const auto along = crossing(here, start, flat(edge.from, shrink), flat(edge.to, shrink));
    if (along) crossed.emplace_back(-*along, &edge);
  }
  std::sort(crossed.begin(), crossed.end());
  for (const auto& [along, edge] : crossed) {
    if (edge->first == country) {
      country = edge->second;
    } else if (edge->second == country) {
      country = edge->first;
    }
  }
  return country;
}

}  // namespace maabar
