// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "belief/prospect.h"
#include "belief/witness.h"

/// The witnesses of one crossing, weighed together at one moment of valid time. Internal to belief;
/// model and reasons: docs/decisions/0040-belief-model.md.
namespace maabar {

/// How often a crossing's tracks change: a gamma posterior, fed with the decisions that the
/// evidence tells of and the time watched.
class ChangeCount {
 public:
  explicit ChangeCount(const RateParameters& rates) : rates_(rates) {}
  /// The crossing's factor as far as known: its posterior mean, kept within 1/8 and 8.
  [[nodiscard]] double factor() const;
  /// A span in which a track was watched, and what was heard at its end.
  struct Watch {
    double at_factor_one = 0;     ///< decisions that a factor of 1 would see in the span
    double expected = 0;          ///< the same at the factor it was run with
    double undisturbed_then = 0;  ///< chance of none, before it was heard
    double undisturbed_now = 0;   ///< and after
  };
  void watch(const Watch& watch);
  /// How many tracks were ever heard of.
  void heard(std::size_t tracks) { tracks_ = tracks; }

 private:
  RateParameters rates_;
  double decided_ = 0;      ///< expected number of decisions, summed over tracks
  double watched_ = 0;      ///< decisions that a factor of 1 would have seen, summed over tracks
  std::size_t tracks_ = 1;  ///< tracks ever heard of
};

/// What it does that a report comes out: it is news, so something may just have been decided, of
/// the whole or of the side it speaks of.
class News {
 public:
  News() = default;  ///< no report: changes nothing
  struct Kind {
    Scope scope = Scope::kAll;
    Target target = Target::kWhole;
    bool is_promised = false;  ///< an opening stood promised
    bool is_long = false;      ///< it tells of what has long been so
    bool is_over = false;      ///< it tells of what was over when it was told
  };
  News(const NewsParameters& parameters, const Kind& kind);
  [[nodiscard]] JointState forward(const JointState& before) const;
  [[nodiscard]] JointState backward(const JointState& after) const;
  /// The chance that it told of nothing new.
  [[nodiscard]] double undisturbed() const { return 1 - share_; }

 private:
  double share_ = 0;
  std::array<double, 3> outcome_{};
  Target target_ = Target::kWhole;
};

/// One step of a track's filter, kept to be retold.
struct FilterStep {
  enum class Kind : std::uint8_t { kWord, kReturn };
  Kind kind = Kind::kWord;
  std::uint32_t witness = 0;
  ChainStep from_last;   ///< the span since the step before
  News news;             ///< and that a report came out then
  JointState predicted;  ///< just before what is heard
  JointState word;       ///< kWord: its likelihood. kReturn: what comes back
  double returns = 0;    ///< kReturn: the chance of it
};

/// A word that is weighed at the moment asked about.
struct PresentWord {
  std::uint32_t witness = 0;
  JointState word{};
};

/// A word about a later time, as it speaks to the moment asked about.
struct LaterWord {
  std::uint32_t witness = 0;
  ChainStep from_last;  ///< the span since the moment, or the later word before
  News news;
  JointState word{};
  JointState beyond{};  ///< the likelihood of all that is said of still later times
};

/// What the filter made of one track.
struct TrackWeighing {
  JointState joint{};                  ///< the posterior at the moment asked about
  std::vector<FilterStep> past;        ///< in order; only if kept, as the two that follow
  std::vector<PresentWord> now;        ///< witnesses whose interval holds the moment
  std::vector<LaterWord> later;        ///< the nearest first
  std::optional<ChainStep> rest;       ///< the span from the last step to the moment
  std::optional<Transition> promised;  ///< and what follows the known time, if promises stand
  News news;                           ///< that reports speak of the moment
  JointState arrived{};                ///< past alone, at the moment
  JointState likely_later{};  ///< of what is said of later times, given the pair at the moment
};

struct CrossingWeighing {
  std::array<TrackWeighing, kTrackCount> tracks;
  double factor = 1;
};

/// What happens to tracks at a moment, on the way to the one asked about.
struct Happening {
  enum class What : std::uint8_t { kRemember, kWord, kReturn };
  std::int64_t moment = 0;
  What what = What::kWord;
  std::uint32_t witness = 0;
};

/// All that the witnesses make happen, in the order in which the filter takes it.
std::vector<Happening> find_happenings(const std::vector<Witness>& witnesses);

/// What the filter holds of a crossing when it has taken what happened before a moment. A value: it
/// can be kept, copied and run on.
struct FilterState {
  explicit FilterState(const RateParameters& rates) : changes(rates) {
    joints.fill(stationary(rates));
  }
  struct Remembered {
    std::uint32_t witness;
    std::size_t track;
    JointState joint;
  };
  std::array<JointState, kTrackCount> joints;
  std::array<std::optional<std::int64_t>, kTrackCount> heard_at;
  TrackSet heard_tracks = 0;
  ChangeCount changes;
  std::vector<Remembered> remembered;  ///< what comes back after announced periods
  std::size_t taken = 0;               ///< how many happenings
};

/// One crossing's evidence on its way through the filter. Refers to its members for the length of a
/// call. Requires: `witnesses` in the order of `Witnesses::counted`, `happenings` found in them.
struct FilterQuestion {
  const std::vector<Witness>& witnesses;
  const std::vector<Happening>& happenings;
  const BeliefParameters& parameters;
  const Prospect* prospect = nullptr;  ///< none: nothing stands promised
  std::int64_t moment = 0;             ///< UTC seconds of valid time
};

/// Whether the steps are wanted, for telling why.
enum class Steps : std::uint8_t { kKept, kLeftOut };

/// Weighs the witnesses at `moment` (UTC seconds of valid time): filters those of earlier times
/// forward, those of later ones back, and multiplies in those that speak of it. Requires:
/// `witnesses` in the order of `Witnesses::counted`. Cost: two exponentials and some 100 operations
/// per witness and track.
CrossingWeighing weigh(const std::vector<Witness>& witnesses, const BeliefParameters& parameters,
                       std::int64_t moment, Steps steps);

/// The same where the moment may lie beyond the known time. A word told of a time beyond it (an
/// announced period's end) leaves nothing to the promises from before.
CrossingWeighing weigh_ahead(const std::vector<Witness>& witnesses,
                             const BeliefParameters& parameters,
                             const std::optional<Prospect>& prospect, std::int64_t moment,
                             Steps steps);

/// Takes what happened before the moment. Requires: nothing at or after it was taken.
void run_on(const FilterQuestion& question, FilterState& state);

/// Weighs as `weigh_ahead` does, to the bit, from what the filter holds already, and runs that on.
/// Requires: as `run_on`. Cost: as `weigh`, of what happened since and of what speaks of the moment
/// and of later ones.
CrossingWeighing weigh_on(const FilterQuestion& question, Steps steps, FilterState& state);

/// Multiplies and makes it sum to 1; gives what it summed to.
double apply_word(const JointState& word, JointState& joint);

}  // namespace maabar
