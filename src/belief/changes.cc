// SPDX-License-Identifier: Apache-2.0
#include "belief/changes.h"

#include <algorithm>

#include "belief/known_claims.h"

namespace maabar {
namespace {

struct Cause {
  ChangeCause cause = ChangeCause::kTime;
  std::vector<EntryId> claims;
  std::vector<EntryId> reports;
};

/// The entries of the status and control claims that stand, ascending.
std::vector<EntryId> standing_entries(const BeliefInputs& inputs, const CrossingKey& crossing,
                                      AsOf as_of) {
  std::vector<EntryId> entries;
  for (const ClaimRecord& claim :
       find_known_claims(inputs.log, inputs.index, crossing, as_of).standing) {
    const bool bears = claim.facet == Facet::kStatus || claim.facet == Facet::kControl;
    if (bears) entries.push_back(claim.entry);
  }
  return entries;
}

bool is_among(const std::vector<EntryId>& entries, EntryId entry) {
  return std::binary_search(entries.begin(), entries.end(), entry);
}

void add_once(std::vector<EntryId>& entries, EntryId entry) {
  if (std::find(entries.begin(), entries.end(), entry) == entries.end()) entries.push_back(entry);
}

/// Claims of `evidence` that bear on the verdict and do not stand in `others`.
std::vector<EntryId> find_different(const std::vector<Evidence>& evidence,
                                    const std::vector<EntryId>& others) {
  std::vector<EntryId> different;
  for (const Evidence& item : evidence) {
    if (item.role != Evidence::Role::kImplied && !is_among(others, item.claim)) {
      add_once(different, item.claim);
    }
  }
  return different;
}

/// New status claims of the crossing that are no evidence on this track: an opening to cargo
/// overtakes an older closure to aid without speaking of aid.
std::vector<EntryId> find_new_status(const ClaimLog& log, const std::vector<EntryId>& before,
                                     const std::vector<EntryId>& after) {
  std::vector<EntryId> different;
  for (const EntryId entry : after) {
    const auto position = find_claim(log, entry);
    if (!is_among(before, entry) && log.claims()[*position].facet == Facet::kStatus) {
      different.push_back(entry);
    }
  }
  return different;
}

/// What stood at the two questions, for one crossing.
struct Standing {
  std::vector<EntryId> before;
  std::vector<EntryId> after;
};

Cause find_cause(const ClaimLog& log, const Standing& standing, const std::vector<Evidence>& before,
                 const std::vector<Evidence>& after) {
  Cause cause;
  cause.claims = find_different(after, standing.before);
  if (!cause.claims.empty()) {
    cause.cause = ChangeCause::kNews;
  } else {
    cause.claims = find_different(before, standing.after);
    if (!cause.claims.empty()) cause.cause = ChangeCause::kWithdrawal;
  }
  if (cause.claims.empty()) {
    cause.claims = find_new_status(log, standing.before, standing.after);
    if (!cause.claims.empty()) cause.cause = ChangeCause::kNews;
  }
  for (const EntryId claim : cause.claims) {
    if (const auto position = find_claim(log, claim)) {
      add_once(cause.reports, log.claims()[*position].report);
    }
  }
  return cause;
}

void compare_tracks(const ClaimLog& log, const Standing& standing, const CrossingBelief& before,
                    const CrossingBelief& after, std::vector<TrackChange>& changes) {
  for (std::size_t i = 0; i < after.tracks.size(); ++i) {
    const StateBelief& was = before.tracks[i].crossing;
    const StateBelief& is = after.tracks[i].crossing;
    if (was.shown == is.shown) continue;
    Cause cause = find_cause(log, standing, was.evidence, is.evidence);
    changes.push_back({after.crossing, after.tracks[i].traffic_class, after.tracks[i].direction,
                       was.shown, is.shown, cause.cause, std::move(cause.claims),
                       std::move(cause.reports)});
  }
}

void compare_control(const ClaimLog& log, const Standing& standing, const CrossingBelief& before,
                     const CrossingBelief& after, std::vector<ControlChange>& changes) {
  for (std::size_t i = 0; i < after.control.size(); ++i) {
    const ControlBelief& was = before.control[i];
    const ControlBelief& is = after.control[i];
    if (was.actor == is.actor) continue;
    Cause cause = find_cause(log, standing, was.evidence, is.evidence);
    changes.push_back({after.crossing, is.side, was.actor, is.actor, cause.cause,
                       std::move(cause.claims), std::move(cause.reports)});
  }
}

bool shows_the_same(const CrossingBelief& before, const CrossingBelief& after) {
  return std::equal(before.tracks.begin(), before.tracks.end(), after.tracks.begin(),
                    [](const TrackBelief& was, const TrackBelief& is) {
                      return was.crossing.shown == is.crossing.shown;
                    }) &&
         std::equal(before.control.begin(), before.control.end(), after.control.begin(),
                    [](const ControlBelief& was, const ControlBelief& is) {
                      return was.actor == is.actor;
                    });
}

}  // namespace

std::string_view to_string(ChangeCause cause) {
  switch (cause) {
    case ChangeCause::kNews:
      return "news";
    case ChangeCause::kWithdrawal:
      return "withdrawal";
    case ChangeCause::kTime:
      return "time";
  }
  return {};
}

Changes find_changes(const BeliefModel& model, const BeliefInputs& inputs,
                     const std::vector<CrossingKey>& crossings, const ChangeQuestion& question) {
  Changes changes;
  changes.question = question;
  for (const CrossingKey& crossing : crossings) {
    // Most did not change, which a glance tells; the cause is found in the reasons.
    if (shows_the_same(model.glance_with(inputs, crossing, question.before),
                       model.glance_with(inputs, crossing, question.after))) {
      continue;
    }
    const CrossingBelief before = model.believe_with(inputs, crossing, question.before);
    const CrossingBelief after = model.believe_with(inputs, crossing, question.after);
    const Standing standing{standing_entries(inputs, crossing, question.before),
                            standing_entries(inputs, crossing, question.after)};
    compare_tracks(inputs.log, standing, before, after, changes.tracks);
    compare_control(inputs.log, standing, before, after, changes.control);
  }
  return changes;
}

}  // namespace maabar
