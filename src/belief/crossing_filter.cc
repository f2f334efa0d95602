// SPDX-License-Identifier: Apache-2.0
#include "belief/crossing_filter.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <optional>
#include <tuple>

#include "base/date.h"

namespace maabar {
namespace {

using Kind = Witness::Kind;
using After = Witness::After;

double days_between(std::int64_t from, std::int64_t to) {
  return static_cast<double>(to - from) / static_cast<double>(kSecondsPerDay);
}

std::int64_t start_of_day(std::int64_t seconds) {
  return static_cast<std::int64_t>(day_of(seconds).number) * kSecondsPerDay;
}

/// By what it says, never by its entry: the order of insertion must not show.
auto rank(const Witness& w) {
  return std::tuple(w.kind, w.values, w.target, w.tracks, w.error, w.begin, w.end, w.spoken);
}

/// Whether another witness begins another state on the last day of this one's interval: the day
/// of a change belongs to what began.
bool is_relieved(const std::vector<Witness>& witnesses, const Witness& ending,
                 std::int64_t moment) {
  const std::int64_t day = start_of_day(moment);
  if (ending.after == After::kLasts || start_of_day(ending.end) != day) return false;
  const auto is_of_day = [&](const Witness& witness) { return witness.end >= day; };
  const auto end = std::partition_point(witnesses.begin(), witnesses.end(), is_of_day);
  return std::any_of(witnesses.begin(), end, [&](const Witness& other) {
    return other.kind == Kind::kSaid && other.is_dated && (other.values & ending.values) == 0 &&
           (other.tracks & ending.tracks) != 0 && overlaps(other.target, ending.target) &&
           start_of_day(other.begin) == start_of_day(ending.end) && ending.begin < other.begin &&
           other.begin <= moment;
  });
}

class Weighing {
 public:
  Weighing(const FilterQuestion& question, Steps steps, FilterState& state)
      : witnesses_(question.witnesses),
        happenings_(question.happenings),
        parameters_(question.parameters),
        prospect_(question.prospect),
        moment_(question.moment),
        steps_(steps),
        state_(state),
        factor_(state.changes.factor()) {}

  void take_past() {
    while (state_.taken < happenings_.size() && happenings_[state_.taken].moment < moment_) {
      take(happenings_[state_.taken++]);
    }
  }

  CrossingWeighing run() {
    place();
    take_past();
    result_.factor = factor_;
    for (std::size_t track = 0; track < kTrackCount; ++track) conclude(track);
    return std::move(result_);
  }

 private:
  [[nodiscard]] JointState other_word(const Witness& witness) const {
    return word_likelihood(witness.target, other_states(witness.values),
                           std::max(witness.error, parameters_.evidence.implied),
                           parameters_.evidence.near_share);
  }

  /// What speaks of the moment, and of later ones.
  void place() {
    const std::size_t current = count_current(witnesses_, moment_);
    for (std::uint32_t i = 0; i < current; ++i) {
      const Witness& witness = witnesses_[i];
      if (witness.begin > moment_) {
        later_.push_back(i);
      } else if (!is_relieved(witnesses_, witness, moment_)) {
        now_.push_back(i);
      }
    }
    std::sort(later_.begin(), later_.end(), [&](std::uint32_t x, std::uint32_t y) {
      return std::tuple(-witnesses_[x].begin, rank(witnesses_[x])) <
             std::tuple(-witnesses_[y].begin, rank(witnesses_[y]));
    });
    std::sort(now_.begin(), now_.end(), [&](std::uint32_t x, std::uint32_t y) {
      return rank(witnesses_[x]) < rank(witnesses_[y]);
    });
  }

  double days_to(std::size_t track, std::int64_t moment) const {
    return state_.heard_at[track] ? days_between(*state_.heard_at[track], moment) : 0.0;
  }

  ChainStep step_to(std::size_t track, std::int64_t moment) {
    const double days = days_to(track, moment);
    if (!last_step_ || last_days_ != days || last_factor_ != factor_) {
      last_step_ = ChainStep(parameters_.rates, factor_, days);
      last_days_ = days;
      last_factor_ = factor_;
    }
    return *last_step_;
  }

  enum class Tells : std::uint8_t { kWhatWasSo, kWhatCame };

