// SPDX-License-Identifier: Apache-2.0
#include "report/stranger.h"

#include <algorithm>
#include <array>

namespace maabar::report {
namespace {

/// Words of no class that are no noun, or nouns that stand for a crossing or a border.
constexpr auto kNoStranger = std::to_array<std::string_view>(
    {"a",         "an",         "and",      "or",        "of",      "as",     "at",
     "by",        "for",        "from",     "in",        "on",      "to",     "with",
     "s",         "be",         "this",     "these",     "such",    "some",   "any",
     "each",      "one",        "ones",     "others",    "rest",    "all",    "remainder",
     "something", "everything", "more",     "most",      "many",    "few",    "no",
     "road",      "roads",      "route",    "link",      "passage", "span",   "way",
     "track",     "highway",    "frontier", "countries", "thing",   "region", "provinces"});

constexpr auto kBeforeObject = std::to_array<std::string_view>(
    {"the", "a", "an", "its", "their", "his", "her", "our", "own", "new", "old", "another", "two",
     "three", "entire", "whole", "last"});

constexpr auto kWhere =
    std::to_array<std::string_view>({"on", "at", "near", "along", "beside", "outside"});

/// A noun that no class has; behind an article also one that is a verb elsewhere: `the station`.
bool is_stranger(const View& view, std::uint32_t i) {
  const Token& token = view.token(i);
  if (token.kind != Token::Kind::kWord || token.capital || token.upper) return false;
  if (is_one_of(kNoStranger, view.folded(i))) return false;
  const auto known = view.annotations.at(i);
  const bool article = i > 0 && (view.is(i - 1, "the") || view.is(i - 1, "a"));
  return known.empty() || (article && std::all_of(known.begin(), known.end(),
                                                  [](const auto& a) { return a.form != 0; }));
}

/// The last word of what a verb group is told of: of `a zone on the border`, the zone.
std::uint32_t subject_end(const View& view, const Hit& hit, const VerbGroup& group,
                          std::uint32_t first) {
  std::uint32_t end = group.begin;
  for (const Place& place : view.places[hit.sentence]) {
    if (place.end != group.begin || place.begin <= first) continue;
    const std::uint32_t before = view.is(place.begin - 1, "the") ? place.begin - 1 : place.begin;
    if (before > first && is_one_of(kWhere, view.folded(before - 1))) end = before - 1;
  }
  return end;
}

/// `closed its mills`, `reopen them`: what stands behind an active verb.
bool acts_on_stranger(const View& view, const Hit& hit, std::uint32_t last) {
  constexpr std::uint32_t kReach = 6;
  const std::uint32_t first = hit.match.head + 1;
  if (first < last && first >= hit.match.end && view.is(first, "them")) return true;
  for (std::uint32_t i = first; i < std::min(last, first + kReach); ++i) {
    if (is_one_of(kBeforeObject, view.folded(i))) continue;
    const bool noun = i > first || view.folded(i).ends_with("s");
    return noun && is_stranger(view, i);
  }
  return false;
}

/// `opened new routes, and Georgia denies that it helps`: the pronoun is not what was opened.
bool is_pronoun_behind(const View& view, const Hit& hit, const Bound& bound) {
  const auto& places = view.places[hit.sentence];
  return std::any_of(places.begin(), places.end(), [&](const Place& place) {
    return place.pronoun && place.begin == bound.begin && place.begin > hit.match.head + 1;
  });
}

/// `Es Sider, a large export port, has stopped`: a name of two words that is nothing known.
bool begins_with_stranger(const Grammar& grammar, const View& view, const Sentence& sentence,
                          std::uint32_t verb) {
  std::uint32_t end = sentence.first;
  while (end < verb && view.token(end).kind == Token::Kind::kWord && view.token(end).capital &&
         !view.token(end).upper && view.annotations.at(end).empty()) {
    ++end;
  }
  if (end < sentence.first + 2) return false;
  if (end < verb && view.token(end).mark == ',') {
    for (++end; end < verb && view.token(end).mark != ',';) ++end;
    ++end;
  }
  return end == verb || (end + 1 == verb && view.find(end, grammar.known.aux) != nullptr);
}

}  // namespace

bool tells_of_a_stranger(const Grammar& grammar, const View& view, const Hit& hit,
                         const VerbGroup& group, const Bound& bound) {
  const Sentence& sentence = view.sentences[hit.sentence];
  const bool state = hit.rule->kind == RuleKind::kState;
  if (bound.begin == bound.end && begins_with_stranger(grammar, view, sentence, group.begin))
    return true;
  if (!state && hit.rule->kind != RuleKind::kChange) return false;
  if (hit.match.begin < group.begin) return false;
  const bool inherited = bound.begin == bound.end;
  const bool active = !state && !group.passive && !group.finite_be && !group.stays;
  const bool loose = inherited || is_pronoun_behind(view, hit, bound);
  if (loose && active && acts_on_stranger(view, hit, sentence.last)) return true;
  const std::uint32_t end = subject_end(view, hit, group, sentence.first);
  const bool beside = bound.end == group.begin && end < group.begin;
  if (!inherited && !beside) return false;
  return end > sentence.first && is_stranger(view, end - 1);
}

}  // namespace maabar::report
