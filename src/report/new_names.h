// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/view.h"

namespace maabar::report {

/// Finds the names that the text uses as crossings and that no table has ("the Dogharoun crossing",
/// "border posts at Busia and Malaba"), and between which countries each lies: those told in its
/// sentence, else in the heading above, else the border that the document is about. A name of two
/// parts (`Attari-Wagah`) is also known by each. Fills `view.new_names`; a name whose countries
/// cannot be told has no key. Cost: linear in the tokens, plus the names found.
void find_new_names(const Grammar& grammar, View& view);

/// The name of `view.new_names` that begins at `token`, the longest; null when none does.
const NewName* new_name_at(const View& view, std::uint32_t token, std::uint32_t last);

}  // namespace maabar::report
