// SPDX-License-Identifier: Apache-2.0
#include "belief/track_belief.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "base/date.h"
#include "belief/spell_start.h"
#include "belief/weighed_reasons.h"

namespace maabar {
namespace {

using Kind = Witness::Kind;
using Role = Evidence::Role;

constexpr std::int64_t kLikeAge = 14 * kSecondsPerDay;

/// One side of a track, or its crossing.
struct StateQuestion {
  const WeighedCrossing& crossing;
  std::size_t track;
  Target target;
  std::array<double, 3> probabilities;
};

bool bears_on(const StateQuestion& question, const Witness& witness) {
  return (witness.tracks & track_bit(question.track)) != 0 &&
         overlaps(witness.target, question.target);
}

/// The last moment, not after the one asked about, for which it vouches.
std::int64_t vouched(const StateQuestion& question, const Witness& witness) {
  return std::min(witness.end, question.crossing.moment);
}

std::int64_t distance(const StateQuestion& question, const Witness& witness) {
  const std::int64_t moment = question.crossing.moment;
  if (witness.begin > moment) return witness.begin - moment;
  return std::max<std::int64_t>(0, moment - witness.end);
}

/// Days to the nearest evidence; none if nothing bears on it. Of what is over the latest end is the
/// nearest, and stands first.
std::optional<double> days_to_evidence(const StateQuestion& question) {
  std::optional<std::int64_t> nearest;
  const std::vector<Witness>& all = question.crossing.witnesses.counted;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_over = i >= question.crossing.current;
    if (is_over && nearest == 0) break;
    if (!all[i].is_telling || !bears_on(question, all[i])) continue;
    const std::int64_t seconds = distance(question, all[i]);
    nearest = std::min(nearest.value_or(seconds), seconds);
    if (is_over) break;
  }
  if (!nearest) return std::nullopt;
  return static_cast<double>(*nearest) / static_cast<double>(kSecondsPerDay);
}

bool is_word_of_state(const Witness& witness) {
  return witness.kind == Kind::kSaid || witness.kind == Kind::kSoft ||
         witness.kind == Kind::kCounted;
}

/// The latest of the witnesses that had begun and that `is_wanted`. All that are not over vouch for
/// the moment itself, so later than any that is; of these the latest stands first.
template <typename IsWanted>
const Witness* find_latest(const StateQuestion& question, const IsWanted& is_wanted) {
  const auto rank = [&](const Witness& w) { return std::tuple(w.begin, w.value, -w.error); };
  const std::vector<Witness>& all = question.crossing.witnesses.counted;
  const Witness* latest = nullptr;
  for (std::size_t i = 0; i < question.crossing.current; ++i) {
    const Witness& witness = all[i];
    if (!bears_on(question, witness) || witness.begin > question.crossing.moment) continue;
    if (!is_wanted(witness)) continue;
    if (latest == nullptr || rank(*latest) < rank(witness)) latest = &witness;
  }
  for (std::size_t i = question.crossing.current; latest == nullptr && i < all.size(); ++i) {
    if (bears_on(question, all[i]) && is_wanted(all[i])) latest = &all[i];
  }
  return latest;
}

bool supports(const Witness& witness, State state) {
  return witness.kind != Kind::kImplied && (witness.values & state_bit(state)) != 0;
}

State likeliest(const std::array<double, 3>& probabilities) {
  const auto most = std::max_element(probabilities.begin(), probabilities.end());
  return static_cast<State>(most - probabilities.begin());
}

/// Whether, of like age, another source says another state: vouched for after the supporting word
/// began, or begun on the same day. A change is no conflict.
bool is_at_odds(const StateQuestion& question, const Witness& supporting, const Witness& other) {
  if ((other.values & supporting.values) != 0 || other.kind == Kind::kSoft ||
      other.kind == Kind::kImplied || other.begin > question.crossing.moment ||
      !overlaps(other.target, supporting.target)) {
    return false;
  }
  if (!other.chain.is_none() && other.chain == supporting.chain) return false;
  if (other.after == Witness::After::kEnded && other.end < question.crossing.moment) return false;
  if (vouched(question, other) < vouched(question, supporting) - kLikeAge) return false;
  return vouched(question, other) >= supporting.begin + kSecondsPerDay ||
         day_of(other.begin) == day_of(supporting.begin);
}

bool has_conflict(const StateQuestion& question, State state) {
  const Witness* supporting = find_latest(
      question, [&](const Witness& w) { return is_word_of_state(w) && supports(w, state); });
  if (supporting == nullptr) return false;
  const auto& all = question.crossing.witnesses.counted;
  // Those that follow were vouched for too long before.
  const auto is_near = [&](const Witness& witness) {
    return witness.end >= vouched(question, *supporting) - kLikeAge;
  };
  const auto near = std::partition_point(all.begin(), all.end(), is_near);
  return std::any_of(all.begin(), near, [&](const Witness& other) {
    return bears_on(question, other) && is_at_odds(question, *supporting, other);
  });
}

Shown shown_of(const std::array<double, 3>& probabilities, double memory) {
  const State best = likeliest(probabilities);
  const bool is_sure = probabilities[static_cast<std::size_t>(best)] >= kLeastProbability;
  return is_sure && memory >= kLeastMemory ? to_shown(best) : Shown::kUnknown;
}

UnknownReason unknown_reason(const StateBelief& belief, bool is_heard_of, double memory) {
  if (belief.shown != Shown::kUnknown) return UnknownReason::kNone;
  if (!is_heard_of) return UnknownReason::kSilence;
  return memory < kLeastMemory ? UnknownReason::kTooOld : UnknownReason::kUnsure;
}

/// One rounding for what is compared and what is shown.
double rounded(double probability) {
  return Confidence::from_probability(std::clamp(probability, 0.0, 1.0)).probability();
}

StateBelief believe_state(const StateQuestion& question) {
  StateBelief belief;
  belief.probability = to_confidences(question.probabilities);
  const std::optional<double> age = days_to_evidence(question);
  const double memory = age ? rounded(chain_memory(question.crossing.parameters.rates,
                                                   question.crossing.weighing.factor, *age))
                            : 0.0;
  belief.memory = Confidence::from_probability(memory);
  std::array<double, 3> probabilities{};
  std::transform(belief.probability.begin(), belief.probability.end(), probabilities.begin(),
                 [](Confidence confidence) { return confidence.probability(); });
  belief.shown = shown_of(probabilities, memory);
  belief.unknown_reason = unknown_reason(belief, age.has_value(), memory);
  const Witness* last = find_latest(question, is_word_of_state);
  if (last != nullptr) belief.last_heard = to_shown(last->value);
  const State state =
      belief.shown == Shown::kUnknown && last != nullptr ? last->value : likeliest(probabilities);
  const Witness* confirming =
      find_latest(question, [&](const Witness& w) { return supports(w, state); });
  if (confirming != nullptr) {
    belief.confirmed = ValidTime(vouched(question, *confirming));
    belief.confirmed_by = confirming->claim;
  }
  belief.has_conflict = age && memory >= kLeastMemory && has_conflict(question, state);
  return belief;
}

/// The starts that are said of the state shown; the likeliest is `since`.
void tell_start(const StateQuestion& question, const KnownClaims& known, StateBelief& belief) {
  if (belief.shown == Shown::kUnknown) return;
  std::vector<const Witness*> bearing;
  for (const Witness& witness : question.crossing.witnesses.counted) {
    if (bears_on(question, witness) && witness.begin <= question.crossing.moment) {
      bearing.push_back(&witness);
    }
  }
  belief.starts = find_starts(known, bearing, state_bit(static_cast<State>(belief.shown)));
  if (!belief.starts.empty()) {
    belief.since = ValidTime(belief.starts.front().date.first_second());
  }
}

/// A claim to be listed; its words are made only if it is kept.
struct Listed {
  std::uint32_t record = 0;
  Role role = Role::kFor;
  std::int32_t decibans = 0;
  std::int64_t vouched = 0;
  const Witness* witness = nullptr;  ///< none: discounted, for the reason `why`
  std::string_view why;
};

Role role_of(const StateQuestion& question, const Witness& witness, State state,
             std::int32_t decibans, std::int64_t last_support) {
  if (witness.kind == Kind::kImplied) return Role::kImplied;
  if (witness.begin > question.crossing.moment) {
    return decibans >= 0 ? Role::kFor : Role::kAgainst;
  }
  if (supports(witness, state)) return decibans >= 0 ? Role::kFor : Role::kOutweighed;
  const bool is_overtaken =
      vouched(question, witness) < last_support - kLikeAge ||
      (witness.after == Witness::After::kEnded && witness.end < question.crossing.moment);
  return decibans > 0                    ? Role::kFor
         : is_overtaken || decibans == 0 ? Role::kOutweighed
                                         : Role::kAgainst;
}

std::vector<Listed> list_weighed(const StateQuestion& question, State state) {
  const auto& all = question.crossing.witnesses.counted;
  const Witness* support =
      find_latest(question, [&](const Witness& w) { return supports(w, state); });
  const std::int64_t last_support = support != nullptr
                                        ? vouched(question, *support)
                                        : std::numeric_limits<std::int64_t>::min() + kLikeAge;
  std::vector<Listed> listed;
  for (const WitnessWeight& weight :
       weigh_each(question.crossing.weighing.tracks[question.track], state)) {
    const Witness& witness = all[weight.witness];
    listed.push_back({witness.record,
                      role_of(question, witness, state, weight.decibans, last_support),
                      weight.decibans,
                      vouched(question, witness),
                      &witness,
                      {}});
  }
  for (const Discount& discount : question.crossing.witnesses.discounted) {
    if ((discount.tracks & track_bit(question.track)) == 0) continue;
    listed.push_back({discount.record, discount.is_refuted ? Role::kRefuted : Role::kDiscounted, 0,
                      0, nullptr, discount.why});
  }
  return listed;
}

std::string why_text(const StateQuestion& question, const KnownClaims& known, const Listed& item) {
  const ClaimRecord& claim = known.standing[item.record];
  if (item.witness == nullptr) return std::string(item.why);
  std::string text = describe(question.crossing.crossing, claim, *item.witness);
  if (item.role == Role::kOutweighed) text += ", overtaken by later word";
  return text;
}

void list_evidence(const StateQuestion& question, const KnownClaims& known, StateBelief& belief) {
  std::vector<Listed> listed = list_weighed(question, likeliest(question.probabilities));
  const auto entry_of = [&](const Listed& item) { return known.standing[item.record].entry; };
  const std::size_t kept = std::min(listed.size(), kMostEvidence);
  std::partial_sort(listed.begin(), listed.begin() + static_cast<std::ptrdiff_t>(kept),
                    listed.end(), [&](const Listed& x, const Listed& y) {
                      return std::tuple(x.role, -std::abs(x.decibans), -x.vouched, entry_of(x)) <
                             std::tuple(y.role, -std::abs(y.decibans), -y.vouched, entry_of(y));
                    });
  belief.evidence_left_off = static_cast<std::int32_t>(listed.size() - kept);
  for (std::size_t i = 0; i < kept; ++i) {
    belief.evidence.push_back({entry_of(listed[i]), listed[i].role, listed[i].decibans,
                               why_text(question, known, listed[i])});
  }
}

/// What so many more plain reports would make of it.
void tell_turns(const StateQuestion& question, StateBelief& belief) {
  constexpr std::int32_t kMostReports = 9;
  const EvidenceParameters& evidence = question.crossing.parameters.evidence;
  for (const State said : {State::kOpen, State::kRestricted, State::kClosed}) {
    if (to_shown(said) == belief.shown) continue;
    const JointState word =
        word_likelihood(Target::kWhole, state_bit(said), evidence.reported, evidence.near_share);
    JointState joint = question.crossing.weighing.tracks[question.track].joint;
    for (std::int32_t reports = 1; reports <= kMostReports; ++reports) {
      apply_word(word, joint);
      const Shown then = shown_of(crossing_states(joint), 1.0);
      if (then == belief.shown) continue;
      belief.turns.push_back({said, reports, then});
      break;
    }
  }
}

TrackBelief believe_track(const WeighedCrossing& crossing, std::size_t track) {
  const JointState& joint = crossing.weighing.tracks[track].joint;
  TrackBelief belief;
  belief.traffic_class = kTrafficClasses[track / 2];
  belief.direction = directions_of(crossing.crossing)[track % 2];
  belief.crossing = believe_state({crossing, track, Target::kWhole, crossing_states(joint)});
  belief.side_a = believe_state({crossing, track, Target::kSideA, side_a_states(joint)});
  belief.side_b = believe_state({crossing, track, Target::kSideB, side_b_states(joint)});
  return belief;
}

void mark_change(const StateBelief& before, StateBelief& now) {
  now.changed_within_day =
      before.shown != Shown::kUnknown && now.shown != Shown::kUnknown && before.shown != now.shown;
}

}  // namespace

