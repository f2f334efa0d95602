// SPDX-License-Identifier: Apache-2.0
#include "report/listed_name.h"

namespace maabar::report {
namespace {

bool is_word(const View& view, ClassId word_class, std::uint32_t begin, std::uint32_t end) {
  const Annotation* word = view.find(begin, word_class);
  return word != nullptr && word->end == end;
}

bool is_plain(const Grammar& grammar, const View& view, std::uint32_t begin, std::uint32_t end) {
  return !is_word(view, grammar.known.common_word, begin, end) &&
         !is_word(view, grammar.known.town_name, begin, end);
}

/// Whether a plain name ends at `end`.
bool ends_plain(const Grammar& grammar, const View& view, std::uint32_t first, std::uint32_t end) {
  constexpr std::uint32_t kLongestName = 4;
  for (std::uint32_t back = 1; back <= kLongestName && end >= first + back; ++back) {
    const Annotation* name = view.find(end - back, grammar.known.crossing_name);
    if (name != nullptr && name->end == end) return is_plain(grammar, view, end - back, end);
  }
  return false;
}

}  // namespace

bool is_list_mark(const View& view, std::uint32_t i) {
  return view.token(i).mark == ',' || view.is(i, "and") || view.is(i, "or");
}

bool is_beside_name(const Grammar& grammar, const View& view, const Sentence& sentence,
                    const Place& place) {
  if (is_word(view, grammar.known.town_name, place.begin, place.end)) return false;
  if (place.end + 1 < sentence.last && is_list_mark(view, place.end)) {
    const Annotation* next = view.find(place.end + 1, grammar.known.crossing_name);
    if (next != nullptr && is_plain(grammar, view, place.end + 1, next->end)) return true;
  }
  if (place.begin < sentence.first + 2 || !is_list_mark(view, place.begin - 1)) return false;
  const bool bracket = view.token(place.begin - 2).mark == ')';
  return ends_plain(grammar, view, sentence.first, place.begin - (bracket ? 2U : 1U));
}

bool is_given_name(const View& view, const Sentence& sentence, std::uint32_t begin,
                   std::uint32_t end) {
  const bool title = sentence.kind == BlockKind::kTitle;
  if (end != begin + 1 || end >= sentence.last || title) return false;
  const Token& next = view.token(end);
  return next.capital && !next.upper && !next.joined && next.word == 0 &&
         view.annotations.at(end).empty();
}

bool tells_where_it_lies(const View& view, const std::vector<Place>& places) {
  if (places.size() < 2) return false;
  const Place& named = places[places.size() - 2];
  const Place& inner = places.back();
  const auto is_one = [](const Place& p) {
    return p.kind == Place::Kind::kCrossing && p.keys.size() == 1;
  };
  if (!is_one(named) || !is_one(inner) || named.provisional) return false;
  const bool bracketed = inner.begin == named.end + 1 && view.token(named.end).mark == '(' &&
                         view.token(inner.end).mark == ')';
  const CrossingKey& key = named.keys.front();
  return bracketed && inner.keys.front() != key && inner.keys.front().has_side(key.country_a()) &&
         inner.keys.front().has_side(key.country_b());
}

}  // namespace maabar::report
