// SPDX-License-Identifier: Apache-2.0
#include "belief/weighed_reasons.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/date.h"
#include "base/exact_math.h"

namespace maabar {
namespace {

using Kind = Witness::Kind;

double dot(const JointState& x, const JointState& y) {
  return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
}

/// The chance of a state and of any other, up to a common factor.
struct Split {
  double state = 0;
  double other = 0;
};

/// Tenths of decibans between two odds.
std::int32_t tenths(const Split& with, const Split& without) {
  constexpr double kLog10 = 2.302585092994046;
  constexpr double kLeast = 1e-300;
  const double ratio = (std::max(with.state, kLeast) / std::max(with.other, kLeast)) /
                       (std::max(without.state, kLeast) / std::max(without.other, kLeast));
  const double decibans = 100 * exact_log(std::max(ratio, kLeast)) / kLog10;
  return static_cast<std::int32_t>(std::floor(std::clamp(decibans, -9999.0, 9999.0) + 0.5));
}

/// The pairs in which the crossing is in a state, and the others: two likelihoods or two parts of a
/// distribution, carried side by side.
struct Sides {
  JointState state{};
  JointState other{};
};

Sides split(const JointState& joint, State state) {
  Sides sides;
  for (std::size_t i = 0; i < joint.size(); ++i) {
    (worse_side(i) == state ? sides.state : sides.other)[i] = joint[i];
  }
  return sides;
}

void multiply(const JointState& word, Sides& sides) {
  double most = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    sides.state[i] *= word[i];
    sides.other[i] *= word[i];
    most = std::max({most, sides.state[i], sides.other[i]});
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    sides.state[i] /= most;
    sides.other[i] /= most;
  }
}

JointState come_back(const FilterStep& step, const JointState& after) {
  JointState before;
  const double back = dot(step.word, after) * step.returns;
  for (std::size_t i = 0; i < after.size(); ++i) before[i] = back + (1 - step.returns) * after[i];
  return before;
}

Split dot(const JointState& x, const Sides& y) { return {dot(x, y.state), dot(x, y.other)}; }

double sum_of(const JointState& x) { return std::accumulate(x.begin(), x.end(), 0.0); }

void weigh_now(const TrackWeighing& weighed, State state, std::vector<WitnessWeight>& weights) {
  const Sides all = split(weighed.joint, state);
  const Split with{sum_of(all.state), sum_of(all.other)};
  for (const PresentWord& word : weighed.now) {
    JointState without = weighed.joint;
    std::transform(without.begin(), without.end(), word.word.begin(), without.begin(),
                   std::divides<>());
    const Sides left = split(without, state);
    weights.push_back({word.witness, tenths(with, {sum_of(left.state), sum_of(left.other)})});
  }
}

/// From the moment on, the two parts of the distribution are carried to each later word.
void weigh_later(const TrackWeighing& weighed, State state, std::vector<WitnessWeight>& weights) {
  JointState here = weighed.arrived;
  for (const PresentWord& word : weighed.now) apply_word(word.word, here);
  Sides carried = split(here, state);
  for (const LaterWord& later : weighed.later) {
    carried = {later.news.forward(later.from_last.forward(carried.state)),
               later.news.forward(later.from_last.forward(carried.other))};
    const Split without = dot(later.beyond, carried);
    multiply(later.word, carried);
    weights.push_back({later.witness, tenths(dot(later.beyond, carried), without)});
  }
}

/// Back from the moment, the likelihood of ending in the state, and of not, is carried to each
/// word.
void weigh_past(const TrackWeighing& weighed, State state, std::vector<WitnessWeight>& weights) {
  JointState here = weighed.likely_later;
  for (const PresentWord& word : weighed.now) apply_word(word.word, here);
  Sides carried = split(here, state);
  const ChainStep* span = &*weighed.rest;
  News news = weighed.news;
  if (weighed.promised) {
    carried = {backward(*weighed.promised, news.backward(carried.state)),
               backward(*weighed.promised, news.backward(carried.other))};
    news = {};
  }
  for (auto step = weighed.past.rbegin(); step != weighed.past.rend(); ++step) {
    carried = {span->backward(news.backward(carried.state)),
               span->backward(news.backward(carried.other))};
    span = &step->from_last;
    news = step->news;
    if (step->kind == FilterStep::Kind::kReturn) {
      carried = {come_back(*step, carried.state), come_back(*step, carried.other)};
      continue;
    }
    const Split without = dot(step->predicted, carried);
    multiply(step->word, carried);
    weights.push_back({step->witness, tenths(dot(step->predicted, carried), without)});
  }
}

std::string side_text(const Witness& witness, const CrossingKey& crossing) {
  if (witness.target == Target::kWhole) return "";
  const Country side =
      witness.target == Target::kSideA ? crossing.country_a() : crossing.country_b();
  return fmt::format(" on the {} side", side.code());
}

std::string time_text(const ClaimRecord& claim, const Witness& witness) {
  std::string text =
      witness.is_dated ? fmt::format(" from {}", to_string(claim.valid_from))
                       : fmt::format(" as of {}", to_string(Date::from_day(day_of(witness.begin))));
  if (witness.after != Witness::After::kLasts) {
    text += fmt::format(" until {}", to_string(claim.valid_to));
  }
  return text;
}

std::string outlook_text(const ClaimRecord& claim, const Witness& witness) {
  if (witness.values == state_bit(claim.state)) {
    return fmt::format("expects it to stay {}, so it was so on {}", to_string(claim.state),
                       to_string(Date::from_day(day_of(witness.begin))));
  }
  return fmt::format("{} {} as still to come, so it was not so on {}",
                     claim.modality == Modality::kDenied ? "denies" : "speaks of",
                     to_string(claim.state), to_string(Date::from_day(day_of(witness.begin))));
}

std::string count_text(const ClaimRecord& claim, const Witness& witness) {
  return fmt::format("counted {} {}{}", claim.count, to_string(claim.counted),
                     time_text(claim, witness));
}

}  // namespace

std::vector<WitnessWeight> weigh_each(const TrackWeighing& weighed, State state) {
  std::vector<WitnessWeight> weights;
  weights.reserve(weighed.past.size() + weighed.now.size() + weighed.later.size());
  weigh_now(weighed, state, weights);
  weigh_later(weighed, state, weights);
  weigh_past(weighed, state, weights);
  return weights;
}

std::string describe(const CrossingKey& crossing, const ClaimRecord& claim,
                     const Witness& witness) {
  if (witness.kind == Kind::kImplied) return outlook_text(claim, witness);
  if (witness.kind == Kind::kCounted) return count_text(claim, witness);
  std::string text;
  if (witness.kind == Kind::kSoft) {
    text = fmt::format("says that only {} traffic passes", to_string(claim.scope));
  } else {
    text = fmt::format("{} {}", claim.modality == Modality::kDenied ? "denies that it is" : "says",
                       to_string(claim.state));
  }
  text += side_text(witness, crossing) + time_text(claim, witness);
  const bool is_of_group = witness.kind == Kind::kSaid && !is_single(witness.values);
  if (is_of_group) text += ", of one group of people";
  if (witness.is_border) text += ", of the border as a whole";
  return text;
}

}  // namespace maabar
