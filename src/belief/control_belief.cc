// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <tuple>

#include "base/date.h"
#include "belief/baseline_confidence.h"
#include "belief/facet_beliefs.h"
#include "belief/holding.h"

namespace maabar {
namespace {

using Role = Evidence::Role;

constexpr std::int64_t kLikeAge = kLikeAgeDays * kSecondsPerDay;

/// Whose side a claim about the whole crossing means: the actor's own, if it is a state's; else
/// both.
bool is_about_side(const FacetQuestion& question, const ClaimRecord& claim, Country side) {
  if (!claim.side.is_none()) return claim.side == side;
  const auto actor = question.gazetteer.find_actor(question.log.text(claim.actor));
  if (!actor) return true;
  const Country home = question.gazetteer.actor(*actor).country;
  return !question.crossing.has_side(home) || home == side;
}

std::optional<Holding> to_holding(const FacetQuestion& question, const ClaimRecord& claim) {
  const auto as_of = as_of_seconds(claim);
  if (!as_of) return std::nullopt;
  Holding holding;
  holding.claim = &claim;
  holding.begin = claim.valid_from.is_unknown() ? *as_of : claim.valid_from.first_second();
  if (!claim.valid_to.is_unknown()) holding.end = claim.valid_to.last_second();
  holding.begin = std::min(holding.begin, holding.end);
  holding.vouched =
      std::min({std::max(*as_of, holding.begin), holding.end, question.valid_seconds});
  if (holding.begin > question.valid_seconds) return std::nullopt;
  return holding;
}

bool makes_a_holder(const ClaimRecord& claim) {
  return claim.modality == Modality::kReported || claim.modality == Modality::kAnnounced;
}

/// Greater is preferred. Of one chain the holder named first stands for all (`find_holder`).
auto rank(const FacetQuestion& question, const Holding& holding) {
  const ClaimRecord& claim = *holding.claim;
  return std::tuple(holding.begin, -claim.admiralty.reliability, -claim.admiralty.information,
                    claim.known_from.seconds(), std::string_view(question.log.text(claim.actor)));
}

const Holding* find_holder(const FacetQuestion& question, const std::vector<Holding>& holdings) {
  std::int64_t latest = std::numeric_limits<std::int64_t>::min();
  for (const Holding& holding : holdings) {
    if (!has_ended(question, holding)) latest = std::max(latest, holding.vouched);
  }
  const Holding* holder = nullptr;
  for (const Holding& holding : holdings) {
    if (has_ended(question, holding) || holding.vouched < latest - kLikeAge) continue;
    const bool is_same_chain = holder != nullptr && !holding.claim->chain.is_none() &&
                               holder->claim->chain == holding.claim->chain &&
                               holder->begin == holding.begin;
    if (is_same_chain) continue;
    if (holder == nullptr || rank(question, *holder) < rank(question, holding)) holder = &holding;
  }
  return holder;
}

void list_evidence(const FacetQuestion& question, const std::vector<Holding>& holdings,
                   const Holding* holder, ControlBelief& belief) {
  std::vector<std::pair<std::int64_t, Evidence>> listed;
  for (const Holding& holding : holdings) {
    Evidence evidence{holding.claim->entry, Role::kOutweighed, 0, describe(question, holding)};
    if (holder != nullptr && !has_ended(question, holding)) {
      const bool is_shared =
          !holding.claim->chain.is_none() && holding.claim->chain == holder->claim->chain;
      if (is_shared || are_one(question, holder->claim->actor, holding.claim->actor)) {
        evidence.role = Role::kFor;
      } else if (is_in_conflict(question, *holder, holding)) {
        evidence.role = Role::kAgainst;
      }
    }
    const std::int64_t order = &holding == holder ? Statement::kNoEnd : holding.vouched;
    listed.emplace_back(order, std::move(evidence));
  }
  std::sort(listed.begin(), listed.end(), [](const auto& x, const auto& y) {
    return std::tuple(x.second.role, -x.first, x.second.claim) <
           std::tuple(y.second.role, -y.first, y.second.claim);
  });
  if (listed.size() > kMostEvidence) listed.resize(kMostEvidence);
  for (auto& item : listed) belief.evidence.push_back(std::move(item.second));
}

std::optional<ValidTime> find_since(const Holding& holder) {
  if (holder.claim->valid_from.is_unknown()) return std::nullopt;
  return ValidTime(holder.begin);
}

}  // namespace

std::vector<Holding> find_holdings(const FacetQuestion& question, Country side) {
  std::vector<Holding> holdings;
  const TextId own_key = question.log.find_text(question.crossing.text());
  for (const ClaimRecord& claim : question.claims) {
    if (claim.facet != Facet::kControl || claim.crossing != own_key) continue;
    if (!makes_a_holder(claim) || !is_about_side(question, claim, side)) continue;
    if (const auto holding = to_holding(question, claim)) holdings.push_back(*holding);
  }
  return holdings;
}

bool has_ended(const FacetQuestion& question, const Holding& holding) {
  return holding.end < question.valid_seconds;
}

bool are_one(const FacetQuestion& question, TextId a, TextId b) {
  if (a == b) return true;
  const auto first = question.gazetteer.find_actor(question.log.text(a));
  const auto second = question.gazetteer.find_actor(question.log.text(b));
  if (!first || !second) return false;
  return question.gazetteer.is_part_of(*first, *second) ||
         question.gazetteer.is_part_of(*second, *first);
}

bool is_in_conflict(const FacetQuestion& question, const Holding& holder, const Holding& other) {
  if (has_ended(question, other) || are_one(question, holder.claim->actor, other.claim->actor)) {
    return false;
  }
  if (!other.claim->chain.is_none() && other.claim->chain == holder.claim->chain) return false;
  if (other.vouched < holder.vouched - kLikeAge) return false;
  return other.vouched >= holder.begin + kSecondsPerDay ||
         day_of(other.begin) == day_of(holder.begin);
}

std::string describe(const FacetQuestion& question, const Holding& holding) {
  std::string text = fmt::format("says held by {} from {}", question.log.text(holding.claim->actor),
                                 to_string(Date::from_day(day_of(holding.begin))));
  if (holding.end != Statement::kNoEnd) {
    text += fmt::format(" until {}", to_string(Date::from_day(day_of(holding.end))));
  }
  return text;
}

void list_denials(const FacetQuestion& question, Country side, ControlBelief& belief) {
  const TextId own_key = question.log.find_text(question.crossing.text());
  for (const ClaimRecord& claim : question.claims) {
    if (claim.facet != Facet::kControl || claim.crossing != own_key || makes_a_holder(claim)) {
      continue;
    }
    if (!is_about_side(question, claim, side) || belief.evidence.size() >= kMostEvidence) continue;
    belief.evidence.push_back({claim.entry, Role::kDiscounted, 0,
                               fmt::format("{} that {} holds it", to_string(claim.modality),
                                           question.log.text(claim.actor))});
  }
}

ControlBelief believe_control(const FacetQuestion& question, Country side) {
  ControlBelief belief;
  belief.side = side;
  const std::vector<Holding> holdings = find_holdings(question, side);
  const Holding* holder = find_holder(question, holdings);
  list_evidence(question, holdings, holder, belief);
  list_denials(question, side, belief);
  if (holder == nullptr) return belief;
  std::int64_t confirmed = holder->vouched;
  for (const Holding& holding : holdings) {
    belief.has_conflict = belief.has_conflict || is_in_conflict(question, *holder, holding);
    if (!has_ended(question, holding) && holding.claim->actor == holder->claim->actor) {
      confirmed = std::max(confirmed, holding.vouched);
    }
  }
  belief.last_heard = question.log.text(holder->claim->actor);
  belief.confirmed = ValidTime(confirmed);
  belief.since = find_since(*holder);
  const std::int64_t age_days = (question.valid_seconds - confirmed) / kSecondsPerDay;
  if (age_days > kControlHorizonDays) return belief;
  belief.actor = belief.last_heard;
  const std::int32_t percent = baseline_percent(
      {age_days, holder->claim->admiralty, ConfidenceGrounds::Basis::kSaid, belief.has_conflict});
  belief.confidence = Confidence::from_millionths(static_cast<std::uint32_t>(percent) * 10000U);
  return belief;
}

}  // namespace maabar
