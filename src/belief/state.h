// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"
#include "base/units.h"
#include "claim/vocabulary.h"
#include "gazetteer/crossing_key.h"
#include "ledger/entry.h"

/// What is believed of a crossing at a valid time, as known at a known time, with its reasons: the
/// output type of `belief`. The baseline and the probabilistic model both answer in these words.
namespace maabar {

/// Who wants to pass. `Scope` without `all`, which is no one's class, and without `military`, which
/// is not published (design, section 7).
enum class TrafficClass : std::uint8_t { kPassengers, kCargo, kHumanitarian, kPedestrians };
inline constexpr std::array<TrafficClass, 4> kTrafficClasses = {
    TrafficClass::kPassengers, TrafficClass::kCargo, TrafficClass::kHumanitarian,
    TrafficClass::kPedestrians};
std::string_view to_string(TrafficClass traffic_class);
/// Accepts the scope's word; `kInvalidInput` otherwise, also for `all` and `military`.
Result<TrafficClass> parse_traffic_class(std::string_view text);
/// The scope of the same name.
Scope to_scope(TrafficClass traffic_class);

/// The state shown. `kUnknown` is an answer, never drawn as closed or open.
enum class Shown : std::uint8_t { kOpen, kRestricted, kClosed, kUnknown };
std::string_view to_string(Shown shown);
/// The value as shown.
Shown to_shown(State state);

/// A claim's part in a belief.
struct Evidence {
  enum class Role : std::uint8_t {
    kFor,         ///< speaks for the state shown
    kAgainst,     ///< speaks for another
    kOutweighed,  ///< was true to its time; a later claim took its place
    kImplied,     ///< an outlook that implies a state when it was stated
    kDiscounted,  ///< known, but does not count; `why` says so
    kRefuted      ///< a report of this state, denied by a source no worse; does not count
  };
  EntryId claim;
  Role role = Role::kFor;
  std::int32_t decibans = 0;  ///< weight of evidence in tenths of a deciban; 0 in the baseline
  std::string why;            ///< one clause for a person
  friend bool operator==(const Evidence&, const Evidence&) = default;
};
/// `for`, `against`, `outweighed`, `implied`, `discounted`, `refuted`.
std::string_view to_string(Evidence::Role role);

/// Why a state is shown as unknown: it is not; nothing speaks for the time asked; what speaks was
/// last confirmed too long ago; no value is likely enough (0.6), or what spoke was overtaken.
enum class UnknownReason : std::uint8_t { kNone, kSilence, kTooOld, kUnsure };
std::string_view to_string(UnknownReason reason);

/// A day, month or year since which a state may have lasted.
struct StartBelief {
  Date date;
  Confidence share;             ///< how likely this one is among those that are said
  std::vector<EntryId> claims;  ///< who says so
  friend bool operator==(const StartBelief&, const StartBelief&) = default;
};

/// What would change the state shown: so many more reports of default rating, each an observation
/// of its own, of the moment asked about.
struct Turn {
  State said = State::kOpen;
  std::int32_t reports = 0;
  Shown then = Shown::kUnknown;
  friend bool operator==(const Turn&, const Turn&) = default;
};

/// How many claims a belief lists at most; `evidence_left_off` counts the rest.
inline constexpr std::size_t kMostEvidence = 24;

/// The state of one side, or of the whole crossing, for one class in one direction.
struct StateBelief {
  Shown shown = Shown::kUnknown;
  UnknownReason unknown_reason = UnknownReason::kSilence;
  std::array<Confidence, 3> probability;  ///< open, restricted, closed; sums to 1 within 3e-6
  Confidence memory;                      ///< how much the last evidence could still matter
  Shown last_heard = Shown::kUnknown;     ///< what the last evidence said, however old
  std::optional<ValidTime> since;         ///< since when it is so, as far as known
  std::vector<StartBelief> starts;        ///< what is said of that, likeliest first; markov
  std::optional<ValidTime> confirmed;     ///< valid time of the last claim that bears it out
  EntryId confirmed_by;                   ///< that claim; none: not told (latest-claim)
  bool has_conflict = false;              ///< claims of like age and weight disagree
  bool changed_within_day = false;        ///< the valid time is a day in which the state changed
  std::vector<Evidence> evidence;         ///< strongest first; at most `kMostEvidence`
  std::int32_t evidence_left_off = 0;     ///< how many more there were
  std::vector<Turn> turns;                ///< what would change it, by value said; markov, crossing
  [[nodiscard]] Confidence confidence() const;  ///< of the state shown; of the best if unknown
  friend bool operator==(const StateBelief&, const StateBelief&) = default;
};

/// One class and one direction of a crossing: it passes as its worse side.
struct TrackBelief {
  TrafficClass traffic_class = TrafficClass::kCargo;
  Direction direction;   ///< never both
  StateBelief crossing;  ///< as the worse side
  StateBelief side_a;    ///< the side of the first country of the key
  StateBelief side_b;
  friend bool operator==(const TrackBelief&, const TrackBelief&) = default;
};

/// Who holds a side.
struct ControlBelief {
  Country side;
  std::string actor;       ///< empty: unknown
  std::string last_heard;  ///< who was last said to hold it, however long ago; empty: no one
  Confidence confidence;   ///< 0 if unknown
  std::optional<ValidTime> since;
  std::optional<ValidTime> confirmed;
  bool has_conflict = false;
  std::vector<Evidence> evidence;
  friend bool operator==(const ControlBelief&, const ControlBelief&) = default;
};

/// A security measure or threat with its last confirmation.
struct SecurityBelief {
  Measure measure = Measure::kCameras;
  Country side;  ///< none: the crossing or the border as a whole
  bool is_denied = false;
  Date valid_from;
  Date valid_to;
  std::optional<ValidTime> confirmed;
  std::vector<Evidence> evidence;
  friend bool operator==(const SecurityBelief&, const SecurityBelief&) = default;
};

/// An outlook that is not yet overtaken at the valid time.
struct OutlookBelief {
  EntryId claim;
  State expected = State::kOpen;
  Modality modality = Modality::kExpected;
  Country side;
  Scope scope = Scope::kAll;
  Direction direction;
  PhraseClass phrase_class = PhraseClass::kNone;
  Date due;  ///< unknown: no day was named
  Date stated;
  bool is_overdue = false;  ///< its day has passed at the valid time and the state did not come
  friend bool operator==(const OutlookBelief&, const OutlookBelief&) = default;
};

/// Everything believed of one crossing.
struct CrossingBelief {
  CrossingKey crossing;
  AsOf as_of;
  std::vector<TrackBelief> tracks;     ///< by class, then direction a>b before b>a
  std::vector<ControlBelief> control;  ///< side a, then b
  std::vector<SecurityBelief> security;
  std::vector<OutlookBelief> outlooks;  ///< latest stated first
  std::vector<EntryId> undated;  ///< claims whose publication is unknown: known from recording only
  /// The track of a class and direction. Requires: a direction of this crossing, not both.
  [[nodiscard]] const TrackBelief& track(TrafficClass traffic_class, Direction direction) const;
  friend bool operator==(const CrossingBelief&, const CrossingBelief&) = default;
};

/// The two directions of a crossing, a>b before b>a. Requires: a crossing.
std::array<Direction, 2> directions_of(const CrossingKey& crossing);

}  // namespace maabar
