// SPDX-License-Identifier: Apache-2.0
#include "report/told_border.h"

#include <algorithm>
#include <array>

namespace maabar::report {
namespace {

/// `CR` or `NI` of `(CR/NI)`.
Told code_at(const View& view, std::uint32_t i) {
  const Token& token = view.token(i);
  if (!token.upper || token.end - token.begin != 2 || i == 0) return {};
  const auto slash = [&](std::uint32_t at) {
    return at < view.text.tokens.size() && view.token(at).mark == '/';
  };
  const auto bracket = [&](std::uint32_t at, char mark) {
    return at < view.text.tokens.size() && view.token(at).mark == mark;
  };
  const bool first = bracket(i - 1, '(') && slash(i + 1) && bracket(i + 3, ')');
  const bool second = slash(i - 1) && bracket(i + 1, ')');
  if (!first && !second) return {};
  const auto country = Country::parse(view.bytes(i, i + 1));
  return country ? Told{*country, i, i + 1} : Told();
}

std::vector<Told> countries_of(const Grammar& grammar, const View& view, const Sentence& sentence) {
  std::vector<Told> found;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    Told told = country_at(grammar, view, i);
    if (told.country.is_none()) told = code_at(view, i);
    if (told.country.is_none()) continue;
    found.push_back(told);
    i = told.end - 1;
  }
  return found;
}

/// `Iran-Afghanistan`, `Iran and Afghanistan`, `Iran/Afghanistan`, `Iran's border with Iraq`.
bool side_by_side(const Grammar& grammar, const View& view, const Told& a, const Told& b) {
  static constexpr std::array<std::string_view, 8> kLinks = {"and", "with", "from", "to",
                                                             "the", "into", "s",    "its"};
  if (b.begin > a.end + 6) return false;
  for (std::uint32_t i = a.end; i < b.begin; ++i) {
    const char mark = view.token(i).mark;
    const bool link = mark == '-' || mark == '/' ||
                      std::find(kLinks.begin(), kLinks.end(), view.folded(i)) != kLinks.end() ||
                      view.find(i, grammar.known.border_noun) != nullptr ||
                      view.find(i, grammar.known.gate) != nullptr;
    if (!link) return false;
  }
  return true;
}

int weight_of(const Sentence& sentence) { return sentence.kind == BlockKind::kTitle ? 2 : 1; }

}  // namespace

Told country_at(const Grammar& grammar, const View& view, std::uint32_t i) {
  const std::uint64_t bits =
      Annotations::class_bits_of({grammar.known.country, grammar.known.nation});
  if ((view.annotations.class_bits(i) & bits) == 0) return {};
  for (const Annotation& a : view.annotations.at(i)) {
    if (a.word_class == grammar.known.country || a.word_class == grammar.known.nation) {
      return {grammar.countries[a.payload], i, a.end};
    }
  }
  return {};
}

Pair pair_in(const Grammar& grammar, const View& view, const Sentence& sentence, std::uint32_t at,
             const Counts* counts) {
  const std::vector<Told> told = countries_of(grammar, view, sentence);
  Pair best;
  std::uint32_t best_far = 0;
  int best_weight = 0;
  for (std::size_t i = 0; i + 1 < told.size(); ++i) {
    for (std::size_t j = i + 1; j < std::min(told.size(), i + 4); ++j) {
      const Told& a = told[i];
      const Told& b = told[j];
      if (!grammar.are_neighbours(a.country, b.country)) continue;
      const int strength = j == i + 1 && side_by_side(grammar, view, a, b) ? 3 : 2;
      const int weight = counts == nullptr || strength == 3
                             ? 0
                             : std::min(counts->at(a.country), counts->at(b.country));
      const std::uint32_t far = a.begin >= at ? a.begin - at : at > b.end ? at - b.end : 0;
      const bool better = best.key.is_none() || strength > best.strength ||
                          (strength == best.strength &&
                           (weight > best_weight || (weight == best_weight && far < best_far)));
      if (!better) continue;
      best = {CrossingKey::pair(a.country, b.country), strength};
      best_far = far;
      best_weight = weight;
    }
  }
  return best;
}

Pair pair_above(const Grammar& grammar, const View& view, const Sentence& sentence) {
  constexpr std::uint32_t kLongest = 8;
  constexpr int kFarthest = 30;
  const Sentence* s = &sentence;
  for (int steps = 0; steps < kFarthest && s != view.sentences.data(); ++steps) {
    --s;
    if (s->block != sentence.block) break;
    if (s->last - s->first > kLongest) continue;
    const Pair pair = pair_in(grammar, view, *s, s->first);
    if (pair.strength == 3) return pair;
  }
  return {};
}

Borders::Borders(const Grammar& grammar, const View& view) : grammar_(grammar) {
  std::map<std::string, int> pairs;
  for (const Sentence& sentence : view.sentences) {
    for (const Told& told : countries_of(grammar, view, sentence)) {
      counts_[told.country] += weight_of(sentence);
    }
  }
  for (const Annotation& a : view.annotations.all()) {
    const bool name = a.word_class == grammar.known.crossing_name &&
                      view.find(a.begin, grammar.known.common_word) == nullptr;
    if (!name) continue;
    const CrossingKey& key = grammar.names[a.payload].key;
    counts_[key.country_a()] += 1;
    counts_[key.country_b()] += 1;
    pairs[key.border().text()] += 1;
  }
  for (const Sentence& sentence : view.sentences) {
    const Pair pair = pair_in(grammar, view, sentence, sentence.first, &counts_);
    if (!pair.key.is_none()) pairs[pair.key.text()] += pair.strength * weight_of(sentence);
  }
  order(pairs);
  add_by_countries();
}

