// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "belief/backtest.h"
#include "belief/explain.h"

namespace maabar {

/// `backtest`, field by field as docs/formats/belief.md lists it; numbers rounded to 1e-6.
nlohmann::ordered_json to_json(const Backtest& backtest, AsOf as_of, const FetchWords& fetch);

}  // namespace maabar
