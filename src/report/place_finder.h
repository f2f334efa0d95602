// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "report/view.h"

namespace maabar::report {

/// The places of one sentence, in order, none overlapping: crossings by name (several keys where
/// the name is ambiguous), borders, references such as "the gate" or "it", and crossings that no
/// table has (provisional when both countries are told). Names of airports and the like are none.
std::vector<Place> find_places(const Grammar& grammar, const View& view, const Sentence& sentence);

}  // namespace maabar::report
