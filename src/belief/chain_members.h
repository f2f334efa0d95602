// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "belief/witness.h"

/// Witnesses that do not count by themselves. Internal to belief;
/// docs/decisions/0042-belief-evidence.md.
namespace maabar {

/// Takes out reports of a state that a source no worse denied within a fortnight; they are listed
/// as refuted. An announcement by whoever decides is no rumour: it stays, against the denial.
void drop_refuted(const KnownClaims& known, Witnesses& witnesses);

/// On each track, leaves one witness of a chain that says the same: the least likely to be wrong,
/// of those the first to say it. Members that differ about the same time are read together: what
/// all of them allow, else what any of them says. What one says outright replaces what it implies.
void merge_chains(const EvidenceParameters& parameters, Witnesses& witnesses);

}  // namespace maabar
