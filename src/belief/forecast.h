// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "belief/crossing_chain.h"
#include "belief/promise.h"
#include "belief/promise_hazard.h"

/// When a crossing that is shut may open, and how likely it is to be open by each date: the chain
/// of belief run forward, its opening pushed by the promises that stand. Reasons and figures:
/// docs/decisions/0046-forecast.md.
namespace maabar {

/// One class and direction of a crossing, from the day of `as_of.valid` on.
struct ForecastQuestion {
  CrossingKey crossing;
  TrafficClass traffic_class = TrafficClass::kCargo;
  Direction direction;  ///< never both
  AsOf as_of;
  int horizon_days = 365;
};

/// Where the chain starts, and how it moves when nothing is promised.
struct ForecastStart {
  JointState now{};
  Generator rates{};
};

/// One day of a forecast, at its end.
struct ForecastDay {
  Day day;
  std::array<double, 3> state{};  ///< open, restricted, closed
  double opened_by = 0;           ///< has been open on some day from the question's on
};

/// When it opens, if it is not open on the day asked: the days by which the chance reaches 10, 50
/// and 90 %. None: beyond the horizon.
struct OpeningRange {
  std::optional<Day> early;
  std::optional<Day> median;
  std::optional<Day> late;
};

/// A promise of the opening, and whether the forecast counts it.
struct ForecastPromise {
  Promise promise;
  std::string why_not;  ///< empty: it counts
};

struct Forecast {
  ForecastQuestion question;
  std::vector<ForecastDay> days;  ///< the day asked first; `horizon_days` + 1
  OpeningRange range;
  std::vector<ForecastPromise> promises;  ///< not yet kept nor withdrawn; latest said first
  std::vector<PhraseClass> classes;       ///< of those that count, each once, in their order
};

/// The promises that speak of the question's opening and that nothing has settled. Of one side's,
/// the latest counts, and an earlier one whose named day is still to come unless the latest names
/// another.
std::vector<ForecastPromise> find_forecast_promises(const BeliefInputs& inputs,
                                                    const ForecastQuestion& question);

/// The same among promises followed to the question's as-of pair, in the order of their saying.
std::vector<ForecastPromise> find_forecast_promises(const std::vector<Promise>& followed,
                                                    const ForecastQuestion& question);

/// The words of those that count.
std::vector<StandingWord> standing_words(const std::vector<ForecastPromise>& promises);

/// What push a promise is said to give, the chain gets: each state that is not open opens at that
/// rate, or at its own if that is higher. `opened_by` never falls.
/// Requires: `start.now` sums to 1, `horizon_days` >= 0. Cost: some 5,000 operations per day.
std::vector<ForecastDay> run_forward(const ForecastStart& start,
                                     const std::vector<StandingWord>& words,
                                     const PromiseHazards& hazards, Day from, int horizon_days);

/// The range of the opening. Requires: at least one day.
OpeningRange range_of(const std::vector<ForecastDay>& days);

/// All of the above for one question.
Forecast make_forecast(const BeliefInputs& inputs, const ForecastQuestion& question,
                       const ForecastStart& start, const PromiseHazards& hazards);

/// The days that a table of the forecast shows: the day asked, 7, 14, 30, 60, 90, 180, 270 and 365
/// days on, then every half year; the days named by promises that count; the horizon.
std::vector<ForecastDay> table_days(const Forecast& forecast);

}  // namespace maabar
