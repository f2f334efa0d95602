// SPDX-License-Identifier: Apache-2.0
#include "belief/fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

#include "base/exact_math.h"
#include "belief/crossing_filter.h"

namespace maabar {
namespace {

constexpr std::size_t kFitted = 20;
/// The fitted numbers on scales without ends: logarithms of rates, shape and shares, log odds of
/// errors.
using Point = std::array<double, kFitted>;

double log_odds(double p) { return exact_log(p / (1 - p)); }
double from_log_odds(double x) { return 1 / (1 + exact_exp(-x)); }

/// Three shares as two logarithms of ratios to the last.
void put_shares(const std::array<double, 3>& shares, double* into) {
  into[0] = exact_log(shares[0] / shares[2]);
  into[1] = exact_log(shares[1] / shares[2]);
}

std::array<double, 3> take_shares(const double* from) {
  const double open = exact_exp(from[0]);
  const double restricted = exact_exp(from[1]);
  const double sum = open + restricted + 1;
  return {open / sum, restricted / sum, 1 / sum};
}

Point to_point(const BeliefParameters& p) {
  Point point{exact_log(p.rates.one_side),   exact_log(p.rates.joint),
              exact_log(p.rates.steadiness), log_odds(p.news.share),
              log_odds(p.evidence.reported), log_odds(p.evidence.announced),
              log_odds(p.evidence.implied)};
  put_shares(p.rates.outcome, &point[7]);
  put_shares(p.news.of_all, &point[9]);
  put_shares(p.news.of_all_on_a_side, &point[11]);
  put_shares(p.news.of_a_class, &point[13]);
  put_shares(p.news.of_a_class_on_a_side, &point[15]);
  point[17] = exact_log(p.news.promised);
  point[18] = exact_log(p.news.long_closed);
  point[19] = log_odds(p.news.long_share);
  return point;
}

BeliefParameters to_parameters(const Point& point) {
  BeliefParameters p = prior_parameters();
  p.rates.one_side = exact_exp(point[0]);
  p.rates.joint = exact_exp(point[1]);
  p.rates.steadiness = exact_exp(point[2]);
  p.news.share = from_log_odds(point[3]);
  p.evidence.reported = from_log_odds(point[4]);
  p.evidence.announced = from_log_odds(point[5]);
  p.evidence.implied = from_log_odds(point[6]);
  p.rates.outcome = take_shares(&point[7]);
  p.news.of_all = take_shares(&point[9]);
  p.news.of_all_on_a_side = take_shares(&point[11]);
  p.news.of_a_class = take_shares(&point[13]);
  p.news.of_a_class_on_a_side = take_shares(&point[15]);
  p.news.promised = exact_exp(point[17]);
  p.news.long_closed = exact_exp(point[18]);
  p.news.long_share = from_log_odds(point[19]);
  return p;
}

/// How far each may stray from the prior: standard deviations on the scales of `Point`.
constexpr Point kPriorSpread = {0.5, 0.5, 0.5, 2.0, 1.0, 1.0, 0.5, 0.5, 0.5, 2.0,
                                2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 1.0, 2.0, 2.0};

double log_prior(const Point& point) {
  const Point middle = to_point(prior_parameters());
  double sum = 0;
  for (std::size_t i = 0; i < kFitted; ++i) {
    const double strayed = (point[i] - middle[i]) / kPriorSpread[i];
    sum -= strayed * strayed / 2;
  }
  return sum;
}

double dot(const Point& x, const Point& y) {
  return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
}

Point moved_along(const Point& from, double share, const Point& direction) {
  Point moved = from;
  for (std::size_t i = 0; i < kFitted; ++i) moved[i] += share * direction[i];
  return moved;
}

/// Finds the least of a smooth loss by the method of Broyden, Fletcher, Goldfarb and Shanno:
/// Nocedal and Wright, *Numerical Optimization*, 2006, algorithm 6.1, with slopes by central
/// differences and a step halved until it gains.
class Descent {
 public:
  Descent(const Point& start, std::function<double(const Point&)> loss)
      : loss_(std::move(loss)), here_(measure(start, loss_(start))) {
    for (std::size_t i = 0; i < kFitted; ++i) bent_[i][i] = kPriorSpread[i] * kPriorSpread[i];
  }

