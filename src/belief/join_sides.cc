// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "belief/baseline_confidence.h"
#include "belief/side_belief.h"

namespace maabar {
namespace {

/// Adds the other side's evidence that is not there yet.
void merge_evidence(StateBelief& into, const StateBelief& from) {
  into.evidence_left_off = std::max(into.evidence_left_off, from.evidence_left_off);
  for (const Evidence& evidence : from.evidence) {
    const bool is_there =
        std::any_of(into.evidence.begin(), into.evidence.end(),
                    [&](const Evidence& other) { return other.claim == evidence.claim; });
    if (is_there) continue;
    if (into.evidence.size() < kMostEvidence) {
      into.evidence.push_back(evidence);
    } else {
      ++into.evidence_left_off;
    }
  }
}

bool is_known(const StateBelief& side) { return side.shown != Shown::kUnknown; }

/// Both unknown: the doubt that says most, with what was heard last of either.
StateBelief join_unknown(const StateBelief& a, const StateBelief& b) {
  const bool a_says_more = std::tuple(a.unknown_reason == UnknownReason::kUnsure, a.confirmed) >=
                           std::tuple(b.unknown_reason == UnknownReason::kUnsure, b.confirmed);
  StateBelief joined = a_says_more ? a : b;
  merge_evidence(joined, a_says_more ? b : a);
  joined.has_conflict = a.has_conflict || b.has_conflict;
  return joined;
}

bool is_in_doubt(const SideBelief& side) {
  return side.winner && side.belief.unknown_reason == UnknownReason::kUnsure;
}

/// One side is known. Closed closes. Otherwise the crossing is in doubt if current word of the
/// other side is; if that is old or silent it passes, with less confidence.
StateBelief join_with_unknown(const SideBelief& known, const SideBelief& unknown) {
  const bool is_closed = known.belief.shown == Shown::kClosed;
  const bool takes_doubt = !is_closed && is_in_doubt(unknown);
  StateBelief joined = takes_doubt ? unknown.belief : known.belief;
  merge_evidence(joined, takes_doubt ? known.belief : unknown.belief);
  if (is_closed || takes_doubt) return joined;
  const auto percent = static_cast<std::int32_t>(joined.confidence().millionths() / 10000U);
  const std::int32_t left = std::max(40, percent - kOneSidePercent);
  joined.probability = spread_over_states(static_cast<State>(joined.shown), left);
  if (left < kLeastPercent) {
    joined.shown = Shown::kUnknown;
    joined.unknown_reason = UnknownReason::kUnsure;
  }
  return joined;
}

/// Both known and alike: no surer than the less sure, passing since and confirmed as the later and
/// the earlier of the two; closed since the first that closed.
StateBelief join_alike(const StateBelief& a, const StateBelief& b) {
  const bool a_is_surer = a.confidence() > b.confidence();
  const bool is_closed = a.shown == Shown::kClosed;
  // A closure is as sure as the surer side: one is enough.
  StateBelief joined = a_is_surer == is_closed ? a : b;
  merge_evidence(joined, a_is_surer == is_closed ? b : a);
  joined.has_conflict = is_closed ? joined.has_conflict : a.has_conflict || b.has_conflict;
  if (a.since && b.since) {
    joined.since = is_closed ? std::min(*a.since, *b.since) : std::max(*a.since, *b.since);
  } else if (is_closed) {
    joined.since = a.since ? a.since : b.since;
  } else {
    joined.since = std::nullopt;
  }
  joined.confirmed =
      is_closed ? std::max(a.confirmed, b.confirmed) : std::min(a.confirmed, b.confirmed);
  joined.memory = is_closed ? std::max(a.memory, b.memory) : std::min(a.memory, b.memory);
  return joined;
}

}  // namespace

StateBelief join_sides(const SideBelief& a, const SideBelief& b) {
  if (!is_known(a.belief) && !is_known(b.belief)) return join_unknown(a.belief, b.belief);
  if (!is_known(b.belief)) return join_with_unknown(a, b);
  if (!is_known(a.belief)) return join_with_unknown(b, a);
  if (a.belief.shown == b.belief.shown) return join_alike(a.belief, b.belief);
  const bool a_is_worse = a.belief.shown > b.belief.shown;
  StateBelief joined = a_is_worse ? a.belief : b.belief;
  merge_evidence(joined, a_is_worse ? b.belief : a.belief);
  return joined;
}

}  // namespace maabar
