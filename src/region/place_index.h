// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/units.h"
#include "region/pack.h"

namespace maabar {

/// Where a user's FROM or TO meets the network.
struct Located {
  std::string node;  ///< a node's id in the network
  PlaceId place;     ///< the place at that node; none for a junction or the end of a gate
  std::string name;  ///< to show: `Baghdad`, or the nearest node's name
  LatLng asked;      ///< the point asked for: the place's own, or the coordinates given
  Metres off;        ///< how far the node lies from it; zero for a place asked for by name
};

/// Finds places by what a user types. Holds its own copy of the names; immutable; safe from many
/// threads.
class PlaceIndex {
 public:
  explicit PlaceIndex(const RegionPack& pack);

  /// The place with this id (`iq.baghdad`).
  [[nodiscard]] std::optional<PlaceId> find_id(std::string_view id) const;

  /// A place by id or by any of its names in any spelling that folds alike (article or not).
  /// `kInvalidInput` with the candidates, each with its governorate and country, if several bear
  /// the name; `kNotFound` with near names if none does.
  [[nodiscard]] Result<PlaceId> find_place(std::string_view text) const;

  /// A place as above, or `lat,lon` taken to the nearest node of the country that it lies in.
  /// `kInvalidInput` also if a coordinate is malformed or lies in no country of the pack.
  [[nodiscard]] Result<Located> locate(std::string_view text) const;

 private:
  struct Name {
    std::string folded;
    std::string key;  ///< of transliteration
    PlaceId place;
  };
  struct Node {
    std::string id;
    std::string name;
    PlaceId place;
    Country country;
    LatLng position;
  };
  struct Shown {
    std::string id;
    std::string text;  ///< `Qa'im (Anbar, IQ)`
  };
  [[nodiscard]] Result<Located> snap(LatLng point) const;
  [[nodiscard]] std::string list_of(const std::vector<PlaceId>& places) const;
  [[nodiscard]] std::vector<PlaceId> near_names(std::string_view text, std::size_t most) const;
  void add_name(PlaceId place, std::string_view name);

  IdVector<PlaceId, Shown> shown_;
  std::vector<Name> names_;
  std::vector<Node> nodes_;
  std::map<std::string, PlaceId, std::less<>> by_id_;
  std::map<std::string, std::vector<PlaceId>, std::less<>> by_name_;
  CountryOutlines outlines_;
};

/// `33.31,44.36` (latitude first) as a point; absent if `text` is not two numbers and a comma.
/// `kInvalidInput` if it is, but no point on Earth.
Result<std::optional<LatLng>> parse_lat_lon(std::string_view text);

}  // namespace maabar
