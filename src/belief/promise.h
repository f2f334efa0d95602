// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "belief/belief_model.h"

namespace maabar {

/// What became of a promise, as far as is known at an as-of pair.
enum class PromiseOutcome : std::uint8_t {
  kKept,       ///< the state came by the day named; or it came, and no day was named
  kLate,       ///< it came after the day named
  kMissed,     ///< the day has passed and nothing says that it came
  kWithdrawn,  ///< taken back before it came: denied later, or retracted
  kPending     ///< its day is still to come, or it has none
};
std::string_view to_string(PromiseOutcome outcome);

/// An outlook claim about one crossing, announced, expected or reported (hopes and denials promise
/// nothing), followed through the status claims known.
struct Promise {
  EntryId claim;
  CrossingKey crossing;
  State expected = State::kOpen;
  Scope scope = Scope::kAll;
  Country side;
  Direction direction;
  PhraseClass phrase_class = PhraseClass::kVague;
  Date stated;
  Date due;  ///< unknown: no day was named
  PromiseOutcome outcome = PromiseOutcome::kPending;
  EntryId came_by;                 ///< the status claim that kept it, or none
  std::optional<Day> came;         ///< the first day on which it was so
  std::optional<int> waited_days;  ///< from the saying to the day it came
  std::optional<int> slip_days;    ///< from the end of the day named to the day it came; 0 if kept
};

/// Every promise known at `as_of`, by crossing in the order given, then by the day it was said.
std::vector<Promise> follow_promises(const BeliefInputs& inputs,
                                     const std::vector<CrossingKey>& crossings, AsOf as_of);

}  // namespace maabar
