// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "report/compose.h"

namespace maabar::report {

/// Whom a control rule took out under `label`: an actor with those joined to it by "and", or the
/// forces of a country that is told as one who acts ("Israel seized"). Empty when the country only
/// says where ("a man from Iraq").
std::vector<ActorMention> find_holders(const Grammar& grammar, const View& view, const Hit& hit,
                                       char label);

/// Whose a force without a nation is, when an actor of one of the crossing's two countries stands
/// before it in its sentence: "Damascus said that the army ...". None when none does.
Country told_home(const Grammar& grammar, const View& view, std::size_t sentence,
                  const ActorMention& force, const CrossingKey& key);

/// Who took what "fell" or "was overrun" by nobody who is named: the movement that is no state's
/// and was told last, here or shortly before; none when there is none.
std::vector<ActorMention> find_unnamed_taker(const Grammar& grammar, const View& view,
                                             const Hit& hit);

/// Modality of a control trigger; nothing when it makes no statement ("had they taken it", "tried
/// to take it").
std::optional<Modality> control_modality(const Grammar& grammar, const View& view, const Hit& hit,
                                         const VerbGroup& group, const Surroundings& around);

/// Whether the place is only where something else is held or taken: "seized fuel at the gate", "a
/// base near the gate".
bool is_beside_place(const Grammar& grammar, const View& view, const Hit& hit);

}  // namespace maabar::report
