// SPDX-License-Identifier: Apache-2.0
#include "belief/promise_hazard.h"

#include <algorithm>
#include <vector>

#include "base/check.h"

namespace maabar {
namespace {

/// How many openings the pool is worth: a phase needs more than one opening of its own in a window
/// to outweigh what all phases show there.
constexpr double kPoolOpenings = 1;

std::size_t index_of(PromisePhase phase) { return static_cast<std::size_t>(phase); }

std::size_t window_of(int days) {
  const auto* const end = std::lower_bound(kWindowEnds.begin(), kWindowEnds.end(), days);
  return static_cast<std::size_t>(end - kWindowEnds.begin());
}

PromisePhase phase_of(PhraseClass phrase_class) {
  switch (phrase_class) {
    case PhraseClass::kNamedDay:
      return PromisePhase::kBeforeDay;
    case PhraseClass::kWithinMonth:
      return PromisePhase::kWithinMonth;
    case PhraseClass::kLater:
      return PromisePhase::kLater;
    case PhraseClass::kConditional:
      return PromisePhase::kConditional;
    case PhraseClass::kVague:
    case PhraseClass::kNone:
      break;
  }
  return PromisePhase::kVague;
}

using Windows = std::array<OpeningRate, kPromiseWindows>;

/// Counts `days` at risk from the first day of a phase's clock on; the last of them is the day of
/// the opening, if there was one.
void watch(Windows& windows, int days, bool opened) {
  int begin = 0;
  for (std::size_t window = 0; window < windows.size(); ++window) {
    const int end = window < kWindowEnds.size() ? kWindowEnds[window] : std::max(days, begin);
    windows[window].days += std::clamp(days, begin, end) - begin;
    begin = end;
  }
  if (opened) ++windows[window_of(days)].openings;
}

void count_named_day(const PromiseCase& promise, PromiseHazards& hazards) {
  const Day due = *promise.due;
  const Day last = promise.opened.value_or(promise.watched_until);
  const bool opened_before = promise.opened && *promise.opened < due;
  const int days_before = std::min(last, due - 1) - promise.said;
  Windows& before = hazards.rates[index_of(PromisePhase::kBeforeDay)];
  if (opened_before) {
    watch(before, std::max(1, days_before), true);
    return;
  }
  if (days_before > 0) watch(before, days_before, false);
  if (last < due) return;
  DayChance& day = due - promise.said <= kNearDays ? hazards.near_day : hazards.far_day;
  ++day.named;
  if (promise.opened == due) {
    ++day.opened;
  } else if (last > due) {
    watch(hazards.rates[index_of(PromisePhase::kAfterDay)], last - due, promise.opened.has_value());
  }
}

void count(const PromiseCase& promise, PromiseHazards& hazards) {
  if (promise.phrase_class == PhraseClass::kNamedDay && promise.due) {
    count_named_day(promise, hazards);
    return;
  }
  const Day last = promise.opened.value_or(promise.watched_until);
  const int days = promise.opened ? std::max(1, last - promise.said) : last - promise.said;
  if (days > 0) {
    watch(hazards.rates[index_of(phase_of(promise.phrase_class))], days,
          promise.opened.has_value());
  }
}

double rounded(double value) {
  return static_cast<double>(static_cast<std::int64_t>(value * 1e9 + 0.5)) / 1e9;
}

/// `openings / days`, drawn towards `prior` by as many days as it takes for `kPoolOpenings`.
double drawn(int openings, std::int64_t days, double prior) {
  return (openings + kPoolOpenings) / (static_cast<double>(days) + kPoolOpenings / prior);
}

OpeningRate sum_of(const PromiseHazards& hazards, std::size_t window) {
  OpeningRate sum;
  for (const Windows& windows : hazards.rates) {
    sum.openings += windows[window].openings;
    sum.days += windows[window].days;
  }
  return sum;
}

void set_rates(PromiseHazards& hazards) {
  OpeningRate all;
  for (std::size_t window = 0; window < kPromiseWindows; ++window) {
    const OpeningRate sum = sum_of(hazards, window);
    all.openings += sum.openings;
    all.days += sum.days;
  }
  // With nothing seen at all: one opening in a year, so that "unknown" is not "never".
  const double overall = (all.openings + kPoolOpenings) / (static_cast<double>(all.days) + 365);
  for (std::size_t window = 0; window < kPromiseWindows; ++window) {
    const OpeningRate sum = sum_of(hazards, window);
    const double pool = drawn(sum.openings, sum.days, overall);
    for (Windows& windows : hazards.rates) {
      OpeningRate& rate = windows[window];
      rate.per_day = rounded(drawn(rate.openings, rate.days, pool));
    }
  }
}

void set_chances(PromiseHazards& hazards) {
  const int opened = hazards.near_day.opened + hazards.far_day.opened;
  const int named = hazards.near_day.named + hazards.far_day.named;
  const double pool = (opened + 1) / (named + 2.0);
  for (DayChance* day : {&hazards.near_day, &hazards.far_day}) {
    day->chance = rounded((day->opened + kPoolOpenings * pool) / (day->named + kPoolOpenings));
  }
}

std::size_t index_of(PhraseClass phrase_class) {
  return static_cast<std::size_t>(phrase_class) - static_cast<std::size_t>(PhraseClass::kNamedDay);
}

void set_records(std::span<const PromiseCase> cases, PromiseHazards& hazards) {
  std::array<std::vector<int>, 5> waits;
  for (const PromiseCase& promise : cases) {
    PromiseRecord& record = hazards.records[index_of(promise.phrase_class)];
    ++record.promises;
    if (!promise.opened) continue;
    ++record.opened;
    waits[index_of(promise.phrase_class)].push_back(*promise.opened - promise.said);
  }
  for (std::size_t i = 0; i < waits.size(); ++i) {
    if (waits[i].empty()) continue;
    std::sort(waits[i].begin(), waits[i].end());
    hazards.records[i].median_days = waits[i][(waits[i].size() - 1) / 2];
  }
}

OpeningPush push_of(const StandingWord& word, const PromiseHazards& hazards, Day day) {
  if (day <= word.said) return {};
  if (!word.due) return {hazards.rate(phase_of(word.phrase_class), day - word.said), 0};
  if (day < *word.due) return {hazards.rate(PromisePhase::kBeforeDay, day - word.said), 0};
  if (day > *word.due) return {hazards.rate(PromisePhase::kAfterDay, day - *word.due), 0};
  return {0, hazards.chance(*word.due - word.said).chance};
}

OpeningPush stronger(const OpeningPush& a, const OpeningPush& b) {
  return {std::max(a.per_day, b.per_day), std::max(a.chance, b.chance)};
}

OpeningPush weaker(const OpeningPush& a, const OpeningPush& b) {
  return {std::min(a.per_day, b.per_day), std::min(a.chance, b.chance)};
}

/// What a push is more than a part of it.
OpeningPush beyond(const OpeningPush& whole, const OpeningPush& part) {
  const double left = 1 - part.chance;
  return {whole.per_day - part.per_day, left > 0 ? (whole.chance - part.chance) / left : 0};
}

OpeningPush both(const OpeningPush& a, const OpeningPush& b) {
  return {a.per_day + b.per_day, 1 - (1 - a.chance) * (1 - b.chance)};
}

}  // namespace

std::string_view to_string(PromisePhase phase) {
  switch (phase) {
    case PromisePhase::kVague:
      return "vague";
    case PromisePhase::kWithinMonth:
      return "within-month";
    case PromisePhase::kLater:
      return "later";
    case PromisePhase::kConditional:
      return "conditional";
    case PromisePhase::kBeforeDay:
      return "before-day";
    case PromisePhase::kAfterDay:
      return "after-day";
  }
  return {};
}

double PromiseHazards::rate(PromisePhase phase, int days) const {
  CHECK(days >= 1);
  return rates[index_of(phase)][window_of(days)].per_day;
}

const DayChance& PromiseHazards::chance(int days_ahead) const {
  return days_ahead <= kNearDays ? near_day : far_day;
}

const PromiseRecord& PromiseHazards::record(PhraseClass phrase_class) const {
  CHECK(phrase_class != PhraseClass::kNone);
  return records[index_of(phrase_class)];
}

PromiseHazards fit_promise_hazards(std::span<const PromiseCase> cases) {
  PromiseHazards hazards;
  for (const PromiseCase& promise : cases) count(promise, hazards);
  set_rates(hazards);
  set_chances(hazards);
  set_records(cases, hazards);
  return hazards;
}

OpeningPush push_of(std::span<const StandingWord> words, const PromiseHazards& hazards, Day day) {
  std::vector<std::pair<Country, OpeningPush>> voices;
  for (const StandingWord& word : words) {
    const OpeningPush push = push_of(word, hazards, day);
    const auto voice = std::find_if(voices.begin(), voices.end(),
                                    [&](const auto& known) { return known.first == word.side; });
    if (voice == voices.end()) {
      voices.emplace_back(word.side, push);
    } else {
      voice->second = stronger(voice->second, push);
    }
  }
  OpeningPush whole;
  OpeningPush sides;
  for (const auto& [side, push] : voices) {
    if (side.is_none()) {
      whole = push;
    } else {
      sides = both(sides, push);
    }
  }
  return stronger(whole, sides);
}

OpeningPushes pushes_of(std::span<const StandingWord> words, const PromiseHazards& hazards,
                        Country side_a, Day day) {
  std::vector<StandingWord> of_a;
  std::vector<StandingWord> of_b;
  std::vector<StandingWord> of_whole;
  for (const StandingWord& word : words) {
    (word.side.is_none() ? of_whole : word.side == side_a ? of_a : of_b).push_back(word);
  }
  const OpeningPush a = push_of(of_a, hazards, day);
  const OpeningPush b = push_of(of_b, hazards, day);
  const OpeningPush alike = weaker(a, b);
  return {beyond(a, alike), beyond(b, alike), stronger(alike, push_of(of_whole, hazards, day))};
}

}  // namespace maabar
