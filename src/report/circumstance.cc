// SPDX-License-Identifier: Apache-2.0
#include "report/circumstance.h"

#include <algorithm>

#include "report/country_words.h"
#include "report/table_column.h"

namespace maabar::report {
namespace {

constexpr std::uint32_t kMostEvidenceWords = 12;

/// "people and goods", "for people and for goods", "cars, lorries", "cars & lorries".
bool is_joined_before(const View& view, std::uint32_t i) {
  const auto links = [&](std::uint32_t at) {
    const char mark = view.token(at).mark;
    return view.is(at, "and") || view.is(at, "or") || view.is(at, "nor") || mark == '&' ||
           mark == '+' || mark == '/';
  };
  if (i == 0) return false;
  if (links(i - 1)) return true;
  const bool lead = is_any<"for", "to", "by", "no", "of", "the">(view, i - 1);
  return lead && i >= 2 &&
         (links(i - 2) || (view.is(i - 1, "no") && view.token(i - 2).mark == ','));
}

bool is_person(Scope scope) { return scope == Scope::kPassengers || scope == Scope::kPedestrians; }

/// Scope words between two tokens, the nearest to the head first.
std::optional<Scope> scope_in(const Grammar& grammar, const View& view, std::uint32_t first,
                              std::uint32_t last, bool from_left) {
  std::optional<Scope> found;
  for (std::uint32_t i = first; i < last; ++i) {
    const Annotation* word = view.find(i, grammar.known.scope_word);
    if (word == nullptr || word->end > last) continue;
    const auto scope = parse_scope(grammar.value(*word));
    if (!scope) continue;
    i = word->end - 1;
    if (found && *found != *scope) {
      // People by foot and by car are passengers; people and goods are no limit.
      const bool joined = is_joined_before(view, word->begin);
      if (joined && is_person(*found) && is_person(*scope)) {
        found = Scope::kPassengers;
        continue;
      }
      if (joined) return Scope::kAll;
      if (from_left) break;
    }
    found = *scope;
  }
  return found;
}

/// "opened to help refugees go home": why, not for whom.
bool is_purpose(const View& view, std::uint32_t i) {
  return view.is(i, "to") && is_any<"help", "ease", "assist", "keep", "protect", "spare", "stop",
                                    "prevent", "curb", "screen">(view, i + 1);
}

/// "barricaded with containers", "blocked by lorries", "after a convoy was hit": not what passes.
bool is_aside(const Grammar& grammar, const View& view, std::uint32_t i) {
  if (view.is(i, "with")) return country_over_article(grammar, view, i + 1).is_none();
  return is_purpose(view, i) || is_any<"by", "after", "amid", "during", "when", "because">(view, i);
}

/// "X, where hauliers held up lorries, works": behind what is told in passing of the subject.
std::uint32_t past_relative(const View& view, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i + 1 < last; ++i) {
    const bool relative = view.token(i).mark == ',' && is_any<"where", "which", "who">(view, i + 1);
    if (!relative) continue;
    for (std::uint32_t end = i + 2; end < last; ++end) {
      if (view.token(end).mark == ',') first = end;
    }
  }
  return first;
}

/// "people walk over": passengers on foot.
bool is_walked(const View& view, const Hit& hit) {
  return is_any<"walk", "walks", "walked", "walking">(view, hit.match.head);
}

}  // namespace

namespace {

/// "closed its borders with Tanzania and Somalia to people": further on, behind `to` or `for`.
std::optional<Scope> scope_further_on(const Grammar& grammar, const View& view, std::uint32_t first,
                                      std::uint32_t last) {
  constexpr std::uint32_t kReach = 7;
  const std::uint32_t end = std::min(last, first + kReach);
  for (std::uint32_t i = first; i < end; ++i) {
    if (view.token(i).mark == ',' || is_aside(grammar, view, i)) return std::nullopt;
    const bool leads = i > 0 && (view.is(i - 1, "to") || view.is(i - 1, "for"));
    if (leads && view.find(i, grammar.known.scope_word) != nullptr) {
      return scope_in(grammar, view, i, end, true);
    }
  }
  return std::nullopt;
}

}  // namespace

