// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/units.h"
#include "gazetteer/crossing_key.h"

namespace maabar {

using CrossingId = Id<struct CrossingTag>;

/// One end of a crossing: a country and the names used there.
struct Side {
  Country country;
  std::string name;                  ///< empty when not known
  std::string name_ar;               ///< empty when not known
  std::vector<std::string> aliases;  ///< other names of this end
  std::string area;                  ///< province or the like, with its kind; empty when not told
};

/// A place where people or goods pass a border. It has two sides, in the order of its key.
struct Crossing {
  CrossingKey key;
  Side a;
  Side b;
  std::vector<std::string> aliases;  ///< names of the crossing as a whole
  std::optional<LatLng> position;    ///< about 1 km; absent when no source gave it
  std::string road;
  std::string kind;             ///< `official`, `informal`, `group`, or empty
  bool ends_are_towns = false;  ///< the names of its ends are first of all those of towns
  std::string notes;
  std::string source;

  /// `al-Qa'im - Abu Kamal`: both names in the order of the countries, one if equal.
  [[nodiscard]] std::string display_name() const;
  [[nodiscard]] std::string display_name_ar() const;
};

}  // namespace maabar
