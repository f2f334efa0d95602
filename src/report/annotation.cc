// SPDX-License-Identifier: Apache-2.0
#include "report/annotation.h"

namespace maabar::report {
namespace {

std::uint64_t child_bit(std::uint32_t word) { return std::uint64_t{1} << (word % 64); }

std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
  return (std::uint64_t{node} << 32U) | word;
}

bool is_before(const Annotation& a, const Annotation& b) {
  return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
}

bool is_lower_case(const TokenText& text, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i) {
    if (!text.tokens[i].lower && text.tokens[i].kind == Token::Kind::kWord) return false;
  }
  return true;
}

}  // namespace

void Annotations::reset(std::size_t token_count) {
  count_ = static_cast<std::uint32_t>(token_count);
  sorted_ = 0;
  longest_ = 0;
  all_.clear();
  all_.reserve(2 * token_count);  // as texts have, about
  first_.assign(token_count + 1, 0);
  bits_.assign(token_count, 0);
}

void Annotations::sort_added() {
  const auto added = all_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  const auto is_token_before = [](const Annotation& a, const Annotation& b) {
    return a.begin < b.begin;
  };
  if (std::is_sorted(added, all_.end(), is_token_before)) {
    // As they are found: few begin at one token, and each moves before the shorter ones of its own.
    for (auto it = added; it != all_.end(); ++it) {
      if (it == added || !is_before(*it, it[-1])) continue;
      const Annotation annotation = *it;
      auto at = it;
      for (; at != added && is_before(annotation, at[-1]); --at) *at = at[-1];
      *at = annotation;
    }
  } else {
    std::stable_sort(added, all_.end(), is_before);
  }
}

void Annotations::merge_added() {
  const std::vector<Annotation> added(all_.begin() + static_cast<std::ptrdiff_t>(sorted_),
                                      all_.end());
  auto last = all_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  auto to = all_.end();
  // From the back: what stands behind each moves at one go.
  for (auto a = added.rbegin(); a != added.rend(); ++a) {
    auto from = all_.begin() + static_cast<std::ptrdiff_t>(first_[a->begin]);
    while (from != last && !is_before(*a, *from)) ++from;
    to = std::move_backward(from, last, to);
    last = from;
    *--to = *a;
  }
}

void Annotations::finish() {
  sort_added();
  std::vector<std::uint32_t> more(count_);  // how many were added at each token
  for (std::size_t i = sorted_; i < all_.size(); ++i) {
    const Annotation& annotation = all_[i];
    longest_ = std::max(longest_, annotation.end - annotation.begin);
    ++more[annotation.begin];
    bits_[annotation.begin] |= class_bit(annotation.word_class);
  }
  if (sorted_ > 0) merge_added();
  std::uint32_t before = 0;
  for (std::uint32_t i = 0; i < count_; ++i) {
    before += more[i];
    first_[i + 1] += before;
  }
  sorted_ = all_.size();
}

void Annotations::reclass(std::uint32_t token, ClassId from, ClassId to) {
  if (token + 1 >= first_.size()) return;
  for (std::size_t i = first_[token]; i < first_[token + 1]; ++i) {
    if (all_[i].word_class == from) all_[i].word_class = to;
  }
  bits_[token] |= class_bit(to);
}

void Annotations::strip(std::uint32_t token, ClassId word_class) {
  if (token >= count_) return;
  bits_[token] = 0;
  for (std::uint32_t i = first_[token]; i < first_[token + 1]; ++i) {
    if (all_[i].word_class == word_class) all_[i].word_class = ClassId();
    if (!all_[i].word_class.is_none()) bits_[token] |= class_bit(all_[i].word_class);
  }
}

bool Annotations::any_over(std::uint32_t token, std::uint32_t first) const {
  const std::uint32_t from = std::max(first, token + 1 > longest_ ? token + 1 - longest_ : 0);
  for (std::uint32_t i = from; i < token; ++i) {
    if (first_[i] < first_[i + 1] && all_[first_[i]].end > token + 1) return true;  // the longest
  }
  return false;
}

