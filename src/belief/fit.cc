// SPDX-License-Identifier: Apache-2.0
#include "belief/fit.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/exact_math.h"
#include "belief/claim_index.h"
#include "belief/crossing_filter.h"
#include "belief/descent.h"
#include "belief/known_claims.h"

namespace maabar {
namespace {

/// The fitted numbers on scales without ends: logarithms of rates, shape, odds and shares, log odds
/// of errors. Those of news come last.
constexpr std::size_t kFitted = 21;
constexpr std::size_t kFirstOfNews = 8;
constexpr std::size_t kOfNews = kFitted - kFirstOfNews;
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
  Point point{exact_log(p.rates.one_side),    exact_log(p.rates.joint),
              exact_log(p.rates.steadiness),  log_odds(p.evidence.reported),
              log_odds(p.evidence.announced), log_odds(p.evidence.implied)};
  put_shares(p.rates.outcome, &point[6]);
  point[8] = log_odds(p.news.share);
  put_shares(p.news.of_all, &point[9]);
  put_shares(p.news.of_all_on_a_side, &point[11]);
  put_shares(p.news.of_a_class, &point[13]);
  put_shares(p.news.of_a_class_on_a_side, &point[15]);
  point[17] = exact_log(p.news.promised);
  point[18] = exact_log(p.news.long_closed);
  point[19] = log_odds(p.news.long_share);
  point[20] = exact_log(p.news.over_closed);
  return point;
}

/// Where the fit begins, and what the histories cannot settle stays near.
BeliefParameters prior_parameters() {
  BeliefParameters prior;
  prior.rates = {0.0006, 0.0006, {0.4, 0.2, 0.4}, 2};
  prior.news.share = 0.5;
  prior.news.of_all = {0.25, 0.15, 0.6};
  prior.news.of_all_on_a_side = prior.news.of_all;
  prior.news.of_a_class = {0.4, 0.35, 0.25};
  prior.news.of_a_class_on_a_side = prior.news.of_a_class;
  prior.news.promised = 2;
  prior.news.long_share = 0.5;
  prior.news.long_closed = 1;
  prior.news.over_closed = 1;
  prior.evidence.reported = 0.1;
  prior.evidence.announced = 0.08;
  prior.evidence.implied = 0.15;
  prior.evidence.soft = 0.3;
  prior.evidence.border = 0.2;
  prior.evidence.near_share = 0.7;
  prior.evidence.returns = 0.8;
  return prior;
}

BeliefParameters to_parameters(const Point& point) {
  BeliefParameters p = prior_parameters();
  p.rates.one_side = exact_exp(point[0]);
  p.rates.joint = exact_exp(point[1]);
  p.rates.steadiness = exact_exp(point[2]);
  p.evidence.reported = from_log_odds(point[3]);
  p.evidence.announced = from_log_odds(point[4]);
  p.evidence.implied = from_log_odds(point[5]);
  p.rates.outcome = take_shares(&point[6]);
  p.news.share = from_log_odds(point[8]);
  p.news.of_all = take_shares(&point[9]);
  p.news.of_all_on_a_side = take_shares(&point[11]);
  p.news.of_a_class = take_shares(&point[13]);
  p.news.of_a_class_on_a_side = take_shares(&point[15]);
  p.news.promised = exact_exp(point[17]);
  p.news.long_closed = exact_exp(point[18]);
  p.news.long_share = from_log_odds(point[19]);
  p.news.over_closed = exact_exp(point[20]);
  return p;
}

/// How far each may stray from the prior: standard deviations on the scales of `Point`.
constexpr Point kPriorSpread = {0.5, 0.5, 0.5, 1.0, 1.0, 0.5, 0.5, 0.5, 2.0, 2.0, 2.0,
                                2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 1.0, 2.0, 2.0, 2.0};
/// How far the news of one history may stray from what is common to all.
constexpr double kHistorySpread = 0.8;

/// A status claim of a history, and what could be known before it came out.
struct HistoryCase {
  CrossingKey crossing;
  KnownClaims before;  ///< published before its day, without its chain
  KnownClaims told;    ///< the claim alone
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
  const News news(parameters.news, {witness->scope, witness->target, is_promised, witness->is_long,
                                    witness->after == Witness::After::kEnded});
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

/// In the order of the log's crossings, then of the log.
std::vector<HistoryCase> find_history_cases(const ClaimLog& log) {
  const ClaimIndex index = ClaimIndex::build(log);
  const AsOf ever{ValidTime::forever(), ValidTime::forever().seconds(), KnownClock::kPublished};
  std::vector<HistoryCase> cases;
  for (const CrossingKey& crossing : crossings_in(log)) {
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

/// What is fitted to, of one history.
struct Cases {
  const ClaimLog* log = nullptr;
  std::vector<HistoryCase> cases;
};

/// The loss of the common point and, where there are several histories, of each one's way from it
/// in what is of news. Without a crossing, where one is named.
class JointLoss {
 public:
  JointLoss(const std::vector<Cases>& histories, std::optional<CrossingKey> without)
      : histories_(histories), without_(std::move(without)) {}

  [[nodiscard]] Descended start() const {
    const Point middle = to_point(prior_parameters());
    Descended start{{middle.begin(), middle.end()}, {}};
    start.at.resize(size());
    start.bent.assign(size(), std::vector<double>(size()));
    for (std::size_t i = 0; i < size(); ++i) start.bent[i][i] = spread(i) * spread(i);
    return start;
  }

  [[nodiscard]] Descended descend_from(Descended start) const {
    return descend(std::move(start), {[&](const auto& at) { return loss(at); },
                                      [&](const auto& at) { return slope(at); }});
  }

  [[nodiscard]] static BeliefParameters common(const std::vector<double>& at) {
    Point point{};
    std::copy_n(at.begin(), kFitted, point.begin());
    return to_parameters(point);
  }
  [[nodiscard]] BeliefParameters of_history(const std::vector<double>& at, std::size_t own) const {
    return to_parameters(point_of(at, own));
  }

 private:
  [[nodiscard]] bool is_joint() const { return histories_.size() > 1; }
  [[nodiscard]] std::size_t size() const {
    return kFitted + (is_joint() ? kOfNews * histories_.size() : 0);
  }
  static double spread(std::size_t i) { return i < kFitted ? kPriorSpread[i] : kHistorySpread; }
  [[nodiscard]] static std::size_t first_of(std::size_t history) {
    return kFitted + kOfNews * history;
  }

  [[nodiscard]] Point point_of(const std::vector<double>& at, std::size_t history) const {
    Point point{};
    std::copy_n(at.begin(), kFitted, point.begin());
    for (std::size_t i = 0; is_joint() && i < kOfNews; ++i) {
      point[kFirstOfNews + i] += at[first_of(history) + i];
    }
    return point;
  }

  [[nodiscard]] double loss_of(const Cases& history, const Point& point) const {
    const BeliefParameters parameters = to_parameters(point);
    double sum = 0;
    for (const HistoryCase& one : history.cases) {
      if (one.crossing != without_) sum -= log_likelihood_of(*history.log, one, parameters);
    }
    return sum;
  }

  [[nodiscard]] double loss(const std::vector<double>& at) const {
    const Point middle = to_point(prior_parameters());
    double sum = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
      const double strayed = (at[i] - (i < kFitted ? middle[i] : 0)) / spread(i);
      sum += strayed * strayed / 2;
    }
    for (std::size_t own = 0; own < histories_.size(); ++own) {
      sum += loss_of(histories_[own], point_of(at, own));
    }
    return sum;
  }

  /// By central differences, history by history: what moves one alone costs that one alone.
  [[nodiscard]] std::vector<double> slope(const std::vector<double>& at) const {
    const Point middle = to_point(prior_parameters());
    std::vector<double> made(at.size());
    for (std::size_t i = 0; i < at.size(); ++i) {
      made[i] = (at[i] - (i < kFitted ? middle[i] : 0)) / (spread(i) * spread(i));
    }
    for (std::size_t own = 0; own < histories_.size(); ++own) {
      const Point point = point_of(at, own);
      for (std::size_t i = 0; i < kFitted; ++i) {
        const double slope = slope_of(histories_[own], point, i);
        made[i] += slope;
        if (is_joint() && i >= kFirstOfNews) made[first_of(own) + i - kFirstOfNews] += slope;
      }
    }
    return made;
  }

  [[nodiscard]] double slope_of(const Cases& history, const Point& point, std::size_t i) const {
    constexpr double kStep = 1e-4;
    Point more = point;
    Point less = point;
    more[i] += kStep;
    less[i] -= kStep;
    return (loss_of(history, more) - loss_of(history, less)) / (2 * kStep);
  }

  const std::vector<Cases>& histories_;
  std::optional<CrossingKey> without_;
};

std::vector<CrossingKey> crossings_of(const Cases& history) {
  std::vector<CrossingKey> crossings;
  for (const HistoryCase& one : history.cases) {
    if (crossings.empty() || crossings.back() != one.crossing) crossings.push_back(one.crossing);
  }
  return crossings;
}

}  // namespace

ParameterSets fit_sets(const std::vector<FitHistory>& histories, std::string origin,
                       const std::function<void(std::string_view)>& progress) {
  std::vector<Cases> all;
  all.reserve(histories.size());
  for (const FitHistory& history : histories) {
    all.push_back({&history.log, find_history_cases(history.log)});
  }
  progress("the whole");
  const JointLoss whole(all, std::nullopt);
  const Descended best = whole.descend_from(whole.start());
  std::vector<HistoryParameters> own;
  std::map<CrossingKey, BeliefParameters> without;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::vector<CrossingKey> crossings = crossings_of(all[i]);
    own.push_back({histories[i].name, whole.of_history(best.at, i), crossings});
    for (const CrossingKey& crossing : crossings) {
      if (without.contains(crossing)) continue;
      progress("without " + crossing.text());
      // What one crossing changes is little: from the whole it is a few steps.
      const JointLoss others(all, crossing);
      without.emplace(crossing, others.of_history(others.descend_from(best).at, i));
    }
  }
  return {std::move(origin), JointLoss::common(best.at), std::move(own), std::move(without)};
}

}  // namespace maabar
