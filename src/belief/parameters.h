// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "gazetteer/crossing_key.h"

/// The few numbers that the Markov model rests on. Fitted to a history by `maabar fit`, kept as
/// tracked data (data/belief/parameters.json), never fitted while a question is answered. Which
/// are fitted and which are priors, and why: docs/decisions/0041-belief-parameters.md.
namespace maabar {

/// How states change. Rates are per day, of a crossing whose factor is 1.
struct RateParameters {
  double one_side = 0;  ///< one side decides anew by itself
  double joint = 0;     ///< both sides decide anew together, alike
  std::array<double, 3>
      outcome{};          ///< open, restricted, closed: what a decision leads to; sums to 1
  double steadiness = 0;  ///< shape of the gamma prior, of mean 1, on a crossing's factor
  friend bool operator==(const RateParameters&, const RateParameters&) = default;
};

/// That a report comes out is a sign that something was decided.
struct NewsParameters {
  double share = 0;  ///< of reports, that tell of a decision just made
  /// What it led to, where the report is of all traffic or singles out a class, and is of the
  /// crossing as a whole or of one side.
  std::array<double, 3> of_all{};
  std::array<double, 3> of_all_on_a_side{};
  std::array<double, 3> of_a_class{};
  std::array<double, 3> of_a_class_on_a_side{};
  double promised =
      1;  ///< of a class whose opening stood promised, open has so many times the odds
  /// Of what has long been so (`tells_of_long`): the share of reports that tell of a decision all
  /// the same; and, of all traffic, how many times the odds closed then has.
  double long_share = 0;
  double long_closed = 1;
  /// Of what was over when it was told (`tells_of_past`), closed has so many times the odds.
  double over_closed = 1;
  friend bool operator==(const NewsParameters&, const NewsParameters&) = default;
};

/// How often claims are wrong: chances in (0, 1), of a C3 source.
struct EvidenceParameters {
  double reported = 0;    ///< a report asserts the state
  double announced = 0;   ///< an authority decides or declares it
  double implied = 0;     ///< an outlook of change: it was another state when it was said
  double soft = 0;        ///< `only` of another class: this one is closed
  double border = 0;      ///< a whole border or country closed, taken for each crossing
  double near_share = 0;  ///< share of errors that take open for restricted or the like, not closed
  double returns = 0;     ///< an announced period ends as announced: what was before comes back
  friend bool operator==(const EvidenceParameters&, const EvidenceParameters&) = default;
};

struct BeliefParameters {
  RateParameters rates;
  NewsParameters news;
  EvidenceParameters evidence;
  friend bool operator==(const BeliefParameters&, const BeliefParameters&) = default;
};

/// What was fitted to one history, together with others.
struct HistoryParameters {
  std::string name;
  BeliefParameters parameters;
  std::vector<CrossingKey> crossings;  ///< that it speaks of
};

/// The parameters fitted to several histories together: what is common to all, for a crossing that
/// none of them tells of; each one's own, for the crossings that it tells of and others on their
/// borders; and its own without each of its crossings in turn, for scoring and forecasting that
/// crossing by what the others teach.
class ParameterSets {
 public:
  /// Reads docs/formats/belief.md, "parameters". `kInvalidInput` with `file` for anything missing,
  /// out of its range or not of the format.
  static Result<ParameterSets> parse(std::string_view json, const std::string& file);
  /// The set that is built in: data/belief/parameters.json.
  static ParameterSets shipped();

  /// `origin` says what they were fitted to, and by which command. Of two histories that tell of a
  /// crossing or of its border the first has it.
  ParameterSets(std::string origin, BeliefParameters common,
                std::vector<HistoryParameters> histories,
                std::map<CrossingKey, BeliefParameters> without);
  [[nodiscard]] const std::string& origin() const { return origin_; }
  [[nodiscard]] const BeliefParameters& common() const { return common_; }
  [[nodiscard]] const std::vector<HistoryParameters>& histories() const { return histories_; }
  /// For beliefs about this crossing.
  [[nodiscard]] const BeliefParameters& of(const CrossingKey& crossing) const;
  /// The same, fitted without it.
  [[nodiscard]] const BeliefParameters& without(const CrossingKey& crossing) const;
  /// As `parse` reads it. The same sets give the same bytes.
  [[nodiscard]] std::string to_json() const;

 private:
  std::string origin_;
  BeliefParameters common_;
  std::vector<HistoryParameters> histories_;
  std::map<CrossingKey, std::size_t> homes_;  ///< of crossings and borders, in `histories_`
  std::map<CrossingKey, BeliefParameters> without_;
};

}  // namespace maabar
