// SPDX-License-Identifier: Apache-2.0
#include "report/holding.h"

#include <algorithm>
#include <array>

#include "report/actor_finder.h"

namespace maabar::report {
namespace {

bool tells_where(const View& view, std::uint32_t begin) {
  static constexpr std::array<std::string_view, 9> kWhere = {
      "in", "from", "of", "with", "to", "into", "between", "through", "at"};
  return begin > 0 && is_one_of(kWhere, view.folded(begin - 1));
}

/// "tried to take" asserts nothing; "managed to take" does.
bool came_about(const View& view, const VerbGroup& group) {
  static constexpr std::array<std::string_view, 3> kDone = {"managed", "able", "on"};
  return group.begin > 0 && is_one_of(kDone, view.folded(group.begin - 1));
}

/// Only "and", commas and words for those of a body stand between two actors of one list: "the
/// front and fighters of the brigade", "the army alongside its allies of the militia".
bool is_list_between(const Grammar& grammar, const View& view, std::uint32_t first,
                     std::uint32_t last) {
  static constexpr std::array<std::string_view, 6> kLink = {"and",  "alongside", "with",
                                                            "plus", "including", "together"};
  static constexpr std::array<std::string_view, 20> kOf = {
      "the",   "its",      "of",     "from",     "by",        "both",    "other",
      "their", "allied",   "allies", "men",      "units",     "a",       "islamists",
      "that",  "includes", "staff",  "officers", "coalition", "factions"};
  bool linked = false;
  for (std::uint32_t i = first; i < last; ++i) {
    const bool link = is_one_of(kLink, view.folded(i));
    const bool word = link || view.token(i).mark == ',' || is_one_of(kOf, view.folded(i)) ||
                      view.find(i, grammar.known.group_noun) != nullptr;
    if (!word || (i == first && !link && view.token(i).mark != ',')) return false;
    linked = linked || link;
  }
  return linked && last > first;
}

/// The actor and those of its list: "soldiers and instructors".
std::vector<ActorMention> joined(const Grammar& grammar, const View& view, std::size_t sentence,
                                 std::size_t at) {
  const std::vector<ActorMention>& all = view.actors[sentence];
  std::size_t first = at;
  std::size_t last = at;
  const auto together = [&](std::size_t i) {
    return is_list_between(grammar, view, all[i].end, all[i + 1].begin);
  };
  while (first > 0 && together(first - 1)) --first;
  while (last + 1 < all.size() && together(last)) ++last;
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
  return {begin, all.begin() + static_cast<std::ptrdiff_t>(last + 1)};
}

/// "the customs hall at the gate": part of it, and so is what lies there.
bool is_part_of_gate(const View& view, std::uint32_t at) {
  static constexpr std::array<std::string_view, 9> kParts = {
      "post", "compound", "hall", "terminal", "buildings", "barrier", "yard", "offices", "gate"};
  return at > 0 && is_one_of(kParts, view.folded(at - 1));
}

bool is_holding_verb(const Grammar& grammar, const View& view, std::uint32_t head) {
  const KnownClasses& k = grammar.known;
  return view.find(head, k.v_take) != nullptr || view.find(head, k.v_hold) != nullptr ||
         view.find(head, k.v_leave) != nullptr;
}

/// "talked with the rebels of a handover to the army, which lost the gate": of the actors before
/// the verb the one that a relative word right before it stands for.
std::size_t told_by_relative(const Grammar& grammar, const View& view, const Hit& hit,
                             const Annotation& taken) {
  const std::vector<ActorMention>& all = view.actors[hit.sentence];
  for (std::size_t i = taken.payload + 1; i < all.size(); ++i) {
    const ActorMention& actor = all[i];
    if (actor.end > hit.match.head) break;
    static constexpr std::array<std::string_view, 3> kRelative = {"which", "who", "that"};
    if (!actor.pointer || !is_one_of(kRelative, view.folded(actor.begin))) continue;
    std::uint32_t at = actor.end;
    while (at < hit.match.head && (view.find(at, grammar.known.aux) != nullptr ||
                                   view.find(at, grammar.known.adverb) != nullptr)) {
      ++at;
    }
    if (at == hit.match.head) return i;
  }
  return taken.payload;
}

}  // namespace

std::vector<ActorMention> find_holders(const Grammar& grammar, const View& view, const Hit& hit,
                                       char label) {
  const auto taken = hit.match.find(label);
  if (!taken) return {};
  if (taken->word_class == grammar.known.actor) {
    const bool before = label == 'a' && taken->end <= hit.match.head;
    const std::size_t at =
        before ? told_by_relative(grammar, view, hit, *taken) : std::size_t{taken->payload};
    return joined(grammar, view, hit.sentence, at);
  }
  const bool passive = hit.match.head < taken->begin;
  const bool owned = hit.match.head == taken->end;  // "in Ukrainian hands"
  if (!passive && !owned && tells_where(view, taken->begin)) return {};
  const Country country = grammar.countries[taken->payload];
  ActorMention state;
  state.begin = taken->begin;
  state.end = taken->end;
  state.actor = forces_of(grammar, country, view.document.report.published);
  state.country = country;
  return {state};
}

Country told_home(const Grammar& grammar, const View& view, std::size_t sentence,
                  const ActorMention& force, const CrossingKey& key) {
  Country told;
  for (const ActorMention& actor : view.actors[sentence]) {
    const bool named = actor.end <= force.begin && !actor.bare && !actor.pointer;
    if (named && key.has_side(actor.country)) told = actor.country;
  }
  if (!told.is_none()) return told;
  // "The Afghan post of X was given up by its garrison": of the country told last before it.
  static constexpr std::array<std::string_view, 5> kBeyond = {"to", "with", "into", "towards",
                                                              "from"};
  const Sentence& here = view.sentences[sentence];
  for (std::uint32_t i = force.begin; i > here.label_end + 1;) {
    --i;
    if (is_one_of(kBeyond, view.folded(i - 1))) continue;
    for (const ClassId word_class : {grammar.known.nation, grammar.known.country}) {
      const Annotation* a = view.find(i, word_class);
      if (a != nullptr && key.has_side(grammar.countries[a->payload])) {
        return grammar.countries[a->payload];
      }
    }
  }
  // "Rikhawdar is held by fighters who took it from the army": of the end whose name is told.
  for (const Place& place : view.places[sentence]) {
    const bool own = place.keys.size() == 1 && place.keys.front() == key;
    if (own && !place.side.is_none()) return place.side;
  }
  return {};
}

std::vector<ActorMention> find_unnamed_taker(const Grammar& grammar, const View& view,
                                             const Hit& hit) {
  constexpr std::size_t kReach = 3;
  for (std::size_t back = 0; back <= std::min(kReach, hit.sentence); ++back) {
    const auto& actors = view.actors[hit.sentence - back];
    const auto last = std::find_if(actors.rbegin(), actors.rend(), [&](const ActorMention& actor) {
      const bool behind = back == 0 && actor.begin >= hit.match.begin;
      return !behind && !actor.bare &&
             !is_state_force(grammar, actor.actor, view.document.report.published);
    });
    if (last != actors.rend()) return {*last};
  }
  return {};
}

std::optional<Modality> control_modality(const Grammar&, const View& view, const Hit& hit,
                                         const VerbGroup& group, const Surroundings& around) {
  if (around.condition || group.tense == Tense::kUnreal || group.tense == Tense::kMust ||
      group.tense == Tense::kCan) {
    return std::nullopt;
  }
  const bool leaves = hit.rule->kind == RuleKind::kLeave;
  const bool denies = around.governor == Governor::kDeny || around.governor == Governor::kUnlikely;
  if (denies || hit.rule->denied || (group.negated && !leaves)) return Modality::kDenied;
  // "has not left": it is still there.
  if (group.negated) return Modality::kReported;
  const bool infinitive = group.tense == Tense::kInfinitive;
  if (infinitive && around.governor == Governor::kNothing) {
    return came_about(view, group) ? std::optional(Modality::kReported) : std::nullopt;
  }
  const bool ahead = infinitive || group.tense == Tense::kFuture || group.tense == Tense::kWould ||
                     group.tense == Tense::kMight;
  if (ahead && around.governor == Governor::kHope) return Modality::kHoped;
  if (ahead || hit.rule->expected || around.governor == Governor::kExpect) {
    return Modality::kExpected;
  }
  return Modality::kReported;
}

bool is_beside_place(const Grammar& grammar, const View& view, const Hit& hit) {
  static constexpr std::array<std::string_view, 12> kBeside = {
      "at",      "in",  "on",      "near",   "from", "along",
      "through", "via", "outside", "around", "for",  "to"};
  const auto place = hit.match.find('x');
  if (!place || place->begin == 0) return false;
  if (view.find(place->end, grammar.known.not_gate) != nullptr) return true;
  // "troops moved close to Torkham, held by the Taliban": the gate is what is held.
  bool apposed = false;
  for (std::uint32_t i = place->end; i < hit.match.head; ++i)
    apposed = apposed || view.token(i).mark == ',';
  if (!apposed && stands_beside(grammar, view, place->begin)) return true;
  if (place->begin <= hit.match.head || !is_holding_verb(grammar, view, hit.match.head)) {
    return false;
  }
  // "took two posts in the west: Torkham and Chaman"
  std::uint32_t first = hit.match.head + 1;
  for (std::uint32_t i = first; i < place->begin; ++i) {
    if (view.token(i).mark == ':') first = i + 1;
  }
  for (std::uint32_t i = first; i < place->begin; ++i) {
    bool inside = false;
    for (const Annotation& verb : view.annotations.at(hit.match.head)) {
      inside = inside || (verb.form != 0 && i < verb.end);
    }
    const bool beside = is_one_of(kBeside, view.folded(i));
    const bool part = (view.is(i, "at") || view.is(i, "in")) && is_part_of_gate(view, i);
    if (!inside && beside && !part) return true;
  }
  return false;
}

}  // namespace maabar::report
