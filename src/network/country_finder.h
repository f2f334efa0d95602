// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "network/raw_roads.h"

namespace maabar {

/// Tells in which country a point lies, for millions of points. Countries whose border the sources
/// hold in part only (an extract keeps its neighbours' near pieces) are told from the side of the
/// border on which the point lies. Immutable; safe from many threads.
class CountryFinder {
 public:
  static constexpr std::uint8_t kNone = 255;

  /// Requires: at most 255 countries, each once.
  explicit CountryFinder(const std::vector<RawCountry>& countries);

  /// Index into `countries()`, or `kNone` at sea and where no border tells. Where two countries'
  /// outlines overlap, the first. O(border near the point's latitude); for a point outside every
  /// whole outline O(pieces of border).
  [[nodiscard]] std::uint8_t index_at(LatLng point) const;
  [[nodiscard]] const std::vector<Country>& countries() const { return countries_; }

 private:
  struct Edge {
    LatLng low;  ///< the end with the lower latitude
    LatLng high;
    std::uint8_t country = kNone;
  };
  /// A stretch of a border that closes to no ring; the second country is none if its other side is
  /// a whole outline or the sea.
  struct OpenEdge {
    LatLng from;
    LatLng to;
    std::uint8_t first = kNone;
    std::uint8_t second = kNone;
  };
  void add_rings(const RawCountry& country, std::uint8_t index);
  void add_lines(const std::vector<RawCountry>& countries);
  void sort_into_bands();
  [[nodiscard]] std::size_t band_of(std::int32_t lat_e7) const;
  [[nodiscard]] std::uint8_t index_inside(LatLng point) const;
  [[nodiscard]] std::uint8_t index_beside(LatLng point) const;

  std::vector<Country> countries_;
  std::vector<Edge> edges_;
  std::vector<OpenEdge> open_edges_;
  std::int64_t first_lat_ = 0;
  std::int64_t band_height_ = 1;
  std::vector<std::uint32_t> band_first_;  ///< one more than bands, into `band_edges_`
  std::vector<std::uint32_t> band_edges_;
};

}  // namespace maabar
