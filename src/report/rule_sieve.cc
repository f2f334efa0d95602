// SPDX-License-Identifier: Apache-2.0
#include "report/rule_sieve.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

namespace maabar::report {
namespace {

bool is_class(const Pattern::Atom& atom) { return atom.kind == Pattern::Atom::Kind::kClass; }

std::uint32_t id_of(const Pattern::Atom& atom) {
  return is_class(atom) ? atom.word_class.value() : atom.word;
}

/// How often a sample of text had what an atom accepts.
std::uint32_t count_of(const Pattern::Atom& atom, const RuleSieve::Counts& counts) {
  const std::vector<std::uint32_t>& counted = is_class(atom) ? counts.classes : counts.words;
  return id_of(atom) < counted.size() ? counted[id_of(atom)] : 0;
}

/// Likewise an element; of those that it had not, one of fewer words is rarer.
std::size_t commonness(std::span<const Pattern::Atom> atoms, const RuleSieve::Counts& counts) {
  std::size_t sum = atoms.size();
  for (const Pattern::Atom& atom : atoms) sum += count_of(atom, counts);
  return sum;
}

/// The elements behind the first of which a word or class must stand in the text, rarest first.
std::vector<const Pattern::Element*> needs_of(const Pattern& pattern,
                                              const RuleSieve::Counts& counts) {
  std::vector<const Pattern::Element*> needs;
  for (const Pattern::Element& e : pattern.elements().subspan(1)) {
    if (!e.optional && !e.negative && !e.other) needs.push_back(&e);
  }
  std::stable_sort(needs.begin(), needs.end(), [&](const auto* a, const auto* b) {
    return commonness(pattern.atoms(*a), counts) < commonness(pattern.atoms(*b), counts);
  });
  return needs;
}

/// Alike for patterns that begin alike and need the same.
std::vector<std::uint32_t> key_of(const Pattern& pattern, const RuleSieve::Counts& counts) {
  std::vector<const Pattern::Element*> elements = needs_of(pattern, counts);
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

void RuleSieve::put_in_order(std::span<const Pattern* const> patterns, const Counts& counts) {
  using Keyed = std::pair<std::vector<std::uint32_t>, std::uint32_t>;
  std::array<std::vector<Keyed>, 3> groups;  // go over any mark, over commas, over none
  for (std::uint32_t i = 0; i < patterns.size(); ++i) {
    if (patterns[i] == nullptr) continue;
    const Pattern& pattern = *patterns[i];
    const std::size_t group = names_mark(pattern) ? 0 : has_gap_over_commas(pattern) ? 1 : 2;
    groups[group].emplace_back(key_of(pattern, counts), i);
  }
  std::array<std::size_t, 3> ends{};
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::sort(groups[g].begin(), groups[g].end());
    for (const auto& [key, i] : groups[g]) patterns_.push_back(i);
    ends[g] = (patterns_.size() + kPart - 1) / kPart;
    patterns_.resize(kPart * ends[g], kNoPattern);
  }
  over_marks_ = ends[0];
  over_commas_ = ends[1];
}

struct RuleSieve::Draft {
  std::vector<std::vector<Part>> begins;
  std::vector<std::vector<Part>> meets;

