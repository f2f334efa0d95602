// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/compose.h"

namespace maabar::report {

/// `SY>IQ` where the clause tells it of a crossing of these two countries. `side`: whose act it is:
/// its arrivals go into that country.
Direction find_direction(const Grammar& grammar, const View& view, const Hit& hit,
                         const CrossingKey& key, Country side);

}  // namespace maabar::report