  Point minimize() {
    constexpr int kMostSteps = 200;
    constexpr double kCloseEnough = 1e-6;
    for (int step = 0; step < kMostSteps; ++step) {
      const double before = here_.loss;
      move();
      if (before - here_.loss < kCloseEnough) break;
    }
    return here_.at;
  }

 private:
  struct Place {
    Point at{};
    double loss = 0;
    Point slope{};
  };

  [[nodiscard]] Place measure(const Point& at, double loss) const {
    constexpr double kStep = 1e-4;
    Place place{at, loss, {}};
    for (std::size_t i = 0; i < kFitted; ++i) {
      Point more = at;
      Point less = at;
      more[i] += kStep;
      less[i] -= kStep;
      place.slope[i] = (loss_(more) - loss_(less)) / (2 * kStep);
    }
    return place;
  }

  /// One step downhill; none where no step gains.
  void move() {
    constexpr double kShortest = 1e-6;
    constexpr double kLeastGain = 1e-4;  // of what the slope promises
    Point direction{};
    for (std::size_t i = 0; i < kFitted; ++i) direction[i] = -dot(bent_[i], here_.slope);
    const double promised = dot(direction, here_.slope);
    for (double share = 1; share > kShortest; share /= 2) {
      const Point at = moved_along(here_.at, share, direction);
      const double loss = loss_(at);
      if (!(loss < here_.loss + kLeastGain * share * promised)) continue;
      const Place next = measure(at, loss);
      learn(next);
      here_ = next;
      return;
    }
  }

  /// Learns how the slope changes from here to `next`.
  void learn(const Place& next) {
    const Point moved = moved_along(next.at, -1, here_.at);
    const Point turned = moved_along(next.slope, -1, here_.slope);
    const double curved = dot(moved, turned);
    if (curved <= 0.0) return;
    Point bent{};
    for (std::size_t i = 0; i < kFitted; ++i) bent[i] = dot(bent_[i], turned);
    const double scale = (1 + dot(turned, bent) / curved) / curved;
    for (std::size_t i = 0; i < kFitted; ++i) {
      for (std::size_t k = 0; k < kFitted; ++k) {
        bent_[i][k] +=
            scale * moved[i] * moved[k] - (bent[i] * moved[k] + moved[i] * bent[k]) / curved;
      }
    }
  }

