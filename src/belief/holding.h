// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "belief/facet_beliefs.h"
#include "belief/statement.h"

/// What control claims say of a side. Internal to belief; both models read it.
namespace maabar {

/// A claim that an actor holds the side. Refers to a claim of the question.
struct Holding {
  const ClaimRecord* claim = nullptr;
  std::int64_t begin = 0;
  std::int64_t vouched = 0;  ///< last moment it vouches for, not after the one asked about
  std::int64_t end = Statement::kNoEnd;
};

/// Those that had begun, in the order of the log. A claim of the whole crossing is about the side
/// of the actor's own country, if it has one; else about both.
std::vector<Holding> find_holdings(const FacetQuestion& question, Country side);

/// Whether one of two actors is the other or a part of it.
bool are_one(const FacetQuestion& question, TextId a, TextId b);

bool has_ended(const FacetQuestion& question, const Holding& holding);

/// Whether `other` names another holder for a like time (14 days), in another chain.
bool is_in_conflict(const FacetQuestion& question, const Holding& holder, const Holding& other);

/// `says held by sdf from 2015-01-01 until 2019-10-09`.
std::string describe(const FacetQuestion& question, const Holding& holding);

/// Lists claims that deny, hope or expect a holder: they do not count.
void list_denials(const FacetQuestion& question, Country side, ControlBelief& belief);

}  // namespace maabar
