// SPDX-License-Identifier: Apache-2.0
#include "belief/side_belief.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/date.h"
#include "belief/baseline_confidence.h"

namespace maabar {
namespace {

using Role = Evidence::Role;

constexpr std::int64_t kLikeAge = kLikeAgeDays * kSecondsPerDay;

/// What became of a statement at the time asked about.
enum class Standing : std::uint8_t { kActive, kEnded, kOvertaken, kRefuted };

struct Weighed {
  const Statement* said = nullptr;
  Standing standing = Standing::kActive;
  std::int64_t vouched = 0;  ///< last moment it vouches for, not after the time asked
};

std::int64_t clip(std::int64_t moment, std::int64_t valid_seconds) {
  return std::min(moment, valid_seconds);
}

/// A denial refutes reports of the same value, no better rated, from the fortnight before it. An
/// announcement by whoever decides is not a rumour.
bool refutes(const Statement& denial, const Statement& said) {
  return denial.value == said.value && said.modality == Modality::kReported &&
         denial.admiralty.reliability <= said.admiralty.reliability && said.as_of <= denial.as_of &&
         denial.as_of - said.as_of <= kLikeAge && said.published <= denial.published &&
         !denial.shares_chain(said);
}

/// By value, the latest last second of a period that has ended: what says "until" says also that
/// the state did not go on.
std::array<std::int64_t, 3> latest_ends(const SideStatements& statements,
                                        std::int64_t valid_seconds) {
  std::array<std::int64_t, 3> ends;
  ends.fill(std::numeric_limits<std::int64_t>::min());
  for (const Statement& said : statements.said) {
    if (said.is_soft || said.end >= valid_seconds) continue;
    auto& end = ends[static_cast<std::size_t>(said.value)];
    end = std::max(end, said.end);
  }
  return ends;
}

std::vector<Weighed> weigh(const SideStatements& statements, const SideQuestion& question) {
  const auto ends = latest_ends(statements, question.valid_seconds);
  std::vector<Weighed> all;
  all.reserve(statements.said.size());
  for (const Statement& said : statements.said) {
    Weighed weighed{&said, Standing::kActive, clip(said.vouched_until(), question.valid_seconds)};
    const bool is_broken = question.wider_opened && said.value == State::kClosed &&
                           !said.is_own_class && said.as_of < *question.wider_opened;
    const bool is_cut =
        said.end == Statement::kNoEnd &&
        std::max(said.as_of, said.begin) <= ends[static_cast<std::size_t>(said.value)];
    if (said.end < question.valid_seconds || is_cut) {
      weighed.standing = Standing::kEnded;
    } else if (is_broken) {
      weighed.standing = Standing::kOvertaken;
    } else if (std::any_of(statements.denials.begin(), statements.denials.end(),
                           [&](const Statement& denial) { return refutes(denial, said); })) {
      weighed.standing = Standing::kRefuted;
    }
    all.push_back(weighed);
  }
  return all;
}

/// When a statement began, for choosing among those of like age. A present state of `all` traffic
/// without a beginning passes over exceptions, so a class's own claim of the fortnight before it
/// goes first.
std::int64_t ranked_begin(const Statement& said) {
  return said.is_dated || said.is_own_class ? said.begin : said.begin - kLikeAge;
}

/// Greater is preferred among claims of like age. The last two settle ties for good: the worse
/// state (no one is sent to a gate on the toss of a coin), then the entry.
auto rank(const Statement& said) {
  return std::tuple(!said.is_soft, ranked_begin(said), said.is_own_class, said.is_own_crossing,
                    said.is_own_side, -said.admiralty.reliability, -said.admiralty.information,
                    said.published, said.value, said.claim);
}

const Weighed* find_winner(const std::vector<Weighed>& all) {
  std::int64_t latest = std::numeric_limits<std::int64_t>::min();
  for (const Weighed& weighed : all) {
    if (weighed.standing == Standing::kActive) latest = std::max(latest, weighed.vouched);
  }
  const Weighed* winner = nullptr;
  for (const Weighed& weighed : all) {
    if (weighed.standing != Standing::kActive || weighed.vouched < latest - kLikeAge) continue;
    if (winner == nullptr || rank(*winner->said) < rank(*weighed.said)) winner = &weighed;
  }
  return winner;
}

Role fallen_role(Standing standing) {
  switch (standing) {
    case Standing::kRefuted:
      return Role::kRefuted;
    case Standing::kOvertaken:
      return Role::kDiscounted;
    case Standing::kActive:
    case Standing::kEnded:
      break;
  }
  return Role::kOutweighed;
}

std::string fallen_text(Standing standing, const std::string& wider_class) {
  switch (standing) {
    case Standing::kRefuted:
      return ", denied since";
    case Standing::kOvertaken:
      return fmt::format(", but {} was let through since", wider_class);
    case Standing::kEnded:
      return ", which has ended";
    case Standing::kActive:
      break;
  }
  return {};
}

/// The weighing of one side, with its winner.
struct Verdict {
  const std::vector<Weighed>& all;
  const SideStatements& statements;
  const SideQuestion& question;
  const Weighed& winner;
  std::int64_t confirmed;  ///< last moment at which a claim bears the winner out
};

bool bears_out(const Statement& denial, const Statement& winner) {
  return denial.value != winner.value && denial.as_of >= winner.begin;
}

std::int64_t find_confirmed(const std::vector<Weighed>& all, const SideStatements& statements,
                            const Weighed& winner, std::int64_t valid_seconds) {
  std::int64_t confirmed = winner.vouched;
  for (const Weighed& weighed : all) {
    if (weighed.standing == Standing::kActive && weighed.said->value == winner.said->value) {
      confirmed = std::max(confirmed, weighed.vouched);
    }
  }
  for (const Statement& denial : statements.denials) {
    if (bears_out(denial, *winner.said)) {
      confirmed = std::max(confirmed, clip(denial.as_of, valid_seconds));
    }
  }
  return confirmed;
}

/// Whether `other` disagrees with the winner about the same time, rather than telling of an earlier
/// one.
bool is_in_conflict(const Verdict& verdict, const Weighed& other) {
  const Statement& winner = *verdict.winner.said;
  const Statement& said = *other.said;
  if (other.standing != Standing::kActive || said.is_soft || said.value == winner.value) {
    return false;
  }
  if (said.shares_chain(winner) || other.vouched < verdict.confirmed - kLikeAge) return false;
  return other.vouched >= winner.begin + kSecondsPerDay ||
         day_of(said.begin) == day_of(winner.begin);
}

bool is_denied(const Verdict& verdict, const Statement& denial) {
  const Statement& winner = *verdict.winner.said;
  return denial.value == winner.value && denial.as_of >= winner.begin &&
         clip(denial.as_of, verdict.question.valid_seconds) >= verdict.confirmed - kLikeAge &&
         !denial.shares_chain(winner);
}

Role role_of(const Verdict& verdict, const Weighed& weighed) {
  if (weighed.standing != Standing::kActive) return fallen_role(weighed.standing);
  if (weighed.said->value == verdict.winner.said->value) return Role::kFor;
  const bool is_soft_and_late =
      weighed.said->is_soft && weighed.vouched >= verdict.confirmed - kLikeAge;
  return is_soft_and_late || is_in_conflict(verdict, weighed) ? Role::kAgainst : Role::kOutweighed;
}

Role role_of(const Verdict& verdict, const Statement& denial) {
  if (bears_out(denial, *verdict.winner.said)) return Role::kFor;
  return is_denied(verdict, denial) ? Role::kAgainst : Role::kOutweighed;
}

/// A claim to be listed; its words are made only if it is among those kept.
struct Listed {
  EntryId claim;
  Role role = Role::kFor;
  std::int64_t vouched = 0;
  bool is_winner = false;
  const Statement* said = nullptr;  ///< one of `said` and `discounted` is there
  Standing standing = Standing::kActive;
  const DiscountedClaim* discounted = nullptr;
};

/// The winner first, then by role, the latest heard, the entry.
bool is_listed_before(const Listed& x, const Listed& y) {
  return std::tuple(!x.is_winner, x.role, -x.vouched, x.claim) <
         std::tuple(!y.is_winner, y.role, -y.vouched, y.claim);
}

std::string describe(const Listed& item, const SideQuestion& question) {
  if (item.discounted != nullptr) return item.discounted->why;
  std::string text =
      maabar::describe(*item.said) + fallen_text(item.standing, question.wider_class);
  const bool is_overtaken = item.role == Role::kOutweighed && item.standing == Standing::kActive;
  return is_overtaken ? text + ", overtaken by later word" : text;
}

/// Keeps the strongest `kMostEvidence`.
void list(std::vector<Listed>& listed, const SideStatements& statements,
          const SideQuestion& question, StateBelief& belief) {
  for (const DiscountedClaim& claim : statements.discounted) {
    listed.push_back({.claim = claim.claim, .role = Role::kDiscounted, .discounted = &claim});
  }
  const std::size_t kept = std::min(listed.size(), kMostEvidence);
  std::partial_sort(listed.begin(), listed.begin() + static_cast<std::ptrdiff_t>(kept),
                    listed.end(), is_listed_before);
  belief.evidence_left_off = static_cast<std::int32_t>(listed.size() - kept);
  belief.evidence.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) {
    belief.evidence.push_back({listed[i].claim, listed[i].role, 0, describe(listed[i], question)});
  }
}

Listed to_listed(const Weighed& weighed, Role role) {
  return {.claim = weighed.said->claim,
          .role = role,
          .vouched = weighed.vouched,
          .said = weighed.said,
          .standing = weighed.standing};
}

Listed to_listed(const Statement& denial, Role role) {
  return {.claim = denial.claim, .role = role, .vouched = denial.as_of, .said = &denial};
}

void list_evidence(const Verdict& verdict, StateBelief& belief) {
  std::vector<Listed> listed;
  listed.reserve(verdict.all.size());
  for (const Weighed& weighed : verdict.all) {
    listed.push_back(to_listed(weighed, role_of(verdict, weighed)));
    listed.back().is_winner = &weighed == &verdict.winner;
  }
  for (const Statement& denial : verdict.statements.denials) {
    listed.push_back(to_listed(denial, role_of(verdict, denial)));
  }
  list(listed, verdict.statements, verdict.question, belief);
}

bool has_conflict(const Verdict& verdict) {
  return std::any_of(verdict.all.begin(), verdict.all.end(),
                     [&](const Weighed& other) { return is_in_conflict(verdict, other); }) ||
         std::any_of(verdict.statements.denials.begin(), verdict.statements.denials.end(),
                     [&](const Statement& denial) { return is_denied(verdict, denial); });
}

/// The earliest dated beginning of the winner's value since another value last began.
std::optional<ValidTime> find_since(const Verdict& verdict) {
  const Statement& winner = *verdict.winner.said;
  std::int64_t other_began = std::numeric_limits<std::int64_t>::min();
  for (const Weighed& weighed : verdict.all) {
    const Statement& said = *weighed.said;
    if (said.value != winner.value && weighed.standing != Standing::kRefuted && !said.is_soft &&
        said.begin < winner.begin) {
      other_began = std::max(other_began, said.begin);
    }
  }
  std::optional<std::int64_t> since;
  for (const Weighed& weighed : verdict.all) {
    const Statement& said = *weighed.said;
    if (said.value != winner.value || weighed.standing != Standing::kActive || !said.is_dated ||
        said.begin <= other_began || said.begin > winner.begin) {
      continue;
    }
    since = std::min(since.value_or(said.begin), said.begin);
  }
  if (!since) return std::nullopt;
  return ValidTime(*since);
}

ConfidenceGrounds::Basis find_basis(const Verdict& verdict) {
  if (!verdict.winner.said->is_soft) return ConfidenceGrounds::Basis::kSaid;
  const bool is_backed =
      std::any_of(verdict.all.begin(), verdict.all.end(), [&](const Weighed& weighed) {
        return weighed.standing == Standing::kActive && !weighed.said->is_soft &&
               weighed.said->value == verdict.winner.said->value;
      });
  return is_backed ? ConfidenceGrounds::Basis::kSoftAndBacked : ConfidenceGrounds::Basis::kSoft;
}

/// Fills what a winner gives: the state, or unknown if it is too old or too unsure.
void fill(const Verdict& verdict, StateBelief& belief) {
  const Statement& winner = *verdict.winner.said;
  const std::int64_t age_days =
      (verdict.question.valid_seconds - verdict.confirmed) / kSecondsPerDay;
  belief.last_heard = to_shown(winner.value);
  belief.since = find_since(verdict);
  belief.confirmed = ValidTime(verdict.confirmed);
  belief.has_conflict = has_conflict(verdict);
  belief.memory = baseline_memory(age_days, kStatusHorizonDays);
  if (age_days > kStatusHorizonDays) {
    belief.unknown_reason = UnknownReason::kTooOld;
    belief.has_conflict = false;
    return;
  }
  const std::int32_t percent = baseline_percent(
      ConfidenceGrounds{age_days, winner.admiralty, find_basis(verdict), belief.has_conflict});
  belief.probability = spread_over_states(winner.value, percent);
  if (percent < kLeastPercent) {
    belief.unknown_reason = UnknownReason::kUnsure;
    return;
  }
  belief.shown = to_shown(winner.value);
  belief.unknown_reason = UnknownReason::kNone;
}

bool is_heard_before(const Weighed& x, const Weighed& y) {
  return std::tuple(x.vouched, x.said->begin, x.said->value) <
         std::tuple(y.vouched, y.said->begin, y.said->value);
}

/// Nothing stands: what was heard last, and what became of it.
void fill_without_winner(const std::vector<Weighed>& all, const SideStatements& statements,
                         const SideQuestion& question, StateBelief& belief) {
  const Weighed* last = nullptr;
  std::vector<Listed> listed;
  for (const Weighed& weighed : all) {
    listed.push_back(to_listed(weighed, fallen_role(weighed.standing)));
    if (weighed.standing == Standing::kRefuted) continue;
    if (last == nullptr || is_heard_before(*last, weighed)) last = &weighed;
  }
  for (const Statement& denial : statements.denials) {
    listed.push_back(to_listed(denial, Role::kDiscounted));
  }
  list(listed, statements, question, belief);
  if (last == nullptr) return;
  belief.last_heard = to_shown(last->said->value);
  belief.confirmed = ValidTime(last->vouched);
  const std::int64_t age_days = (question.valid_seconds - last->vouched) / kSecondsPerDay;
  belief.unknown_reason =
      age_days > kStatusHorizonDays ? UnknownReason::kTooOld : UnknownReason::kUnsure;
}

}  // namespace