  /// One decision makes one day's news, in however many reports.
  /// Of what is told to have ended the news is that it was so, or, when it ends, that it is not.
  [[nodiscard]] News news_of(const Witness& witness, std::optional<std::int64_t> heard_at,
                             std::int64_t moment, Tells tells) const {
    const bool is_known = heard_at && day_of(*heard_at) == day_of(moment);
    if (witness.kind != Kind::kSaid || is_known) return {};
    return {parameters_.news,
            {witness.scope, witness.target, witness.is_promised, witness.is_long,
             tells == Tells::kWhatWasSo && witness.after == After::kEnded}};
  }

  void take(const Happening& happening) {
    const Witness& witness = witnesses_[happening.witness];
    ChangeCount changes = state_.changes;
    for (std::size_t track = 0; track < kTrackCount; ++track) {
      if ((witness.tracks & track_bit(track)) == 0) continue;
      switch (happening.what) {
        case Happening::What::kRemember:
          remember(track, happening);
          break;
        case Happening::What::kReturn:
          come_back(track, happening);
          break;
        case Happening::What::kWord:
          hear(track, happening, changes);
          break;
      }
    }
    changes.heard(
        static_cast<std::size_t>(std::popcount(static_cast<unsigned>(state_.heard_tracks))));
    state_.changes = changes;
    factor_ = changes.factor();
  }

  void remember(std::size_t track, const Happening& happening) {
    state_.remembered.push_back(
        {happening.witness, track, step_to(track, happening.moment).forward(state_.joints[track])});
  }

  void come_back(std::size_t track, const Happening& happening) {
    const Witness& witness = witnesses_[happening.witness];
    const auto it = std::find_if(
        state_.remembered.begin(), state_.remembered.end(),
        [&](const auto& item) { return item.witness == happening.witness && item.track == track; });
    const ChainStep since(parameters_.rates, factor_, days_between(witness.begin, witness.end));
    const JointState back = since.forward(it->joint);
    const ChainStep step = step_to(track, happening.moment);
    JointState& state = state_.joints[track];
    state = step.forward(state);
    const double returns = parameters_.evidence.returns;
    keep(track, {FilterStep::Kind::kReturn, happening.witness, step, {}, state, back, returns});
    for (std::size_t i = 0; i < state.size(); ++i) {
      state[i] = returns * back[i] + (1 - returns) * state[i];
    }
    state_.remembered.erase(it);
    state_.heard_at[track] = happening.moment;
  }

  void hear(std::size_t track, const Happening& happening, ChangeCount& changes) {
    const Witness& witness = witnesses_[happening.witness];
    const JointState word =
        witness.after == After::kEnded ? other_word(witness) : witness.likelihood;
    const ChainStep step = step_to(track, happening.moment);
    const News news = news_of(witness, state_.heard_at[track], happening.moment, Tells::kWhatCame);
    JointState& state = state_.joints[track];
    const JointState before = state;
    state = news.forward(step.forward(state));
    keep(track, {FilterStep::Kind::kWord, happening.witness, step, news, state, word, 0});
    const double seen = apply_word(word, state);
    if (state_.heard_at[track]) {
      const double undisturbed = step.undisturbed() * news.undisturbed();
      const double undisturbed_now =
          undisturbed * std::inner_product(before.begin(), before.end(), word.begin(), 0.0) / seen;
      const double at_factor_one = (2 * parameters_.rates.one_side + parameters_.rates.joint) *
                                   days_to(track, happening.moment);
      changes.watch({at_factor_one, at_factor_one * factor_, undisturbed, undisturbed_now});
    }
    state_.heard_at[track] = happening.moment;
    state_.heard_tracks = static_cast<TrackSet>(state_.heard_tracks | track_bit(track));
  }

  void keep(std::size_t track, const FilterStep& step) {
    if (steps_ == Steps::kKept) result_.tracks[track].past.push_back(step);
  }

  /// Whether promises of the track stand, and nothing was heard of the time after the known.
  [[nodiscard]] bool looks_ahead(std::size_t track) const {
    return prospect_ != nullptr && moment_ > prospect_->known && !prospect_->words[track].empty() &&
           (!state_.heard_at[track] || *state_.heard_at[track] <= prospect_->known);
  }

