// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/view.h"

namespace maabar::report {

/// Whether a crossing's name over tokens [begin, end) is somebody's or something else's there:
/// `Mayor Ghulam Khan`, `Narva town`, `Qamishli airport`, `the port of Latakia`. Constant time.
bool names_other(const Grammar& grammar, const View& view, const Sentence& sentence,
                 std::uint32_t begin, std::uint32_t end);

/// Drops from the keys of `place`, a crossing's name, those that lie in none of the countries that
/// stand right before it: the `Friendship Bridge` of `the Lao-Myanmar Friendship Bridge` is none of
/// Thailand's. Constant time.
void keep_those_of_nations(const Grammar& grammar, const View& view, const Sentence& sentence,
                           Place& place);

}  // namespace maabar::report
