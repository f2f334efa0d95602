// SPDX-License-Identifier: Apache-2.0
#include "report/circumstance.h"

#include <algorithm>

namespace maabar::report {
namespace {

constexpr std::uint32_t kMostEvidenceWords = 12;

/// Scope words between two tokens, the nearest to the head first.
std::optional<Scope> scope_in(const Grammar& grammar, const View& view, std::uint32_t first,
                              std::uint32_t last, bool from_left) {
  std::optional<Scope> found;
  for (std::uint32_t i = first; i < last; ++i) {
    const Annotation* word = view.find(i, grammar.known.scope_word);
    if (word == nullptr || word->end > last) continue;
    const auto scope = parse_scope(grammar.value(*word));
    if (!scope) continue;
    if (found && *found != *scope) {
      // "people and goods", "travellers and freight": no limit.
      const bool joined = view.is(i - 1, "and") || view.is(i - 1, "or");
      if (joined) return Scope::kAll;
      if (from_left) break;
    }
    found = *scope;
    i = word->end - 1;
  }
  return found;
}

}  // namespace

namespace {

/// "barricaded with containers", "blocked by lorries", "after a convoy was hit": not what passes.
bool is_aside(const View& view, std::uint32_t i) {
  return view.is(i, "with") || view.is(i, "by") || view.is(i, "after") || view.is(i, "amid") ||
         view.is(i, "during") || view.is(i, "when") || view.is(i, "because");
}

}  // namespace

std::optional<Scope> find_scope(const Grammar& grammar, const View& view, const Hit& hit,
                                const VerbGroup& group) {
  if (hit.rule->scope) return hit.rule->scope;
  const Sentence& sentence = view.sentences[hit.sentence];
  const ClauseBounds clause = clause_bounds(grammar, view, sentence, hit.match.head);
  // What it is open for or closed to stands behind; what passes stands before.
  std::uint32_t reach = std::min(clause.last, hit.match.end + 7);
  for (std::uint32_t i = hit.match.end; i < reach; ++i) {
    const bool comma = view.token(i).mark == ',' && !view.find(i + 1, grammar.known.scope_word);
    if (comma || is_aside(view, i)) reach = i;
  }
  if (const auto scope = scope_in(grammar, view, hit.match.begin, reach, true)) return scope;
  // The subject of an active verb shuts; it is not what passes.
  const bool acts = hit.rule->kind == RuleKind::kChange && !group.passive && !group.finite_be &&
                    group.tense == Tense::kPast;
  if (acts) return std::nullopt;
  const std::uint32_t left = std::max(clause.first, hit.match.head > 9 ? hit.match.head - 9 : 0U);
  return scope_in(grammar, view, left, hit.match.head, false);
}

bool has_only(const Grammar& grammar, const View& view, const Hit& hit) {
  if (hit.rule->only) return true;
  const Sentence& sentence = view.sentences[hit.sentence];
  const ClauseBounds clause = clause_bounds(grammar, view, sentence, hit.match.head);
  const std::uint32_t first =
      hit.match.begin > clause.first + 6 ? hit.match.begin - 6 : clause.first;
  const std::uint32_t last = std::min(clause.last, hit.match.end + 7);
  const Annotation* only = view.annotations.find_in(first, last, grammar.known.only);
  if (only == nullptr) return false;
  // "only" counts beside a scope word: "for trucks only", "only relief cargo".
  for (std::uint32_t i = only->begin > first + 3 ? only->begin - 3 : first;
       i < std::min(only->end + 3, last); ++i) {
    if (view.find(i, grammar.known.scope_word) != nullptr) return true;
  }
  return false;
}

Direction find_direction(const Grammar& grammar, const View& view, const Hit& hit,
                         const CrossingKey& key) {
  if (!key.is_crossing() && key.kind() != CrossingKey::Kind::kPair) return {};
  const Sentence& sentence = view.sentences[hit.sentence];
  const ClauseBounds clause = clause_bounds(grammar, view, sentence, hit.match.head);
  for (std::uint32_t i = clause.first; i + 1 < clause.last; ++i) {
    const bool into = view.is(i, "into") || view.is(i, "enter") || view.is(i, "entering") ||
                      view.is(i, "entered") || view.is(i, "towards");
    const bool out = view.is(i, "leaving") || view.is(i, "leave") || view.is(i, "left");
    if (!into && !out) continue;
    std::uint32_t at = view.is(i + 1, "the") ? i + 2 : i + 1;
    const Annotation* country = view.find(at, grammar.known.country);
    if (country == nullptr) continue;
    const Country told = grammar.countries[country->payload];
    if (!key.has_side(told)) continue;
    const Country other = key.other_side(told);
    return into ? Direction{other, told} : Direction{told, other};
  }
  return {};
}

Country find_side(const Grammar& grammar, const View& view, const Hit& hit, const VerbGroup& group,
                  const Bound& bound) {
  const CrossingKey& key = bound.key;
  const Sentence& sentence = view.sentences[hit.sentence];
  const ClauseBounds clause = clause_bounds(grammar, view, sentence, hit.match.head);
  const auto country_at = [&](std::uint32_t i) {
    for (const ClassId word_class : {grammar.known.country, grammar.known.nation}) {
      if (const Annotation* a = view.find(i, word_class)) return grammar.countries[a->payload];
    }
    return Country();
  };
  // "by Turkey", "by the Turkish authorities", "from the Iraqi side".
  for (std::uint32_t i = hit.match.head; i + 1 < std::min(clause.last, hit.match.end + 8); ++i) {
    const bool by = view.is(i, "by") || view.is(i, "from") || view.is(i, "on");
    if (!by) continue;
    const std::uint32_t at = view.is(i + 1, "the") ? i + 2 : i + 1;
    const Country told = country_at(at);
    const bool side = view.find(at + 1, grammar.known.side_noun) != nullptr;
    if (key.has_side(told) && (view.is(i, "by") || side)) return told;
  }
  if (group.passive || group.finite_be || hit.rule->kind != RuleKind::kChange) return {};
  // The subject of an active verb: "Jordan sealed Jaber".
  const std::uint32_t first = std::max(clause.first, group.begin > 12 ? group.begin - 12 : 0U);
  for (std::uint32_t i = first; i < group.begin; ++i) {
    const Country told = country_at(i);
    if (!key.has_side(told)) continue;
    const bool inside = bound.end > bound.begin && i >= bound.begin && i < bound.end;
    if (!inside) return told;
  }
  return {};
}

const Attribution* find_speaker(const View& view, const Hit& hit) {
  const Attribution* best = nullptr;
  std::uint32_t best_far = 0;
  for (const Attribution& a : view.attributions[hit.sentence]) {
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
