// SPDX-License-Identifier: Apache-2.0
#include "report/measure_place.h"

#include <algorithm>

#include "report/circumstance.h"
#include "report/clause.h"
#include "report/country_words.h"

namespace maabar::report {
namespace {

/// `a 160 km wall`, `a fence that runs 175 kilometres`: longer than any one crossing needs.
bool is_miles_long(const View& view, const Hit& hit) {
  constexpr std::uint32_t kReach = 8;
  const Sentence& sentence = view.sentences[hit.sentence];
  const std::uint32_t first = std::max(sentence.first + kReach, hit.match.begin) - kReach;
  const std::uint32_t last = std::min(sentence.last, hit.match.end + kReach);
  for (std::uint32_t i = first; i + 1 < last; ++i) {
    if (view.token(i).kind != Token::Kind::kNumber || view.token(i).end - view.token(i).begin < 2)
      continue;
    if (is_any<"km", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles">(view,
                                                                                            i + 1))
      return true;
  }
  return false;
}

/// Where a measure reaches over more than the crossing that it was bound to, binds it to the
/// border: "patrols on the Iraqi side", "the first stone of a 160 km wall near Dajabon".
void widen_to_border(const Grammar& grammar, const View& view, const Hit& hit, Bound& bound) {
  if (!bound.key.is_crossing()) return;
  const Measure measure = hit.rule->measure;
  const bool roams = measure == Measure::kInfiltrationThreat || measure == Measure::kPatrols;
  // "attempts to slip in from the Iraqi side": anywhere on the line.
  const bool side =
      roams && bound.end > bound.begin &&
      view.find(bound.end - 1, grammar.known.side_noun) != nullptr &&
      view.annotations.find_in(bound.begin, bound.end, grammar.known.crossing_name) == nullptr;
  const bool barrier =
      measure == Measure::kFence || measure == Measure::kWall || measure == Measure::kTrench;
  if (!side && !(barrier && is_miles_long(view, hit))) return;
  bound.key = bound.key.border();
  bound.provisional = false;
}

/// "At Spielfeld, where the fog is thick, soldiers patrol": where all that the sentence tells is.
bool is_opening_gate(const View& view, const Sentence& sentence, const Bound& bound) {
  return bound.key.is_crossing() && bound.end > bound.begin && view.is(sentence.first, "at") &&
         bound.begin <= sentence.first + 2;
}

/// "the men at Spielfeld, where a fence was finished": the clause at `first` tells what is there.
bool is_where_told(const View& view, const Bound& bound, std::uint32_t first) {
  return bound.key.is_crossing() && bound.end > bound.begin && bound.end < first &&
         view.is(first - 1, "where") && bound.end + 2 >= first;
}

}  // namespace

/// The border of a measure that names no place: that of the speaker's country, or of the page.
std::vector<Bound> MeasurePlace::unplaced_border(const Hit& hit) const {
  for (const auto& gate : {gate_told(hit), binder_.labelled_gate(index_), town_sent_to(hit)})
    if (!gate.empty()) return gate;
  const std::vector<Bound> told = binder_.bind_border(index_);
  if (!binder_.border_just_told(index_).empty() || !view_.places[index_].empty() ||
      !binder_.topic(index_).empty())
    return told;
  const Attribution* said = find_speaker(view_, hit);
  const Country home =
      said != nullptr && !said->country.is_none() ? said->country : view_.publisher_country;
  const auto fits = [&](const CrossingKey& pair) { return pair.has_side(home); };
  const auto& borders = view_.main_borders;
  const auto main = std::find_if(borders.begin(), borders.end(), fits);
  if (home.is_none() || main == borders.end()) return told;
  return {Bound{*main, {}, false, {}, 0, 0}};
}

/// "sent 200 men to Huaquillas", "has been posted to the Zalambessa sector"
std::vector<Bound> MeasurePlace::town_sent_to(const Hit& hit) const {
  constexpr std::uint32_t kReach = 6;
  if (hit.rule->measure != Measure::kReinforcement) return {};
  const std::uint32_t last = std::min(hit.match.end + kReach, view_.sentences[index_].last);
  for (std::uint32_t i = hit.match.begin; i + 1 < last; ++i) {
    if (!view_.is(i, "to")) continue;
    const std::uint32_t town = view_.is(i + 1, "the") ? i + 2 : i + 1;
    auto gate = binder_.gate_of_town(index_, town, town + 1);
    if (!gate.empty()) return gate;
  }
  return {};
}

/// "An officer there said that two companies had been sent and that the gate would remain shut":
/// the gate that the sentence points to.
std::vector<Bound> MeasurePlace::gate_told(const Hit& hit) const {
  const auto& places = view_.places[index_];
  const auto gate = std::find_if(places.begin(), places.end(), [](const Place& place) {
    return place.kind == Place::Kind::kRef && !place.pronoun && !place.plural && !place.every &&
           !place.border_word && !place.opposite && place.side.is_none();
  });
  if (gate == places.end() || hit.rule->measure == Measure::kInfiltrationThreat) return {};
  for (const Place& place : places) {
    if (place.kind != Place::Kind::kRef || place.border_word) return {};
  }
  Ask ask;
  ask.sentence = index_;
  ask.begin = ask.head = hit.match.head;
  ask.end = hit.match.end;
  ask.told = gate - places.begin();
  std::vector<Bound> bounds = binder_.bind(ask);
  std::erase_if(bounds, [](const Bound& b) { return !b.key.is_crossing(); });
  if (bounds.size() != 1) return {};
  bounds.front().begin = bounds.front().end = 0;
  return bounds;
}

