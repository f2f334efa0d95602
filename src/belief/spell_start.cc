// SPDX-License-Identifier: Apache-2.0
#include "belief/spell_start.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "base/date.h"
#include "base/exact_math.h"

namespace maabar {
namespace {

struct Said {
  const Witness* witness;
  const ClaimRecord* claim;
};

bool says_state(const Witness& witness, StateSet values) {
  return witness.kind == Witness::Kind::kSaid && witness.values == values;
}

/// The last beginning of another state that was followed by word of a beginning of this one.
std::int64_t other_began(const std::vector<const Witness*>& witnesses, StateSet values) {
  std::int64_t last_start = std::numeric_limits<std::int64_t>::min();
  for (const Witness* witness : witnesses) {
    if (says_state(*witness, values)) last_start = std::max(last_start, witness->begin);
  }
  std::int64_t began = std::numeric_limits<std::int64_t>::min();
  for (const Witness* witness : witnesses) {
    const bool is_other = witness->kind == Witness::Kind::kSaid && (witness->values & values) == 0;
    if (is_other && witness->begin < last_start) began = std::max(began, witness->begin);
  }
  return began;
}

bool can_be_one(const Date& x, const Date& y) {
  return x.first_day() <= y.last_day() && y.first_day() <= x.last_day();
}

/// The logarithm of the chance, up to a common factor, that `date` is right: of those who say it
/// that they are, of the others that they are wrong.
double log_weight(const Date& date, const std::vector<Said>& said) {
  double weight = 0;
  for (const Said& other : said) {
    const double error = other.witness->error;
    if (can_be_one(date, other.claim->valid_from)) weight += exact_log((1 - error) / error);
  }
  return weight;
}

void share_out(const std::vector<double>& log_weights, std::vector<StartBelief>& starts) {
  if (starts.empty()) return;
  const double most = *std::max_element(log_weights.begin(), log_weights.end());
  std::vector<double> weights;
  double sum = 0;
  for (const double log_weight : log_weights) {
    weights.push_back(exact_exp(log_weight - most));
    sum += weights.back();
  }
  for (std::size_t i = 0; i < starts.size(); ++i) {
    starts[i].share = Confidence::from_probability(weights[i] / sum);
  }
}

}  // namespace

std::vector<StartBelief> find_starts(const KnownClaims& known,
                                     const std::vector<const Witness*>& witnesses,
                                     StateSet values) {
  const std::int64_t after = other_began(witnesses, values);
  std::vector<Said> said;
  for (const Witness* witness : witnesses) {
    const bool is_start = says_state(*witness, values) && witness->is_dated &&
                          witness->begin > after && witness->after != Witness::After::kReturns;
    if (is_start) said.push_back({witness, &known.standing[witness->record]});
  }
  std::sort(said.begin(), said.end(), [](const Said& x, const Said& y) {
    return std::tuple(x.claim->valid_from, x.claim->entry) <
           std::tuple(y.claim->valid_from, y.claim->entry);
  });
  std::vector<StartBelief> starts;
  std::vector<double> log_weights;
  for (const Said& one : said) {
    const Date date = one.claim->valid_from;
    if (!starts.empty() && starts.back().date == date) {
      starts.back().claims.push_back(one.claim->entry);
      continue;
    }
    starts.push_back({date, Confidence(), {one.claim->entry}});
    log_weights.push_back(log_weight(date, said));
  }
  share_out(log_weights, starts);
  std::stable_sort(starts.begin(), starts.end(),
                   [](const StartBelief& x, const StartBelief& y) { return x.share > y.share; });
  return starts;
}

}  // namespace maabar
