// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/compose.h"

namespace maabar::report {

/// Whether the predicate is a state that has no beginning by itself ("was working on Monday"), not
/// an act ("was closed on Monday", "went out of service on Monday").
bool tells_state(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group);
/// Whether it is an act that was done: what has a day, told or not.
bool tells_act(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group);

/// Whether the words right before a trigger deny it: "no trucks have passed", "neither gate is
/// open", "hardly any lorries crossed".
bool denies_before(const Grammar& grammar, const View& view, const Hit& hit);

}  // namespace maabar::report
