// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "belief/backtest.h"
#include "belief/facet_beliefs.h"
#include "belief/promise_cases.h"

namespace maabar {
namespace {

/// The days from the forecast on by which an opening is foretold; the first is the day named.
constexpr std::array<int, 3> kTargets = {30, 90, 365};
constexpr std::array<std::string_view, 4> kTargetNames = {"named_day", "30_days", "90_days",
                                                          "365_days"};

/// Where belief is surer than this that it is open already, nothing is left to foretell.
constexpr double kMostOpen = 1 - 1e-6;

/// One promise foretold: the probability of each target, and whether it came.
struct Foretold {
  CrossingKey crossing;
  std::array<std::optional<double>, 4> given;  ///< none: not scored
  std::array<bool, 4> came{};
};

/// The last day of which the history tells.
Day last_published_day(const ClaimLog& log, AsOf as_of) {
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  for (const ClaimRecord& claim : log.claims()) {
    const std::int64_t known = claim.known_from.seconds();
    if (!claim.published.is_unknown() && known <= as_of.known_seconds) last = std::max(last, known);
  }
  return day_of(std::min(last, as_of.valid.seconds()));
}

struct Followed {
  Promise promise;
  Day known;  ///< the day on which it is foretold
};

/// The promises to be scored: known from a day on, and not kept by then.
std::vector<Followed> find_promises(const BeliefInputs& inputs,
                                    const std::vector<CrossingKey>& crossings, AsOf as_of) {
  std::vector<Followed> found;
  for (const Promise& promise : opening_promises(inputs, crossings, as_of)) {
    const ClaimRecord& record = inputs.log.claims()[*find_claim(inputs.log, promise.claim)];
    if (record.published.is_unknown()) continue;
    const Day known = day_of(record.known_from.seconds());
    if (promise.came && *promise.came <= known) continue;
    found.push_back({promise, known});
  }
  return found;
}

std::array<std::optional<int>, 4> targets_of(const Followed& followed) {
  std::array<std::optional<int>, 4> ahead = {std::nullopt, kTargets[0], kTargets[1], kTargets[2]};
  const Promise& promise = followed.promise;
  if (promise.phrase_class == PhraseClass::kNamedDay && !promise.due.is_unknown()) {
    const int days = promise.due.last_day() - followed.known;
    if (days >= 1 && days <= kTargets.back()) ahead[0] = days;
  }
  return ahead;
}

/// Of what is not open on the day asked, as every promise that is scored says: the chance to have
/// opened since, day by day. The mean over the classes that the promise speaks for.
std::vector<double> foretell(const BeliefInputs& inputs, const Followed& followed,
                             const BacktestSubject& subject) {
  ForecastQuestion question;
  question.crossing = followed.promise.crossing;
  question.direction = followed.promise.direction.is_both() ? directions_of(question.crossing)[0]
                                                            : followed.promise.direction;
  const std::int64_t end = Date::from_day(followed.known).last_second();
  question.as_of = {ValidTime(end), end, KnownClock::kPublished};
  question.horizon_days = kTargets.back();
  std::vector<double> opened_by(static_cast<std::size_t>(question.horizon_days) + 1);
  int classes = 0;
  for (const TrafficClass traffic_class : kTrafficClasses) {
    if (!is_scope_of(followed.promise.scope, traffic_class)) continue;
    question.traffic_class = traffic_class;
    const Forecast forecast = make_forecast(inputs, question, subject.model.start(inputs, question),
                                            subject.hazards.without(question.crossing));
    const double open_now = std::min(forecast.days[0].opened_by, kMostOpen);
    for (std::size_t i = 0; i < opened_by.size(); ++i) {
      opened_by[i] += (forecast.days[i].opened_by - open_now) / (1 - open_now);
    }
    ++classes;
  }
  for (double& probability : opened_by) probability /= classes;
  return opened_by;
}

Foretold to_foretold(const BeliefInputs& inputs, const Followed& followed, Day end,
                     const BacktestSubject& subject) {
  Foretold made;
  made.crossing = followed.promise.crossing;
  const std::vector<double> opened_by = foretell(inputs, followed, subject);
  const auto targets = targets_of(followed);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (!targets[i]) continue;
    const Day target = followed.known + *targets[i];
    // Also where it came sooner: else those that came would be scored and those that wait not.
    if (end < target) continue;
    made.came[i] = followed.promise.came && *followed.promise.came <= target;
    made.given[i] = opened_by[static_cast<std::size_t>(*targets[i])];
  }
  return made;
}

/// How often the target came in promises of other crossings, one kept and one broken added.
double base_rate(const std::vector<Foretold>& all, const CrossingKey& crossing,
                 std::size_t target) {
  int count = 2;
  int came = 1;
  for (const Foretold& one : all) {
    if (one.crossing == crossing || !one.given[target]) continue;
    ++count;
    came += one.came[target] ? 1 : 0;
  }
  return static_cast<double>(came) / count;
}

PromiseScore sum_up(const std::vector<Foretold>& all, std::size_t target) {
  PromiseScore made;
  made.target = kTargetNames[target];
  for (const Foretold& one : all) {
    if (!one.given[target]) continue;
    ++made.count;
    made.came += one.came[target] ? 1 : 0;
    const Score model = score(*one.given[target], one.came[target]);
    const Score base = score(base_rate(all, one.crossing, target), one.came[target]);
    made.model.brier += model.brier;
    made.model.log_loss += model.log_loss;
    made.base_rate.brier += base.brier;
    made.base_rate.log_loss += base.log_loss;
  }
  if (made.count == 0) return made;
  for (Score* sum : {&made.model, &made.base_rate}) {
    sum->brier /= made.count;
    sum->log_loss /= made.count;
  }
  return made;
}

}  // namespace

std::vector<PromiseScore> score_promises(const BeliefInputs& inputs,
                                         const std::vector<CrossingKey>& crossings, AsOf as_of,
                                         const BacktestSubject& subject) {
  const Day end = last_published_day(inputs.log, as_of);
  std::vector<Foretold> all;
  for (const Followed& followed : find_promises(inputs, crossings, as_of)) {
    all.push_back(to_foretold(inputs, followed, end, subject));
  }
  std::vector<PromiseScore> scores;
  for (std::size_t target = 0; target < kTargetNames.size(); ++target) {
    scores.push_back(sum_up(all, target));
  }
  return scores;
}

}  // namespace maabar
