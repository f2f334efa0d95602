// SPDX-License-Identifier: Apache-2.0
#include "belief/crossing_memo.h"

#include <algorithm>

#include "base/check.h"
#include "belief/control_chain.h"
#include "belief/facet_beliefs.h"
#include "belief/track_belief.h"

namespace maabar {
namespace {

bool reads_alike(const Witness& x, const Witness& y) {
  Witness in_place_of_x = y;
  in_place_of_x.record = x.record;
  return x == in_place_of_x;
}

}  // namespace

CrossingMemo::CrossingMemo(const BeliefInputs& inputs, const BeliefParameters& parameters,
                           const CrossingKey& crossing, AsOf as_of, const CrossingMemo* before)
    : crossing_(crossing), state_(parameters.rates) {
  KnownClaims known = find_known_claims(inputs.log, inputs.index, crossing, as_of);
  span_ = known.span;
  witnesses_ = find_witnesses(inputs.log, known, crossing, parameters.evidence);
  happenings_ = find_happenings(witnesses_.counted);
  eve_ = eve_of(as_of.valid.seconds());
  if (before != nullptr && goes_on_from(*before)) take_over(*before);
  move_on(parameters, eve_);
  // From the first second on that `holds` lets be asked about.
  facet_claims_ =
      keep_for_facets({inputs.log, inputs.gazetteer, known.standing, crossing, eve_ + 1});
  undated_ = std::move(known.undated);
}

bool CrossingMemo::holds(AsOf as_of) const {
  return span_.holds(as_of) && eve_of(as_of.valid.seconds()) >= eve_;
}

/// Whether the filter, at the eve of `before`, would hold what it held there: the same had ended,
/// and no period that comes back had begun.
bool CrossingMemo::goes_on_from(const CrossingMemo& before) const {
  if (before.eve_ > eve_) return false;
  const std::vector<Witness>& now = witnesses_.counted;
  const std::vector<Witness>& then = before.witnesses_.counted;
  const auto over_now = now.begin() + static_cast<std::ptrdiff_t>(count_current(now, before.eve_));
  const auto over_then =
      then.begin() + static_cast<std::ptrdiff_t>(count_current(then, before.eve_));
  const bool is_back_later = std::any_of(now.begin(), over_now, [&](const Witness& witness) {
    return witness.after == Witness::After::kReturns && witness.begin < before.eve_;
  });
  return !is_back_later && std::equal(over_now, now.end(), over_then, then.end(), reads_alike);
}

void CrossingMemo::take_over(const CrossingMemo& before) {
  state_ = before.state_;
  state_.remembered.clear();  // of periods that stand no more
  const auto is_over = [&](const Happening& happening) { return happening.moment < before.eve_; };
  happenings_.erase(happenings_.begin(),
                    std::partition_point(happenings_.begin(), happenings_.end(), is_over));
}

/// The eve is as near as the filter may come: what changed within the day is told from there.
void CrossingMemo::move_on(const BeliefParameters& parameters, std::int64_t eve) {
  eve_ = eve;
  run_on({witnesses_.counted, happenings_, parameters, nullptr, eve}, state_);
  if (state_.taken == 0) return;
  happenings_ = std::vector(happenings_.begin() + static_cast<std::ptrdiff_t>(state_.taken),
                            happenings_.end());
  state_.taken = 0;
}

void CrossingMemo::believe_facets(const BeliefInputs& inputs, const BeliefParameters& parameters,
                                  CrossingBelief& belief) const {
  const FacetQuestion facets{inputs.log, inputs.gazetteer, facet_claims_, crossing_,
                             belief.as_of.valid.seconds()};
  for (const Country side : {crossing_.country_a(), crossing_.country_b()}) {
    belief.control.push_back(believe_control_by_chain(facets, side, parameters, Reasons::kLeftOut));
  }
  belief.security = believe_security(facets);
  for (SecurityBelief& security : belief.security) security.evidence.clear();
  belief.outlooks = believe_outlooks(facets, belief.tracks);
}

CrossingBelief CrossingMemo::glance(const BeliefInputs& inputs, const BeliefParameters& parameters,
                                    const PromiseHazards& hazards, AsOf as_of) {
  CHECK(holds(as_of));
  const std::int64_t moment = as_of.valid.seconds();
  move_on(parameters, eve_of(moment));
  // Not kept: it is of the known time, and the memo answers for many.
  std::optional<Prospect> prospect;
  if (!witnesses_.promises.empty()) prospect = find_prospect(inputs, crossing_, as_of, hazards);
  const Prospect* const promised = prospect ? &*prospect : nullptr;
  const auto weigh_at = [&](std::int64_t when) {
    FilterState state = state_;
    return weigh_on({witnesses_.counted, happenings_, parameters, promised, when}, Steps::kLeftOut,
                    state);
  };
  const auto weighed_at = [&](std::int64_t when, const CrossingWeighing& weighing) {
    return WeighedCrossing{witnesses_, weighing, parameters,
                           crossing_,  when,     count_current(witnesses_.counted, when)};
  };
  const CrossingWeighing weighing = weigh_at(moment);
  const WeighedCrossing weighed = weighed_at(moment, weighing);
  CrossingBelief belief;
  belief.crossing = crossing_;
  belief.as_of = as_of;
  belief.undated = undated_;
  belief.tracks = believe_tracks(weighed);
  if (moves_within_day(weighed)) {
    const CrossingWeighing before = weigh_at(eve_);
    mark_changes(weighed_at(eve_, before), belief.tracks);
  }
  for (std::size_t track = 0; track < kTrackCount; ++track) {
    belief.tracks[track].crossing.evidence_left_off = witnesses_.bearing[track];
  }
  believe_facets(inputs, parameters, belief);
  return belief;
}

}  // namespace maabar
