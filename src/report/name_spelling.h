// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/grammar.h"

namespace maabar::report {

/// The crossing of `border` that one of `names` (words folded) spells in another way: `Ras Ijdir`,
/// `Ras Jidr` for `Ras Ajdir`, `Yaroubiah` for `Yarubiyah`. Nothing when none is near, or several
/// are equally. O(names of the border's crossings), their keys made when first asked for; to be
/// asked for names that no table has only.
std::optional<CrossingKey> find_spelling(const Grammar& grammar, const CrossingKey& border,
                                         const std::vector<std::vector<std::string>>& names);

}  // namespace maabar::report
