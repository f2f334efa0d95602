// SPDX-License-Identifier: Apache-2.0
#include "belief/witness.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/date.h"
#include "belief/chain_members.h"
#include "belief/detail_words.h"
#include "belief/outlook_words.h"
#include "belief/statement.h"

namespace maabar {
namespace {

using Kind = Witness::Kind;
using After = Witness::After;
using KeyKind = CrossingKey::Kind;

/// A month: of two months' promises the history's reports no longer show anything.
constexpr std::int64_t kPromiseStands = 30 * kSecondsPerDay;
/// Word that makes one state less than three times as likely as another leaves no memory.
constexpr double kLeastTelling = 3.0;
constexpr StateSet kPassing = state_bit(State::kOpen) | state_bit(State::kRestricted);

/// The log's numbers of the keys whose claims touch the crossing.
struct Keys {
  TextId crossing;
  TextId border;
  TextId country_a;
};

/// One crossing's claims on their way to witnesses.
struct Reading {
  const ClaimLog& log;
  const CrossingKey& crossing;
  const EvidenceParameters& parameters;
  Keys keys;
  std::array<Direction, 2> directions;
};

KeyKind kind_of(const Keys& keys, TextId crossing) {
  if (crossing == keys.crossing) return KeyKind::kCrossing;
  return crossing == keys.border ? KeyKind::kPair : KeyKind::kCountry;
}

Target target_of(const Reading& reading, const ClaimRecord& claim) {
  Country side = claim.side;
  if (side.is_none() && kind_of(reading.keys, claim.crossing) == KeyKind::kCountry) {
    side = claim.crossing == reading.keys.country_a ? reading.crossing.country_a()
                                                    : reading.crossing.country_b();
  }
  if (side.is_none()) return Target::kWhole;
  return side == reading.crossing.country_a() ? Target::kSideA : Target::kSideB;
}

/// Every track of the classes in the direction of the claim.
TrackSet in_direction(const Reading& reading, const ClaimRecord& claim, TrackSet tracks) {
  constexpr TrackSet kFirstDirection = 0x55;
  if (claim.direction.is_both()) return tracks;
  const bool is_first = claim.direction == reading.directions[0];
  return static_cast<TrackSet>(tracks & (is_first ? kFirstDirection : ~kFirstDirection));
}

TrackSet tracks_of(TrafficClass traffic_class) {
  return static_cast<TrackSet>(3U << (2 * static_cast<unsigned>(traffic_class)));
}

TrackSet spoken_for(const Reading& reading, const ClaimRecord& claim) {
  TrackSet tracks = 0;
  for (const TrafficClass traffic_class : kTrafficClasses) {
    const bool is_exempt = claim.scope == Scope::kAll && !claim.detail.is_none() &&
                           exempts(reading.log.text(claim.detail), to_string(traffic_class));
    const bool is_meant = claim.scope == Scope::kAll || claim.scope == to_scope(traffic_class);
    if (is_meant && !is_exempt) tracks |= tracks_of(traffic_class);
  }
  return in_direction(reading, claim, tracks);
}

bool is_only(const Reading& reading, const ClaimRecord& claim) {
  if (claim.scope == Scope::kAll || claim.state == State::kClosed) return false;
  return claim.only || (!claim.detail.is_none() && says_only(reading.log.text(claim.detail)));
}

/// Word of one group of people leaves open what becomes of the others.
StateSet values_of(const Reading& reading, const ClaimRecord& claim) {
  const bool is_of_group = !claim.detail.is_none() && names_a_group(reading.log.text(claim.detail));
  if (!is_of_group || claim.state == State::kRestricted) return state_bit(claim.state);
  return static_cast<StateSet>(state_bit(claim.state) | state_bit(State::kRestricted));
}

/// An end that was past, by the day, when the report came out.
void set_times(const ClaimRecord& claim, std::int64_t as_of, Witness& witness) {
  witness.is_dated = !claim.valid_from.is_unknown();
  witness.begin = witness.is_dated ? claim.valid_from.first_second() : as_of;
  witness.end = std::max(as_of, witness.begin);
  witness.spoken = as_of;
  if (claim.valid_to.is_unknown()) return;
  if (tells_of_past(claim)) {
    witness.after = After::kEnded;
    witness.end = claim.valid_to.last_second();
  } else if (claim.valid_to.last_second() > as_of && claim.modality == Modality::kAnnounced) {
    witness.after = After::kReturns;
    witness.end = claim.valid_to.last_second();
  } else if (claim.valid_to.first_second() > as_of) {
    witness.after = After::kReturns;
    witness.end = claim.valid_to.last_second();
  } else {
    witness.end = std::min(as_of, claim.valid_to.last_second());
  }
  witness.begin = std::min(witness.begin, witness.end);
}

double error_of(const Reading& reading, const ClaimRecord& claim, const Witness& witness) {
  const EvidenceParameters& parameters = reading.parameters;
  switch (witness.kind) {
    case Kind::kSoft:
      return rated_error(parameters.soft, claim.admiralty);
    case Kind::kImplied:
      return rated_error(parameters.implied, claim.admiralty);
    case Kind::kDenied:
      return rated_error(parameters.announced, claim.admiralty);
    case Kind::kSaid:
    case Kind::kCounted:
      break;
  }
  if (witness.is_border) return rated_error(parameters.border, claim.admiralty);
  const bool is_decided = claim.modality == Modality::kAnnounced;
  return rated_error(is_decided ? parameters.announced : parameters.reported, claim.admiralty);
}

void finish(const Reading& reading, const ClaimRecord& claim, Witness& witness) {
  witness.error = error_of(reading, claim, witness);
  witness.likelihood =
      word_likelihood(witness.target, witness.values, witness.error, reading.parameters.near_share);
}

Witness begin_witness(const ClaimRecord& claim, std::uint32_t record) {
  Witness witness;
  witness.record = record;
  witness.claim = claim.entry;
  witness.chain = claim.chain;
  witness.value = claim.state;
  return witness;
}

/// Why a status claim makes no witness; empty if it does.
std::string_view find_discount(const Reading& reading, const ClaimRecord& claim) {
  if (claim.modality == Modality::kExpected) return "expected, not said to be so";
  if (claim.modality == Modality::kHoped) return "hoped for, not said to be so";
  if (!as_of_seconds(claim)) return "bears no date at all, so it cannot be placed in time";
  const bool is_own = kind_of(reading.keys, claim.crossing) == KeyKind::kCrossing;
  if (!is_own && claim.state != State::kClosed) {
    return "says only that some crossing of the border passes";
  }
  return {};
}

void read_status(const Reading& reading, const ClaimRecord& claim, std::uint32_t record,
                 Witnesses& into) {
  const TrackSet tracks = spoken_for(reading, claim);
  const std::string_view discount = find_discount(reading, claim);
  if (!discount.empty()) {
    if (tracks != 0) into.discounted.push_back({record, tracks, false, discount});
    return;
  }
  Witness witness = begin_witness(claim, record);
  witness.tracks = tracks;
  witness.scope = claim.scope;
  witness.target = target_of(reading, claim);
  witness.is_border = kind_of(reading.keys, claim.crossing) != KeyKind::kCrossing;
  witness.values = values_of(reading, claim);
  if (claim.modality == Modality::kDenied) {
    witness.kind = Kind::kDenied;
    witness.values = other_states(state_bit(claim.state));
  }
  set_times(claim, *as_of_seconds(claim), witness);
  witness.is_long = tells_of_long(claim);
  finish(reading, claim, witness);
  if (tracks != 0) into.counted.push_back(witness);
  if (!is_only(reading, claim) || witness.kind == Kind::kDenied) return;
  witness.kind = Kind::kSoft;
  witness.tracks = in_direction(reading, claim,
                                static_cast<TrackSet>(kEveryTrack & ~spoken_for(reading, claim)));
  witness.values = state_bit(State::kClosed);
  witness.value = State::kClosed;
  finish(reading, claim, witness);
  into.counted.push_back(witness);
}

/// What an outlook says of the state when it was said: that it was another; the same, if it is
/// expected to stay. `Will be closed` may be said of a gate that is and stays so, unless a day is
/// named or it is denied; then it tells nothing.
StateSet implied_by(const Reading& reading, const ClaimRecord& claim) {
  const StateSet expected = state_bit(claim.state);
  const bool stays = !claim.detail.is_none() && says_it_stays(reading.log.text(claim.detail));
  if (stays) return claim.modality == Modality::kDenied ? other_states(expected) : expected;
  const bool tells_a_change = claim.state == State::kOpen || claim.modality == Modality::kDenied ||
                              !claim.valid_from.is_unknown();
  return tells_a_change ? other_states(expected) : StateSet{0};
}

void tell_apart(TrackSet tracks, Witnesses& into) {
  into.told_apart = static_cast<TrackSet>(into.told_apart | ((tracks ^ tracks >> 1) & 0x55));
}

void read_outlook(const Reading& reading, const ClaimRecord& claim, std::uint32_t record,
                  Witnesses& into) {
  const auto stated = stated_seconds(claim);
  if (!stated || claim.crossing != reading.keys.crossing) return;
  if (claim.state == State::kOpen && claim.modality != Modality::kDenied) {
    into.promises.push_back(*stated);
    tell_apart(spoken_for(reading, claim), into);  // a chain may take the witness, not the promise
  }
  Witness witness = begin_witness(claim, record);
  witness.kind = Kind::kImplied;
  witness.tracks = spoken_for(reading, claim);
  witness.values = implied_by(reading, claim);
  if (witness.tracks == 0 || witness.values == 0) return;
  witness.begin = witness.end = witness.spoken = *stated;
  finish(reading, claim, witness);
  into.counted.push_back(witness);
}

TrackSet counted_tracks(Traffic counted) {
  switch (counted) {
    case Traffic::kTrucks:
      return tracks_of(TrafficClass::kCargo);
    case Traffic::kPeople:
      return tracks_of(TrafficClass::kPassengers) | tracks_of(TrafficClass::kPedestrians);
    case Traffic::kVehicles:
      return tracks_of(TrafficClass::kPassengers) | tracks_of(TrafficClass::kCargo);
  }
  return 0;
}

/// Traffic that was seen passed: a hundredth is left for a count of the wrong gate or day. It may
/// have passed under restrictions, which as a rule are told of beside. None seen may be a quiet
/// day.
JointState count_likelihood(std::int64_t count) {
  constexpr std::array<double, 3> kSeen = {0.9, 0.4, 0.01};
  constexpr std::array<double, 3> kNone = {0.1, 0.3, 0.9};
  JointState likelihood;
  for (std::size_t joint = 0; joint < likelihood.size(); ++joint) {
    likelihood[joint] = (count > 0 ? kSeen : kNone)[static_cast<std::size_t>(worse_side(joint))];
  }
  return likelihood;
}

void read_count(const Reading& reading, const ClaimRecord& claim, std::uint32_t record,
                Witnesses& into) {
  const auto as_of = as_of_seconds(claim);
  if (!as_of || claim.count < 0 || claim.crossing != reading.keys.crossing) return;
  Witness witness = begin_witness(claim, record);
  witness.kind = Kind::kCounted;
  witness.value = claim.count > 0 ? State::kOpen : State::kClosed;
  witness.tracks = claim.scope == Scope::kAll
                       ? in_direction(reading, claim, counted_tracks(claim.counted))
                       : spoken_for(reading, claim);
  witness.values = claim.count > 0 ? kPassing : state_bit(State::kClosed);
  set_times(claim, *as_of, witness);
  witness.after = After::kLasts;
  witness.error = claim.count > 0 ? 0.01 : 0.1;
  witness.likelihood = count_likelihood(claim.count);
  into.counted.push_back(witness);
}

bool is_telling(const JointState& likelihood) {
  const auto [least, most] = std::minmax_element(likelihood.begin(), likelihood.end());
  return *most >= kLeastTelling * *least;
}

/// Notes of which tracks something speaks.
void note(TrackSet tracks, Witnesses& into) {
  tell_apart(tracks, into);
  for (std::size_t track = 0; track < kTrackCount; ++track) {
    into.bearing[track] += tracks >> track & 1;
  }
}

/// By what they say, never by their entries.
auto rank_of(const Witness& witness) {
  const auto words = std::tuple(witness.error, witness.kind, witness.values, witness.target,
                                witness.tracks, witness.after, witness.scope);
  return std::tuple(-witness.begin, -static_cast<int>(witness.value), words, witness.is_dated,
                    witness.spoken);
}

/// The latest first. Sorted by number and then moved, once each: a witness is two lines of cache.
void order(std::vector<Witness>& counted) {
  struct Place {
    std::int64_t end;
    std::uint32_t index;
  };
  std::vector<Place> places;
  places.reserve(counted.size());
  for (std::uint32_t i = 0; i < counted.size(); ++i) places.push_back({counted[i].end, i});
  std::sort(places.begin(), places.end(), [&](const Place& x, const Place& y) {
    if (x.end != y.end) return x.end > y.end;
    const auto rank_x = rank_of(counted[x.index]);
    const auto rank_y = rank_of(counted[y.index]);
    return rank_x != rank_y ? rank_x < rank_y : x.index < y.index;
  });
  std::vector<Witness> ordered;
  ordered.reserve(counted.size());
  for (const Place& place : places) ordered.push_back(counted[place.index]);
  counted = std::move(ordered);
}

}  // namespace

std::size_t count_current(const std::vector<Witness>& counted, std::int64_t moment) {
  const auto past =
      std::partition_point(counted.begin(), counted.end(),
                           [&](const Witness& witness) { return witness.end >= moment; });
  return static_cast<std::size_t>(past - counted.begin());
}

bool stands_promised(const std::vector<std::int64_t>& promises, std::int64_t moment) {
  const std::int64_t day = static_cast<std::int64_t>(day_of(moment).number) * kSecondsPerDay;
  const auto next = std::lower_bound(promises.begin(), promises.end(), day);
  return next != promises.begin() && day - *(next - 1) <= kPromiseStands;
}

JointState word_likelihood(Target target, StateSet values, double error, double near_share) {
  // Row: what is so; column: what is said.
  const double near = error * near_share;
  const double far = error - near;
  const std::array<std::array<double, 3>, 3> said_if = {
      {{1 - error, near, far}, {error / 2, 1 - error, error / 2}, {far, near, 1 - error}}};
  std::array<double, 3> by_state{};
  for (std::size_t so = 0; so < 3; ++so) {
    for (std::size_t said = 0; said < 3; ++said) {
      if ((values >> said & 1U) != 0) by_state[so] += said_if[so][said];
    }
  }
  JointState likelihood;
  for (std::size_t joint = 0; joint < likelihood.size(); ++joint) {
    const std::size_t state = target == Target::kSideA ? joint / 3
                              : target == Target::kSideB
                                  ? joint % 3
                                  : static_cast<std::size_t>(worse_side(joint));
    likelihood[joint] = by_state[state];
  }
  return likelihood;
}

double rated_error(double error, const Admiralty& admiralty) {
  constexpr double kMost = 0.6;  // beyond two thirds a word would speak for its contrary
  constexpr std::array<double, 6> kByLetter = {0.4, 0.6, 1.0, 2.0, 4.0, 1.5};  // A to F
  constexpr std::array<double, 6> kByDigit = {0.4, 0.6, 1.0, 2.0, 4.0, 1.5};   // 1 to 6
  const auto letter = static_cast<std::size_t>(std::clamp(admiralty.reliability - 'A', 0, 5));
  const auto digit = static_cast<std::size_t>(std::clamp(admiralty.information - '1', 0, 5));
  const double odds = error / (1 - error) * kByLetter[letter] * kByDigit[digit];
  return std::min(kMost, odds / (1 + odds));
}

Witnesses find_witnesses(const ClaimLog& log, const KnownClaims& known, const CrossingKey& crossing,
                         const EvidenceParameters& parameters) {
  const Reading reading{log,
                        crossing,
                        parameters,
                        {log.find_text(crossing.text()), log.find_text(crossing.border().text()),
                         log.find_text(crossing.country_a().lower_code())},
                        directions_of(crossing)};
  Witnesses found;
  found.counted.reserve(known.standing.size());
  for (std::uint32_t record = 0; record < known.standing.size(); ++record) {
    const ClaimRecord& claim = known.standing[record];
    if (claim.facet == Facet::kStatus) read_status(reading, claim, record, found);
    if (claim.facet == Facet::kOutlook) read_outlook(reading, claim, record, found);
    if (claim.facet == Facet::kTraffic) read_count(reading, claim, record, found);
  }
  std::sort(found.promises.begin(), found.promises.end());
  for (Witness& witness : found.counted) {
    witness.is_promised = stands_promised(found.promises, witness.spoken);
  }
  drop_refuted(known, found);
  merge_chains(parameters, found);
  for (Witness& witness : found.counted) {
    witness.is_telling = is_telling(witness.likelihood);
    note(witness.tracks, found);
  }
  for (const Discount& discount : found.discounted) note(discount.tracks, found);
  order(found.counted);
  return found;
}

}  // namespace maabar