CrossingKey Borders::find(Country country) const {
  for (const CrossingKey& key : order_) {
    if (country.is_none() || key.has_side(country)) return key;
  }
  for (const Country other : countries_) {
    if (grammar_.are_neighbours(country, other)) return CrossingKey::pair(country, other);
  }
  return {};
}

void Borders::order(const std::map<std::string, int>& pairs) {
  std::vector<std::pair<int, std::string>> sorted;
  for (const auto& [key, count] : pairs) sorted.emplace_back(-count, key);
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [count, key] : sorted) order_.push_back(CrossingKey::parse(key).value());
}

/// Neighbours that are told in different sentences come last.
void Borders::add_by_countries() {
  constexpr std::size_t kMost = 5;
  std::vector<std::pair<int, Country>> sorted;
  for (const auto& [country, count] : counts_) sorted.emplace_back(-count, country);
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [count, country] : sorted) countries_.push_back(country);
  const std::size_t last = std::min(countries_.size(), kMost);
  for (std::size_t i = 0; i < last; ++i) {
    for (std::size_t j = i + 1; j < last; ++j) {
      if (!grammar_.are_neighbours(countries_[i], countries_[j])) continue;
      order_.push_back(CrossingKey::pair(countries_[i], countries_[j]));
    }
  }
}

/// What the two sentences before it in its block speak of.
Pair Borders::pair_before(const View& view, const Sentence& sentence) const {
  const Sentence* s = &sentence;
  for (int steps = 0; steps < 2 && s != view.sentences.data(); ++steps) {
    --s;
    if (s->block != sentence.block) break;
    Pair pair = pair_in(grammar_, view, *s, s->last, &counts_);
    pair.strength = 1;
    if (!pair.key.is_none()) return pair;
  }
  return {};
}

Pair Borders::pair_of_heading(const View& view, const Sentence& sentence) const {
  if (sentence.heading < 0) return {};
  const Sentence& heading = view.sentences[static_cast<std::size_t>(sentence.heading)];
  const Pair pair = pair_in(grammar_, view, heading, heading.first);
  if (!pair.key.is_none()) return pair;
  const std::vector<Told> above = countries_of(grammar_, view, heading);
  return above.size() == 1 ? Pair{find(above.front().country), 1} : Pair();
}

/// Countries of the sentences behind a label, in its block.
std::vector<Told> Borders::told_below(const View& view, const Sentence& label) const {
  const Sentence* last = view.sentences.data() + view.sentences.size();
  for (const Sentence* s = &label + 1; s != last && s->block == label.block; ++s) {
    std::vector<Told> told = countries_of(grammar_, view, *s);
    if (!told.empty()) return told;
  }
  return {};
}

/// `Ganta, on the way to Guinea`, among other neighbours of the country that the text is about: the
/// nearest of them and that country; none when the text has no such country or names it here.
Pair Borders::pair_of_nearest(const View& view, const Sentence& sentence, std::uint32_t at) const {
  if (countries_.size() < 2) return {};
  const Country main = countries_.front();
  if (counts_.at(main) < 2 * counts_.at(countries_[1])) return {};
  const Told* nearest = nullptr;
  std::uint32_t best = 0;
  const std::vector<Told> told = countries_of(grammar_, view, sentence);
  for (const Told& country : told) {
    if (country.country == main || !grammar_.are_neighbours(main, country.country)) return {};
    const std::uint32_t far = country.begin >= at ? country.begin - at : at - country.begin;
    if (nearest != nullptr && far >= best) continue;
    nearest = &country;
    best = far;
  }
  if (nearest == nullptr) return {};
  return {CrossingKey::pair(main, nearest->country), 2};
}

/// `Barwinek, Chyzne and Zwardon-Skalite`: the border of the crossing beside it in a list.
Pair Borders::pair_of_list(const View& view, const Sentence& sentence, std::uint32_t at) const {
  constexpr std::uint32_t kLongest = 4;
  std::uint32_t end = at;
  while (end > sentence.first && (view.token(end - 1).mark == ',' || view.is(end - 1, "and")))
    --end;
  if (end == at) return {};
  for (std::uint32_t back = 1; back <= kLongest && end >= sentence.first + back; ++back) {
    CrossingKey border;
    for (const Annotation& a : view.annotations.at(end - back)) {
      if (a.word_class != grammar_.known.crossing_name || a.end != end) continue;
      const CrossingKey pair = grammar_.names[a.payload].key.border();
      if (!border.is_none() && border != pair) return {};
      border = pair;
    }
    if (!border.is_none()) return {border, 2};
  }
  return {};
}

Pair Borders::border_for(const View& view, const Sentence& sentence, std::uint32_t at) const {
  Pair pair = pair_in(grammar_, view, sentence, at, &counts_);
  if (!pair.key.is_none()) {
    const Pair nearest = pair.strength == 2 ? pair_of_nearest(view, sentence, at) : Pair();
    return nearest.key.is_none() ? pair : nearest;
  }
  pair = pair_of_list(view, sentence, at);
  if (!pair.key.is_none()) return pair;
  pair = pair_above(grammar_, view, sentence);
  if (!pair.key.is_none()) return pair;
  std::vector<Told> told = countries_of(grammar_, view, sentence);
  if (told.empty() && sentence.label_end > sentence.first) told = told_below(view, sentence);
  if (told.empty()) pair = pair_before(view, sentence);
  if (pair.key.is_none()) pair = pair_of_heading(view, sentence);
  if (!pair.key.is_none()) return pair;
  for (const Told& country : told) {
    const CrossingKey key = find(country.country);
    if (!key.is_none()) return {key, 1};
  }
  return {find({}), 0};
}

}  // namespace maabar::report
