// SPDX-License-Identifier: Apache-2.0
// What must hold of the Markov model on any history, and its slow twin: dense matrices, one step
// after another.
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include "belief/crossing_filter.h"
#include "belief/hazard_table.h"
#include "belief/markov_model.h"
#include "belief/random_history.h"
#include "belief/weighed_reasons.h"

namespace maabar {
namespace {

using test::as_of;
using test::build;
using test::LogBuilder;
using test::random_day;
using test::random_history;
using test::random_said;
using test::Said;
using test::seed;

const CrossingKey& qaim() {
  static const CrossingKey key = test::key("iq-sy.al-qaim-abu-kamal");
  return key;
}

MarkovModel model() {
  return MarkovModel(ParameterSets::shipped(), HazardTable::shipped().of_all());
}

CrossingBelief believe(const ClaimLog& log, AsOf question) {
  return model().believe(log, test::gazetteer(), qaim(), question);
}

/// Everything but the entries' numbers.
std::string digest(const CrossingBelief& belief) {
  std::string text;
  for (const TrackBelief& track : belief.tracks) {
    for (const StateBelief* state : {&track.crossing, &track.side_a, &track.side_b}) {
      text +=
          fmt::format("{} {} {} {} {} {} {} {} {} {}\n", to_string(state->shown),
                      to_string(state->unknown_reason), state->probability[0].millionths(),
                      state->probability[1].millionths(), state->probability[2].millionths(),
                      state->memory.millionths(), state->has_conflict, state->changed_within_day,
                      state->confirmed ? to_iso8601(*state->confirmed) : "-",
                      state->since ? to_iso8601(*state->since) : "-");
    }
    std::vector<std::string> weights;
    for (const Evidence& evidence : track.crossing.evidence) {
      weights.push_back(
          fmt::format("{} {} {}", to_string(evidence.role), evidence.decibans, evidence.why));
    }
    std::sort(weights.begin(), weights.end());
    for (const std::string& weight : weights) text += weight + "\n";
  }
  return text;
}

TEST(MarkovProperty, AClaimPublishedLaterNeverChangesWhatWasBelieved) {
  SCOPED_TRACE(seed());
  Rng rng(seed());
  for (int round = 0; round < 100; ++round) {
    const std::vector<Said> history = random_history(rng);
    const std::string known = random_day(rng);
    std::vector<Said> then;
    std::copy_if(history.begin(), history.end(), std::back_inserter(then),
                 [&](const Said& said) { return said.published <= known; });
    const AsOf question = as_of(random_day(rng), known);
    ASSERT_EQ(digest(believe(build(history).log, question)),
              digest(believe(build(then).log, question)));
  }
}

TEST(MarkovProperty, OrderOfInsertionDoesNotMatter) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 1);
  for (int round = 0; round < 100; ++round) {
    std::vector<Said> history = random_history(rng);
    const AsOf question = as_of(random_day(rng), random_day(rng));
    const std::string before = digest(believe(build(history).log, question));
    for (std::size_t i = history.size(); i > 1; --i) {
      std::swap(history[i - 1], history[rng.below(i)]);
    }
    ASSERT_EQ(before, digest(believe(build(history).log, question)));
  }
}

TEST(MarkovProperty, AppendingNeverChangesAnAnswerWithAnEarlierRecordTime) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 2);
  for (int round = 0; round < 60; ++round) {
    LogBuilder builder = build(random_history(rng));
    const AsOf question = as_of(random_day(rng), "2018-12-31", KnownClock::kRecorded);
    const CrossingBelief before = believe(builder.log, question);
    Said late = random_said(rng);
    late.recorded = "2019-01-01";
    const EntryId claim = builder.say(late);
    builder.review(builder.log.claims().front().entry, ReviewEntry::Verdict::kReject, "2019-01-02");
    builder.retract(claim, "2018-01-01", "2019-01-02");
    ASSERT_EQ(before, believe(builder.log, question));
  }
}

