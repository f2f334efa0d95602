// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/alpha3.h"

#include <unicode/uloc.h>

#include <string>

namespace maabar {

Result<Country> country_of_alpha3(std::string_view code) {
  if (code == "PSX") return Country::parse("PS");
  if (code == "KOS") return Country::parse("XK");
  for (const char* const* known = uloc_getISOCountries(); *known != nullptr; ++known) {
    const std::string locale = std::string("und_") + *known;
    if (code == uloc_getISO3Country(locale.c_str())) return Country::parse(*known);
  }
  return invalid_input(fmt::format("'{}' is no country code of three letters", code.substr(0, 20)));
}

}  // namespace maabar
