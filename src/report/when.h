// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/compose.h"

namespace maabar::report {

/// When a statement holds, as its clause and the story around it tell.
struct When {
  Date from;
  Date to;
  PhraseClass phrase_class = PhraseClass::kNone;
};

/// The dates of the clause around a trigger; for an act without one, the day on which its story
/// stands. `lean`: which way dates without a year point.
When find_when(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group,
               Lean lean);
/// "reopened on Monday after a closure of two weeks": of a closure told by a noun, whose day is
/// its end.
When end_of_event(const View& view, const Hit& hit, When when);

}  // namespace maabar::report
