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

/// What happens at a moment of the past, on the way to the one asked about.
struct Happening {
  enum class What : std::uint8_t { kRemember, kWord, kReturn };
  std::int64_t moment = 0;
  What what = What::kWord;
  std::uint32_t witness = 0;
};

double days_between(std::int64_t from, std::int64_t to) {
  return static_cast<double>(to - from) / static_cast<double>(kSecondsPerDay);
}

std::int64_t start_of_day(std::int64_t seconds) {
  return static_cast<std::int64_t>(day_of(seconds).number) * kSecondsPerDay;
}

/// Whether another witness begins another state on the last day of this one's interval: the day
/// of a change belongs to what began.
bool is_relieved(const std::vector<Witness>& witnesses, const Witness& ending,
                 std::int64_t moment) {
  if (ending.after == After::kLasts || start_of_day(ending.end) != start_of_day(moment)) {
    return false;
  }
  return std::any_of(witnesses.begin(), witnesses.end(), [&](const Witness& other) {
    return other.kind == Kind::kSaid && other.is_dated && (other.values & ending.values) == 0 &&
           (other.tracks & ending.tracks) != 0 && overlaps(other.target, ending.target) &&
           start_of_day(other.begin) == start_of_day(ending.end) && ending.begin < other.begin &&
           other.begin <= moment;
  });
}

class Weighing {
 public:
  Weighing(const std::vector<Witness>& witnesses, const BeliefParameters& parameters,
           const Prospect* prospect, std::int64_t moment, Steps steps)
      : witnesses_(witnesses),
        parameters_(parameters),
        prospect_(prospect),
        moment_(moment),
        steps_(steps),
        changes_(parameters.rates) {
    states_.fill(stationary(parameters.rates));
  }

  CrossingWeighing run() {
    place();
    for (const Happening& happening : happenings_) take(happening);
    result_.factor = changes_.factor();
    for (std::size_t track = 0; track < kTrackCount; ++track) conclude(track);
    return std::move(result_);
  }

 private:
  /// By what it says, never by its entry: the order of insertion must not show.
  [[nodiscard]] auto rank(std::uint32_t witness) const {
    const Witness& w = witnesses_[witness];
    return std::tuple(w.kind, w.values, w.target, w.tracks, w.error, w.begin, w.end, w.spoken);
  }

  [[nodiscard]] JointState other_word(const Witness& witness) const {
    return word_likelihood(witness.target, other_states(witness.values),
                           std::max(witness.error, parameters_.evidence.implied),
                           parameters_.evidence.near_share);
  }

  void place() {
    for (std::uint32_t i = 0; i < witnesses_.size(); ++i) {
      const Witness& witness = witnesses_[i];
      if (witness.begin > moment_) {
        later_.push_back(i);
      } else if (witness.end < moment_) {
        place_past(i, witness);
      } else if (!is_relieved(witnesses_, witness, moment_)) {
        now_.push_back(i);
      }
    }
    std::sort(happenings_.begin(), happenings_.end(), [&](const Happening& x, const Happening& y) {
      if (x.moment != y.moment) return x.moment < y.moment;
      if (x.what != y.what) return x.what < y.what;
      return rank(x.witness) < rank(y.witness);
    });
    std::sort(later_.begin(), later_.end(), [&](std::uint32_t x, std::uint32_t y) {
      return std::tuple(-witnesses_[x].begin, rank(x)) < std::tuple(-witnesses_[y].begin, rank(y));
    });
    std::sort(now_.begin(), now_.end(),
              [&](std::uint32_t x, std::uint32_t y) { return rank(x) < rank(y); });
  }

  void place_past(std::uint32_t index, const Witness& witness) {
    happenings_.push_back({witness.end, Happening::What::kWord, index});
    if (witness.after != After::kReturns) return;
    happenings_.push_back({witness.begin, Happening::What::kRemember, index});
    happenings_.push_back({witness.end, Happening::What::kReturn, index});
  }

