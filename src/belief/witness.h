// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "belief/crossing_chain.h"
#include "belief/known_claims.h"
#include "belief/state.h"

/// What a claim is to the Markov model: a witness of a set of states, on some tracks, for an
/// interval of valid time. It speaks once, at the moment of its interval nearest to the moment
/// asked about. Internal to belief; rules and reasons: docs/decisions/0042-belief-evidence.md.
namespace maabar {

/// The tracks of a crossing as bits: 2 * class + direction, in the order of
/// `CrossingBelief::tracks`.
using TrackSet = std::uint8_t;
inline constexpr std::size_t kTrackCount = 8;
inline constexpr TrackSet kEveryTrack = 0xff;
constexpr TrackSet track_bit(std::size_t track) { return static_cast<TrackSet>(1U << track); }

/// States as bits, 1 << State.
using StateSet = std::uint8_t;
constexpr StateSet state_bit(State state) {
  return static_cast<StateSet>(1U << static_cast<unsigned>(state));
}
constexpr StateSet other_states(StateSet states) { return static_cast<StateSet>(~states & 7U); }
constexpr bool is_single(StateSet states) { return states == 1 || states == 2 || states == 4; }

/// What of the crossing a witness speaks of. Of the whole: as its worse side.
enum class Target : std::uint8_t { kWhole, kSideA, kSideB };
/// Whether word of the one can bear on the other.
constexpr bool overlaps(Target x, Target y) {
  return x == y || x == Target::kWhole || y == Target::kWhole;
}

struct Witness {
  enum class Kind : std::uint8_t {
    kSaid,     ///< a status, reported or announced
    kCounted,  ///< traffic seen
    kDenied,   ///< a status denied
    kSoft,     ///< `only` of another class
    kImplied   ///< an outlook of change
  };
  /// What it says of the time after its interval.
  enum class After : std::uint8_t {
    kLasts,   ///< nothing: what was so may last
    kEnded,   ///< it was told to have ended
    kReturns  ///< an announced end: what was before comes back, as a rule
  };
  std::uint32_t record = 0;  ///< its claim's place in `KnownClaims::standing`
  EntryId claim;
  TextId chain;  ///< none: a chain of its own
  Kind kind = Kind::kSaid;
  After after = After::kLasts;
  Target target = Target::kWhole;
  Scope scope = Scope::kAll;  ///< of the claim
  TrackSet tracks = 0;
  StateSet values = 0;
  State value = State::kOpen;  ///< the state that it speaks for most
  bool is_telling = false;     ///< makes one state three times as likely as another
  bool is_dated = false;       ///< the claim gives a beginning
  bool is_promised = false;    ///< an opening stood promised when it was said
  bool is_border = false;
  bool is_long = false;     ///< it tells of what has long been so (`tells_of_long`)
  std::int64_t begin = 0;   ///< first second that it speaks for
  std::int64_t end = 0;     ///< last second that it speaks for, or vouches for
  std::int64_t spoken = 0;  ///< when it was said
  double error = 0.5;       ///< chance that it is wrong
  JointState likelihood{};  ///< of what it says, given each pair of states
  friend bool operator==(const Witness&, const Witness&) = default;
};

/// A claim that stands but does not count, and why.
struct Discount {
  std::uint32_t record = 0;
  TrackSet tracks = kEveryTrack;
  bool is_refuted = false;
  std::string_view why;
};

/// Everything that bears on the state of one crossing.
struct Witnesses {
  std::vector<Witness> counted;  ///< the latest end first, then the latest beginning
  std::vector<Discount> discounted;
  std::array<std::int32_t, kTrackCount> bearing{};  ///< how many of both kinds speak of a track
  TrackSet told_apart = 0;  ///< first tracks of the classes whose directions something tells apart
  std::vector<std::int64_t> promises;  ///< when openings of the crossing were promised; ascending
};

/// How many of `counted` have an interval that is not over before `moment`: they stand first.
std::size_t count_current(const std::vector<Witness>& counted, std::int64_t moment);

/// Whether an opening was promised in the 30 days before the day of `moment`.
bool stands_promised(const std::vector<std::int64_t>& promises, std::int64_t moment);

/// Reads the standing claims of `crossing`. A chain counts once on each track, as its strongest
/// member. The order of `known.standing` does not matter but for `record`, and for `claim` where
/// two say the very same. Cost: sorts them once.
Witnesses find_witnesses(const ClaimLog& log, const KnownClaims& known, const CrossingKey& crossing,
                         const EvidenceParameters& parameters);

/// The likelihood of word that `target` is in `values`, wrong with chance `error`; of a wrong word
/// open or closed, `near_share` says restricted.
JointState word_likelihood(Target target, StateSet values, double error, double near_share);

/// `error` in [0, 1] after the rating of its source: odds times a factor for each letter and digit,
/// 1 for C3. At most 0.6.
double rated_error(double error, const Admiralty& admiralty);

}  // namespace maabar