std::string describe(const Statement& said) {
  std::string text = said.is_denial() ? "denies that it is " : "says ";
  if (said.is_soft) {
    text += fmt::format("that only {} traffic passes", to_string(said.scope));
  } else {
    text += to_string(said.value);
  }
  text += said.is_dated ? fmt::format(" from {}", to_string(said.valid_from))
                        : fmt::format(" as of {}", to_string(Date::from_day(day_of(said.begin))));
  if (said.end != Statement::kNoEnd) text += fmt::format(" until {}", to_string(said.valid_to));
  if (!said.is_own_crossing) text += ", of the border as a whole";
  return text;
}

SideBelief believe_side(const SideStatements& statements, const SideQuestion& question) {
  SideBelief side;
  side.belief.probability = even_over_states();
  const std::vector<Weighed> all = weigh(statements, question);
  const Weighed* winner = find_winner(all);
  if (winner == nullptr) {
    fill_without_winner(all, statements, question, side.belief);
    return side;
  }
  const Verdict verdict{all, statements, question, *winner,
                        find_confirmed(all, statements, *winner, question.valid_seconds)};
  fill(verdict, side.belief);
  list_evidence(verdict, side.belief);
  side.winner = *winner->said;
  return side;
}

std::optional<std::int64_t> find_opening(const SideStatements& statements,
                                         std::int64_t valid_seconds) {
  std::optional<std::int64_t> latest;
  for (const Statement& said : statements.said) {
    if (said.value != State::kOpen || said.is_soft || !said.is_own_class ||
        said.end < valid_seconds) {
      continue;
    }
    latest = std::max(latest.value_or(said.begin), said.begin);
  }
  return latest;
}

}  // namespace maabar
