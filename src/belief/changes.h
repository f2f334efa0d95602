// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "belief/belief_model.h"

namespace maabar {

/// Two as-of questions about the same crossings, the earlier first.
struct ChangeQuestion {
  AsOf before;
  AsOf after;
};

/// Why a belief is not what it was.
enum class ChangeCause : std::uint8_t {
  kNews,        ///< claims became known that speak for or against what is shown
  kWithdrawal,  ///< claims it rested on were retracted, rejected or corrected
  kTime         ///< nothing new: a period ended or began, or the last word has become too old
};
/// `news`, `withdrawal`, `time`.
std::string_view to_string(ChangeCause cause);

/// A change in what is shown of one class in one direction.
struct TrackChange {
  CrossingKey crossing;
  TrafficClass traffic_class = TrafficClass::kCargo;
  Direction direction;
  Shown before = Shown::kUnknown;
  Shown after = Shown::kUnknown;
  ChangeCause cause = ChangeCause::kTime;
  std::vector<EntryId> claims;   ///< the claims of `cause`, strongest first; none for kTime
  std::vector<EntryId> reports;  ///< their reports, in the order of `claims`, each once
};

/// A change of who is believed to hold a side.
struct ControlChange {
  CrossingKey crossing;
  Country side;
  std::string before;  ///< empty: unknown
  std::string after;
  ChangeCause cause = ChangeCause::kTime;
  std::vector<EntryId> claims;
  std::vector<EntryId> reports;
};

/// What changed, in the order of the crossings, tracks and sides.
struct Changes {
  ChangeQuestion question;
  std::vector<TrackChange> tracks;
  std::vector<ControlChange> control;
};

/// Compares belief at the two questions for each crossing. Cost: two boards.
Changes find_changes(const BeliefModel& model, const BeliefInputs& inputs,
                     const std::vector<CrossingKey>& crossings, const ChangeQuestion& question);

}  // namespace maabar