const Annotation* Annotations::find_in(std::uint32_t begin, std::uint32_t end,
                                       ClassId word_class) const {
  const std::uint64_t bit = class_bit(word_class);
  for (std::uint32_t i = find_bits(begin, end, bit); i < end; i = find_bits(i + 1, end, bit)) {
    if (const Annotation* found = find(i, word_class)) return found;
  }
  return nullptr;
}

ClassId ClassNames::add(const std::string& name) {
  const auto [it, fresh] = ids_.emplace(name, ClassId::from_index(names_.size()));
  if (fresh) names_.push_back(name);
  return it->second;
}

ClassId ClassNames::find(std::string_view name) const {
  const auto it = ids_.find(name);
  return it == ids_.end() ? ClassId::none() : it->second;
}

std::uint32_t PhraseMatcher::intern(std::string_view folded) { return words_.intern(folded); }

std::uint32_t PhraseMatcher::find_word(std::string_view folded) const {
  return words_.find(folded);
}

std::uint32_t PhraseMatcher::next(std::uint32_t node, std::uint32_t word) const {
  // No phrase has the word 0.
  if (node == 0) return word < roots_.size() ? roots_[word] : 0;
  if ((nodes_[node].child_bits & child_bit(word)) == 0) return 0;
  return edges_[slot_of(edge(node, word))].target;
}

std::size_t PhraseMatcher::slot_of(std::uint64_t key) const {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = ((key * kFactor) >> 32U) & mask;
  while (edges_[at].target != 0 && edges_[at].key != key) at = (at + 1) & mask;
  return at;
}

void PhraseMatcher::grow_edges() {
  const std::vector<Edge> old = std::move(edges_);
  edges_.assign(2 * old.size(), Edge());
  for (const Edge& e : old) {
    if (e.target != 0) edges_[slot_of(e.key)] = e;
  }
}

void PhraseMatcher::link(std::uint32_t node, std::uint32_t word, std::uint32_t target) {
  if (node != 0) {
    if (2 * ++edge_count_ > edges_.size()) grow_edges();
    edges_[slot_of(edge(node, word))] = {edge(node, word), target};
    return;
  }
  if (word >= roots_.size()) roots_.resize(word + 1, 0);
  roots_[word] = target;
}

void PhraseMatcher::add(std::string_view phrase, const Output& output) {
  const TokenText text = tokenize(phrase, {0, phrase.size()});
  std::uint32_t node = 0;
  for (const std::string& folded : text.folded) {
    if (!folded.empty()) node = step(node, folded);
  }
  put(node, output);
}

void PhraseMatcher::add_folded(std::string_view folded, const Output& output) {
  std::uint32_t node = 0;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    if (end > 0) node = step(node, folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  put(node, output);
}

std::uint32_t PhraseMatcher::step(std::uint32_t node, std::string_view folded) {
  const std::uint32_t word = intern(folded);
  nodes_[node].child_bits |= child_bit(word);
  std::uint32_t target = next(node, word);
  if (target == 0) {
    target = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
    link(node, word, target);
  }
  return target;
}

void PhraseMatcher::put(std::uint32_t node, const Output& output) {
  if (node == 0) return;
  for (Output& known : nodes_[node].outputs) {
    if (known.word_class == output.word_class && known.payload == output.payload) {
      known.form |= output.form;
      return;
    }
  }
  nodes_[node].outputs.push_back(output);
}

void PhraseMatcher::annotate(TokenText& text, Annotations& annotations) const {
  const auto count = static_cast<std::uint32_t>(text.tokens.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    Token& token = text.tokens[i];
    if (!text.folded[i].empty()) token.word = words_.find(text.folded[i], token.key);
  }
  for (std::uint32_t begin = 0; begin < count; ++begin) {
    std::uint32_t node = next(0, text.tokens[begin].word);
    for (std::uint32_t i = begin; node != 0; node = next(node, text.tokens[i].word)) {
      ++i;
      for (const Output& output : nodes_[node].outputs) {
        if (output.needs_capital && is_lower_case(text, begin, i)) continue;
        annotations.add({output.word_class, begin, i, output.payload, output.form});
      }
      if (i == count || nodes_[node].child_bits == 0) break;
    }
  }
}

}  // namespace maabar::report
