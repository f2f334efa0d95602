// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "report/view.h"

namespace maabar::report {

/// How a verb or predicate stands in time.
enum class Tense : std::uint8_t {
  kNone,  ///< no verb: "X: closed"
  kPresent,
  kPast,
  kPerfect,
  kPluperfect,
  kFuture,
  kWould,
  kMight,  ///< may, might, could
  kCan,    ///< can
  kMust,   ///< must, should
  kInfinitive,
  kGerund,
  kUnreal,  ///< would have
};

/// A predicate with its auxiliaries, read leftwards from its head.
struct VerbGroup {
  std::uint32_t begin = 0;  ///< first token of the group
  std::uint32_t head = 0;
  Tense tense = Tense::kNone;
  bool passive = false;
  bool progressive = false;  ///< "are crossing", "could be crossing"
  bool ordered = false;      ///< "is to be let in": due, or the rule that is in force
  bool subjunctive = false;  ///< "that it be shut": a bare `be`
  bool finite_be = false;    ///< has a form of be: "is closed"
  bool negated = false;
  bool never = false;
  bool stays = false;  ///< remain, stay, keep: the state goes on
  bool loose = false;  ///< a gerund that tells an act: "after closing", ", closing"
};

/// What stands over a predicate and colours it.
enum class Governor : std::uint8_t {
  kNothing,
  kHope,
  kExpect,
  kAnnounce,
  kDeny,
  kUnlikely,
  kCause,  ///< "forced Thailand to shut": it did
};

struct Surroundings {
  Governor governor = Governor::kNothing;
  std::uint32_t governor_at = 0;
  bool condition = false;    ///< the predicate stands inside an if-clause
  bool conditional = false;  ///< an if-clause stands beside it
  bool asked = false;        ///< "asked when it would reopen": the predicate is a question
  bool rumoured = false;     ///< "rumours that it reopened"
  bool soon = false;         ///< "soon", "in the coming days"
  bool goes_on = false;      ///< stay, remain, keep: the state is so already
  bool for_now = false;      ///< "until further notice": what is so, and goes on
  bool decided = false;      ///< the governor is an act that was done: "decided to close"
};

VerbGroup read_verb_group(const Grammar& grammar, const View& view, const Sentence& sentence,
                          std::uint32_t head);
/// The tokens around `head` up to the walls of its clause, or the ends of its sentence.
ClauseBounds clause_bounds(const View& view, const Sentence& sentence, std::uint32_t head);
Surroundings read_surroundings(const Grammar& grammar, const View& view, const Sentence& sentence,
                               const VerbGroup& group, std::uint32_t match_end);

/// "near X", "east of the X crossing": whether words that tell where another thing lies end right
/// before a place's first token, or before its article.
bool stands_beside(const Grammar& grammar, const View& view, std::uint32_t begin);

/// Marks and words that begin a clause; asks for the dates. `View::walls` keeps them.
ClauseWalls find_walls(const Grammar& grammar, const View& view);
/// Walls between two tokens of a sentence.
std::uint32_t walls_between(const View& view, std::uint32_t a, std::uint32_t b);

/// Whether tokens [first, last) have a form of a verb.
bool has_verb(const View& view, std::uint32_t first, std::uint32_t last);
/// Likewise, save in a crossing's own words and a date's: `the Chaman crossing last March`.
bool has_verb_beside(const View& view, std::size_t sentence, std::uint32_t first,
                     std::uint32_t last);

}  // namespace maabar::report