namespace {

/// "reopened on Monday, but only for lorries": the `only` behind it, of no other event or place.
const Annotation* only_behind(const Grammar& grammar, const View& view, const Hit& hit) {
  constexpr std::uint32_t kReach = 14;
  std::uint32_t last = std::min(view.sentences[hit.sentence].last, hit.match.end + kReach);
  if (hit.next) last = std::min(last, *hit.next);
  for (const Place& place : view.places[hit.sentence]) {
    if (place.begin >= hit.match.end) last = std::min(last, place.begin);
  }
  const Annotation* only = hit.match.end < last
                               ? view.annotations.find_in(hit.match.end, last, grammar.known.only)
                               : nullptr;
  const bool leads = only != nullptr && is_any<"for", "to">(view, only->end);
  return leads ? only : nullptr;
}

/// "Truckers say X is closed": behind who says it.
std::uint32_t past_speaker(const View& view, const Hit& hit) {
  std::uint32_t first = 0;
  for (const Attribution& said : view.attributions[hit.sentence]) {
    // "According to drivers, X is closed"
    const bool behind = said.name_begin > said.verb && said.name_end <= hit.match.head;
    if (behind) first = std::max(first, said.name_end);
    if (said.verb + 1 >= hit.match.head || view.token(said.verb + 1).mark == ',') continue;
    first = std::max(first, said.verb + 1);
  }
  return first;
}

/// "X is closed, truckers say": up to who says it.
std::uint32_t up_to_speaker(const View& view, const Hit& hit, std::uint32_t last) {
  for (const Attribution& said : view.attributions[hit.sentence]) {
    const bool behind = said.name_begin >= hit.match.end && said.name_begin < said.name_end;
    if (behind) last = std::min(last, said.name_begin);
  }
  return last;
}

/// "the closed border with Niger has cut trade": the trigger tells which border.
bool is_attribute(const Grammar& grammar, const View& view, const Hit& hit,
                  const VerbGroup& group) {
  if (group.tense != Tense::kNone) return false;
  return view.find(hit.match.head + 1, grammar.known.border_noun) != nullptr ||
         view.find(hit.match.head + 1, grammar.known.gate) != nullptr;
}

/// "truckers have blocked the Torkham crossing": a place is what the verb acts on.
bool has_place_as_object(const View& view, const Hit& hit) {
  const std::uint32_t next = hit.match.head + 1;
  const auto& places = view.places[hit.sentence];
  return std::any_of(places.begin(), places.end(), [&](const Place& place) {
    return place.begin == next || (place.begin == next + 1 && is_any<"the", "its">(view, next));
  });
}

/// The class of traffic that the words around a trigger name.
std::optional<Scope> told_scope(const Grammar& grammar, const View& view, const Hit& hit,
                                const VerbGroup& group) {
  const Sentence& sentence = view.sentences[hit.sentence];
  if (const auto column = head_over(grammar, view, hit.sentence, hit.match.head).scope) {
    const auto cell = cell_at(view, hit.sentence, hit.match.head);
    const auto own = scope_in(grammar, view, cell->first, cell->last, true);
    return own ? own : column;
  }
  const ClauseBounds clause = clause_bounds(view, sentence, hit.match.head);
  // What it is open for or closed to stands behind; what passes stands before.
  std::uint32_t reach = std::min(clause.last, hit.match.end + 7);
  const bool shut = hit.rule->state == State::kClosed && hit.rule->kind != RuleKind::kMove;
  for (std::uint32_t i = hit.match.head + 1; i < hit.match.end; ++i) {
    if (is_purpose(view, i) || (shut && view.is(i, "by"))) reach = std::min(reach, i);
  }
  const bool attribute = is_attribute(grammar, view, hit, group);
  for (std::uint32_t i = hit.match.end; i < reach; ++i) {
    const bool comma = view.token(i).mark == ',' && !view.find(i + 1, grammar.known.scope_word);
    const bool verb = attribute && view.find(i, grammar.known.aux) != nullptr;
    if (comma || verb || is_aside(grammar, view, i)) reach = i;
  }
  reach = up_to_speaker(view, hit, reach);
  const std::uint32_t begin = past_relative(view, hit.match.begin, hit.match.head);
  if (const auto scope = scope_in(grammar, view, begin, reach, true)) return scope;
  if (const Annotation* only = only_behind(grammar, view, hit)) {
    constexpr std::uint32_t kClasses = 8;
    const std::uint32_t last = std::min(sentence.last, only->end + kClasses);
    if (const auto scope = scope_in(grammar, view, only->end, last, true)) return scope;
  }
  if (const auto scope = scope_further_on(grammar, view, reach, clause.last)) return scope;
  // The subject of an active verb shuts; it is not what passes.
  const bool acts = hit.rule->kind == RuleKind::kChange && !group.passive && !group.finite_be &&
                    (group.tense == Tense::kPast || has_place_as_object(view, hit));
  // `Trucks: northbound slow`
  constexpr std::uint32_t kLongestLabel = 4;
  const bool label = sentence.label_end <= sentence.first + kLongestLabel &&
                     view.find(sentence.first, grammar.known.scope_word) != nullptr;
  const auto labelled =
      label ? scope_in(grammar, view, sentence.first, sentence.label_end, true) : std::nullopt;
  // "cars may use it, vehicles may not": of nothing but what it names.
  const bool others = hit.rule->kind == RuleKind::kMove &&
                      view.find(hit.match.begin, grammar.known.mover) != nullptr;
  if (acts || others) return labelled;
  std::uint32_t left = std::max(clause.first, hit.match.head > 9 ? hit.match.head - 9 : 0U);
  left = std::max(left, past_relative(view, sentence.first, hit.match.head));
  left = std::max(left, past_speaker(view, hit));
  const auto before = scope_in(grammar, view, left, hit.match.head, false);
  // "soldiers let nobody through": who lets is not who passes.
  const bool lets = is_any<"let", "lets", "letting", "allow", "allowed">(view, hit.match.head);
  if (before == Scope::kMilitary && lets) return labelled;
  return before ? before : labelled;
}

}  // namespace

