// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gazetteer/country.h"

namespace maabar {

/// How a country is written: `Iraq`, `Iraqi`, `Baghdad`.
struct CountryNames {
  Country country;
  std::string name;
  std::string name_ar;
  std::vector<std::string> adjectives;  ///< `Iraqi`, `Iraqis`
  std::string capital;                  ///< often said for its government
  std::vector<std::string> aliases;
  std::vector<Country> neighbours;  ///< those with a land border to it
};

}  // namespace maabar
