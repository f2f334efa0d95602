// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "belief/witness.h"

namespace maabar {

/// When the present spell of `values` may have begun: the beginnings that are said by `witnesses`
/// since another state last began, likeliest first, then earliest. Dates that can mean the same day
/// agree; sources that disagree share, by how likely each is to be wrong. No more than is said:
/// empty where no beginning is. Internal to belief; docs/decisions/0043-belief-answers.md.
std::vector<StartBelief> find_starts(const KnownClaims& known,
                                     const std::vector<const Witness*>& witnesses, StateSet values);

}  // namespace maabar
