// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "belief/state.h"
#include "belief/statement.h"

/// The baseline's rules for one side and for the crossing as the worse of two. Internal to belief;
/// the rules with their reasons: docs/decisions/0011-belief-baseline.md.
namespace maabar {

/// What is believed of a side, and the statement that decided.
struct SideBelief {
  StateBelief belief;
  std::optional<Statement> winner;  ///< none if nothing stands, however old
};

/// What else is known that bears on a side.
struct SideQuestion {
  std::int64_t valid_seconds = 0;
  /// When the wider class (cargo for humanitarian, passengers for pedestrians) was last opened on
  /// this side: a closure of `all` last vouched for before then no longer speaks for the narrower.
  std::optional<std::int64_t> wider_opened;
  std::string wider_class;  ///< its name; empty if the class has no wider one
};

/// Latest claim wins.
SideBelief believe_side(const SideStatements& statements, const SideQuestion& question);

/// The latest beginning of a plain opening of this very class that still stands at
/// `valid_seconds`; nothing if there is none.
std::optional<std::int64_t> find_opening(const SideStatements& statements,
                                         std::int64_t valid_seconds);

/// A crossing passes as its worse side. A side that passes, while nothing current is heard of the
/// other, passes with less confidence: an open gate is one that traffic gets through.
StateBelief join_sides(const SideBelief& a, const SideBelief& b);

/// A clause for a person: `says closed from 2012-07-19 until 2019-09-30`.
std::string describe(const Statement& said);

}  // namespace maabar