std::optional<Scope> find_scope(const Grammar& grammar, const View& view, const Hit& hit,
                                const VerbGroup& group) {
  if (hit.rule->scope) return hit.rule->scope;
  const auto told = told_scope(grammar, view, hit, group);
  const bool on_foot = told == Scope::kPassengers && is_walked(view, hit);
  return on_foot ? Scope::kPedestrians : told;
}

namespace {

bool names_class(const Grammar& grammar, const View& view, std::uint32_t first,
                 std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    if (view.find(i, grammar.known.scope_word) != nullptr) return true;
  }
  return false;
}

}  // namespace

/// `only` counts beside a class of traffic: "for trucks only", "only relief cargo".
bool has_only(const Grammar& grammar, const View& view, const Hit& hit) {
  if (hit.rule->only) return true;
  const Sentence& sentence = view.sentences[hit.sentence];
  const ClauseBounds clause = clause_bounds(view, sentence, hit.match.head);
  const std::uint32_t first =
      hit.match.begin > clause.first + 6 ? hit.match.begin - 6 : clause.first;
  const std::uint32_t last = std::min(clause.last, hit.match.end + 7);
  if (const Annotation* only = view.annotations.find_in(first, last, grammar.known.only)) {
    return names_class(grammar, view, only->begin > first + 3 ? only->begin - 3 : first,
                       std::min(only->end + 3, last));
  }
  const Annotation* behind = only_behind(grammar, view, hit);
  return behind != nullptr &&
         names_class(grammar, view, behind->end, std::min(behind->end + 3, sentence.last));
}

namespace {

/// Finds whose act a statement tells, or whose half it means.
class SideReader {
 public:
  SideReader(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group,
             const Bound& bound)
      : grammar_(grammar),
        view_(view),
        hit_(hit),
        group_(group),
        bound_(bound),
        clause_(clause_bounds(view, view.sentences[hit.sentence], hit.match.head)) {}

  [[nodiscard]] Country read() const {
    const Country column = head_over(grammar_, view_, hit_.sentence, hit_.match.head).country;
    if (has(column)) return column;
    for (const Country told : {behind_verb(), before_all(), of_named_half(), of_own_half()}) {
      if (!told.is_none()) return told;
    }
    return is_active() ? subject() : Country();
  }

 private:
  [[nodiscard]] bool has(Country country) const { return bound_.key.has_side(country); }

  /// "by Turkey", "by the Turkish authorities", "from the Iraqi side"; not "closed to traffic from
  /// the Iraqi side".
  [[nodiscard]] Country behind_verb() const {
    const std::uint32_t last = std::min(clause_.last, hit_.match.end + 8);
    for (std::uint32_t i = hit_.match.head; i + 1 < last; ++i) {
      const bool comma = i >= hit_.match.end && view_.token(i).mark == ',';
      if (comma && !is_any<"by", "from">(view_, i + 1)) return {};
      if (!is_any<"by", "from", "on">(view_, i)) continue;
      const bool traffic = view_.is(i, "from") && (view_.is(i - 1, "traffic") || is_scope(i - 1));
      const std::uint32_t at = view_.is(i + 1, "the") ? i + 2 : i + 1;
      const Country told = told_country(grammar_, view_, at);
      const bool side = view_.find(at + 1, grammar_.known.side_noun) != nullptr;
      if (has(told) && !traffic && (view_.is(i, "by") || side)) return told;
    }
    return {};
  }