  /// From the last step to the moment, as far as reports can tell of it and beyond.
  JointState arrive(std::size_t track, TrackWeighing& weighed) {
    if (!looks_ahead(track)) {
      weighed.rest = step_to(track, moment_);
      return weighed.rest->forward(state_.joints[track]);
    }
    weighed.rest = step_to(track, prospect_->known);
    weighed.promised =
        run_promised(to_generator(parameters_.rates, result_.factor), *prospect_, track, moment_);
    return forward(*weighed.promised, weighed.rest->forward(state_.joints[track]));
  }

  void conclude(std::size_t track) {
    TrackWeighing& weighed = result_.tracks[track];
    for (const std::uint32_t i : now_) {
      const bool speaks = (witnesses_[i].tracks & track_bit(track)) != 0;
      if (speaks && witnesses_[i].kind == Kind::kSaid) {
        weighed.news = news_of(witnesses_[i], state_.heard_at[track], moment_, Tells::kWhatWasSo);
      }
    }
    weighed.arrived = weighed.news.forward(arrive(track, weighed));
    weighed.likely_later = hear_later(track, weighed);
    weighed.joint = weighed.arrived;
    for (const std::uint32_t i : now_) {
      const Witness& witness = witnesses_[i];
      if ((witness.tracks & track_bit(track)) == 0) continue;
      apply_word(witness.likelihood, weighed.joint);
      if (steps_ == Steps::kKept) weighed.now.push_back({i, witness.likelihood});
    }
    apply_word(weighed.likely_later, weighed.joint);
  }

  /// Backward over what is said of later times, the last first.
  JointState hear_later(std::size_t track, TrackWeighing& weighed) {
    std::vector<std::uint32_t> words;
    std::copy_if(later_.begin(), later_.end(), std::back_inserter(words),
                 [&](std::uint32_t i) { return (witnesses_[i].tracks & track_bit(track)) != 0; });
    JointState likely;
    likely.fill(1.0);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Witness& witness = witnesses_[words[i]];
      const std::int64_t before = i + 1 < words.size() ? witnesses_[words[i + 1]].begin : moment_;
      const ChainStep step(parameters_.rates, result_.factor, days_between(before, witness.begin));
      const bool tells_a_change = witness.kind == Kind::kSaid && witness.is_dated;
      const News news =
          tells_a_change ? News() : news_of(witness, before, witness.begin, Tells::kWhatWasSo);
      const JointState word = tells_a_change ? other_word(witness) : witness.likelihood;
      if (steps_ == Steps::kKept) weighed.later.push_back({words[i], step, news, word, likely});
      apply_word(word, likely);
      likely = step.backward(news.backward(likely));
    }
    std::reverse(weighed.later.begin(), weighed.later.end());
    return likely;
  }

  const std::vector<Witness>& witnesses_;
  const std::vector<Happening>& happenings_;
  const BeliefParameters& parameters_;
  const Prospect* prospect_;
  std::int64_t moment_;
  Steps steps_;
  FilterState& state_;
  double factor_;  ///< of `state_`
  std::vector<std::uint32_t> now_;
  std::vector<std::uint32_t> later_;
  std::optional<ChainStep> last_step_;
  double last_days_ = 0;
  double last_factor_ = 0;
  CrossingWeighing result_;
};

}  // namespace

double ChangeCount::factor() const {
  const auto tracks = static_cast<double>(std::max<std::size_t>(1, tracks_));
  const double mean =
      (rates_.steadiness + decided_ / tracks) / (rates_.steadiness + watched_ / tracks);
  return std::clamp(mean, 0.125, 8.0);
}

void ChangeCount::watch(const Watch& watch) {
  if (watch.expected <= 0.0) return;
  // Given that anything was decided, as many decisions as that leads one to expect.
  const double if_any = watch.expected / (1 - watch.undisturbed_then);
  decided_ += (1 - watch.undisturbed_now) * if_any;
  watched_ += watch.at_factor_one;
}

News::News(const NewsParameters& parameters, const Kind& kind)
    : share_(kind.is_long ? parameters.long_share : parameters.share), target_(kind.target) {
  const bool is_whole = kind.target == Target::kWhole;
  const bool is_of_all = kind.scope == Scope::kAll;
  outcome_ = is_of_all ? (is_whole ? parameters.of_all : parameters.of_all_on_a_side)
                       : (is_whole ? parameters.of_a_class : parameters.of_a_class_on_a_side);
  if (kind.is_promised && !is_of_all) outcome_[0] *= parameters.promised;
  if (kind.is_long && is_of_all) outcome_[2] *= parameters.long_closed;
  if (kind.is_over && is_of_all) outcome_[2] *= parameters.over_closed;
  const double sum = outcome_[0] + outcome_[1] + outcome_[2];
  for (double& share : outcome_) share /= sum;
}