  double days_to(std::size_t track, std::int64_t moment) const {
    return heard_at_[track] ? days_between(*heard_at_[track], moment) : 0.0;
  }

  ChainStep step_to(std::size_t track, std::int64_t moment) {
    const double days = days_to(track, moment);
    const double factor = changes_.factor();
    if (!last_step_ || last_days_ != days || last_factor_ != factor) {
      last_step_ = ChainStep(parameters_.rates, factor, days);
      last_days_ = days;
      last_factor_ = factor;
    }
    return *last_step_;
  }

  /// One decision makes one day's news, in however many reports.
  [[nodiscard]] News news_of(const Witness& witness, std::optional<std::int64_t> heard_at,
                             std::int64_t moment) const {
    const bool is_known = heard_at && day_of(*heard_at) == day_of(moment);
    if (witness.kind != Kind::kSaid || is_known) return {};
    return {parameters_.news, {witness.scope, witness.target, witness.is_promised}};
  }

  void take(const Happening& happening) {
    const Witness& witness = witnesses_[happening.witness];
    const double factor = changes_.factor();
    ChangeCount changes = changes_;
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
          hear(track, happening, factor, changes);
          break;
      }
    }
    changes.heard(static_cast<std::size_t>(std::popcount(static_cast<unsigned>(heard_tracks_))));
    changes_ = changes;
  }

  void remember(std::size_t track, const Happening& happening) {
    remembered_.push_back(
        {happening.witness, track, step_to(track, happening.moment).forward(states_[track])});
  }

  void come_back(std::size_t track, const Happening& happening) {
    const Witness& witness = witnesses_[happening.witness];
    const auto it = std::find_if(remembered_.begin(), remembered_.end(), [&](const auto& item) {
      return item.witness == happening.witness && item.track == track;
    });
    const ChainStep since(parameters_.rates, changes_.factor(),
                          days_between(witness.begin, witness.end));
    const JointState back = since.forward(it->state);
    const ChainStep step = step_to(track, happening.moment);
    JointState& state = states_[track];
    state = step.forward(state);
    const double returns = parameters_.evidence.returns;
    keep(track, {FilterStep::Kind::kReturn, happening.witness, step, {}, state, back, returns});
    for (std::size_t i = 0; i < state.size(); ++i) {
      state[i] = returns * back[i] + (1 - returns) * state[i];
    }
    heard_at_[track] = happening.moment;
  }

  void hear(std::size_t track, const Happening& happening, double factor, ChangeCount& changes) {
    const Witness& witness = witnesses_[happening.witness];
    const JointState word =
        witness.after == After::kEnded ? other_word(witness) : witness.likelihood;
    const ChainStep step = step_to(track, happening.moment);
    const News news = news_of(witness, heard_at_[track], happening.moment);
    JointState& state = states_[track];
    const JointState before = state;
    state = news.forward(step.forward(state));
    keep(track, {FilterStep::Kind::kWord, happening.witness, step, news, state, word, 0});
    const double seen = apply_word(word, state);
    if (heard_at_[track]) {
      const double undisturbed = step.undisturbed() * news.undisturbed();
      const double undisturbed_now =
          undisturbed * std::inner_product(before.begin(), before.end(), word.begin(), 0.0) / seen;
      const double at_factor_one = (2 * parameters_.rates.one_side + parameters_.rates.joint) *
                                   days_to(track, happening.moment);
      changes.watch({at_factor_one, at_factor_one * factor, undisturbed, undisturbed_now});
    }
    heard_at_[track] = happening.moment;
    heard_tracks_ = static_cast<TrackSet>(heard_tracks_ | track_bit(track));
  }

  void keep(std::size_t track, const FilterStep& step) {
    if (steps_ == Steps::kKept) result_.tracks[track].past.push_back(step);
  }

  /// Whether promises of the track stand, and nothing was heard of the time after the known.
  [[nodiscard]] bool looks_ahead(std::size_t track) const {
    return prospect_ != nullptr && moment_ > prospect_->known && !prospect_->words[track].empty() &&
           (!heard_at_[track] || *heard_at_[track] <= prospect_->known);
  }

  /// From the last step to the moment, as far as reports can tell of it and beyond.
  JointState arrive(std::size_t track, TrackWeighing& weighed) {
    if (!looks_ahead(track)) {
      weighed.rest = step_to(track, moment_);
      return weighed.rest->forward(states_[track]);
    }
    weighed.rest = step_to(track, prospect_->known);
    weighed.promised =
        run_promised(to_generator(parameters_.rates, result_.factor), *prospect_, track, moment_);
    return forward(*weighed.promised, weighed.rest->forward(states_[track]));
  }

  void conclude(std::size_t track) {
    TrackWeighing& weighed = result_.tracks[track];
    for (const std::uint32_t i : now_) {
      const bool speaks = (witnesses_[i].tracks & track_bit(track)) != 0;
      if (speaks && witnesses_[i].kind == Kind::kSaid) {
        weighed.news = news_of(witnesses_[i], heard_at_[track], moment_);
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
      const News news = tells_a_change ? News() : news_of(witness, before, witness.begin);
      const JointState word = tells_a_change ? other_word(witness) : witness.likelihood;
      if (steps_ == Steps::kKept) weighed.later.push_back({words[i], step, news, word, likely});
      apply_word(word, likely);
      likely = step.backward(news.backward(likely));
    }
    std::reverse(weighed.later.begin(), weighed.later.end());
    return likely;
  }

  struct Remembered {
    std::uint32_t witness;
    std::size_t track;
    JointState state;
  };

  const std::vector<Witness>& witnesses_;
  const BeliefParameters& parameters_;
  const Prospect* prospect_;
  std::int64_t moment_;
  Steps steps_;
  ChangeCount changes_;
  std::vector<Happening> happenings_;
  std::vector<std::uint32_t> now_;
  std::vector<std::uint32_t> later_;
  std::array<JointState, kTrackCount> states_;
  std::array<std::optional<std::int64_t>, kTrackCount> heard_at_;
  TrackSet heard_tracks_ = 0;
  std::vector<Remembered> remembered_;
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
    : share_(parameters.share), target_(kind.target) {
  const bool is_whole = kind.target == Target::kWhole;
  if (kind.scope == Scope::kAll) {
    outcome_ = is_whole ? parameters.of_all : parameters.of_all_on_a_side;
    return;
  }
  outcome_ = is_whole ? parameters.of_a_class : parameters.of_a_class_on_a_side;
  if (!kind.is_promised) return;
  outcome_[0] *= parameters.promised;
  const double sum = outcome_[0] + outcome_[1] + outcome_[2];
  for (double& share : outcome_) share /= sum;
}

JointState News::forward(const JointState& before) const {
  if (share_ == 0.0) return before;
  const auto a = side_a_states(before);
  const auto b = side_b_states(before);
  const double mass = a[0] + a[1] + a[2];
  JointState after;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const std::size_t of_a = i / 3;
    const std::size_t of_b = i % 3;
    const double decided = target_ == Target::kSideA   ? outcome_[of_a] * b[of_b]
                           : target_ == Target::kSideB ? a[of_a] * outcome_[of_b]
                           : of_a == of_b              ? outcome_[of_a] * mass
                                                       : 0.0;
    after[i] = (1 - share_) * before[i] + share_ * decided;
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

CrossingWeighing weigh(const std::vector<Witness>& witnesses, const BeliefParameters& parameters,
                       std::int64_t moment, Steps steps) {
  return Weighing(witnesses, parameters, nullptr, moment, steps).run();
}

CrossingWeighing weigh_ahead(const std::vector<Witness>& witnesses,
                             const BeliefParameters& parameters,
                             const std::optional<Prospect>& prospect, std::int64_t moment,
                             Steps steps) {
  return Weighing(witnesses, parameters, prospect ? &*prospect : nullptr, moment, steps).run();
}

}  // namespace maabar
