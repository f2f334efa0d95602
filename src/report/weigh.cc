// SPDX-License-Identifier: Apache-2.0
#include "report/compose.h"

namespace maabar::report {
namespace {

Sense outlook(State state, Modality modality) { return {Facet::kOutlook, state, modality, false}; }

bool is_past(Tense tense) {
  return tense == Tense::kPast || tense == Tense::kPerfect || tense == Tense::kPluperfect;
}

bool is_ahead(Tense tense) {
  return tense == Tense::kFuture || tense == Tense::kWould || tense == Tense::kInfinitive;
}

/// "will not open" is an announced closure, "will not close" denies one.
Sense negated_outlook(State state) {
  if (state == State::kOpen) return outlook(State::kClosed, Modality::kAnnounced);
  return outlook(state, Modality::kDenied);
}

/// "not open" is closed; "never closed" is open; "not closed" denies a closure.
std::optional<Sense> negated_status(State state, const VerbGroup& group) {
  Sense sense{Facet::kStatus, state, Modality::kDenied, is_past(group.tense)};
  if (state == State::kOpen) {
    sense.state = State::kClosed;
    sense.modality = Modality::kReported;
  } else if (group.never) {
    sense.state = State::kOpen;
    sense.modality = Modality::kReported;
  }
  return sense;
}

/// "asked to let patients through": who wishes that some pass wishes it open.
State wished(const Rule& rule) {
  const bool some = rule.kind == RuleKind::kMove && rule.state == State::kRestricted;
  return some ? State::kOpen : rule.state;
}

std::optional<Sense> governed(const Rule& rule, const VerbGroup& group, const Surroundings& around,
                              bool future_date) {
  const bool ahead = is_ahead(group.tense) || group.tense == Tense::kMight ||
                     group.tense == Tense::kGerund || (rule.kind == RuleKind::kEvent && !rule.past);
  switch (around.governor) {
    case Governor::kHope:
      // "hoped that it will never again be shut", "asked them not to open it"
      if (ahead && group.negated && rule.kind == RuleKind::kChange) {
        const State wished = rule.state == State::kOpen ? State::kClosed : State::kOpen;
        return outlook(wished, Modality::kHoped);
      }
      return ahead || group.tense == Tense::kNone || group.tense == Tense::kPast ||
                     (group.tense == Tense::kPresent && rule.kind == RuleKind::kChange)
                 ? std::optional(outlook(wished(rule), Modality::kHoped))
                 : std::nullopt;
    case Governor::kUnlikely:
      return outlook(rule.state, Modality::kDenied);
    case Governor::kDeny:
      // "denied closing the gate": that it had
      if (group.tense == Tense::kGerund && rule.kind == RuleKind::kChange &&
          around.governor_at + 1 == group.begin) {
        return Sense{Facet::kStatus, rule.state, Modality::kDenied, true};
      }
      if (ahead) return outlook(rule.state, Modality::kDenied);
      return Sense{Facet::kStatus, rule.state, Modality::kDenied, is_past(group.tense)};
    case Governor::kExpect:
      return ahead && !group.negated ? std::optional(outlook(rule.state, Modality::kExpected))
                                     : std::nullopt;
    case Governor::kAnnounce:
      // "gave the order that all gates be shut": they were
      if (group.subjunctive && rule.state == State::kClosed) {
        return Sense{Facet::kStatus, rule.state, Modality::kReported, true};
      }
      // "decided to close it": done, where no day ahead is told; an opening takes longer
      if (around.decided && group.tense == Tense::kInfinitive && !group.negated && !future_date &&
          rule.kind == RuleKind::kChange && rule.state == State::kClosed && !around.soon &&
          !around.conditional) {
        return Sense{Facet::kStatus, rule.state, Modality::kAnnounced, true};
      }
      // "announced the closure of the gate from Friday"
      if (rule.past && future_date && rule.state == State::kClosed) {
        return outlook(rule.state, Modality::kAnnounced);
      }
      return ahead && !group.negated ? std::optional(outlook(rule.state, Modality::kAnnounced))
                                     : std::nullopt;
    case Governor::kCause:
      return group.tense == Tense::kInfinitive
                 ? std::optional(Sense{Facet::kStatus, rule.state, Modality::kReported, true})
                 : std::nullopt;
    case Governor::kNothing:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Sense> weigh(const Rule& rule, const VerbGroup& group, const Surroundings& around,
                           bool future_date) {
  if (around.condition || group.tense == Tense::kUnreal) return std::nullopt;
  const bool refused = around.governor == Governor::kUnlikely || around.governor == Governor::kDeny;
  // "could not say whether it was open"
  const bool told = is_past(group.tense) || group.tense == Tense::kPresent;
  const bool unsaid = around.governor == Governor::kUnlikely && told;
  if (around.asked && (!refused || unsaid) && !rule.denied) return std::nullopt;
  // "repairs should be finished by June": a forecast where the rule says so, else a duty.
  if (group.tense == Tense::kMust && !rule.expected && !rule.hoped) return std::nullopt;
  if ((rule.hoped || rule.expected) && (refused || group.negated)) {
    return outlook(rule.state, Modality::kDenied);
  }
  if (rule.hoped) return outlook(rule.state, Modality::kHoped);
  if (rule.expected) {
    const bool wish = around.governor == Governor::kHope;
    return outlook(rule.state, wish ? Modality::kHoped : Modality::kExpected);
  }
  if (rule.denied && rule.facet == Facet::kOutlook) return outlook(rule.state, Modality::kDenied);
  if (rule.denied && !is_ahead(group.tense)) {
    return Sense{Facet::kStatus, rule.state, Modality::kDenied, is_past(group.tense)};
  }
  // "nobody is to be let in but residents": the rule in force
  if (group.ordered && rule.kind == RuleKind::kMove && rule.state == State::kRestricted &&
      !future_date && around.governor == Governor::kExpect) {
    return Sense{Facet::kStatus, rule.state, Modality::kReported, false};
  }
  if (const auto sense = governed(rule, group, around, future_date)) return sense;
  // Who hopes for something may still have crossed; a crossing that is hoped for is none.
  const bool moved = rule.kind == RuleKind::kMove && is_past(group.tense);
  if (around.governor == Governor::kHope && !moved) return std::nullopt;
  if (rule.facet == Facet::kOutlook) {
    if (rule.kind == RuleKind::kEvent) return std::nullopt;
    return outlook(rule.state, group.negated ? Modality::kDenied : Modality::kAnnounced);
  }
  switch (group.tense) {
    case Tense::kFuture:
    case Tense::kWould:
      if (rule.state == State::kRestricted && group.tense == Tense::kWould) break;
      if (group.negated) return negated_outlook(rule.state);
      // "it will stay open", "it would stay shut until further notice": it is so now
      if (around.goes_on && !future_date && !around.conditional && !around.soon &&
          (rule.state == State::kOpen || around.for_now)) {
        return Sense{Facet::kStatus, rule.state, Modality::kAnnounced, false};
      }
      return outlook(rule.state, around.conditional || around.soon ? Modality::kExpected
                                                                   : Modality::kAnnounced);
    case Tense::kMight:
      // "lorries could cross": they did; "could be crossing" tells of no one who does
      if (rule.kind == RuleKind::kMove && !future_date && !group.progressive) break;
      return around.soon || future_date ? std::optional(outlook(rule.state, Modality::kExpected))
                                        : std::nullopt;
    case Tense::kCan:
      // "Lorries can cross" tells that they do; "the gate can reopen" tells of no opening.
      if (rule.kind == RuleKind::kMove && future_date && !group.negated) {
        return outlook(rule.state, Modality::kExpected);
      }
      if (rule.kind == RuleKind::kChange && !group.negated) {
        return future_date ? std::optional(outlook(rule.state, Modality::kExpected)) : std::nullopt;
      }
      break;
    case Tense::kInfinitive:
      return std::nullopt;
    case Tense::kGerund:
      if (rule.kind == RuleKind::kChange && group.finite_be && future_date) {
        return outlook(rule.state, Modality::kExpected);
      }
      if (rule.kind == RuleKind::kChange && !group.finite_be && !group.loose) return std::nullopt;
      break;
    case Tense::kPresent:
    case Tense::kNone:
      if (rule.kind == RuleKind::kChange && future_date && !group.finite_be && !group.negated) {
        return outlook(rule.state, Modality::kExpected);
      }
      break;
    default:
      break;
  }
  if (group.negated) return negated_status(rule.state, group);
  return Sense{Facet::kStatus, rule.state, Modality::kReported, is_past(group.tense) || rule.past};
}

}  // namespace maabar::report