  /// "On the Turkish side, the gate is shut."
  [[nodiscard]] Country before_all() const {
    const std::uint32_t first = view_.sentences[hit_.sentence].label_end;
    if (!is_any<"on", "from">(view_, first)) return {};
    const std::uint32_t at = view_.is(first + 1, "the") ? first + 2 : first + 1;
    const Country told = told_country(grammar_, view_, at);
    const bool side = view_.find(at + 1, grammar_.known.side_noun) != nullptr;
    const bool near = at + 1 < hit_.match.head && hit_.match.head < at + 14;
    return side && near && has(told) ? told : Country();
  }

  /// "the Jaber side": the name is one half's.
  [[nodiscard]] Country of_named_half() const {
    if (bound_.end <= bound_.begin) return {};
    const auto is_half = [&](std::uint32_t i) {
      return view_.find(i, grammar_.known.side_noun) != nullptr && !view_.is(i, "sides");
    };
    const bool side = is_half(bound_.end) || is_half(bound_.end - 1);
    return side && has(bound_.side) ? bound_.side : Country();
  }

  /// "its own gate", "our side": that of the subject, or of who speaks.
  [[nodiscard]] Country of_own_half() const {
    const std::uint32_t first = clause_.first;
    const std::uint32_t last = std::min(clause_.last, hit_.match.end + 10);
    for (std::uint32_t i = first; i + 1 < last; ++i) {
      if (!is_any<"its", "their", "our", "his", "her", "my">(view_, i)) continue;
      const bool own = view_.is(i + 1, "own");
      const std::uint32_t at = own ? i + 2 : i + 1;
      const bool half = view_.find(at, grammar_.known.side_noun) != nullptr ||
                        (own && view_.find(at, grammar_.known.gate) != nullptr);
      if (!half) continue;
      const Country told = is_active() ? subject() : Country();
      return told.is_none() ? speaker() : told;
    }
    return {};
  }

  [[nodiscard]] Country speaker() const {
    const Attribution* said = find_speaker(view_, hit_);
    const Country home = said != nullptr ? said->country : view_.publisher_country;
    return has(home) ? home : Country();
  }

  /// Whether it is told what someone does, not what is done: "Ugandan officers stamp travellers".
  [[nodiscard]] bool is_active() const {
    if (group_.passive || group_.finite_be) return false;
    if (hit_.rule->kind == RuleKind::kChange) return true;
    if (hit_.rule->kind != RuleKind::kState || group_.tense == Tense::kNone) return false;
    return hit_.rule->state == State::kRestricted || has_near_subject();
  }

  /// A country's name, or its people and one noun, right before the verb.
  [[nodiscard]] bool has_near_subject() const {
    constexpr std::uint32_t kNear = 2;
    const std::uint32_t first =
        std::max(clause_.first, group_.begin - std::min(group_.begin, kNear));
    for (std::uint32_t i = first; i < group_.begin; ++i) {
      const bool joined = i >= 2 && (view_.is(i - 1, "and") || view_.is(i - 2, "and"));
      const bool closed = view_.token(i + 1).kind == Token::Kind::kMark;
      if (joined || closed || is_scope(i + 1)) continue;
      if (has(told_country(grammar_, view_, i))) return true;
    }
    return false;
  }

  /// The subject of an active verb: "Jordan sealed Jaber". Of two countries that act together none.
  [[nodiscard]] Country subject() const {
    const std::uint32_t begin = group_.begin;
    const std::uint32_t first = std::max(clause_.first, begin > 12 ? begin - 12 : 0U);
    if (begin > first && view_.is(begin - 1, "we")) return speaker();
    Country found;
    for (std::uint32_t i = first; i < begin; ++i) {
      const Country told = told_country(grammar_, view_, i);
      if (!has(told) || is_in_place(i) || is_speaker(i) || is_scope(i + 1)) continue;
      if (!found.is_none() && found != told && view_.is(i - 1, "and")) return {};
      if (found.is_none()) found = told;
    }
    return found;
  }

  /// "Lebombo, on the border with Mozambique, stays open": tells where.
  [[nodiscard]] bool is_in_place(std::uint32_t i) const {
    const auto& places = view_.places[hit_.sentence];
    return std::any_of(places.begin(), places.end(), [&](const Place& place) {
      return place.kind != Place::Kind::kRef && i >= place.begin && i < place.end;
    });
  }

