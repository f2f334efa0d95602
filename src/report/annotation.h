// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "report/token.h"
#include "report/word_ids.h"

namespace maabar::report {

/// A word class of the lexicon (`gate`, `v-open`), or one that the code fills: `crossing`,
/// `border`, `actor`, `country`, `date`.
using ClassId = Id<struct WordClassTag>;

/// Forms of a verb, as bits.
enum Form : std::uint8_t { kBase = 1, kThird = 2, kPast = 4, kParticiple = 8, kGerund = 16 };

/// Tokens [begin, end) bear a class.
struct Annotation {
  ClassId word_class;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t payload = 0;  ///< what it stands for; meaning by class
  std::uint8_t form = 0;      ///< bits of Form, 0 when it is no verb
};

/// The annotations of a text, by the token that they begin with, the longest first.
class Annotations {
 public:
  void reset(std::size_t token_count);
  void add(const Annotation& annotation) { all_.push_back(annotation); }
  /// Sorts what was added; call before the first question, and again when more was added.
  void finish();
  [[nodiscard]] std::span<const Annotation> at(std::uint32_t token) const {
    if (token >= count_) return {};
    return {all_.data() + first_[token], all_.data() + first_[token + 1]};
  }
  /// What begins at a token and bears `from` bears `to` from now on.
  void reclass(std::uint32_t token, ClassId from, ClassId to);
  /// What begins at a token and bears `word_class` bears none from now on.
  void strip(std::uint32_t token, ClassId word_class);
  /// The `class_bit`s of all that begins at `token`.
  [[nodiscard]] std::uint64_t class_bits(std::uint32_t token) const {
    return token < count_ ? bits_[token] : 0;
  }
  /// One of 64 bits; classes share them, so that a bit set proves nothing and one unset does.
  static std::uint64_t class_bit(ClassId word_class) {
    return std::uint64_t{1} << (word_class.value() % 64);
  }
  /// Those of several classes.
  static std::uint64_t class_bits_of(std::initializer_list<ClassId> classes) {
    std::uint64_t bits = 0;
    for (const ClassId word_class : classes) bits |= class_bit(word_class);
    return bits;
  }
  /// The first token in [first, last) that has one of `bits`, or `last`.
  [[nodiscard]] std::uint32_t find_bits(std::uint32_t first, std::uint32_t last,
                                        std::uint64_t bits) const {
    const std::uint32_t end = std::min(last, count_);
    while (first < end && (bits_[first] & bits) == 0) ++first;
    return first < end ? first : last;
  }
  /// The longest annotation of that class that begins at `token`, or null.
  [[nodiscard]] const Annotation* find(std::uint32_t token, ClassId word_class) const {
    if ((class_bits(token) & class_bit(word_class)) == 0) return nullptr;
    for (const Annotation& annotation : at(token)) {
      if (annotation.word_class == word_class) return &annotation;
    }
    return nullptr;
  }
  /// First annotation of that class that begins in [begin, end), or null.
  [[nodiscard]] const Annotation* find_in(std::uint32_t begin, std::uint32_t end,
                                          ClassId word_class) const;
  /// Whether one that begins at or behind `first` and before `token` ends behind it.
  [[nodiscard]] bool any_over(std::uint32_t token, std::uint32_t first) const;
  [[nodiscard]] std::span<const Annotation> all() const { return all_; }

 private:
  /// Puts what was added since `finish` was called last in order, behind the rest.
  void sort_added();
  /// And then each in its place. Requires: `first_` of the rest.
  void merge_added();

  std::uint32_t count_ = 0;  ///< tokens
  std::uint32_t longest_ = 0;
  std::size_t sorted_ = 0;  ///< of `all_`, in order
  std::vector<Annotation> all_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint64_t> bits_;
};

/// Names of word classes, in order of first use.
class ClassNames {
 public:
  ClassId add(const std::string& name);
  /// None when no table has it.
  [[nodiscard]] ClassId find(std::string_view name) const;
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] const std::string& name(ClassId id) const { return names_[id.index()]; }

 private:
  std::vector<std::string> names_;
  std::map<std::string, ClassId, std::less<>> ids_;
};

/// Every phrase of lexicon and gazetteer in one trie over folded words.
class PhraseMatcher {
 public:
  struct Output {
    ClassId word_class;
    std::uint32_t payload = 0;
    std::uint8_t form = 0;
    bool needs_capital = false;  ///< a name: one of its words must not be in lower case
  };

  /// Adds the words of `phrase`; one that has none is passed over.
  void add(std::string_view phrase, const Output& output);
  /// The same for a phrase that is folded already, its words parted by spaces, as `fold_name`
  /// writes.
  void add_folded(std::string_view folded, const Output& output);
  /// Id of a folded word, made if new.
  std::uint32_t intern(std::string_view folded);
  [[nodiscard]] std::uint32_t find_word(std::string_view folded) const;
  /// Ids of words are 1 to this.
  [[nodiscard]] std::size_t word_count() const { return words_.size(); }

  /// Sets the `word` of each token and adds every phrase that stands in the text.
  void annotate(TokenText& text, Annotations& annotations) const;

 private:
  struct Node {
    std::vector<Output> outputs;
    std::uint64_t child_bits = 0;  ///< of the words that lead on: few texts go on as a phrase does
  };
  WordIds words_;
  /// The node behind `node` over a folded word, made if new.
  std::uint32_t step(std::uint32_t node, std::string_view folded);
  void put(std::uint32_t node, const Output& output);
  /// The node behind a word, or 0.
  [[nodiscard]] std::uint32_t next(std::uint32_t node, std::uint32_t word) const;
  void link(std::uint32_t node, std::uint32_t word, std::uint32_t target);

  /// A node and the word that leads on from it, as one number; `target` 0: empty.
  struct Edge {
    std::uint64_t key = 0;
    std::uint32_t target = 0;
  };
  /// Index of the edge, or of the empty one where it would be. Requires: an empty one.
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const;
  void grow_edges();

  std::vector<std::uint32_t> roots_;  ///< `next` of node 0, by word: asked for every token
  std::vector<Edge> edges_ = std::vector<Edge>(64);  ///< a power of two, half of them full at most
  std::size_t edge_count_ = 0;
  std::vector<Node> nodes_ = std::vector<Node>(1);
};

}  // namespace maabar::report
