// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include "report/binding.h"
#include "report/country_words.h"

namespace maabar::report {
namespace {

constexpr std::uint32_t kWallCost = 7;
constexpr std::uint32_t kHalfCost = 5;  ///< of a place before a `;`
/// Of a place in an apposition: more than its whole length.
constexpr std::uint32_t kAsideCost = 20;
constexpr std::uint32_t kFarthest = 45;
/// Of the place that a sentence begins with, `At Masnaa, ...`: over any number of commas.
constexpr std::uint32_t kOpeningCost = 24;

}  // namespace

/// `Rabia, the northernmost of the posts that face Syria, was handed over`: it stands between the
/// commas behind another.
bool Binder::is_aside(const Ask& ask, const Place& place) const {
  constexpr std::uint32_t kLongest = 14;
  const std::uint32_t first = view_.sentences[ask.sentence].first;
  std::uint32_t left = place.begin;
  while (left > first && view_.token(left).mark != ',' && left + kLongest > place.begin) --left;
  std::uint32_t right = place.end;
  while (right < ask.head && view_.token(right).mark != ',') ++right;
  if (view_.token(left).mark != ',' || right >= ask.head || left == first) return false;
  const auto& places = view_.places[ask.sentence];
  return std::any_of(places.begin(), places.end(), [&](const Place& other) {
    return other.end == left && !other.pronoun && other.kind != Place::Kind::kBorder &&
           (view_.find(left + 1, grammar_.dates.number_word) != nullptr ||
            view_.token(left + 1).kind == Token::Kind::kNumber ||
            is_any<"the", "a", "an", "which", "where", "whose", "one", "near", "on", "in", "not",
                   "further", "just", "across", "up", "down", "after", "farther", "from",
                   "opposite", "like", "since">(view_, left + 1));
  });
}

/// `the Bridge of the Americas between El Paso and Ciudad Juarez`: tells where another lies.
bool Binder::is_between(std::size_t sentence, const Place& place) const {
  constexpr std::uint32_t kReach = 6;
  for (std::uint32_t i = place.begin; i > 0 && i + kReach > place.begin; --i) {
    if (!view_.is(i - 1, "between")) continue;
    const auto& places = view_.places[sentence];
    return std::any_of(places.begin(), places.end(), [&](const Place& other) {
      return other.end == i - 1 && other.kind == Place::Kind::kCrossing;
    });
  }
  return false;
}

/// `unlike the post at Ramtha`, `as against Chaman`: told for comparison; nothing is said of it.
bool Binder::is_contrast(std::size_t sentence, const Place& place) const {
  constexpr std::uint32_t kReach = 5;
  const std::uint32_t first = view_.sentences[sentence].first;
  for (std::uint32_t i = place.begin; i > first && i + kReach > place.begin;) {
    --i;
    const Annotation* contrast = view_.find(i, grammar_.known.contrast);
    if (contrast != nullptr) return contrast->end <= place.begin;
    if (view_.token(i).kind == Token::Kind::kMark) return false;
  }
  return false;
}

/// `every crossing except Torkham is closed`; but not `except Torkham, which is closed`.
bool Binder::is_excepted(const Ask& ask, const Place& place) const {
  const std::uint32_t next = place.end + 1;
  const bool comma = place.end < ask.head && view_.token(place.end).mark == ',';
  const bool aside = comma && (ask.head <= next + 1 || view_.is(next, "which") ||
                               view_.is(next, "where") || view_.is(next, "that"));
  if (aside) return false;
  for (const Place& other : view_.places[ask.sentence]) {
    const bool listed = other.end + 1 == place.begin && view_.is(other.end, "and");
    if (listed && is_named_excepted(other)) return true;
  }
  return is_named_excepted(place);
}

bool Binder::is_named_excepted(const Place& place) const {
  constexpr std::uint32_t kLongestPhrase = 4;
  std::uint32_t begin = place.begin;
  while (begin > 0 && (view_.is(begin - 1, "the") || view_.is(begin - 1, "at"))) --begin;
  for (std::uint32_t back = 1; back <= std::min(kLongestPhrase, begin); ++back) {
    const Annotation* exception = view_.find(begin - back, grammar_.known.exception);
    if (exception != nullptr && exception->end == begin) return true;
  }
  return false;
}

/// `the last post west of Qamishli`: tells where another lies.
bool Binder::is_bearing(const Place& place) const {
  return place.begin > 1 && view_.is(place.begin - 1, "of") &&
         is_any<"north", "south", "east", "west">(view_, place.begin - 2);
}

/// `At Masnaa, further south, ...`.
bool Binder::is_opening(std::size_t sentence, const Place& place) const {
  const std::uint32_t first = view_.sentences[sentence].first;
  return place.kind == Place::Kind::kCrossing && view_.is(first, "at") && place.begin <= first + 2;
}

/// `across the line`, `on the border`: tells where something is.
bool Binder::is_where(const Place& place) const {
  return place.begin > 0 && is_any<"across", "on", "at", "along", "near">(view_, place.begin - 1);
}

/// `men were sent to both`, `to each of the two`: where they were sent.
bool Binder::is_each_behind(const Ask& ask, const Place& place) const {
  constexpr std::uint32_t kReach = 4;
  const bool behind = place.begin > ask.head && place.begin <= ask.end + kReach;
  return behind && place.plural && !view_.is(place.begin, "they") &&
         is_any<"to", "at", "in", "near">(view_, place.begin - 1);
}

/// `Iran is building a wall there`: soon behind what is told.
bool Binder::is_there(const Ask& ask, const Place& place) const {
  constexpr std::uint32_t kReach = 3;
  const auto& places = view_.places[ask.sentence];
  // "men crossed near Mile 29, and a patrol was sent there": somewhere else.
  for (std::uint32_t i = view_.sentences[ask.sentence].label_end; i + 1 < place.begin; ++i) {
    const bool at = is_any<"at", "in", "near", "around", "outside", "beyond">(view_, i);
    const bool named = std::any_of(places.begin(), places.end(), [&](const Place& other) {
      return other.begin <= i + 1 && i + 1 < other.end;
    });
    const bool dated = view_.find(i + 1, grammar_.known.date) != nullptr;
    if (at && view_.token(i + 1).capital && !named && !dated) return false;
  }
  return view_.is(place.begin, "there") && place.begin > ask.head &&
         place.begin <= ask.end + kReach;
}

/// `Torkham reopened on Monday and Chaman on Tuesday`: a date right behind the verb whose subject
/// the place is.
bool Binder::is_subject(const Ask& ask, const Place& place) const {
  const std::uint32_t next = ask.head + 1;
  std::uint32_t verb = ask.head;  // "Torkham will reopen": of all the verb's words the first
  while (verb > place.end && (view_.find(verb - 1, grammar_.known.aux) != nullptr ||
                              view_.find(verb - 1, grammar_.known.adverb) != nullptr)) {
    --verb;
  }
  if (place.end != verb) return false;
  const bool pointed = place.former || place.latter || place.other;
  if (place.kind != Place::Kind::kCrossing && !pointed) return false;
  if (next >= view_.sentences[ask.sentence].last) return false;
  return view_.find(next, grammar_.known.date) != nullptr ||
         is_any<"since", "for", "until">(view_, next);
}

/// `said at Medyka that the border with Ukraine was open`: right before its verb; not `the post on
/// the border with Ukraine was open`.
bool Binder::is_subject_border(const Ask& ask, const Place& place) const {
  if (place.end > ask.head || place.begin == 0) return false;
  for (std::uint32_t i = place.end; i < std::min(ask.begin, ask.head); ++i) {
    const bool verb = view_.find(i, grammar_.known.aux) != nullptr ||
                      view_.find(i, grammar_.known.adverb) != nullptr ||
                      view_.find(i, grammar_.known.stay) != nullptr ||
                      view_.find(i, grammar_.known.negation) != nullptr;
    if (!verb) return false;
  }
  std::uint32_t before = place.begin - 1;
  if (before > 0 && is_any<"the", "whole", "entire">(view_, before)) --before;
  // "Malaba and Busia, Kenya's gates to Uganda, have not been hit": the border of others.
  const auto& places = view_.places[ask.sentence];
  const bool apposed =
      view_.token(before).mark == ',' &&
      std::any_of(places.begin(), places.end(), [&](const Place& p) { return p.end == before; });
  if (apposed) return false;
  return !is_any<"on", "at", "to", "of", "along", "near", "across", "over", "from", "by", "in",
                 "facing", "with", "beside", "behind", "outside">(view_, before);
}

/// `With Rafah closed, aid goes through Kerem Shalom`
bool Binder::is_kept_so(const Ask& ask, const Place& place) const {
  std::uint32_t before = place.begin;
  if (before > 0 && view_.is(before - 1, "the")) --before;
  return place.end == ask.head && before > 0 && view_.is(before - 1, "with");
}

/// `Islam Qala, which Iran has closed`: the active verb acts on what stands before.
bool Binder::is_taken(const Ask& ask, const Place& place) const {
  constexpr std::uint32_t kReach = 8;
  std::uint32_t at = place.end;
  if (at >= ask.head || ask.head > at + kReach) return false;
  if (view_.token(at).mark == ',') ++at;
  if (!view_.is(at, "which") && !view_.is(at, "that")) return false;
  return at + 1 < ask.begin && view_.find(at + 1, grammar_.known.aux) == nullptr;
}

/// `the borders, which it had shut`: the pronoun is the one who acts.
bool Binder::follows_which(const Place& place) const {
  return place.begin > 1 &&
         (view_.is(place.begin - 1, "which") || view_.is(place.begin - 1, "that")) &&
         view_.token(place.begin - 2).mark == ',';
}

/// Whether a `;` parts the trigger from a place.
bool Binder::is_other_half(const Ask& ask, const Place& place) const {
  for (std::uint32_t i = std::min(ask.head, place.end); i < std::max(ask.head, place.begin); ++i) {
    if (view_.token(i).mark == ';') return true;
  }
  return false;
}

std::uint32_t Binder::cost_of(const Ask& ask, const Place& place) const {
  const Sentence& sentence = view_.sentences[ask.sentence];
  const bool before = place.end <= ask.head;
  std::uint32_t cost =
      before ? ask.head - place.end : place.begin - std::min(place.begin, ask.head);
  cost += kWallCost * (before ? walls_between(view_, place.end, ask.head)
                              : walls_between(view_, ask.head, place.begin));
  if (before && place.end <= sentence.label_end) cost = std::min(cost, 9U);
  if (before && is_opening(ask.sentence, place)) cost = std::min(cost, kOpeningCost);
  // "sent to the gate": in the trigger's own words it stands where it should.
  const bool within = place.begin >= ask.begin && place.end <= ask.end;
  // "walked into Goma through the Petite Barriere": the trigger's last word leads to it.
  const bool led = ask.of_party && place.begin == ask.end && ask.end > ask.head + 1 &&
                   place.kind == Place::Kind::kCrossing &&
                   is_any<"through", "via", "across", "over", "at">(view_, ask.end - 1);
  if (led) return 1;
  // "ambulances are let through at Ras Ajdir": right behind what is told.
  const bool at = place.begin > ask.end && place.begin <= ask.end + 2 && view_.is(ask.end, "at") &&
                  place.kind == Place::Kind::kCrossing;
  if (!before && !ask.object && !within && !at) cost += 8;
  const bool taken =
      ask.object && (is_subject(ask, place) || is_taken(ask, place) || is_kept_so(ask, place));
  if (before && ask.object && !taken) cost += 8;
  if (is_other_half(ask, place)) cost += before ? kHalfCost : kWallCost;
  // "shut the border with Iran": right behind its verb.
  const bool direct = ask.object && place.begin >= ask.head && place.begin <= ask.end + 1;
  if (taken) cost = std::min(cost, 2U);
  if (place.pronoun && ask.object && place.end == ask.begin && follows_which(place)) {
    return kFarthest;
  }
  if (place.kind == Place::Kind::kBorder) {
    // "Mehran is empty, and the gates with Iran are barred": what is told begins with it.
    const bool leads = place.begin == ask.begin && place.begin > 0 && within &&
                       view_.token(place.begin - 1).mark != ',';
    const bool meant = direct || leads || (within && !before) || is_subject_border(ask, place);
    cost += has_crossing_before(ask) && !meant ? 14U : 4U;
  }
  // "At Kairagach only people who live near the border are let through"
  if (place.border_word && is_where(place) && has_crossing_before(ask)) cost += kAsideCost;
  if (place.pronoun) cost += before ? 1U : 3U;
  if (before && is_aside(ask, place)) cost += kAsideCost;
  if (is_bearing(place) || is_between(ask.sentence, place)) cost += kAsideCost;
  if (is_contrast(ask.sentence, place) || is_excepted(ask, place)) cost += kFarthest;
  return cost;
}

const Place* Binder::nearest(const Ask& ask) const {
  const Place* best = nullptr;
  std::uint32_t best_cost = kFarthest;
  for (const Place& place : view_.places[ask.sentence]) {
    if (place.kind == Place::Kind::kBorder && !ask.borders && place.keys.empty()) continue;
    const bool silent = place.pronoun && ask.no_pronoun && !place.former && !place.latter;
    if (silent && !is_there(ask, place) && !is_each_behind(ask, place)) continue;
    const std::uint32_t cost = cost_of(ask, place);
    if (cost < best_cost) {
      best = &place;
      best_cost = cost;
    }
  }
  return best;
}

/// Whether only `and` stands between what is no crossing and a place: both are told of.
bool Binder::is_joined(const Annotation& other, const Place& place) const {
  const bool first = place.end <= other.begin;
  std::uint32_t at = first ? place.end : other.end;
  const std::uint32_t end = first ? other.begin : place.begin;
  if (at >= end || !view_.is(at, "and")) return false;
  for (++at; at < end; ++at) {
    if (!is_any<"the", "both", "its", "nearby", "local">(view_, at)) return false;
  }
  return true;
}

/// Whether the trigger is of `other` and the place only tells where or near what that is.
bool Binder::tells_of(const Annotation& other, const Place& place, const Ask& ask) const {
  const std::uint32_t next = view_.token(other.end).mark == ',' ? other.end + 1 : other.end;
  if (place.end <= other.begin && next < ask.head) return is_any<"which", "that">(view_, next);
  return place.begin > other.end && place.begin <= other.end + 2 &&
         is_any<"on", "at", "in", "near", "beside", "opposite", "outside">(view_, other.end);
}

/// Whether the clause is about what is no crossing.
bool Binder::is_of_non_crossing(const Ask& ask) const {
  const ClauseBounds clause = clause_bounds(view_, view_.sentences[ask.sentence], ask.head);
  const Annotation* first =
      view_.annotations.find_in(clause.first, clause.last, grammar_.known.non_crossing);
  if (first == nullptr) return false;  // as of most: the nearest place need not be sought
  const Place* place = nearest(ask);
  for (std::uint32_t i = first->begin; i < clause.last; ++i) {
    const Annotation* other = view_.find(i, grammar_.known.non_crossing);
    if (other == nullptr) continue;
    // "the market bridges"
    if (view_.find(other->end, grammar_.known.gate) != nullptr) continue;
    const bool inside = place != nullptr && i >= place->begin && i < place->end;
    if (inside || (ask.spares_end && other->end == ask.end)) continue;
    if (place == nullptr || place->pronoun) return true;
    // "after a flag meeting, they agreed to reopen X": what leads the sentence is not reopened
    bool comma = false;
    for (std::uint32_t j = other->end; j < ask.begin; ++j)
      comma = comma || view_.token(j).mark == ',';
    if (comma && place->begin > ask.head && place->begin <= ask.head + 3) continue;
    // "Torkham and the airport were closed", "its airspace and land border"
    if (is_joined(*other, *place)) continue;
    const bool before = other->end <= ask.head;
    // "lies near the port, which reopened", "the market on the Afghan side of Torkham opened"
    const bool state = ask.of_party && before && place->end <= ask.head;
    if (state && tells_of(*other, *place, ask)) return true;
    if (other->end <= place->begin && place->end <= ask.head &&
        stands_beside(grammar_, view_, place->begin))
      return true;
    // It vetoes when it stands nearer to the trigger than the crossing does, on the same side.
    if (before && (place->end <= i || place->begin >= ask.end)) return true;
    const bool object = i <= ask.end + 4 && (place->begin >= other->end || place->end <= ask.head);
    if (!before && ask.object && object) return true;
  }
  return false;
}

bool Binder::is_vetoed(const Ask& ask) const {
  // "Mali said that theirs would remain open": of a border that no word tells
  const std::uint32_t clause = clause_bounds(view_, view_.sentences[ask.sentence], ask.head).first;
  const bool acts = view_.find(ask.head, grammar_.known.v_open) != nullptr ||
                    view_.find(ask.head, grammar_.known.v_close) != nullptr;
  for (std::uint32_t i = clause; i < ask.head + (acts ? 2 : 0); ++i) {
    if (is_any<"theirs", "ours">(view_, i)) return true;
  }
  if (is_of_non_crossing(ask)) return true;
  const Sentence& sentence = view_.sentences[ask.sentence];
  if (view_.annotations.find_in(sentence.first, ask.head, grammar_.known.internal) != nullptr) {
    return true;
  }
  if (sentence.heading < 0) return false;
  const Sentence& heading = view_.sentences[static_cast<std::size_t>(sentence.heading)];
  return view_.annotations.find_in(heading.first, heading.last, grammar_.known.non_crossing) !=
             nullptr &&
         nearest(ask) == nullptr;
}

bool Binder::has_crossing_before(const Ask& ask) const {
  const auto& places = view_.places[ask.sentence];
  return std::any_of(places.begin(), places.end(), [&](const Place& p) {
    return p.kind == Place::Kind::kCrossing && p.end <= ask.head && !opens_story(ask.sentence, p);
  });
}

}  // namespace maabar::report
