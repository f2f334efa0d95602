// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/date.h"
#include "claim/vocabulary.h"
#include "gazetteer/crossing_key.h"

/// How soon crossings opened after someone said that they would: opening rates in windows of days,
/// by how it was said. Reasons and figures: docs/decisions/0045-promise-hazards.md.
namespace maabar {

/// One promise of an opening, as far as it could be watched.
struct PromiseCase {
  CrossingKey crossing;
  PhraseClass phrase_class = PhraseClass::kVague;
  Day said;
  std::optional<Day> due;  ///< of kNamedDay only
  std::optional<Day> opened;
  Day watched_until;  ///< if it did not open: the last day on which it is known not to have
};

/// Which clock a promise runs on: days since it was said, by phrase class; a named day has one
/// before its day and one after it.
enum class PromisePhase : std::uint8_t {
  kVague,
  kWithinMonth,
  kLater,
  kConditional,
  kBeforeDay,  ///< days since a named day was said, until the day before it
  kAfterDay    ///< days since the named day
};
inline constexpr std::size_t kPromisePhases = 6;
std::string_view to_string(PromisePhase phase);

/// Last day of each window of a phase; the last window has no end.
inline constexpr std::array<int, 4> kWindowEnds = {7, 30, 90, 365};
inline constexpr std::size_t kPromiseWindows = kWindowEnds.size() + 1;
/// A day named at most this many days ahead is near: those are kept, the others were not.
inline constexpr int kNearDays = 7;

/// Openings seen in a window, the days watched in it, and the rate made of both.
struct OpeningRate {
  int openings = 0;
  std::int64_t days = 0;
  double per_day = 0;
  friend bool operator==(const OpeningRate&, const OpeningRate&) = default;
};

/// The chance that a crossing, shut until then, opens on the very day named for it.
struct DayChance {
  int opened = 0;  ///< on the day
  int named = 0;   ///< days that came with the crossing not yet open
  double chance = 0;
  friend bool operator==(const DayChance&, const DayChance&) = default;
};

/// What a phrase class rests on, to be shown beside every forecast.
struct PromiseRecord {
  int promises = 0;
  int opened = 0;
  std::optional<int> median_days;  ///< from saying to opening, of those that opened; lower of two
  friend bool operator==(const PromiseRecord&, const PromiseRecord&) = default;
};

/// The fitted rates, with the counts they are made of.
struct PromiseHazards {
  std::array<std::array<OpeningRate, kPromiseWindows>, kPromisePhases> rates{};
  DayChance near_day;                      ///< named `kNearDays` ahead at most
  DayChance far_day;                       ///< named further ahead
  std::array<PromiseRecord, 5> records{};  ///< by phrase class, from kNamedDay on

  /// The rate `days` after the beginning of the phase's clock. Requires: `days` >= 1.
  [[nodiscard]] double rate(PromisePhase phase, int days) const;
  [[nodiscard]] const DayChance& chance(int days_ahead) const;
  /// Requires: a phrase class other than kNone.
  [[nodiscard]] const PromiseRecord& record(PhraseClass phrase_class) const;
  friend bool operator==(const PromiseHazards&, const PromiseHazards&) = default;
};

/// Piecewise-constant hazards: openings by days at risk, drawn towards what all phases together
/// show, which is worth one opening; a window of all phases is drawn likewise towards the rate of
/// all windows. A phase never seen so has the rates of all. An opening on the day of the saying
/// counts as one on the day after. Rates are rounded to 1e-9, as they are stored.
PromiseHazards fit_promise_hazards(std::span<const PromiseCase> cases);

/// A promise that stands, and who gave it.
struct StandingWord {
  PhraseClass phrase_class = PhraseClass::kVague;
  Day said;
  std::optional<Day> due;  ///< of kNamedDay only
  Country side;            ///< none: the crossing as a whole
};

/// What promises do on one day: the opening rate they stand for, and the chance of that very day.
struct OpeningPush {
  double per_day = 0;
  double chance = 0;
  friend bool operator==(const OpeningPush&, const OpeningPush&) = default;
};

/// The same, told apart by who speaks.
struct OpeningPushes {
  OpeningPush side_a;  ///< of that side by itself
  OpeningPush side_b;
  OpeningPush both;  ///< of both sides together
  friend bool operator==(const OpeningPushes&, const OpeningPushes&) = default;
};

/// The push of all standing words on `day`. Of the words of one side the strongest counts: they
/// speak of one opening. Two sides that both speak add up; a word on the whole crossing stands for
/// itself. Words said on `day` or later push nothing.
OpeningPush push_of(std::span<const StandingWord> words, const PromiseHazards& hazards, Day day);

/// As far as both sides push alike the push is of both together, as is a word on the whole
/// crossing; what one side pushes more is of that side alone.
OpeningPushes pushes_of(std::span<const StandingWord> words, const PromiseHazards& hazards,
                        Country side_a, Day day);

}  // namespace maabar
