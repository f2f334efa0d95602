// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "access/answer.h"
#include "access/gate_cut.h"
#include "access/scenario.h"
#include "network/road_graph.h"
#include "routing/router.h"

namespace maabar {

/// Why no way leads from `trip.from` to `trip.to`: the gates that stand in it, and the fewest that
/// would have to open. Installations that cannot handle the class are no gates here.
/// Requires: there is no way under the reading.
/// Cost: that of access/gate_cut.h, and one search per set of gates timed (at most 200).
NoWay explain_no_way(const RoadGraph& graph, const Scenario& scenario, Reading reading, Trip trip,
                     Router& router);

/// What a claim says, in a few words for a person: `SANA, 2018-10-15: "..."`. Words are the
/// ledger's; the caller has it.
using SayClaim = std::function<std::string(EntryId)>;

/// The explanation in sentences: first `Every way from Baghdad to Deir ez-Zor for cargo passes one
/// of 2 crossings, and none lets it through:`; then one line per crossing with its state, since
/// when, last confirmation and what its strongest claim says; then what opening would restore.
/// Requires: a reading without a way.
std::vector<std::string> describe_no_way(const RouteAnswer& answer, const RouteReading& reading,
                                         const SayClaim& says);

}  // namespace maabar