  static void set(std::vector<Part>& parts, std::size_t bit) {
    const auto at = static_cast<std::uint32_t>(bit / kPart);
    // Bits are set in order.
    if (parts.empty() || parts.back().at != at) parts.push_back({at, 0});
    parts.back().bits |= std::uint64_t{1} << (bit % kPart);
  }
};

void RuleSieve::number_rows(std::span<const Pattern* const> patterns, const Counts& counts) {
  std::vector<std::pair<std::uint32_t, Pattern::Atom>> atoms;
  for (const Pattern* pattern : patterns) {
    if (pattern == nullptr) continue;
    for (const Pattern::Element& e : pattern->elements()) {
      if (e.optional || e.negative || e.other) continue;
      for (const Pattern::Atom& atom : pattern->atoms(e))
        atoms.emplace_back(count_of(atom, counts), atom);
    }
  }
  std::stable_sort(atoms.begin(), atoms.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::uint32_t rows = 1;  // the first is empty
  for (const auto& [count, atom] : atoms) {
    if (is_class(atom)) class_bits_ |= Annotations::class_bit(atom.word_class);
    std::vector<std::uint32_t>& by_id = is_class(atom) ? by_class_ : by_word_;
    if (id_of(atom) >= by_id.size()) by_id.resize(id_of(atom) + 1);
    if (by_id[id_of(atom)] == 0) by_id[id_of(atom)] = rows++;
  }
  rows_.resize(rows);
}

std::uint32_t RuleSieve::row_of(const Pattern::Atom& atom) const {
  return is_class(atom) ? by_class_[id_of(atom)] : by_word_[id_of(atom)];
}

void RuleSieve::set_rows(const Pattern& pattern, std::size_t bit, const Counts& counts,
                         Draft& draft) {
  for (const Pattern::Atom& atom : pattern.atoms(pattern.elements().front()))
    Draft::set(draft.begins[row_of(atom)], bit);
  const auto needs = needs_of(pattern, counts);
  if (needs.empty()) {
    needless_[bit / kPart] |= std::uint64_t{1} << (bit % kPart);
  } else {
    for (const Pattern::Atom& atom : pattern.atoms(*needs.front()))
      Draft::set(draft.meets[row_of(atom)], bit);
  }
  wants_of_[bit] = static_cast<std::uint32_t>(wants_.size());
  for (std::size_t n = 1; n < needs.size(); ++n) {
    const auto atoms = pattern.atoms(*needs[n]);
    wants_.push_back(static_cast<std::uint32_t>(atoms.size()));
    for (const Pattern::Atom& atom : atoms) wants_.push_back(row_of(atom));
  }
  wants_.push_back(0);
}

void RuleSieve::pack(const Draft& draft) {
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    Row& row = rows_[r];
    row.begins = static_cast<std::uint32_t>(parts_.size());
    parts_.insert(parts_.end(), draft.begins[r].begin(), draft.begins[r].end());
    row.meets = static_cast<std::uint32_t>(parts_.size());
    parts_.insert(parts_.end(), draft.meets[r].begin(), draft.meets[r].end());
    row.end = static_cast<std::uint32_t>(parts_.size());
  }
}

template <typename Use>
void RuleSieve::each_row(const TokenText& text, const Annotations& annotations, std::uint32_t token,
                         const Use& use) const {
  const bool bears = (annotations.class_bits(token) & class_bits_) != 0;
  const auto borne = bears ? annotations.at(token) : std::span<const Annotation>();
  const std::uint32_t word = text.tokens[token].word;
  std::uint32_t row = word < by_word_.size() ? by_word_[word] : 0;
  ClassId last;
  // One place of use, which so is laid down in the loop: first of the word, then of each class.
  for (auto a = borne.begin();; ++a) {
    if (row != 0) use(row);
    while (a != borne.end() && (a->word_class == last || a->word_class.value() >= by_class_.size()))
      ++a;
    if (a == borne.end()) return;
    row = by_class_[a->word_class.value()];
    last = a->word_class;
  }
}

bool RuleSieve::may_begin(const TokenText& text, const Annotations& annotations,
                          std::uint32_t token) const {
  bool begins = false;
  each_row(text, annotations, token,
           [&](std::uint32_t r) { begins = begins || rows_[r].begins != rows_[r].meets; });
  return begins;
}

RuleSieve::RuleSieve(std::span<const Pattern* const> patterns, const Counts& counts) {
  put_in_order(patterns, counts);
  number_rows(patterns, counts);
  needless_.resize(patterns_.size() / kPart);
  wants_of_.resize(patterns_.size());
  Draft draft{std::vector<std::vector<Part>>(rows_.size()),
              std::vector<std::vector<Part>>(rows_.size())};
  for (std::size_t bit = 0; bit < patterns_.size(); ++bit) {
    if (patterns_[bit] != kNoPattern) set_rows(*patterns[patterns_[bit]], bit, counts, draft);
  }
  pack(draft);
}

bool RuleSieve::is_wall_here(const TokenText& text, const Annotations& annotations,
                             std::uint32_t token, std::uint32_t first) const {
  return is_wall(text.tokens[token], false) &&
         // A comma of a date parts nothing.
         annotations.at(token).empty() && !annotations.any_over(token, first);
}

/// Where the nearest walls are: for patterns that go over any mark, over commas, over none.
struct RuleSieve::Walls {
  std::array<std::uint32_t, 3> at;

