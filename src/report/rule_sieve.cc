// SPDX-License-Identifier: Apache-2.0
#include "report/rule_sieve.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

namespace maabar::report {
namespace {

/// How much a text is to have of what an element accepts, by a rule of thumb.
std::size_t commonness(std::span<const Pattern::Atom> atoms, const RuleSieve::Common& common) {
  constexpr std::size_t kWordsOfClass = 8;
  constexpr std::size_t kWordsOfCommon = 60;
  const auto& words = common.words;
  const auto& classes = common.classes;
  std::size_t sum = 0;
  for (const Pattern::Atom& atom : atoms) {
    const bool is_class = atom.kind == Pattern::Atom::Kind::kClass;
    const bool is_common =
        is_class ? std::find(classes.begin(), classes.end(), atom.word_class) != classes.end()
                 : std::find(words.begin(), words.end(), atom.word) != words.end();
    if (is_common) sum += kWordsOfCommon;
    sum += is_class ? kWordsOfClass : 1;
  }
  return sum;
}

/// The elements behind the first of which a word or class must stand in the text, rarest first.
std::vector<const Pattern::Element*> needs_of(const Pattern& pattern,
                                              const RuleSieve::Common& common) {
  std::vector<const Pattern::Element*> needs;
  for (const Pattern::Element& e : pattern.elements().subspan(1)) {
    if (!e.optional && !e.negative && !e.other) needs.push_back(&e);
  }
  std::stable_sort(needs.begin(), needs.end(), [&](const auto* a, const auto* b) {
    return commonness(pattern.atoms(*a), common) < commonness(pattern.atoms(*b), common);
  });
  return needs;
}

/// Alike for patterns that begin alike and need the same.
std::vector<std::uint32_t> key_of(const Pattern& pattern, const RuleSieve::Common& common) {
  std::vector<const Pattern::Element*> elements = needs_of(pattern, common);
  elements.insert(elements.begin(), &pattern.elements().front());
  std::vector<std::uint32_t> key;
  for (const Pattern::Element* e : elements) {
    const Pattern::Atom& atom = pattern.atoms(*e).front();
    key.push_back(atom.word_class.value());
    key.push_back(atom.word);
  }
  return key;
}

constexpr std::uint32_t kNoPattern = std::numeric_limits<std::uint32_t>::max();

/// A mark is among its elements: what stands behind it may lie beyond a wall.
bool names_mark(const Pattern& pattern) {
  const auto elements = pattern.elements();
  return std::any_of(elements.begin(), elements.end(), [&](const Pattern::Element& e) {
    const auto atoms = pattern.atoms(e);
    return std::any_of(atoms.begin(), atoms.end(), [](const Pattern::Atom& atom) {
      return atom.kind == Pattern::Atom::Kind::kMark;
    });
  });
}

bool has_gap_over_commas(const Pattern& pattern) {
  const auto elements = pattern.elements();
  return std::any_of(elements.begin(), elements.end(),
                     [](const Pattern::Element& e) { return e.gap_commas; });
}

}  // namespace

void RuleSieve::put_in_order(std::span<const Pattern* const> patterns, const Common& common) {
  using Keyed = std::pair<std::vector<std::uint32_t>, std::uint32_t>;
  std::array<std::vector<Keyed>, 3> groups;  // go over any mark, over commas, over none
  for (std::uint32_t i = 0; i < patterns.size(); ++i) {
    const Pattern& pattern = *patterns[i];
    const std::size_t group = names_mark(pattern) ? 0 : has_gap_over_commas(pattern) ? 1 : 2;
    groups[group].emplace_back(key_of(pattern, common), i);
  }
  std::array<std::size_t, 3> ends{};
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::sort(groups[g].begin(), groups[g].end());
    for (const auto& [key, i] : groups[g]) patterns_.push_back(i);
    ends[g] = (patterns_.size() + 63) / 64;
    patterns_.resize(64 * ends[g], kNoPattern);
  }
  over_marks_ = ends[0];
  over_commas_ = ends[1];
  width_ = ends[2];
}

void RuleSieve::set(const Pattern::Atom& atom, Told told, std::size_t bit) {
  const bool is_class = atom.kind == Pattern::Atom::Kind::kClass;
  if (is_class) class_bits_ |= Annotations::class_bit(atom.word_class);
  std::vector<std::uint32_t>& by_id = is_class ? by_class_ : by_word_;
  const std::uint32_t id = is_class ? atom.word_class.value() : atom.word;
  if (id >= by_id.size()) by_id.resize(id + 1);
  if (by_id[id] == 0) {
    by_id[id] = static_cast<std::uint32_t>(rows_.size());
    rows_.emplace_back();
  }
  Row& row = rows_[by_id[id]];
  std::vector<Part>& parts = told == Told::kBegin ? row.begins : row.meets;
  const auto at = static_cast<std::uint32_t>(bit / 64);
  auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.at == at; });
  if (part == parts.end()) part = parts.insert(part, {at, 0});
  part->bits |= std::uint64_t{1} << (bit % 64);
}

