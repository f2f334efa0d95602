// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "report/view.h"

namespace maabar::report {

/// The word at token `begin` that points back to crossings: `it`, `both`, `the latter`, `neither`;
/// none when it stands for people and what they drive (`the lorries waited until they were let in`)
/// or before a noun of its own (`both governments`). Linear in the tokens before it.
std::optional<Place> find_pronoun(const Grammar& grammar, const View& view,
                                  const Sentence& sentence, std::uint32_t begin);

}  // namespace maabar::report