/// Behind the head's words: "gun battles".
std::uint32_t MeasurePlace::end_of_head(const Hit& hit) const {
  std::uint32_t end = hit.match.head + 1;
  for (const Annotation& a : view_.annotations.at(hit.match.head)) {
    if (a.end <= hit.match.end) end = std::max(end, a.end);
  }
  return end;
}

/// "in protest at a missile strike on Erbil": an attack whose words say that it was at a place
/// which is neither a crossing nor a border.
bool MeasurePlace::strikes_elsewhere(const Hit& hit) const {
  constexpr std::uint32_t kReach = 4;
  const std::uint32_t where = end_of_head(hit);
  const bool at = is_any<"on", "in", "at", "against", "inside", "near", "over">(view_, where);
  if (hit.rule->measure != Measure::kAttack || !at) return false;
  const std::uint32_t name = view_.is(where + 1, "the") ? where + 2 : where + 1;
  if (!view_.token(name).capital || view_.find(name, grammar_.known.date) != nullptr) return false;
  const auto& places = view_.places[index_];
  const bool placed = std::any_of(places.begin(), places.end(), [&](const Place& place) {
    return place.begin <= name + kReach && place.end > where;
  });
  return !placed &&
         view_.annotations.find_in(name, name + kReach, grammar_.known.border_noun) == nullptr &&
         binder_.gate_of_town(index_, name, name + 1).empty();
}

/// "after gun battles along the frontier": the place right behind the noun for an attack, as an
/// index, or -1.
std::int64_t MeasurePlace::struck_place(const Hit& hit) const {
  const std::uint32_t where = end_of_head(hit);
  if (hit.rule->measure != Measure::kAttack || !is_any<"along", "on", "across">(view_, where))
    return -1;
  const auto& places = view_.places[index_];
  for (std::size_t i = 0; i < places.size(); ++i) {
    const bool next = places[i].begin == where + 1 ||
                      (places[i].begin == where + 2 && view_.is(where + 1, "the"));
    if (next) return static_cast<std::int64_t>(i);
  }
  return -1;
}

/// What a measure stands at: only a place in its own clause.
std::vector<Bound> MeasurePlace::near_places(const Hit& hit, Ask ask) const {
  if (ask.told < 0) ask.told = struck_place(hit);
  std::vector<Bound> bounds = binder_.bind(ask);
  const ClauseBounds clause = clause_bounds(view_, view_.sentences[index_], hit.match.head);
  const std::uint32_t last = std::min(clause.last, hit.match.end + 9);
  std::erase_if(bounds, [&](const Bound& b) {
    const bool labelled = b.end <= view_.sentences[index_].label_end && b.end > b.begin;
    const bool attack = hit.rule->measure == Measure::kAttack;
    const bool kept = labelled || attack || (hit.rule->inherits && b.begin == b.end) ||
                      is_opening_gate(view_, view_.sentences[index_], b) ||
                      is_where_told(view_, b, clause.first);
    return !kept && (b.begin < clause.first || b.begin >= last);
  });
  for (Bound& bound : bounds) widen_to_border(grammar_, view_, hit, bound);
  // "patrols between Narva and Luhamaa": on the line.
  const bool two = bounds.size() > 1 || (!bounds.empty() && is_one_of_two(bounds.front()));
  if (two && bounds.front().begin > 0 && bounds.front().key.is_crossing() &&
      view_.is(bounds.front().begin - 1, "between")) {
    bounds.front().key = bounds.front().key.border();
    bounds.front().provisional = false;
  }
  return bounds;
}

/// "between Narva and Luhamaa" where only the first is a crossing.
bool MeasurePlace::is_one_of_two(const Bound& bound) const {
  return view_.is(bound.end, "and") && bound.end + 1 < view_.sentences[index_].last &&
         view_.token(bound.end + 1).capital;
}

/// The measures of a list, table or page about one border need no border in every sentence.
bool MeasurePlace::speaks_of_border(bool in_words) const {
  const auto has = [&](ClassId word_class) {
    return view_.annotations.find_in(view_.sentences[index_].first, view_.sentences[index_].last,
                                     word_class) != nullptr;
  };
  const KnownClasses& known = grammar_.known;
  const bool words =
      has(known.border_noun) || has(known.place) || has(known.fence) || has(known.pronoun);
  if (words || in_words) return words;
  return !view_.publisher_speaker.empty() || !view_.main_crossing.is_none() ||
         !binder_.bind_border(index_).empty();
}

}  // namespace maabar::report