template <typename Use>
void RuleSieve::each_row(const TokenText& text, const Annotations& annotations, std::uint32_t token,
                         const Use& use) const {
  const std::uint32_t word = text.tokens[token].word;
  if (word < by_word_.size() && by_word_[word] != 0) use(rows_[by_word_[word]]);
  if ((annotations.class_bits(token) & class_bits_) == 0) return;
  ClassId last;
  for (const Annotation& a : annotations.at(token)) {
    const std::uint32_t id = a.word_class.value();
    if (a.word_class == last || id >= by_class_.size()) continue;
    use(rows_[by_class_[id]]);
    last = a.word_class;
  }
}

bool RuleSieve::may_begin(const TokenText& text, const Annotations& annotations,
                          std::uint32_t token) const {
  bool begins = false;
  each_row(text, annotations, token,
           [&](const Row& row) { begins = begins || !row.begins.empty(); });
  return begins;
}

RuleSieve::RuleSieve(std::span<const Pattern* const> patterns, const Common& common) {
  put_in_order(patterns, common);
  needless_.resize(kNeeds * width_);
  for (std::size_t bit = 0; bit < patterns_.size(); ++bit) {
    if (patterns_[bit] == kNoPattern) continue;
    const Pattern& pattern = *patterns[patterns_[bit]];
    for (const Pattern::Atom& atom : pattern.atoms(pattern.elements().front()))
      set(atom, Told::kBegin, bit);
    const auto needs = needs_of(pattern, common);
    for (std::size_t n = 0; n < kNeeds; ++n) {
      if (n >= needs.size()) {
        needless_[n * width_ + bit / 64] |= std::uint64_t{1} << (bit % 64);
        continue;
      }
      for (const Pattern::Atom& atom : pattern.atoms(*needs[n]))
        set(atom, Told::kNeed, 64 * width_ * n + bit);
    }
  }
}

std::vector<RuleSieve::Wall> RuleSieve::walls_in(const TokenText& text,
                                                 const Annotations& annotations,
                                                 std::uint32_t first, std::uint32_t last) const {
  std::vector<Wall> walls;
  for (std::uint32_t i = first; i + 1 < last; ++i) {
    const Token& token = text.tokens[i];
    if (token.kind != Token::Kind::kMark || !is_wall(token, false)) continue;
    // A comma of a date parts nothing.
    if (annotations.at(i).empty() && !annotations.any_over(i, first))
      walls.push_back({i, is_wall(token, true) ? over_marks_ : over_commas_});
  }
  return walls;
}

std::vector<RuleStart> RuleSieve::starts(const TokenText& text, const Annotations& annotations,
                                         std::uint32_t first, std::uint32_t last) const {
  std::vector<RuleStart> found;
  while (first < last && !may_begin(text, annotations, first)) ++first;
  if (first == last) return found;
  constexpr std::size_t kFewStarts = 16;
  found.reserve(kFewStarts);
  std::vector<std::uint64_t> met = needless_;  // by what stands at the token and behind it
  std::vector<Wall> walls = walls_in(text, annotations, first, last);
  for (std::uint32_t i = last; i-- > first;) {
    if (!walls.empty() && walls.back().token == i) {
      for (std::size_t n = 0; n < kNeeds; ++n) {
        const auto from = static_cast<std::ptrdiff_t>(n * width_ + walls.back().part);
        const auto to = static_cast<std::ptrdiff_t>((n + 1) * width_);
        std::copy(needless_.begin() + from, needless_.begin() + to, met.begin() + from);
      }
      walls.pop_back();
    }
    each_row(text, annotations, i, [&](const Row& row) {
      for (const Part& part : row.begins) {
        std::uint64_t bits = part.bits;
        for (std::size_t n = 0; n < kNeeds; ++n) bits &= met[n * width_ + part.at];
        for (; bits != 0; bits &= bits - 1) {
          const auto bit = static_cast<std::size_t>(std::countr_zero(bits));
          found.push_back({i, patterns_[64 * part.at + bit]});
        }
      }
      for (const Part& part : row.meets) met[part.at] |= part.bits;
    });
  }
  std::reverse(found.begin(), found.end());
  return found;
}

}  // namespace maabar::report