  /// "Saudi customs said that the gate opened": who says it does not do it.
  [[nodiscard]] bool is_speaker(std::uint32_t i) const {
    const Attribution* said = find_speaker(view_, hit_);
    return said != nullptr && i >= said->name_begin && i < said->name_end;
  }

  [[nodiscard]] bool is_scope(std::uint32_t i) const {
    return view_.find(i, grammar_.known.scope_word) != nullptr;
  }

  const Grammar& grammar_;
  const View& view_;
  const Hit& hit_;
  const VerbGroup& group_;
  const Bound& bound_;
  ClauseBounds clause_;
};

}  // namespace

Country find_side(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group,
                  const Bound& bound) {
  return SideReader(grammar, view, hit, group, bound).read();
}

Country find_struck_side(const Grammar& grammar, const Bound& bound) {
  if (bound.side.is_none() || bound.end <= bound.begin) return {};
  if (bound.key.country_b().is_none()) return {};
  const auto border = grammar.names_at.find(bound.key.border());
  if (border == grammar.names_at.end()) return {};
  const Country other = bound.key.other_side(bound.side);
  const auto& names = border->second.names();
  const bool both = std::any_of(names.begin(), names.end(), [&](std::uint32_t index) {
    const Grammar::Name& name = grammar.names[index];
    return name.side == other && name.key == bound.key;
  });
  return both ? bound.side : Country();
}

namespace {

/// ", shut since 2013,": told in passing, by the reporter.
bool is_in_passing(const View& view, const Hit& hit) {
  const std::uint32_t head = hit.match.head;
  const auto here = view.annotations.at(head);
  const bool participle = std::any_of(
      here.begin(), here.end(), [](const Annotation& a) { return (a.form & kParticiple) != 0; });
  if (!participle || head == 0 || view.token(head - 1).mark != ',') return false;
  const auto& dates = view.dates[hit.sentence];
  return std::any_of(dates.begin(), dates.end(), [&](const DatePhrase& date) {
    const bool span = date.role == DateRole::kSince ||
                      (date.role == DateRole::kFor && date.unit >= DatePhrase::Unit::kMonth);
    return span && date.begin > head && date.begin <= head + 4;
  });
}

}  // namespace

const Attribution* find_speaker(const View& view, const Hit& hit) {
  if (is_in_passing(view, hit)) return nullptr;
  const Attribution* best = nullptr;
  std::uint32_t best_far = 0;
  for (const Attribution& a : view.attributions[hit.sentence]) {
    if (a.wishes && hit.rule->facet == Facet::kSecurity) continue;
    if (hit.match.head < a.first || hit.match.head >= a.last) continue;
    if (hit.match.head >= a.name_begin && hit.match.head < a.name_end) continue;
    const std::uint32_t far =
        a.verb > hit.match.head ? a.verb - hit.match.head : hit.match.head - a.verb;
    if (best == nullptr || far < best_far) {
      best = &a;
      best_far = far;
    }
  }
  return best;
}

namespace {

std::uint32_t words_between(const View& view, std::uint32_t first, std::uint32_t last) {
  std::uint32_t words = first < last ? 1 : 0;
  for (std::uint32_t i = first + 1; i < last; ++i) words += view.token(i).space ? 1U : 0U;
  return words;
}

}  // namespace

Span find_evidence(const View& view, const Hit& hit, const VerbGroup& group, const Bound& bound) {
  const Sentence& sentence = view.sentences[hit.sentence];
  std::uint32_t first = std::min(hit.match.begin, std::max(group.begin, sentence.first));
  std::uint32_t last = hit.match.end;
  while (words_between(view, first, last) > kMostEvidenceWords && first < hit.match.head) ++first;
  while (words_between(view, first, last) > kMostEvidenceWords && last > hit.match.head + 1) --last;
  const auto widen = [&](std::uint32_t f, std::uint32_t l) {
    f = std::min(f, first);
    l = std::max(l, last);
    if (f < sentence.first || l > sentence.last) return;
    if (words_between(view, f, l) > kMostEvidenceWords) return;
    first = f;
    last = l;
  };
  if (bound.end > bound.begin && bound.begin >= sentence.first && bound.end <= sentence.last) {
    widen(bound.begin, bound.end);
  }
  return {view.token(first).begin, view.token(last - 1).end};
}

}  // namespace maabar::report
