// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/units.h"
#include "belief/state.h"
#include "gazetteer/crossing_key.h"
#include "region/outline.h"
#include "region/pack.h"
#include "region/road_class.h"

namespace maabar {

/// A road as the map draws it: thin, by class.
struct MapRoad {
  RoadClass road_class = RoadClass::kPrimary;
  std::vector<LatLng> line;
};

/// A way that was asked for, from its start to its end.
struct MapRoute {
  /// Whether the way holds under every reading, or only if what is in doubt lets it pass.
  enum class Certainty : std::uint8_t { kEveryReading, kOnlyIfPasses };
  Certainty certainty = Certainty::kEveryReading;
  std::string name;  ///< `Baghdad to Deir ez-Zor`
  std::vector<LatLng> line;
};

/// A crossing with its state for the map's class of traffic.
struct MapCrossing {
  CrossingKey key;
  std::string label;        ///< `al-Qa'im / Abu Kamal`
  std::string short_label;  ///< `al-Qa'im`; used where the long one does not fit
  LatLng position;
  Shown a_to_b = Shown::kUnknown;  ///< from the first country of the key to the second
  Shown b_to_a = Shown::kUnknown;
  bool is_on_route = false;
};

/// A town, with the order in which towns get a label (lowest first; ties by name).
struct MapTown {
  enum class Rank : std::uint8_t { kEnd, kHub, kOnRoute, kCity, kOther };
  Rank rank = Rank::kOther;
  std::string name;
  std::string name_ar;
  LatLng position;
  People population;
};

/// Everything that the map shows. Plain values: nothing is fetched while drawing.
struct MapInput {
  std::string title;  ///< `Levant: crossings for cargo`
  std::string title_ar;
  std::string dates;  ///< the as-of pair in words, with clock and zone
  std::string foot;   ///< sources and ledger head
  std::string disclaimer;
  LatLng south_west;
  LatLng north_east;
  std::vector<Country> countries;  ///< those the map is about; the others are drawn paler
  std::vector<CountryOutline> outlines;
  std::vector<DrawnLine> lines;
  std::vector<MapRoad> roads;
  std::vector<MapRoute> routes;
  std::vector<MapCrossing> crossings;
  std::vector<MapTown> towns;
};

}  // namespace maabar