  void put(std::uint32_t token, bool hard) {
    at[2] = token;
    if (hard) at[1] = token;
  }
  [[nodiscard]] std::uint32_t of(const RuleSieve& sieve, std::size_t part) const {
    return at[part < sieve.over_marks_ ? 0 : part < sieve.over_commas_ ? 1 : 2];
  }
};

inline bool RuleSieve::has_all(std::size_t bit, const Scratch& scratch, std::uint32_t token,
                               std::uint32_t wall) const {
  const std::uint32_t* wants = &wants_[wants_of_[bit]];
  for (std::uint32_t count = *wants++; count != 0; count = *wants++) {
    const std::uint32_t* const end = wants + count;
    // One subtraction tells both ends: what was seen before the token is far behind it then.
    const auto stands = [&](std::uint32_t row) {
      return scratch.seen[row] - (token + 1) < wall - token;
    };
    if (std::none_of(wants, end, stands)) return false;
    wants = end;
  }
  return true;
}

inline void RuleSieve::meet(std::uint32_t row, std::uint32_t token, const Walls& walls,
                            Scratch& scratch, std::vector<RuleStart>& found) const {
  std::uint64_t* const met = scratch.met.data();
  const Part* part = parts_.data() + rows_[row].begins;
  const Part* const meets = parts_.data() + rows_[row].meets;
  const Part* const end = parts_.data() + rows_[row].end;
  for (; part != meets; ++part) {
    for (std::uint64_t bits = part->bits & met[part->at]; bits != 0; bits &= bits - 1) {
      const std::uint32_t bit =
          kPart * part->at + static_cast<std::uint32_t>(std::countr_zero(bits));
      if (has_all(bit, scratch, token, walls.of(*this, part->at)))
        found.push_back({token, patterns_[bit]});
    }
  }
  for (; part != end; ++part) met[part->at] |= part->bits;
  scratch.seen[row] = token + 1;
}

void RuleSieve::add_starts(const TokenText& text, const Annotations& annotations,
                           std::uint32_t first, std::uint32_t last, Scratch& scratch,
                           std::vector<RuleStart>& found) const {
  while (first < last && !may_begin(text, annotations, first)) ++first;
  if (first == last) return;
  scratch.met = needless_;
  Walls walls{{last, last, last}};
  for (std::uint32_t i = last; i-- > first;) {
    if (text.tokens[i].kind == Token::Kind::kMark && is_wall_here(text, annotations, i, first)) {
      const bool hard = is_wall(text.tokens[i], true);
      walls.put(i, hard);
      const auto part = static_cast<std::ptrdiff_t>(hard ? over_marks_ : over_commas_);
      std::copy(needless_.begin() + part, needless_.end(), scratch.met.begin() + part);
    }
    each_row(text, annotations, i, [&](std::uint32_t r) { meet(r, i, walls, scratch, found); });
  }
}

RuleStarts RuleSieve::starts(const TokenText& text, const Annotations& annotations,
                             std::span<const Sentence> sentences,
                             const std::vector<bool>& is_asked) const {
  RuleStarts starts;
  Scratch scratch;
  scratch.seen.resize(rows_.size());
  starts.first_.reserve(sentences.size() + 1);
  starts.all_.reserve(text.tokens.size());  // as texts have, about
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const auto begin = static_cast<std::ptrdiff_t>(starts.all_.size());
    starts.first_.push_back(static_cast<std::uint32_t>(begin));
    if (!is_asked[s]) continue;
    add_starts(text, annotations, sentences[s].first, sentences[s].last, scratch, starts.all_);
    std::reverse(starts.all_.begin() + begin, starts.all_.end());
  }
  starts.first_.push_back(static_cast<std::uint32_t>(starts.all_.size()));
  return starts;
}

}  // namespace maabar::report
