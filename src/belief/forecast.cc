// SPDX-License-Identifier: Apache-2.0
#include "belief/forecast.h"

#include <algorithm>
#include <set>

#include "base/check.h"
#include "belief/facet_beliefs.h"

namespace maabar {
namespace {

constexpr std::size_t kBothOpen = joint_index(State::kOpen, State::kOpen);

/// Raises the rate of opening of each state that is not open to `per_day` at least.
Generator pushed(Generator rates, double per_day) {
  for (std::size_t from = 0; from < rates.size(); ++from) {
    if (from == kBothOpen) continue;
    const double extra = std::max(0.0, per_day - rates[from][kBothOpen]);
    rates[from][kBothOpen] += extra;
    rates[from][from] -= extra;
  }
  return rates;
}

Generator kept_open(Generator rates) {
  rates[kBothOpen] = JointState{};
  return rates;
}

void open_with(JointState& state, double chance) {
  for (std::size_t from = 0; from < state.size(); ++from) {
    if (from == kBothOpen) continue;
    const double moved = chance * state[from];
    state[kBothOpen] += moved;
    state[from] -= moved;
  }
}

bool is_pending(const Promise& promise) {
  return promise.outcome == PromiseOutcome::kPending || promise.outcome == PromiseOutcome::kMissed;
}

bool speaks_of(const Promise& promise, const ForecastQuestion& question) {
  return promise.expected == State::kOpen && is_pending(promise) &&
         is_scope_of(promise.scope, question.traffic_class) &&
         overlaps(promise.direction, question.direction);
}

bool names_day(const Promise& promise) {
  return promise.phrase_class == PhraseClass::kNamedDay && !promise.due.is_unknown();
}

/// Why an earlier promise gives way to a later one of the same side; empty if it does not.
std::string_view find_reason(const Promise& earlier, const Promise& later, Day today) {
  if (earlier.stated == later.stated) return {};
  if (!names_day(earlier)) return "a later word of the same side stands";
  if (names_day(later)) return "the same side named another day later";
  if (earlier.due.last_day() < today) return "its day has passed, and the same side spoke again";
  return {};
}

void give_way(std::vector<ForecastPromise>& promises, Day today) {
  for (std::size_t later = 0; later < promises.size(); ++later) {
    for (std::size_t earlier = later + 1; earlier < promises.size(); ++earlier) {
      if (promises[later].promise.side != promises[earlier].promise.side) continue;
      if (!promises[earlier].why_not.empty()) continue;
      promises[earlier].why_not =
          find_reason(promises[earlier].promise, promises[later].promise, today);
    }
  }
}

std::vector<PhraseClass> classes_of(const std::vector<ForecastPromise>& promises) {
  std::set<PhraseClass> classes;
  for (const ForecastPromise& item : promises) {
    if (item.why_not.empty()) classes.insert(item.promise.phrase_class);
  }
  return {classes.begin(), classes.end()};
}

}  // namespace

std::vector<ForecastPromise> find_forecast_promises(const BeliefInputs& inputs,
                                                    const ForecastQuestion& question) {
  return find_forecast_promises(follow_promises(inputs, {question.crossing}, question.as_of),
                                question);
}

std::vector<ForecastPromise> find_forecast_promises(const std::vector<Promise>& followed,
                                                    const ForecastQuestion& question) {
  std::vector<ForecastPromise> promises;
  for (auto promise = followed.rbegin(); promise != followed.rend(); ++promise) {
    if (speaks_of(*promise, question)) promises.push_back({*promise, {}});
  }
  give_way(promises, day_of(question.as_of.valid.seconds()));
  return promises;
}

std::vector<StandingWord> standing_words(const std::vector<ForecastPromise>& promises) {
  std::vector<StandingWord> words;
  for (const ForecastPromise& item : promises) {
    if (!item.why_not.empty()) continue;
    const Promise& promise = item.promise;
    StandingWord word;
    word.phrase_class = promise.phrase_class;
    word.said = promise.stated.first_day();
    if (names_day(promise)) word.due = promise.due.last_day();
    word.side = promise.side;
    words.push_back(word);
  }
  return words;
}

std::vector<ForecastDay> run_forward(const ForecastStart& start,
                                     const std::vector<StandingWord>& words,
                                     const PromiseHazards& hazards, Day from, int horizon_days) {
  CHECK(horizon_days >= 0);
  JointState state = start.now;
  JointState first = start.now;  // of the chain in which open stays open
  std::vector<ForecastDay> days = {{from, crossing_states(state), first[kBothOpen]}};
  Generator rates = start.rates;
  double pushed_by = 0;
  for (int ahead = 1; ahead <= horizon_days; ++ahead) {
    const Day day = from + ahead;
    const OpeningPush push = push_of(words, hazards, day);
    if (push.per_day != pushed_by) {
      rates = pushed(start.rates, push.per_day);
      pushed_by = push.per_day;
    }
    state = advance(state, rates, 1);
    first = advance(first, kept_open(rates), 1);
    open_with(state, push.chance);
    open_with(first, push.chance);
    const double opened_by = std::clamp(first[kBothOpen], days.back().opened_by, 1.0);
    days.push_back({day, crossing_states(state), opened_by});
  }
  return days;
}

OpeningRange range_of(const std::vector<ForecastDay>& days) {
  CHECK(!days.empty());
  const double open_now = days.front().opened_by;
  const auto find_day = [&](double share) -> std::optional<Day> {
    const auto it = std::find_if(days.begin() + 1, days.end(), [&](const ForecastDay& day) {
      return day.opened_by - open_now >= share * (1 - open_now);
    });
    if (it == days.end()) return std::nullopt;
    return it->day;
  };
  if (open_now >= 1) return {};
  return {find_day(0.1), find_day(0.5), find_day(0.9)};
}

Forecast make_forecast(const BeliefInputs& inputs, const ForecastQuestion& question,
                       const ForecastStart& start, const PromiseHazards& hazards) {
  Forecast forecast;
  forecast.question = question;
  forecast.promises = find_forecast_promises(inputs, question);
  forecast.classes = classes_of(forecast.promises);
  forecast.days = run_forward(start, standing_words(forecast.promises), hazards,
                              day_of(question.as_of.valid.seconds()), question.horizon_days);
  forecast.range = range_of(forecast.days);
  return forecast;
}

std::vector<ForecastDay> table_days(const Forecast& forecast) {
  const int horizon = forecast.question.horizon_days;
  const Day from = forecast.days.front().day;
  std::set<int> ahead = {0, horizon};
  for (const int step : {7, 14, 30, 60, 90, 180, 270, 365}) ahead.insert(step);
  for (int step = 365 + 182; step < horizon; step += 182) ahead.insert(step);
  for (const StandingWord& word : standing_words(forecast.promises)) {
    if (word.due && *word.due > from) ahead.insert(*word.due - from);
  }
  std::vector<ForecastDay> days;
  for (const int step : ahead) {
    if (step <= horizon) days.push_back(forecast.days[static_cast<std::size_t>(step)]);
  }
  return days;
}

}  // namespace maabar
