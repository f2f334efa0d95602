// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/id.h"
#include "gazetteer/country.h"

namespace maabar {

using ActorId = Id<struct ActorTag>;

/// Who holds or runs crossings: an organisation, never a person.
struct Actor {
  std::string id;  ///< `syrian-army`
  std::string name;
  std::string name_ar;
  std::vector<std::string> aliases;  ///< as reports write it
  std::string kind;                  ///< `state army`, `authority`, `non-state armed group`, ...
  ActorId part_of;                   ///< the group that stands for it, or none
  Country country;                   ///< whose it is, or none
  std::string source;
};

}  // namespace maabar