  std::function<double(const Point&)> loss_;
  Place here_;
  std::array<Point, kFitted> bent_{};  ///< the inverse of the loss's second derivatives, as learnt
};

/// The moment that a claim is scored at: the last it vouches for; the first of an announced period.
std::int64_t moment_of(const Witness& witness) {
  return witness.after == Witness::After::kReturns ? witness.begin : witness.end;
}

double log_likelihood_of(const ClaimLog& log, const HistoryCase& one,
                         const BeliefParameters& parameters) {
  const Witnesses told = find_witnesses(log, one.told, one.crossing, parameters.evidence);
  const auto witness = std::find_if(told.counted.begin(), told.counted.end(), [](const Witness& w) {
    return w.kind == Witness::Kind::kSaid;
  });
  if (witness == told.counted.end()) return 0;
  const Witnesses before = find_witnesses(log, one.before, one.crossing, parameters.evidence);
  const CrossingWeighing weighing =
      weigh(before.counted, parameters, moment_of(*witness), Steps::kLeftOut);
  const bool is_promised = stands_promised(before.promises, moment_of(*witness));
  const News news(parameters.news,
                  {witness->scope, witness->target, is_promised, witness->is_long});
  double sum = 0;
  int tracks = 0;
  for (std::size_t track = 0; track < kTrackCount; ++track) {
    if ((witness->tracks & track_bit(track)) == 0) continue;
    JointState joint = news.forward(weighing.tracks[track].joint);
    sum += exact_log(apply_word(witness->likelihood, joint));
    ++tracks;
  }
  return sum / tracks;
}

bool is_case(const ClaimLog& log, const ClaimRecord& claim, const CrossingKey& crossing) {
  return claim.facet == Facet::kStatus && !claim.published.is_unknown() &&
         (claim.modality == Modality::kReported || claim.modality == Modality::kAnnounced) &&
         claim.scope != Scope::kMilitary && claim.crossing == log.find_text(crossing.text());
}

/// The crossings that claims of the log are about, in the order of their keys.
std::vector<CrossingKey> crossings_in(const ClaimLog& log) {
  std::set<CrossingKey> crossings;
  for (const ClaimRecord& claim : log.claims()) {
    if (claim.crossing.is_none()) continue;
    const auto key = CrossingKey::parse(log.text(claim.crossing));
    if (key && key->is_crossing()) crossings.insert(*key);
  }
  return {crossings.begin(), crossings.end()};
}

KnownClaims known_before(const ClaimLog& log, const ClaimIndex& index, const CrossingKey& crossing,
                         const ClaimRecord& claim) {
  const AsOf eve{ValidTime(claim.published.first_second() - 1), claim.published.first_second() - 1,
                 KnownClock::kPublished};
  KnownClaims known = find_known_claims(log, index, crossing, eve);
  std::erase_if(known.standing, [&](const ClaimRecord& other) {
    return !claim.chain.is_none() && other.chain == claim.chain;
  });
  return known;
}

}  // namespace

std::vector<HistoryCase> find_history_cases(const ClaimLog& log, const ClaimIndex& index,
                                            const std::vector<CrossingKey>& crossings) {
  std::vector<HistoryCase> cases;
  for (const CrossingKey& crossing : crossings) {
    const AsOf ever{ValidTime::forever(), ValidTime::forever().seconds(), KnownClock::kPublished};
    for (const ClaimRecord& claim : find_known_claims(log, index, crossing, ever).standing) {
      if (!is_case(log, claim, crossing)) continue;
      HistoryCase one;
      one.crossing = crossing;
      one.before = known_before(log, index, crossing, claim);
      one.told.standing.push_back(claim);
      cases.push_back(std::move(one));
    }
  }
  return cases;
}

double log_likelihood(const ClaimLog& log, const std::vector<HistoryCase>& cases,
                      const BeliefParameters& parameters) {
  double sum = 0;
  for (const HistoryCase& one : cases) sum += log_likelihood_of(log, one, parameters);
  return sum;
}

BeliefParameters prior_parameters() {
  BeliefParameters prior;
  prior.rates.one_side = 0.0006;
  prior.rates.joint = 0.0006;
  prior.rates.outcome = {0.4, 0.2, 0.4};
  prior.rates.steadiness = 2;
  prior.news.share = 0.5;
  prior.news.of_all = {0.25, 0.15, 0.6};
  prior.news.of_all_on_a_side = prior.news.of_all;
  prior.news.of_a_class = {0.4, 0.35, 0.25};
  prior.news.of_a_class_on_a_side = prior.news.of_a_class;
  prior.news.promised = 2;
  prior.news.long_share = 0.5;
  prior.news.long_closed = 1;
  prior.evidence.reported = 0.1;
  prior.evidence.announced = 0.08;
  prior.evidence.implied = 0.15;
  prior.evidence.soft = 0.3;
  prior.evidence.border = 0.2;
  prior.evidence.near_share = 0.7;
  prior.evidence.returns = 0.8;
  return prior;
}

BeliefParameters fit_parameters(const ClaimLog& log, const std::vector<HistoryCase>& cases) {
  const auto loss = [&](const Point& point) {
    return -log_likelihood(log, cases, to_parameters(point)) - log_prior(point);
  };
  return to_parameters(Descent(to_point(prior_parameters()), loss).minimize());
}

ParameterSets fit_sets(const ClaimLog& log, std::string origin,
                       const std::function<void(std::string_view)>& progress) {
  const std::vector<CrossingKey> crossings = crossings_in(log);
  const std::vector<HistoryCase> cases = find_history_cases(log, ClaimIndex::build(log), crossings);
  progress("the whole history");
  const BeliefParameters all = fit_parameters(log, cases);
  std::map<CrossingKey, BeliefParameters> without;
  for (const CrossingKey& crossing : crossings) {
    std::vector<HistoryCase> others;
    std::copy_if(cases.begin(), cases.end(), std::back_inserter(others),
                 [&](const HistoryCase& one) { return one.crossing != crossing; });
    if (others.size() == cases.size()) continue;
    progress("without " + crossing.text());
    without.emplace(crossing, fit_parameters(log, others));
  }
  return {std::move(origin), all, std::move(without)};
}

}  // namespace maabar