JointState News::forward(const JointState& before) const {
  if (share_ == 0.0) return before;
  const auto a = side_a_states(before);
  const auto b = side_b_states(before);
  const double mass = a[0] + a[1] + a[2];
  JointState decided{};
  for (std::size_t i = 0; i < 3; ++i) {
    if (target_ == Target::kWhole) decided[4 * i] = outcome_[i] * mass;
    for (std::size_t k = 0; target_ == Target::kSideA && k < 3; ++k) {
      decided[3 * i + k] = outcome_[i] * b[k];
    }
    for (std::size_t k = 0; target_ == Target::kSideB && k < 3; ++k) {
      decided[3 * i + k] = a[i] * outcome_[k];
    }
  }
  JointState after;
  for (std::size_t i = 0; i < after.size(); ++i) {
    after[i] = (1 - share_) * before[i] + share_ * decided[i];
  }
  return after;
}

JointState News::backward(const JointState& after) const {
  if (share_ == 0.0) return after;
  JointState before;
  for (std::size_t i = 0; i < after.size(); ++i) {
    double decided = 0;
    for (std::size_t to = 0; to < 3; ++to) {
      const std::size_t a = target_ == Target::kSideB ? i / 3 : to;
      const std::size_t b = target_ == Target::kSideA ? i % 3 : to;
      decided += outcome_[to] * after[3 * a + b];
    }
    before[i] = (1 - share_) * after[i] + share_ * decided;
  }
  return before;
}

double apply_word(const JointState& word, JointState& joint) {
  double sum = 0;
  for (std::size_t i = 0; i < joint.size(); ++i) {
    joint[i] *= word[i];
    sum += joint[i];
  }
  for (double& p : joint) p /= sum;
  return sum;
}

std::vector<Happening> find_happenings(const std::vector<Witness>& witnesses) {
  using What = Happening::What;
  std::vector<Happening> happenings;
  happenings.reserve(witnesses.size());
  for (auto i = static_cast<std::uint32_t>(witnesses.size()); i-- > 0;) {
    const Witness& witness = witnesses[i];
    happenings.push_back({witness.end, What::kWord, i});
    if (witness.after != After::kReturns) continue;
    happenings.push_back({witness.begin, What::kRemember, i});
    happenings.push_back({witness.end, What::kReturn, i});
  }
  std::sort(happenings.begin(), happenings.end(), [&](const Happening& x, const Happening& y) {
    if (x.moment != y.moment) return x.moment < y.moment;
    if (x.what != y.what) return x.what < y.what;
    const auto rank_x = rank(witnesses[x.witness]);
    const auto rank_y = rank(witnesses[y.witness]);
    return rank_x != rank_y ? rank_x < rank_y : x.witness < y.witness;
  });
  return happenings;
}

void run_on(const FilterQuestion& question, FilterState& state) {
  CHECK(state.taken == 0 || question.happenings[state.taken - 1].moment < question.moment);
  Weighing(question, Steps::kLeftOut, state).take_past();
}

CrossingWeighing weigh_on(const FilterQuestion& question, Steps steps, FilterState& state) {
  CHECK(state.taken == 0 || question.happenings[state.taken - 1].moment < question.moment);
  return Weighing(question, steps, state).run();
}

CrossingWeighing weigh(const std::vector<Witness>& witnesses, const BeliefParameters& parameters,
                       std::int64_t moment, Steps steps) {
  return weigh_ahead(witnesses, parameters, std::nullopt, moment, steps);
}

CrossingWeighing weigh_ahead(const std::vector<Witness>& witnesses,
                             const BeliefParameters& parameters,
                             const std::optional<Prospect>& prospect, std::int64_t moment,
                             Steps steps) {
  FilterState state(parameters.rates);
  return weigh_on(
      {witnesses, find_happenings(witnesses), parameters, prospect ? &*prospect : nullptr, moment},
      steps, state);
}

}  // namespace maabar
