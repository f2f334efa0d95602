// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "report/compose.h"

namespace maabar::report {

/// Who or what passes, told in the clause; nothing when the text does not limit it.
std::optional<Scope> find_scope(const Grammar& grammar, const View& view, const Hit& hit,
                                const VerbGroup& group);
/// Whether the clause says that nothing else passes.
bool has_only(const Grammar& grammar, const View& view, const Hit& hit);
/// The country whose act or whose half it is, or none.
Country find_side(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group,
                  const Bound& bound);
/// Where an attack fell: of two halves that have names of their own, the one named; else none.
Country find_struck_side(const Grammar& grammar, const Bound& bound);
/// Who says it; null when the text itself does.
const Attribution* find_speaker(const View& view, const Hit& hit);
/// At most 12 words of the text around the trigger, the crossing's name with it where it is near.
Span find_evidence(const View& view, const Hit& hit, const VerbGroup& group, const Bound& bound);

}  // namespace maabar::report