TEST(MarkovProperty, ProbabilitiesSumToOne) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 3);
  for (int round = 0; round < 100; ++round) {
    const CrossingBelief belief =
        believe(build(random_history(rng)).log, as_of(random_day(rng), random_day(rng)));
    for (const TrackBelief& track : belief.tracks) {
      for (const StateBelief* state : {&track.crossing, &track.side_a, &track.side_b}) {
        ASSERT_EQ(state->probability[0].millionths() + state->probability[1].millionths() +
                      state->probability[2].millionths(),
                  1000000U);
      }
    }
  }
}

/// A class that no claim tells apart by direction is believed once for both ways.
TEST(MarkovProperty, BothWaysAreAlikeUnlessAClaimTellsThemApart) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 7);
  const auto without_direction = [](TrackBelief track) {
    track.direction = Direction();
    return track;
  };
  for (int round = 0; round < 40; ++round) {
    std::vector<Said> history = random_history(rng);
    const AsOf question = as_of(random_day(rng), "2018-12-31");
    const CrossingBelief alike = believe(build(history).log, question);
    for (std::size_t track = 0; track < kTrackCount; track += 2) {
      ASSERT_EQ(without_direction(alike.tracks[track]), without_direction(alike.tracks[track + 1]));
    }
    Said one_way;
    one_way.value = "open";
    one_way.scope = "cargo";
    one_way.direction = "SY>IQ";
    one_way.published = to_string(Date::from_day(day_of(question.valid.seconds())));
    one_way.rating = "A1";  // refuted by no denial of the history, which come from worse sources
    history.push_back(one_way);
    const CrossingBelief apart = believe(build(history).log, question);
    ASSERT_NE(apart.tracks[2].crossing.probability, apart.tracks[3].crossing.probability);
  }
}

/// The witnesses of a random history, all of it known.
std::vector<Witness> witnesses_of(const std::vector<Said>& history) {
  const LogBuilder builder = build(history);
  const KnownClaims known = find_known_claims(builder.log, ClaimIndex::build(builder.log), qaim(),
                                              as_of("2019-12-31", "2019-12-31"));
  return find_witnesses(builder.log, known, qaim(), ParameterSets::shipped().common().evidence)
      .counted;
}

std::vector<Witness> random_witnesses(Rng& rng) { return witnesses_of(random_history(rng)); }

/// Half of those that give a beginning are announced until a day.
std::vector<Witness> random_periods(Rng& rng) {
  std::vector<Said> history = random_history(rng);
  for (Said& said : history) {
    if (said.valid_from.empty() || rng.below(2) == 0) continue;
    said.valid_to = std::max(said.valid_from, random_day(rng));
    said.modality = "announced";
  }
  return witnesses_of(history);
}

std::int64_t random_moment(Rng& rng) { return test::date(random_day(rng)).last_second(); }

double distance(const JointState& x, const JointState& y) {
  double most = 0;
  for (std::size_t i = 0; i < x.size(); ++i) most = std::max(most, std::abs(x[i] - y[i]));
  return most;
}

TEST(MarkovProperty, AYearWithoutNewsSplitInTwoIsTheSameYear) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 4);
  const BeliefParameters parameters = ParameterSets::shipped().common();
  for (int round = 0; round < 100; ++round) {
    const std::vector<Witness> witnesses = random_witnesses(rng);
    // Every word lies before 2019.
    const std::int64_t half = test::date("2019-06-30").last_second();
    const std::int64_t year = test::date("2019-12-31").last_second();
    const CrossingWeighing first = weigh(witnesses, parameters, half, Steps::kLeftOut);
    const CrossingWeighing whole = weigh(witnesses, parameters, year, Steps::kLeftOut);
    ASSERT_EQ(first.factor, whole.factor);
    const ChainStep rest(parameters.rates, first.factor,
                         static_cast<double>(year - half) / kSecondsPerDay);
    for (std::size_t track = 0; track < kTrackCount; ++track) {
      ASSERT_LT(distance(rest.forward(first.tracks[track].joint), whole.tracks[track].joint), 1e-9);
    }
  }
}