std::array<Confidence, 3> to_confidences(const std::array<double, 3>& probabilities) {
  std::array<std::uint32_t, 3> millionths{};
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    millionths[i] =
        Confidence::from_probability(std::clamp(probabilities[i], 0.0, 1.0)).millionths();
    sum += millionths[i];
  }
  // What rounding took or gave goes to the largest, where it matters least.
  const auto most = std::max_element(millionths.begin(), millionths.end());
  *most += 1000000U - sum;
  return {Confidence::from_millionths(millionths[0]), Confidence::from_millionths(millionths[1]),
          Confidence::from_millionths(millionths[2])};
}

bool is_told_apart(const Witnesses& witnesses, std::size_t track) {
  return (witnesses.told_apart & track_bit(track & ~std::size_t{1})) != 0;
}

std::vector<TrackBelief> believe_tracks(const WeighedCrossing& crossing) {
  std::vector<TrackBelief> tracks;
  tracks.reserve(kTrackCount);
  for (std::size_t track = 0; track < kTrackCount; ++track) {
    if (track % 2 == 1 && !is_told_apart(crossing.witnesses, track)) {
      tracks.push_back(tracks.back());
      tracks.back().direction = directions_of(crossing.crossing)[1];
    } else {
      tracks.push_back(believe_track(crossing, track));
    }
  }
  return tracks;
}

