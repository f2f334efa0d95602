// SPDX-License-Identifier: Apache-2.0
#include "report/pronoun_finder.h"

#include <algorithm>
#include <array>

#include "report/country_words.h"

namespace maabar::report {
namespace {

/// `both governments`, `both Torkham and Chaman`, `the two states`: no pronoun.
bool qualifies(const Grammar& grammar, const View& view, const Sentence& sentence,
               std::uint32_t at) {
  static constexpr std::array<std::string_view, 7> kBehind = {"of", "to",  "in",   "for",
                                                              "on", "and", "since"};
  if (at >= sentence.last || view.token(at).kind != Token::Kind::kWord) return false;
  if (view.token(at).capital) return true;
  if (is_any<"states", "ends", "sides", "halves", "banks">(view, at)) return true;
  for (const Annotation& a : view.annotations.at(at)) {
    const ClassId c = a.word_class;
    if (c == grammar.known.aux || c == grammar.known.adverb || a.form != 0) return false;
    if (c == grammar.known.shut_word || c == grammar.known.live_word) return false;
  }
  return std::find(kBehind.begin(), kBehind.end(), view.folded(at)) == kBehind.end();
}

/// `Neither was closed`; `was neither closed nor cut` denies, and points to nothing.
bool begins_clause(const View& view, const Sentence& sentence, std::uint32_t begin) {
  return begin == sentence.first || view.token(begin - 1).kind == Token::Kind::kMark ||
         view.is(begin - 1, "and") || view.is(begin - 1, "but") || view.is(begin - 1, "that");
}

/// `stopped all traffic there`; `there is`, `there were` and `is there` tell no place.
bool is_at_place(const Grammar& grammar, const View& view, const Sentence& sentence,
                 std::uint32_t begin) {
  if (begin == sentence.first || view.find(begin - 1, grammar.known.aux) != nullptr) return false;
  if (view.token(begin - 1).kind == Token::Kind::kMark) return false;
  const std::uint32_t next = begin + 1;
  return next >= sentence.last || (view.find(next, grammar.known.aux) == nullptr &&
                                   view.find(next, grammar.known.stay) == nullptr);
}

/// `the other is closed`, `the first remains open`, `the second closed`; not `the other day`, `the
/// first to go`.
bool is_subject(const Grammar& grammar, const View& view, const Sentence& sentence,
                std::uint32_t at) {
  static constexpr std::array<std::string_view, 7> kVerbs = {"is",      "was",   "has", "had",
                                                             "remains", "stays", "will"};
  if (at >= sentence.last) return false;
  for (const ClassId state : {grammar.known.v_open, grammar.known.v_close}) {
    const Annotation* verb = view.find(at, state);
    const bool ends = verb != nullptr && (verb->end >= sentence.last ||
                                          view.token(verb->end).kind == Token::Kind::kMark);
    if (ends) return true;
  }
  return std::find(kVerbs.begin(), kVerbs.end(), view.folded(at)) != kVerbs.end();
}

/// Whether a word for those who pass stands before `they`, and no crossing nearer to it.
bool stands_for_movers(const Grammar& grammar, const View& view, const Sentence& sentence,
                       std::uint32_t begin) {
  const KnownClasses& k = grammar.known;
  for (std::uint32_t i = begin; i > sentence.first;) {
    --i;
    for (const Annotation& a : view.annotations.at(i)) {
      const ClassId c = a.word_class;
      if (c == k.gate || c == k.crossing_name || c == k.border_noun) return false;
      if ((c == k.scope_word || c == k.mover || c == k.person_word) &&
          view.folded(i).ends_with('s')) {
        return true;
      }
    }
  }
  return false;
}

/// `All are open`; `all were turned away` is said of people.
bool stands_for_gates(const Grammar& grammar, const View& view, const Sentence& sentence,
                      std::uint32_t at) {
  static constexpr std::array<std::string_view, 5> kPeople = {"turned", "sent", "refused",
                                                              "allowed", "told"};
  if (at + 1 >= sentence.last || view.find(at, grammar.known.aux) == nullptr) return false;
  return std::find(kPeople.begin(), kPeople.end(), view.folded(at + 1)) == kPeople.end();
}

/// `it said`, `they would like`, `it has repeatedly denied`: those who speak or wish; no crossing.
bool is_speaker(const Grammar& grammar, const View& view, const Sentence& sentence,
                std::uint32_t begin) {
  const KnownClasses& k = grammar.known;
  std::uint32_t at = begin + 1;
  while (at < sentence.last && view.find(at, k.say) == nullptr &&
         (view.find(at, k.adverb) != nullptr || is_any<"has", "have", "had", "will">(view, at)))
    ++at;
  return at < sentence.last &&
         (view.find(at, k.say) != nullptr || view.find(at, k.hope) != nullptr);
}

/// `asked governments to reopen them`: gates or borders; `blocked them` is said of people.
bool is_opened_or_shut(const Grammar& grammar, const View& view, const Sentence& sentence,
                       std::uint32_t begin) {
  if (!view.is(begin, "them") || begin == sentence.first) return false;
  return view.find(begin - 1, grammar.known.v_open) != nullptr ||
         is_any<"close", "closed", "closes", "closing", "shut", "seal", "sealed">(view, begin - 1);
}

}  // namespace

std::optional<Place> find_pronoun(const Grammar& grammar, const View& view,
                                  const Sentence& sentence, std::uint32_t begin) {
  if (is_opened_or_shut(grammar, view, sentence, begin) &&
      !stands_for_movers(grammar, view, sentence, begin)) {
    Place them;
    them.kind = Place::Kind::kRef;
    them.pronoun = true;
    them.plural = true;
    them.begin = begin;
    them.end = begin + 1;
    return them;
  }
  const Annotation* word = view.find(begin, grammar.known.pronoun);
  if (word == nullptr || word->end > sentence.last) return std::nullopt;
  const std::string& value = grammar.value(*word);
  const bool they = view.is(begin, "they");
  const bool whole = they || view.is(word->end - 1, "them");
  if (value == "many" && !whole && qualifies(grammar, view, sentence, word->end)) {
    return std::nullopt;
  }
  if (view.is(begin, "all") && word->end == begin + 1 &&
      !stands_for_gates(grammar, view, sentence, word->end)) {
    return std::nullopt;
  }
  // "claimed by both": those who do it
  if (value == "many" && begin > sentence.first && view.is(begin - 1, "by")) return std::nullopt;
  // "the bridge itself" is the bridge
  if (view.is(begin, "itself") && begin > sentence.first &&
      view.find(begin - 1, grammar.known.gate) != nullptr)
    return std::nullopt;
  if (view.is(begin, "neither") && !begins_clause(view, sentence, begin)) return std::nullopt;
  if (view.is(begin, "there") && !is_at_place(grammar, view, sentence, begin)) return std::nullopt;
  if (they && stands_for_movers(grammar, view, sentence, begin)) return std::nullopt;
  if ((they || view.is(begin, "it")) && is_speaker(grammar, view, sentence, begin))
    return std::nullopt;
  const bool other = value == "other";
  const bool counted = view.is(word->end - 1, "first") || view.is(word->end - 1, "second");
  if ((other || counted) && !is_subject(grammar, view, sentence, word->end)) return std::nullopt;
  Place place;
  place.other = other;
  place.kind = Place::Kind::kRef;
  place.pronoun = true;
  place.begin = begin;
  place.end = word->end;
  place.plural = value == "many";
  place.former = value == "former";
  place.latter = value == "latter";
  return place;
}

}  // namespace maabar::report