/// By what a word says, as the filter orders what is of one moment.
auto rank(const Witness& w) {
  return std::tuple(w.kind, w.values, w.target, w.tracks, w.error, w.begin, w.end, w.spoken);
}

/// The slow twin: matrices of the chain by uniformization, of news by their meaning, words as
/// diagonals, multiplied out in order of time for one track; what is said of later times from each
/// pair of states in turn. The factor is held at 1.
class SlowTwin {
 public:
  SlowTwin(const std::vector<Witness>& witnesses, const BeliefParameters& parameters,
           std::size_t track, std::int64_t moment)
      : parameters_(parameters), moment_(moment), all_(witnesses) {
    for (const Witness& witness : witnesses) {
      if ((witness.tracks & track_bit(track)) != 0) words_.push_back(witness);
    }
    std::sort(words_.begin(), words_.end(),
              [](const Witness& x, const Witness& y) { return rank(x) < rank(y); });
  }

  JointState run() {
    JointState joint = stationary(parameters_.rates);
    const std::vector<Event> events = past();
    std::int64_t at = events.empty() ? moment_ : events.front().moment;
    for (const Event& event : events) {
      joint = pass(joint, at, event.moment);
      at = event.moment;
      happen(event, joint);
    }
    joint = pass(joint, at, moment_);
    for (const Witness& word : words_) {
      if (is_present(word)) present_.push_back(word);
    }
    const auto said = std::find_if(present_.rbegin(), present_.rend(), [](const Witness& word) {
      return word.kind == Witness::Kind::kSaid;
    });
    if (said != present_.rend()) joint = news(joint, *said, heard_, moment_);
    for (const Witness& word : present_) multiply(joint, word.likelihood);
    multiply(joint, likely_later());
    return joint;
  }

  [[nodiscard]] bool has_period_behind() const {
    return std::any_of(words_.begin(), words_.end(), [&](const Witness& word) {
      return word.after == Witness::After::kReturns && word.end < moment_;
    });
  }
  [[nodiscard]] bool has_later_word() const { return !later().empty(); }
  [[nodiscard]] bool has_word_of_long() const {
    return std::any_of(words_.begin(), words_.end(),
                       [](const Witness& word) { return word.is_long; });
  }

 private:
  struct Event {
    enum class What : std::uint8_t { kPeriodBegins, kWord, kPeriodEnds };
    std::int64_t moment;
    What what;
    std::size_t word;
  };

