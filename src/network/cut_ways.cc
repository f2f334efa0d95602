// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>

#include "network/ground_length.h"
#include "network/road_pieces.h"

namespace maabar {
namespace {

constexpr std::uint32_t kMissing = 0xffffffffU;
constexpr std::uint8_t kJunction = 2;

/// Driving time of a length at a speed, rounded; at most 2^31-2 ms.
std::uint32_t time_ms(std::uint64_t length_mm, std::uint16_t kmh) {
  const std::uint64_t time = (length_mm * 36 + std::uint64_t{5} * kmh) / (std::uint64_t{10} * kmh);
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(time, 0x7ffffffeU));
}

class Cutter {
 public:
  Cutter(const RawRoads& roads, const CountryFinder& finder, CutTally& tally)
      : roads_(roads), finder_(finder), tally_(tally) {
    pieces_.countries = finder.countries();
    for (const RawPoint& point : roads.points) pieces_.position.push_back(point.position);
    uses_.assign(roads.points.size(), 0);
    pieces_.country.assign(roads.points.size(), CountryFinder::kNone);
  }

  RoadPieces cut(const ImportProgress& progress) {
    count_uses();
    progress("finding countries", 0.0);
    find_countries(progress);
    for (const RawWay& way : roads_.ways) cut_way(way);
    tally_.ways = roads_.ways.size();
    return std::move(pieces_);
  }

 private:
  [[nodiscard]] std::uint32_t index_of(std::int64_t id) const {
    const auto found = std::lower_bound(
        roads_.points.begin(), roads_.points.end(), id,
        [](const RawPoint& point, std::int64_t wanted) { return point.id < wanted; });
    if (found == roads_.points.end() || found->id != id) return kMissing;
    return static_cast<std::uint32_t>(found - roads_.points.begin());
  }

  static bool is_ferry(const RawWay& way) { return way.rule.road_class == RoadClass::kFerry; }

  void use(std::uint32_t point, std::uint8_t times) {
    uses_[point] = static_cast<std::uint8_t>(std::min<int>(kJunction, uses_[point] + times));
  }

  // A point is a junction if two ways pass it, one passes it twice, or one ends there. Also fills
  // `indices_`, so that every id is looked up once.
  void count_uses() {
    for (const RawWay& way : roads_.ways) {
      const std::size_t first = indices_.size();
      for (const std::int64_t id : way.points) {
        const std::uint32_t index = index_of(id);
        indices_.push_back(index);
        if (index == kMissing) {
          ++tally_.missing_points;
        } else if (!is_ferry(way)) {
          use(index, 1);
        }
      }
      for (const std::size_t end : {first, indices_.size() - 1}) {
        if (indices_[end] != kMissing) use(indices_[end], kJunction);
      }
    }
  }

  void find_countries(const ImportProgress& progress) {
    const std::size_t count = pieces_.position.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (uses_[i] > 0) pieces_.country[i] = finder_.index_at(pieces_.position[i]);
      if ((i & 0xffffU) == 0)
        progress("finding countries", static_cast<double>(i) / static_cast<double>(count));
    }
  }

  std::uint32_t name_index(const std::string& name) {
    if (name.empty()) return 0;
    const auto [found, is_new] =
        names_.try_emplace(name, static_cast<std::uint32_t>(pieces_.names.size()));
    if (is_new) pieces_.names.push_back(name);
    return found->second;
  }

  void cut_way(const RawWay& way) {
    const std::span<const std::uint32_t> points =
        std::span(indices_).subspan(at_, way.points.size());
    at_ += way.points.size();
    if (is_ferry(way)) return lay_ferry(way, points);
    std::size_t start = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
      if (!is_step(points[i - 1], points[i])) {
        if (i - 1 > start) lay(way, points.subspan(start, i - start));
        start = i;
      } else if (is_over_border(points[i - 1], points[i])) {
        if (i - 1 > start) lay(way, points.subspan(start, i - start));
        lay(way, points.subspan(i - 1, 2));
        start = i;
      } else if (uses_[points[i]] >= kJunction) {
        lay(way, points.subspan(start, i + 1 - start));
        start = i;
      }
    }
    if (start + 1 < points.size()) lay(way, points.subspan(start));
  }

  // Whether there is a road of the network from one point of a way to the next.
  bool is_step(std::uint32_t a, std::uint32_t b) {
    if (a == kMissing || b == kMissing) return false;
    if (pieces_.country[a] != CountryFinder::kNone && pieces_.country[b] != CountryFinder::kNone) {
      return true;
    }
    tally_.outside_mm += ground_length_mm(pieces_.position[a], pieces_.position[b]);
    return false;
  }

  [[nodiscard]] bool is_over_border(std::uint32_t a, std::uint32_t b) const {
    return pieces_.country[a] != pieces_.country[b];
  }

  void lay_ferry(const RawWay& way, std::span<const std::uint32_t> points) {
    std::vector<std::uint32_t> known;
    std::copy_if(points.begin(), points.end(), std::back_inserter(known),
                 [](std::uint32_t point) { return point != kMissing; });
    const bool is_whole = known.size() > 1 && known.front() == points.front() &&
                          known.back() == points.back() &&
                          pieces_.country[known.front()] != CountryFinder::kNone &&
                          pieces_.country[known.back()] != CountryFinder::kNone;
    if (is_whole) lay(way, known);
  }

  void lay(const RawWay& way, std::span<const std::uint32_t> points) {
    RoadPiece piece;
    piece.from = points.front();
    piece.to = points.back();
    piece.path_first = static_cast<std::uint32_t>(pieces_.paths.size());
    piece.path_count = static_cast<std::uint32_t>(points.size());
    pieces_.paths.insert(pieces_.paths.end(), points.begin(), points.end());
    for (std::size_t i = 1; i < points.size(); ++i) {
      piece.length_mm +=
          ground_length_mm(pieces_.position[points[i - 1]], pieces_.position[points[i]]);
    }
    const bool is_timed = way.rule.duration_s > 0;
    piece.truck_ms =
        is_timed ? way.rule.duration_s * 1000 : time_ms(piece.length_mm, way.rule.truck_kmh);
    piece.car_ms = is_timed ? piece.truck_ms : time_ms(piece.length_mm, way.rule.car_kmh);
    piece.name = name_index(way.name);
    piece.road_class = way.rule.road_class;
    piece.uses = way.rule.uses;
    piece.is_barred = way.rule.is_barred;
    pieces_.pieces.push_back(piece);
  }

  const RawRoads& roads_;
  const CountryFinder& finder_;
  CutTally& tally_;
  RoadPieces pieces_;
  std::vector<std::uint8_t> uses_;
  std::vector<std::uint32_t> indices_;  ///< of the points of all ways, in their order
  std::size_t at_ = 0;
  std::map<std::string, std::uint32_t> names_;
};

}  // namespace

LatLng RoadPieces::middle(const RoadPiece& piece) const {
  const LatLng a = position[piece.from];
  const LatLng b = position[piece.to];
  return *LatLng::from_e7((std::int64_t{a.lat_e7()} + b.lat_e7()) / 2,
                          (std::int64_t{a.lng_e7()} + b.lng_e7()) / 2);
}

RoadPieces cut_ways(const RawRoads& roads, const CountryFinder& finder, CutTally& tally,
                    const ImportProgress& progress) {
  return Cutter(roads, finder, tally).cut(progress);
}

}  // namespace maabar
