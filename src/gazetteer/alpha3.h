// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/result.h"
#include "gazetteer/country.h"

namespace maabar {

/// The country of an ISO 3166-1 alpha-3 code (`SYR`), or of one of the codes of its own that
/// Natural Earth uses (`PSX`, `KOS`). `kInvalidInput` for anything else. Source: ICU's tables.
Result<Country> country_of_alpha3(std::string_view code);

}  // namespace maabar