std::int64_t eve_of(std::int64_t moment) {
  return static_cast<std::int64_t>(day_of(moment).number) * kSecondsPerDay - 1;
}

bool moves_within_day(const WeighedCrossing& crossing) {
  const std::int64_t eve = eve_of(crossing.moment);
  const auto& all = crossing.witnesses.counted;
  return std::any_of(all.begin(),
                     all.begin() + static_cast<std::ptrdiff_t>(count_current(all, eve)),
                     [&](const Witness& witness) {
                       return (witness.begin > eve && witness.begin <= crossing.moment) ||
                              witness.end < crossing.moment;
                     });
}

void mark_changes(const WeighedCrossing& eve, std::vector<TrackBelief>& tracks) {
  const std::vector<TrackBelief> was = believe_tracks(eve);
  for (std::size_t track = 0; track < kTrackCount; ++track) {
    mark_change(was[track].crossing, tracks[track].crossing);
    mark_change(was[track].side_a, tracks[track].side_a);
    mark_change(was[track].side_b, tracks[track].side_b);
  }
}

void give_reasons(const WeighedCrossing& crossing, const KnownClaims& known, std::size_t track,
                  TrackBelief& belief) {
  const JointState& joint = crossing.weighing.tracks[track].joint;
  const StateQuestion question{crossing, track, Target::kWhole, crossing_states(joint)};
  tell_start(question, known, belief.crossing);
  tell_start({crossing, track, Target::kSideA, {}}, known, belief.side_a);
  tell_start({crossing, track, Target::kSideB, {}}, known, belief.side_b);
  list_evidence(question, known, belief.crossing);
  tell_turns(question, belief.crossing);
}

}  // namespace maabar
