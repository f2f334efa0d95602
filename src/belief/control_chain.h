// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "belief/facet_beliefs.h"
#include "belief/parameters.h"

namespace maabar {

/// Whether a belief lists its claims.
enum class Reasons : std::uint8_t { kListed, kLeftOut };

/// Who holds a side, by a chain of the same kind as a crossing's: now and then it is decided anew
/// who holds it, any of those ever named or someone else; claims are words that may be wrong.
/// Actors of which one is part of the other count as one. Shown from 0.6 on, while what was last
/// heard can still matter. Rules and reasons: docs/decisions/0044-belief-control.md.
ControlBelief believe_control_by_chain(const FacetQuestion& question, Country side,
                                       const BeliefParameters& parameters, Reasons reasons);

}  // namespace maabar
