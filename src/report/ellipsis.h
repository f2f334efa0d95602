// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "report/compose.h"
#include "report/view.h"

namespace maabar::report {

/// "Malaba is in the same state", "and so has Jalgai", "Agua Negra: likewise": what was said last
/// of another crossing holds for this one too. Adds to `drafts` a copy of the last status or
/// outlook of another crossing, or also of its last holder where the word says so ("it was the
/// turn of"), with the words of `sentence` as its evidence.
void apply_ellipsis(const Grammar& grammar, const View& view, std::size_t sentence,
                    std::vector<Draft>& drafts);

/// "Torkham reopened on Monday; Chaman did not": the other state for the crossing whose clause ends
/// with what denies, if the state told last is a fact. "Is not yet", "will not" tell none.
void apply_denials(const Grammar& grammar, const View& view, std::size_t sentence,
                   std::vector<Draft>& drafts);

/// "Vaalimaa has been closed since 18 November; Kuhmo and Salla since 24 November": adds the last
/// state told for each crossing of a stretch, behind a semicolon or `and`, that leaves its verb
/// out, with the stretch's own date.
void apply_gaps(const Grammar& grammar, const View& view, std::size_t sentence,
                std::vector<Draft>& drafts);
/// `Torkham was closed on Monday, together with Chaman`: the same of those told in its company.
void apply_company(const View& view, std::size_t sentence, std::vector<Draft>& drafts);

}  // namespace maabar::report
