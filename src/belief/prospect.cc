// SPDX-License-Identifier: Apache-2.0
#include "belief/prospect.h"

#include <algorithm>
#include <numeric>

#include "base/check.h"
#include "base/date.h"

namespace maabar {
namespace {

constexpr std::size_t kPairs = 9;
constexpr std::size_t kOpen = static_cast<std::size_t>(State::kOpen);

/// The pair that an opening of one side, or of both, makes of a pair.
std::size_t opened(std::size_t pair, Target target) {
  const std::size_t a = target == Target::kSideB ? pair / 3 : kOpen;
  const std::size_t b = target == Target::kSideA ? pair % 3 : kOpen;
  return 3 * a + b;
}

/// Raises the rate of the opening to `per_day` at least.
void push(Generator& rates, Target target, double per_day) {
  for (std::size_t from = 0; from < kPairs; ++from) {
    const std::size_t to = opened(from, target);
    if (to == from || rates[from][to] >= per_day) continue;
    rates[from][from] -= per_day - rates[from][to];
    rates[from][to] = per_day;
  }
}

void open_at_once(Transition& transition, Target target, double chance) {
  for (JointState& row : transition) {
    const JointState before = row;
    for (std::size_t from = 0; from < kPairs; ++from) {
      row[from] -= chance * before[from];
      row[opened(from, target)] += chance * before[from];
    }
  }
}

Generator pushed(Generator rates, const OpeningPushes& pushes) {
  push(rates, Target::kWhole, pushes.both.per_day);
  push(rates, Target::kSideA, pushes.side_a.per_day);
  push(rates, Target::kSideB, pushes.side_b.per_day);
  return rates;
}

void take_chances(Transition& transition, const OpeningPushes& pushes) {
  open_at_once(transition, Target::kWhole, pushes.both.chance);
  open_at_once(transition, Target::kSideA, pushes.side_a.chance);
  open_at_once(transition, Target::kSideB, pushes.side_b.chance);
}

bool has_chance(const OpeningPushes& pushes) {
  return pushes.both.chance > 0 || pushes.side_a.chance > 0 || pushes.side_b.chance > 0;
}

/// The first day of the last window of every word: from then on all days are alike.
Day last_change(const std::vector<StandingWord>& words, Day earliest) {
  Day last = earliest;
  for (const StandingWord& word : words) {
    last = std::max(last, word.due.value_or(word.said) + (kWindowEnds.back() + 1));
  }
  return last;
}

void run(Transition& transition, const Generator& rates, double days) {
  for (JointState& row : transition) row = advance(row, rates, days);
}

std::int64_t first_second(Day day) { return std::int64_t{day.number} * kSecondsPerDay; }

double days_between(std::int64_t from, std::int64_t to) {
  return static_cast<double>(to - from) / static_cast<double>(kSecondsPerDay);
}

}  // namespace

JointState forward(const Transition& transition, const JointState& before) {
  JointState after{};
  for (std::size_t from = 0; from < kPairs; ++from) {
    for (std::size_t to = 0; to < kPairs; ++to) after[to] += before[from] * transition[from][to];
  }
  return after;
}

JointState backward(const Transition& transition, const JointState& after) {
  JointState before{};
  for (std::size_t from = 0; from < kPairs; ++from) {
    before[from] = std::inner_product(after.begin(), after.end(), transition[from].begin(), 0.0);
  }
  return before;
}

std::optional<Prospect> find_prospect(const BeliefInputs& inputs, const CrossingKey& crossing,
                                      AsOf as_of, const PromiseHazards& hazards) {
  if (as_of.valid.seconds() <= as_of.known_seconds) return std::nullopt;
  const std::int64_t known = first_second(day_of(as_of.known_seconds) + 1) - 1;
  if (as_of.valid.seconds() <= known) return std::nullopt;
  Prospect prospect;
  prospect.known = known;
  prospect.side_a = crossing.country_a();
  prospect.hazards = hazards;
  const AsOf eve{ValidTime(known), as_of.known_seconds, as_of.clock};
  const std::vector<Promise> promises = follow_promises(inputs, {crossing}, eve);
  for (std::size_t track = 0; track < kTrackCount; ++track) {
    const ForecastQuestion question{crossing, kTrafficClasses[track / 2],
                                    directions_of(crossing)[track % 2], eve, 0};
    prospect.words[track] = standing_words(find_forecast_promises(promises, question));
  }
  return prospect;
}

Transition run_promised(const Generator& rates, const Prospect& prospect, std::size_t track,
                        std::int64_t moment) {
  CHECK(moment > prospect.known);
  Transition transition{};
  for (std::size_t i = 0; i < kPairs; ++i) transition[i][i] = 1;
  OpeningPushes last;
  std::int64_t begun = prospect.known;
  const std::vector<StandingWord>& words = prospect.words[track];
  const Day first = day_of(prospect.known) + 1;
  const Day end = std::min(day_of(moment), last_change(words, first));
  for (Day day = first; day <= end; day = day + 1) {
    const OpeningPushes pushes = pushes_of(words, prospect.hazards, prospect.side_a, day);
    if (pushes == last && !has_chance(pushes)) continue;
    const std::int64_t eve = first_second(day) - 1;
    run(transition, pushed(rates, last), days_between(begun, eve));
    take_chances(transition, pushes);
    last = pushes;
    begun = eve;
  }
  run(transition, pushed(rates, last), days_between(begun, moment));
  return transition;
}

}  // namespace maabar
