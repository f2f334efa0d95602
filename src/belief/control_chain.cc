// SPDX-License-Identifier: Apache-2.0
#include "belief/control_chain.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "base/date.h"
#include "base/exact_math.h"
#include "belief/holding.h"
#include "belief/track_belief.h"
#include "belief/witness.h"

namespace maabar {
namespace {

using Role = Evidence::Role;

/// A side changes hands less often than it opens: once in a thousand days, so that memory falls
/// below 0.35 after some 1,050, near the baseline's horizon.
constexpr double kChangesPerDay = 0.001;
/// Past this many words of a side, the oldest no longer matter and would cost.
constexpr std::size_t kMostWords = 64;

/// What a holding says, placed at the moment at which it speaks.
struct ControlWord {
  Holding holding;
  std::int64_t moment = 0;
  double error = 0.5;
};

/// The words of one side and the actors they name.
struct ControlWords {
  std::vector<ControlWord> words;  ///< by moment
  std::vector<TextId> actors;      ///< by name
};

double error_of(const ClaimRecord& claim, const EvidenceParameters& evidence) {
  const bool is_decided = claim.modality == Modality::kAnnounced;
  return rated_error(is_decided ? evidence.announced : evidence.reported, claim.admiralty);
}

/// Of one chain and beginning the holder named first stands for all.
void drop_chain_members(std::vector<ControlWord>& words) {
  std::vector<ControlWord> kept;
  for (const ControlWord& word : words) {
    const ClaimRecord& claim = *word.holding.claim;
    const bool is_told = std::any_of(kept.begin(), kept.end(), [&](const ControlWord& other) {
      return !claim.chain.is_none() && other.holding.claim->chain == claim.chain &&
             other.holding.begin == word.holding.begin;
    });
    if (!is_told) kept.push_back(word);
  }
  words = std::move(kept);
}

ControlWords find_words(const FacetQuestion& question, Country side,
                        const EvidenceParameters& evidence) {
  ControlWords found;
  for (const Holding& holding : find_holdings(question, side)) {
    const std::int64_t moment = std::min(holding.vouched, question.valid_seconds);
    found.words.push_back({holding, moment, error_of(*holding.claim, evidence)});
  }
  drop_chain_members(found.words);
  const auto name = [&](const ControlWord& word) -> std::string_view {
    return question.log.text(word.holding.claim->actor);
  };
  std::sort(found.words.begin(), found.words.end(),
            [&](const ControlWord& x, const ControlWord& y) {
              return std::tuple(x.moment, x.holding.begin, name(x), x.error) <
                     std::tuple(y.moment, y.holding.begin, name(y), y.error);
            });
  if (found.words.size() > kMostWords) {
    found.words.erase(found.words.begin(),
                      found.words.end() - static_cast<std::ptrdiff_t>(kMostWords));
  }
  for (const ControlWord& word : found.words) found.actors.push_back(word.holding.claim->actor);
  std::sort(found.actors.begin(), found.actors.end(),
            [&](TextId x, TextId y) { return question.log.text(x) < question.log.text(y); });
  found.actors.erase(std::unique(found.actors.begin(), found.actors.end()), found.actors.end());
  return found;
}

/// The chance of each actor, and last of someone else.
using Holders = std::vector<double>;

/// Decided anew with chance `decided`: any of them alike.
void decide(double decided, Holders& holders) {
  const double each = decided / static_cast<double>(holders.size());
  for (double& p : holders) p = (1 - decided) * p + each;
}

double decided_in(std::int64_t from, std::int64_t to) {
  const double days = static_cast<double>(to - from) / static_cast<double>(kSecondsPerDay);
  return 1 - exact_exp(-kChangesPerDay * days);
}

class ControlFilter {
 public:
  ControlFilter(const FacetQuestion& question, const ControlWords& words, double news_share)
      : question_(question), words_(words), news_share_(news_share) {}

  /// `left_out`: a word that is taken as saying nothing; the number of words: none.
  [[nodiscard]] Holders run(std::size_t left_out) const {
    Holders holders(words_.actors.size() + 1, 1.0 / static_cast<double>(words_.actors.size() + 1));
    if (words_.words.empty()) return holders;
    std::int64_t at = words_.words.front().moment;
    for (std::size_t i = 0; i < words_.words.size(); ++i) {
      const ControlWord& word = words_.words[i];
      decide(decided_in(at, word.moment), holders);
      const bool is_same_day = i > 0 && day_of(at) == day_of(word.moment);
      if (!is_same_day) decide(news_share_, holders);
      if (i != left_out) hear(word, holders);
      at = word.moment;
    }
    decide(decided_in(at, question_.valid_seconds), holders);
    return holders;
  }

