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

/// Whether the steps are wanted, for telling why.
enum class Steps : std::uint8_t { kKept, kLeftOut };

/// Weighs the witnesses at `moment` (UTC seconds of valid time): filters those of earlier times
/// forward, those of later ones back, and multiplies in those that speak of it. The order of
/// `witnesses` does not matter. Cost: two exponentials and some 100 operations per witness and
/// track.
CrossingWeighing weigh(const std::vector<Witness>& witnesses, const BeliefParameters& parameters,
                       std::int64_t moment, Steps steps);

/// The same where the moment may lie beyond the known time. A word told of a time beyond it (an
/// announced period's end) leaves nothing to the promises from before.
CrossingWeighing weigh_ahead(const std::vector<Witness>& witnesses,
                             const BeliefParameters& parameters,
                             const std::optional<Prospect>& prospect, std::int64_t moment,
                             Steps steps);

/// Multiplies and makes it sum to 1; gives what it summed to.
double apply_word(const JointState& word, JointState& joint);

}  // namespace maabar