  [[nodiscard]] std::vector<Event> past() const {
    std::vector<Event> events;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].end >= moment_) continue;
      events.push_back({words_[i].end, Event::What::kWord, i});
      if (words_[i].after != Witness::After::kReturns) continue;
      events.push_back({words_[i].begin, Event::What::kPeriodBegins, i});
      events.push_back({words_[i].end, Event::What::kPeriodEnds, i});
    }
    std::sort(events.begin(), events.end(), [](const Event& x, const Event& y) {
      return std::tuple(x.moment, x.what, x.word) < std::tuple(y.moment, y.what, y.word);
    });
    return events;
  }

  void happen(const Event& event, JointState& joint) {
    const Witness& word = words_[event.word];
    switch (event.what) {
      case Event::What::kPeriodBegins:
        before_period_[event.word] = joint;
        return;
      case Event::What::kWord:
        joint = news(joint, word, heard_, word.end);
        multiply(joint, word.after == Witness::After::kEnded ? other(word) : word.likelihood);
        break;
      case Event::What::kPeriodEnds: {
        const JointState back = pass(before_period_.at(event.word), word.begin, word.end);
        const double returns = parameters_.evidence.returns;
        for (std::size_t i = 0; i < 9; ++i) {
          joint[i] = returns * back[i] + (1 - returns) * joint[i];
        }
        break;
      }
    }
    heard_ = event.moment;
  }

  /// Of the moment, unless its period ends on this day and another state began on it.
  [[nodiscard]] bool is_present(const Witness& word) const {
    if (word.begin > moment_ || word.end < moment_) return false;
    if (word.after == Witness::After::kLasts || day_of(word.end) != day_of(moment_)) return true;
    return std::none_of(all_.begin(), all_.end(), [&](const Witness& next) {
      return next.kind == Witness::Kind::kSaid && next.is_dated &&
             (next.values & word.values) == 0 && (next.tracks & word.tracks) != 0 &&
             overlaps(next.target, word.target) && day_of(next.begin) == day_of(moment_) &&
             next.begin > word.begin && next.begin <= moment_;
    });
  }

  /// The nearest first; of those of one moment the last by rank.
  [[nodiscard]] std::vector<Witness> later() const {
    std::vector<Witness> later;
    std::copy_if(words_.rbegin(), words_.rend(), std::back_inserter(later),
                 [&](const Witness& word) { return word.begin > moment_; });
    std::stable_sort(later.begin(), later.end(),
                     [](const Witness& x, const Witness& y) { return x.begin < y.begin; });
    return later;
  }

  /// How likely what is said of later times is, from each pair of states. A status that gives its
  /// beginning says that before it another held.
  [[nodiscard]] JointState likely_later() const {
    JointState likely{};
    for (std::size_t from = 0; from < 9; ++from) {
      JointState weight{};
      weight[from] = 1;
      std::int64_t at = moment_;
      for (const Witness& word : later()) {
        weight = pass(weight, at, word.begin);
        const bool begins = word.kind == Witness::Kind::kSaid && word.is_dated;
        if (!begins) weight = news(weight, word, at, word.begin);
        const JointState says = begins ? other(word) : word.likelihood;
        for (std::size_t i = 0; i < 9; ++i) weight[i] *= says[i];
        at = word.begin;
      }
      likely[from] = std::accumulate(weight.begin(), weight.end(), 0.0);
    }
    return likely;
  }

  [[nodiscard]] JointState pass(const JointState& joint, std::int64_t from, std::int64_t to) const {
    return advance(joint, to_generator(parameters_.rates, 1.0),
                   static_cast<double>(to - from) / kSecondsPerDay);
  }

  [[nodiscard]] std::array<double, 3> outcome_of(const Witness& word) const {
    const NewsParameters& news = parameters_.news;
    const bool is_of_side = word.target != Target::kWhole;
    if (word.scope == Scope::kAll) {
      auto outcome = is_of_side ? news.of_all_on_a_side : news.of_all;
      const bool is_over = word.after == Witness::After::kEnded && word.end >= moment_;
      const double odds = (word.is_long ? news.long_closed : 1) * (is_over ? news.over_closed : 1);
      const double all = 1 + (odds - 1) * outcome[2];
      return {outcome[0] / all, outcome[1] / all, odds * outcome[2] / all};
    }
    auto outcome = is_of_side ? news.of_a_class_on_a_side : news.of_a_class;
    if (word.is_promised) {
      const double all = 1 + (news.promised - 1) * outcome[0];
      outcome = {news.promised * outcome[0] / all, outcome[1] / all, outcome[2] / all};
    }
    return outcome;
  }

  [[nodiscard]] JointState news(const JointState& joint, const Witness& word,
                                std::optional<std::int64_t> heard, std::int64_t moment) const {
    const bool is_same_day = heard && day_of(*heard) == day_of(moment);
    if (word.kind != Witness::Kind::kSaid || is_same_day) return joint;
    const auto outcome = outcome_of(word);
    const double share = word.is_long ? parameters_.news.long_share : parameters_.news.share;
    JointState after{};
    for (std::size_t from = 0; from < 9; ++from) {
      after[from] += (1 - share) * joint[from];
      for (std::size_t to = 0; to < 3; ++to) {
        const std::size_t a = word.target == Target::kSideB ? from / 3 : to;
        const std::size_t b = word.target == Target::kSideA ? from % 3 : to;
        after[3 * a + b] += share * outcome[to] * joint[from];
      }
    }
    return after;
  }

  [[nodiscard]] JointState other(const Witness& word) const {
    return word_likelihood(word.target, other_states(word.values),
                           std::max(word.error, parameters_.evidence.implied),
                           parameters_.evidence.near_share);
  }

  static void multiply(JointState& joint, const JointState& word) {
    for (std::size_t i = 0; i < 9; ++i) joint[i] *= word[i];
    const double sum = std::accumulate(joint.begin(), joint.end(), 0.0);
    for (double& p : joint) p /= sum;
  }

  const BeliefParameters& parameters_;
  std::int64_t moment_;
  const std::vector<Witness>& all_;
  std::vector<Witness> words_;  ///< of the track, by rank
  std::vector<Witness> present_;
  std::map<std::size_t, JointState> before_period_;
  std::optional<std::int64_t> heard_;
};