 private:
  /// A holding that has ended speaks for any other; one that lasts for its actor and its kin.
  void hear(const ControlWord& word, Holders& holders) const {
    const bool is_over = has_ended(question_, word.holding);
    double sum = 0;
    for (std::size_t i = 0; i < holders.size(); ++i) {
      const bool is_named = i < words_.actors.size() &&
                            are_one(question_, words_.actors[i], word.holding.claim->actor);
      const double others = static_cast<double>(words_.actors.size());
      holders[i] *= is_over ? (is_named ? word.error : 1 - word.error)
                            : (is_named ? 1 - word.error : word.error / others);
      sum += holders[i];
    }
    for (double& p : holders) p /= sum;
  }

  const FacetQuestion& question_;
  const ControlWords& words_;
  double news_share_;
};

/// The chance that the side is held by an actor, its parts or what it is part of.
double chance_of(const FacetQuestion& question, const ControlWords& words, const Holders& holders,
                 TextId actor) {
  double sum = 0;
  for (std::size_t i = 0; i < words.actors.size(); ++i) {
    if (are_one(question, words.actors[i], actor)) sum += holders[i];
  }
  return std::min(sum, 1.0);
}

std::int32_t tenths_of_decibans(double with, double without) {
  constexpr double kLog10 = 2.302585092994046;
  const auto odds = [](double p) {
    constexpr double kLeast = 1e-12;
    return std::max(p, kLeast) / std::max(1 - p, kLeast);
  };
  return static_cast<std::int32_t>(
      std::floor(100 * exact_log(odds(with) / odds(without)) / kLog10 + 0.5));
}

/// The latest standing word of an actor or its kin; of any, if `actor` is none.
const Holding* find_latest(const FacetQuestion& question, const ControlWords& words, TextId actor) {
  const Holding* latest = nullptr;
  for (const ControlWord& word : words.words) {
    const Holding& holding = word.holding;
    if (has_ended(question, holding)) continue;
    if (!actor.is_none() && !are_one(question, holding.claim->actor, actor)) continue;
    if (latest == nullptr ||
        std::tuple(latest->vouched, latest->begin) <= std::tuple(holding.vouched, holding.begin)) {
      latest = &holding;
    }
  }
  return latest;
}

void list_evidence(const FacetQuestion& question, const ControlWords& words,
                   const ControlFilter& filter, const Holding& holder, ControlBelief& belief) {
  const TextId actor = holder.claim->actor;
  const double with = chance_of(question, words, filter.run(words.words.size()), actor);
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    const Holding& holding = words.words[i].holding;
    const std::int32_t decibans =
        tenths_of_decibans(with, chance_of(question, words, filter.run(i), actor));
    const bool speaks_for =
        !has_ended(question, holding) && are_one(question, holding.claim->actor, actor);
    const Role role = speaks_for                                  ? Role::kFor
                      : is_in_conflict(question, holder, holding) ? Role::kAgainst
                                                                  : Role::kOutweighed;
    belief.evidence.push_back({holding.claim->entry, role, decibans, describe(question, holding)});
  }
  std::stable_sort(belief.evidence.begin(), belief.evidence.end(),
                   [](const Evidence& x, const Evidence& y) {
                     return std::tuple(x.role, -std::abs(x.decibans), x.claim) <
                            std::tuple(y.role, -std::abs(y.decibans), y.claim);
                   });
  if (belief.evidence.size() > kMostEvidence) belief.evidence.resize(kMostEvidence);
}

}  // namespace

ControlBelief believe_control_by_chain(const FacetQuestion& question, Country side,
                                       const BeliefParameters& parameters, Reasons reasons) {
  ControlBelief belief;
  belief.side = side;
  const ControlWords words = find_words(question, side, parameters.evidence);
  const Holding* last = find_latest(question, words, TextId::none());
  if (last != nullptr) {
    const ControlFilter filter(question, words, parameters.news.share);
    const Holders holders = filter.run(words.words.size());
    const auto best =
        std::max_element(words.actors.begin(), words.actors.end(), [&](TextId x, TextId y) {
          return chance_of(question, words, holders, x) < chance_of(question, words, holders, y);
        });
    const Holding* standing = find_latest(question, words, *best);
    const Holding& holder = standing != nullptr ? *standing : *last;
    const auto chance =
        Confidence::from_probability(chance_of(question, words, holders, holder.claim->actor));
    belief.last_heard = question.log.text(last->claim->actor);
    belief.confirmed = ValidTime(holder.vouched);
    if (!holder.claim->valid_from.is_unknown()) belief.since = ValidTime(holder.begin);
    const double memory = 1 - decided_in(holder.vouched, question.valid_seconds);
    if (chance.probability() >= kLeastProbability && memory >= kLeastMemory) {
      belief.actor = question.log.text(holder.claim->actor);
      belief.last_heard = belief.actor;
      belief.confidence = chance;
    }
    for (const ControlWord& word : words.words) {
      belief.has_conflict = belief.has_conflict || (memory >= kLeastMemory &&
                                                    is_in_conflict(question, holder, word.holding));
    }
    if (reasons == Reasons::kListed) list_evidence(question, words, filter, holder, belief);
  }
  if (reasons == Reasons::kListed) list_denials(question, side, belief);
  return belief;
}

}  // namespace maabar
