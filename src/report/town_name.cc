// SPDX-License-Identifier: Apache-2.0
#include "report/town_name.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "report/country_words.h"
#include "report/listed_name.h"

namespace maabar::report {
namespace {

/// Whether the other end of the same crossing stands beside it.
bool has_far_end(const Grammar& grammar, const View& view, const Sentence& sentence,
                 const Place& place) {
  constexpr std::uint32_t kReach = 4;
  const std::uint32_t first = place.begin > kReach ? place.begin - kReach : 0;
  for (std::uint32_t i = std::max(first, sentence.first);
       i < std::min(place.end + kReach, sentence.last); ++i) {
    if (i >= place.begin && i < place.end) continue;
    for (const Annotation& a : view.annotations.at(i)) {
      if (a.word_class != grammar.known.crossing_name) continue;
      const CrossingKey& key = grammar.names[a.payload].key;
      if (std::find(place.keys.begin(), place.keys.end(), key) != place.keys.end()) return true;
    }
  }
  return false;
}

/// `soldiers were sent to Pisiga`: where they stand is the crossing.
bool is_sent(const Grammar& grammar, const View& view, const Sentence& sentence, std::uint32_t to) {
  static constexpr std::array<std::string_view, 8> kSent = {
      "sent", "sends", "send", "deployed", "rushed", "dispatched", "moved", "ordered"};
  constexpr std::uint32_t kReach = 8;
  const std::uint32_t first = std::max(sentence.first + kReach, to) - kReach;
  for (std::uint32_t i = first; i < to; ++i) {
    if (!is_one_of(kSent, view.folded(i))) continue;
    const auto is_force = [&](std::uint32_t at) {
      return view.find(at, grammar.known.s_force) != nullptr;
    };
    for (std::uint32_t at = sentence.first; at < to; ++at) {
      if (is_force(at)) return true;
    }
  }
  return false;
}

/// `the closure of Busia` is its gate's.
constexpr std::array<std::string_view, 11> kActs = {
    "closure",  "reopening",  "opening", "closing",  "shutdown",  "blockade",
    "blocking", "resumption", "sealing", "shutting", "unblocking"};

/// `in Busia`, `from Busia and Malaba`; `as for Busia` and `the crossing to Busia` are none.
bool is_town_before(const Grammar& grammar, const View& view, const Sentence& sentence,
                    const Place& place) {
  static constexpr std::array<std::string_view, 15> kTown = {
      "in",     "from", "near", "outside", "around",  "of",  "between", "inside",
      "beyond", "to",   "into", "toward",  "towards", "for", "with"};
  std::uint32_t at = place.begin;
  // "of the standoff in Doklam, Nathu La was shut" is no list.
  const bool subject = at > sentence.first && view.token(at - 1).mark == ',' &&
                       view.find(place.end, grammar.known.aux) != nullptr;
  while (!subject && at > sentence.first + 1 && is_list_mark(view, at - 1) &&
         view.token(at - 2).capital && view.find(at - 2, grammar.known.country) == nullptr) {
    for (--at; at > sentence.first && view.token(at - 1).capital;) --at;
  }
  if (at == sentence.first) return false;
  const bool more = at > sentence.first + 1;
  if (more && view.is(at - 1, "for") && view.is(at - 2, "as")) return false;
  if (more && view.is(at - 1, "to") &&
      (view.find(at - 2, grammar.known.gate) != nullptr || is_sent(grammar, view, sentence, at))) {
    return false;
  }
  if (more && view.is(at - 1, "of") && is_one_of(kActs, view.folded(at - 2))) return false;
  if (view.is(at - 1, "between") && has_far_end(grammar, view, sentence, place)) return false;
  return std::find(kTown.begin(), kTown.end(), view.folded(at - 1)) != kTown.end();
}

/// No possessive, and none of those who live or work there: `Namanga traders`.
bool is_free_behind(const Grammar& grammar, const View& view, const Sentence& sentence,
                    std::uint32_t at) {
  if (at >= sentence.last || view.token(at).kind == Token::Kind::kMark) return true;
  if (view.token(at).possessive) return false;
  if (view.folded(at) == "s" && view.token(at - 1).possessive) return false;
  const KnownClasses& known = grammar.known;
  const std::array<ClassId, 4> people = {known.scope_word, known.person_word, known.office,
                                         known.force};
  return std::none_of(people.begin(), people.end(), [&](ClassId word_class) {
    const Annotation* found = view.find(at, word_class);
    return found != nullptr && found->end <= sentence.last;
  });
}

}  // namespace

bool stands_for_crossing(const Grammar& grammar, const View& view, const Sentence& sentence,
                         const Place& place) {
  if (!view.speaks_of_borders) return false;
  return !is_town_before(grammar, view, sentence, place) &&
         is_free_behind(grammar, view, sentence, place.end);
}

bool is_between_ends(const Grammar& grammar, const View& view, const Sentence& sentence,
                     const Place& place) {
  constexpr std::uint32_t kReach = 6;
  if (!has_far_end(grammar, view, sentence, place)) return false;
  for (std::uint32_t i = place.begin; i > sentence.first && i + kReach > place.begin; --i) {
    if (view.is(i - 1, "between")) return true;
    if (view.token(i - 1).kind == Token::Kind::kMark) return false;
  }
  return false;
}

bool is_told_at_border(const Grammar& grammar, const View& view, const Sentence& sentence,
                       std::uint32_t begin) {
  if (begin < sentence.first + 4 || !view.is(begin - 1, "at")) return false;
  return view.find(begin - 2, grammar.known.country) != nullptr && view.is(begin - 3, "with") &&
         view.find(begin - 4, grammar.known.border_noun) != nullptr;
}

bool is_passed_at(const View& view, const Sentence& sentence, const Place& place) {
  const std::uint32_t begin = place.begin;
  if (!view.speaks_of_borders || sentence.kind == BlockKind::kTitle) return false;
  if (begin < sentence.first + 2 || !view.token(begin).capital) return false;
  if (place.end < sentence.last && view.token(place.end).capital) return false;
  if (place.end < sentence.last && view.token(place.end).possessive) return false;
  return is_any<"at", "through", "via">(view, begin - 1) ||
         (view.is(begin - 1, "of") && view.is(begin - 2, "way"));
}

bool tells_one_more(const Grammar& grammar, const View& view, const Sentence& sentence,
                    std::uint32_t end) {
  if (end <= sentence.first || !view.speaks_of_borders) return false;
  const bool another = view.is(end - 1, "another");
  const bool counted = view.find(end - 1, grammar.dates.ordinal) != nullptr &&
                       end >= sentence.first + 2 &&
                       (view.is(end - 2, "a") || view.is(end - 2, "the"));
  return another || counted;
}

bool is_gate_apposed(const Grammar& grammar, const View& view, const Sentence& sentence,
                     const Place& place) {
  std::uint32_t at = place.begin;
  if (at > sentence.first && view.is(at - 1, "the")) --at;
  if (at < sentence.first + 2 || view.token(at - 1).mark != ',') return false;
  std::uint32_t end = at - 1;
  // "A fifth, Vrbica, was opened"
  if (tells_one_more(grammar, view, sentence, end)) return true;
  // "its gate to Zambia, Katima Mulilo"
  constexpr std::uint32_t kLongestCountry = 3;
  for (std::uint32_t back = 1; back <= kLongestCountry && end > sentence.first + back + 1; ++back) {
    const Annotation* country = view.find(end - back, grammar.known.country);
    const bool leads = country != nullptr && country->end == end &&
                       (view.is(end - back - 1, "to") || view.is(end - back - 1, "with"));
    if (!leads) continue;
    end -= back + 1;
    break;
  }
  const Annotation* gate = view.find(end - 1, grammar.known.gate);
  if (gate == nullptr || gate->end != end) return false;
  // "closed two of six crossings with Belarus, Sumskas and Tverecius"
  return grammar.value(*gate) != "many" ||
         (view.is(place.end, "and") && view.token(place.end + 1).capital);
}

}  // namespace maabar::report
