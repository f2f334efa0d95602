// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "report/view.h"

namespace maabar::report {

/// `the gate between Deir ez-Zor and Anbar`: the crossing that two areas name, where it is the only
/// one between them. `begin`: where its words begin; `gate`: the word for it.
std::optional<Place> find_gate_between(const Grammar& grammar, const View& view,
                                       const Sentence& sentence, std::uint32_t begin,
                                       const Annotation& gate);

/// Whether a word for gates is of one: `crossing`, not `crossings`.
bool is_one_gate(const Grammar& grammar, const Annotation& gate);

/// Notes on a border how the words at `gate`, which need not be one gate, tell of it: `its crossing
/// with Syria` is known, `a crossing` may be named next, `no crossing` and `another` are neither.
void note_gate(const Grammar& grammar, const View& view, const Sentence& sentence,
               const Annotation& gate, Place& border);

/// The same, and of `a crossing on the Afghan frontier`, where the border's own words begin behind
/// the gate.
void note_gates(const Grammar& grammar, const View& view, const Sentence& sentence,
                const Annotation& gate, Place& border);

/// `between Mae Sot and Myawaddy`: the two ends of one crossing, if the first begins at `at`; the
/// place begins at `begin`.
std::optional<Place> find_ends(const Grammar& grammar, const View& view, const Sentence& sentence,
                               std::uint32_t begin, std::uint32_t at);

/// Behind `West Kordofan in` of `between West Kordofan in Sudan and South Sudan`; `at` itself where
/// no such words stand.
std::uint32_t over_area(const View& view, std::uint32_t at);

}  // namespace maabar::report
