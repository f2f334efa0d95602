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

/// `a crossing on the Afghan frontier`, told by one gate of it: `begin` is where the frontier's own
/// words begin.
bool has_gate_on(const Grammar& grammar, const View& view, const Sentence& sentence,
                 std::uint32_t begin);

}  // namespace maabar::report