/// A prior so narrow that every crossing's factor is 1.
BeliefParameters with_factor_one() {
  BeliefParameters parameters = ParameterSets::shipped().common();
  parameters.rates.steadiness = 1e15;
  return parameters;
}

TEST(MarkovProperty, TheFilterIsItsSlowTwin) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 5);
  const BeliefParameters parameters = with_factor_one();
  int periods = 0;
  int later = 0;
  int of_long = 0;
  for (int round = 0; round < 200; ++round) {
    const std::vector<Witness> witnesses = random_periods(rng);
    const std::int64_t moment = random_moment(rng);
    const CrossingWeighing fast = weigh(witnesses, parameters, moment, Steps::kLeftOut);
    for (std::size_t track = 0; track < kTrackCount; ++track) {
      SlowTwin twin(witnesses, parameters, track, moment);
      ASSERT_LT(distance(twin.run(), fast.tracks[track].joint), 1e-9);
      periods += twin.has_period_behind() ? 1 : 0;
      later += twin.has_later_word() ? 1 : 0;
      of_long += twin.has_word_of_long() ? 1 : 0;
    }
  }
  EXPECT_GT(periods, 50);
  EXPECT_GT(later, 500);
  EXPECT_GT(of_long, 500);
}

double log_odds(const JointState& joint, State state) {
  const double p = crossing_states(joint)[static_cast<std::size_t>(state)];
  return 100 * std::log10(p / (1 - p));
}

TEST(MarkovProperty, AWitnessWeighsWhatTheOddsLoseWithoutItsWord) {
  SCOPED_TRACE(seed());
  Rng rng(seed() + 6);
  const BeliefParameters parameters = with_factor_one();
  int compared = 0;
  for (int round = 0; round < 150; ++round) {
    std::vector<Witness> witnesses = random_witnesses(rng);
    // A word's weight through what comes back after an announced period is not told (0043).
    for (Witness& witness : witnesses) {
      if (witness.after == Witness::After::kReturns) witness.after = Witness::After::kLasts;
    }
    const std::int64_t moment = random_moment(rng);
    const CrossingWeighing with = weigh(witnesses, parameters, moment, Steps::kKept);
    for (const WitnessWeight& weight : weigh_each(with.tracks[2], State::kClosed)) {
      const Witness& witness = witnesses[weight.witness];
      const bool is_own_word =
          witness.after == Witness::After::kLasts && (witness.begin <= moment || !witness.is_dated);
      if (!is_own_word) continue;
      std::vector<Witness> without = witnesses;
      without[weight.witness].likelihood.fill(1.0);
      const CrossingWeighing lacking = weigh(without, parameters, moment, Steps::kLeftOut);
      ASSERT_NEAR(weight.decibans,
                  log_odds(with.tracks[2].joint, State::kClosed) -
                      log_odds(lacking.tracks[2].joint, State::kClosed),
                  0.51);
      ++compared;
    }
  }
  EXPECT_GT(compared, 100);
}

}  // namespace
}  // namespace maabar
