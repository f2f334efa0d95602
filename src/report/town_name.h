// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/view.h"

namespace maabar::report {

// Whether a crossing's name that is first of all a town's stands for the crossing.

/// `Namanga is worse`, `via Namanga`: as a crossing; `in Namanga`, `Namanga traders`: as a town.
/// Requires a text that speaks of borders.
bool stands_for_crossing(const Grammar& grammar, const View& view, const Sentence& sentence,
                         const Place& place);

/// `between Narva and Ivangorod`: the two ends of one crossing.
bool is_between_ends(const Grammar& grammar, const View& view, const Sentence& sentence,
                     const Place& place);

/// `its border with Benin at Seme`: behind the border the name, also one that is a common word, is
/// a crossing's.
bool is_told_at_border(const Grammar& grammar, const View& view, const Sentence& sentence,
                       std::uint32_t begin);

/// `sandbags at Seme`, `lorries pass through Tine`: inside a sentence that name, also one that is a
/// common word, is a place on the way. Requires a text that speaks of borders.
bool is_passed_at(const View& view, const Sentence& sentence, const Place& place);

/// `a fifth`, `another` before `end`, in a text that speaks of borders: of its crossings.
bool tells_one_more(const Grammar& grammar, const View& view, const Sentence& sentence,
                    std::uint32_t end);

/// `A second crossing, Tine, has been shut`.
bool is_gate_apposed(const Grammar& grammar, const View& view, const Sentence& sentence,
                     const Place& place);

}  // namespace maabar::report
