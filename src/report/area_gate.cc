// SPDX-License-Identifier: Apache-2.0
#include "report/area_gate.h"

#include <string>
#include <utility>

namespace maabar::report {
namespace {

/// The folded words of a name in capitals, as `ez` in `Deir ez-Zor`; moves `at` behind it.
std::string take_name(const View& view, const Sentence& sentence, std::uint32_t& at) {
  std::string name;
  for (; at < sentence.last && view.token(at).kind == Token::Kind::kWord; ++at) {
    const bool tied =
        view.token(at).joined || (at + 1 < sentence.last && view.token(at + 1).joined);
    const bool inner = !name.empty() && tied;
    if (!view.token(at).capital && !inner) break;
    name += (name.empty() ? "" : " ") + std::string(view.folded(at));
  }
  return name;
}

}  // namespace

std::optional<Place> find_ends(const Grammar& grammar, const View& view, const Sentence& sentence,
                               std::uint32_t begin, std::uint32_t at) {
  for (const Annotation& a : view.annotations.at(at)) {
    if (a.word_class != grammar.known.crossing_name || !view.is(a.end, "and")) continue;
    for (const Annotation& b : view.annotations.at(a.end + 1)) {
      if (b.word_class != grammar.known.crossing_name || b.end > sentence.last) continue;
      const CrossingKey& key = grammar.names[a.payload].key;
      if (grammar.names[b.payload].key != key) continue;
      Place place;
      place.begin = begin;
      place.end = b.end;
      place.keys = {key};
      return place;
    }
  }
  return std::nullopt;
}

std::optional<Place> find_gate_between(const Grammar& grammar, const View& view,
                                       const Sentence& sentence, std::uint32_t begin,
                                       const Annotation& gate) {
  if (!view.is(gate.end, "between") || grammar.value(gate) == "many") return std::nullopt;
  std::uint32_t at = gate.end + 1;
  if (at < sentence.last) {
    if (auto ends = find_ends(grammar, view, sentence, begin, at)) return ends;
  }
  std::string first = take_name(view, sentence, at);
  if (first.empty() || at >= sentence.last || !view.is(at, "and")) return std::nullopt;
  std::string second = take_name(view, sentence, ++at);
  if (second < first) std::swap(first, second);
  const auto found = grammar.between_areas.find({first, second});
  if (found == grammar.between_areas.end() || found->second.is_none()) return std::nullopt;
  Place place;
  place.begin = begin;
  place.end = at;
  place.keys = {found->second};
  return place;
}

bool is_one_gate(const Grammar& grammar, const Annotation& gate) {
  return gate.word_class == grammar.known.gate && grammar.value(gate) != "many";
}

void note_gate(const Grammar& grammar, const View& view, const Sentence& sentence,
               const Annotation& gate, Place& border) {
  constexpr std::uint32_t kMostAdjectives = 4;
  if (!is_one_gate(grammar, gate)) return;
  for (std::uint32_t i = gate.begin; i > sentence.first && i + kMostAdjectives >= gate.begin;) {
    --i;
    const bool none =
        view.token(i).kind == Token::Kind::kMark ||
        is_any<"no", "any", "every", "each", "another", "other", "new", "second", "third", "fourth",
               "additional", "further", "neither", "either">(view, i);
    if (none) return;
    const bool known = is_any<"the", "this", "that", "its", "their">(view, i);
    if (!known && !is_any<"a", "an">(view, i)) continue;
    border.one_gate = border.one_gate || known;
    border.named_next = true;
    return;
  }
}

void note_gates(const Grammar& grammar, const View& view, const Sentence& sentence,
                const Annotation& gate, Place& border) {
  note_gate(grammar, view, sentence, gate, border);
  const std::uint32_t begin = border.begin;
  const std::uint32_t at = begin > sentence.first && view.is(begin - 1, "the") ? begin - 1 : begin;
  if (at < sentence.first + 2 || (!view.is(at - 1, "on") && !view.is(at - 1, "along"))) return;
  const Annotation* on = view.find(at - 2, grammar.known.gate);
  if (on != nullptr && on->end == at - 1) note_gate(grammar, view, sentence, *on, border);
}

std::uint32_t over_area(const View& view, std::uint32_t at) {
  constexpr std::uint32_t kMostWords = 3;
  std::uint32_t end = at;
  while (end < at + kMostWords && view.token(end).capital) ++end;
  return end > at && view.is(end, "in") ? end + 1 : at;
}

}  // namespace maabar::report
