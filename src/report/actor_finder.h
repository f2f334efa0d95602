// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "report/view.h"

namespace maabar::report {

/// Finds who may hold a crossing, in every sentence, and adds them to the annotations: names of the
/// tables, a nation's forces, bodies named by capitals that no table has, forces without a nation
/// ("the army"), and words that point back to one of them ("they", "the group").
void find_actors(const Grammar& grammar, View& view);

/// The actor as a claim about `key` writes it. "The army" is that of `side`, or, if none, of the
/// crossing's country that the document speaks of most; nothing when neither is told.
std::optional<ActorMention> settle_actor(const Grammar& grammar, const View& view,
                                         const ActorMention& actor, const CrossingKey& key,
                                         Country side);

/// The side of the crossing whose forces the actor is, or whose country it belongs to; none if it
/// is at home on neither.
Country home_side(const Grammar& grammar, const View& view, const ActorMention& actor,
                  const CrossingKey& key);

/// The forces of a country on that day: of the tables, or by the annotation guide's habit
/// (`kenyan-forces`).
std::string forces_of(const Grammar& grammar, Country country, const Date& day);

/// Whether these are a state's forces on that day: no movement.
bool is_state_force(const Grammar& grammar, const std::string& actor, const Date& day);

}  // namespace maabar::report
