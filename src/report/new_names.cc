// SPDX-License-Identifier: Apache-2.0
#include "report/new_names.h"

#include <algorithm>
#include <map>

#include "report/name_cues.h"
#include "report/name_spelling.h"
#include "report/told_border.h"

namespace maabar::report {
namespace {

/// A crossing in the making: its fullest name and the best that is known of its border.
struct Entry {
  std::string name;
  Pair pair;
  bool passing = true;  ///< nothing names it as a crossing
};

std::vector<std::string> words_of(const View& view, std::uint32_t begin, std::uint32_t end) {
  std::vector<std::string> words;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (view.token(i).kind == Token::Kind::kWord) words.emplace_back(view.folded(i));
  }
  return words;
}

/// The whole name, and each of the two that a hyphen joins: `Attari-Wagah`.
std::vector<std::vector<std::string>> names_of(const View& view, const Candidate& c) {
  std::vector<std::vector<std::string>> names = {words_of(view, c.begin, c.end)};
  for (std::uint32_t i = c.begin + 1; i < c.end; ++i) {
    const bool hyphen = view.token(i).joined && view.token(i).capital;
    const bool article = view.folded(i - 1).size() <= 2;
    if (!hyphen || article) continue;
    names.push_back(words_of(view, c.begin, i));
    names.push_back(words_of(view, i, c.end));
    break;
  }
  if (c.other_end > c.other_begin) names.push_back(words_of(view, c.other_begin, c.other_end));
  return names;
}

std::string full_name(const View& view, const Candidate& c) {
  std::string name(view.bytes(c.begin, c.end));
  if (c.other_end > c.other_begin)
    name += "-" + std::string(view.bytes(c.other_begin, c.other_end));
  return name;
}

/// The crossings found, each under all its names.
class Register {
 public:
  void add(const View& view, const Candidate& candidate, const Pair& pair, bool known) {
    const auto names = names_of(view, candidate);
    if (known) {
      index_.emplace(names.front(), kKnown);
      return;
    }
    Entry* entry = find(names);
    if (entry == nullptr) {
      entries_.push_back({full_name(view, candidate), pair, true});
      entry = &entries_.back();
    } else if (pair.strength > entry->pair.strength || entry->pair.key.is_none()) {
      entry->pair = pair;
    }
    entry->passing = entry->passing && candidate.passing;
    for (const auto& name : names) {
      index_.emplace(name, static_cast<std::size_t>(entry - entries_.data()));
    }
    // The fuller name is the crossing's.
    if (names.size() > 1 && entry->name.find('-') == std::string::npos) {
      entry->name = full_name(view, candidate);
    }
  }

  [[nodiscard]] std::vector<NewName> names(const Grammar& grammar) const {
    const std::vector<std::optional<CrossingKey>> spelled = spellings(grammar);
    std::vector<NewName> out;
    for (const auto& [words, entry] : index_) {
      if (entry == kKnown) {
        out.push_back({words, CrossingKey(), true});
      } else if (spelled[entry]) {
        out.push_back({words, *spelled[entry], false, true});
      } else if (!entries_[entry].passing) {
        out.push_back({words, key_of(entries_[entry])});
      }
    }
    return out;
  }

 private:
  Entry* find(const std::vector<std::vector<std::string>>& names) {
    for (const auto& name : names) {
      const auto it = index_.find(name);
      if (it != index_.end() && it->second != kKnown) return &entries_[it->second];
    }
    return nullptr;
  }

  /// Of each entry, the crossing of a table that it spells otherwise.
  [[nodiscard]] std::vector<std::optional<CrossingKey>> spellings(const Grammar& grammar) const {
    std::vector<std::vector<std::vector<std::string>>> names(entries_.size());
    for (const auto& [words, entry] : index_) {
      if (entry != kKnown) names[entry].push_back(words);
    }
    std::vector<std::optional<CrossingKey>> spelled(entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const CrossingKey& border = entries_[i].pair.key;
      if (!border.is_none()) spelled[i] = find_spelling(grammar, border, names[i]);
    }
    return spelled;
  }

  static CrossingKey key_of(const Entry& entry) {
    if (entry.pair.key.is_none()) return {};
    const auto key = make_provisional_key(entry.pair.key.country_a(), entry.name,
                                          entry.pair.key.country_b(), entry.name);
    return key ? *key : CrossingKey();
  }

  static constexpr std::size_t kKnown = static_cast<std::size_t>(-1);

  std::vector<Entry> entries_;
  std::map<std::vector<std::string>, std::size_t> index_;
};

/// "Garcia-Grewal, who founded", "Kumar said": whether the word at `i` ends somebody's name.
bool ends_person(const Grammar& grammar, const View& view, std::uint32_t i) {
  if (view.token(i + 1).mark == ',' && view.is(i + 2, "who")) return true;
  const Annotation* say = view.find(i + 1, grammar.known.say);
  return say != nullptr && (say->form & (kPast | kThird)) != 0;
}

/// Whether the text uses a name as a person's: what its last word does elsewhere, or who is meant
/// by the `He` right behind its sentence. A name beside a word for a gate is none.
bool is_persons(const Grammar& grammar, const View& view, const Candidate& c) {
  if (view.find(c.end, grammar.known.gate) != nullptr) return false;
  const auto next = static_cast<std::size_t>(c.sentence - view.sentences.data()) + 1;
  const bool begins = c.begin == c.sentence->first && c.end > c.begin + 1;
  if (begins && next < view.sentences.size() &&
      is_any<"he", "she">(view, view.sentences[next].first)) {
    return true;
  }
  const std::string_view last = view.folded(c.end - 1);
  for (std::uint32_t i = 0; i + 2 < view.text.tokens.size(); ++i) {
    if (view.token(i).capital && view.folded(i) == last && ends_person(grammar, view, i))
      return true;
  }
  return false;
}

}  // namespace

void find_new_names(const Grammar& grammar, View& view) {
  const std::vector<Candidate> candidates = find_name_cues(grammar, view);
  if (candidates.empty()) return;
  const Borders borders(grammar, view);
  Register names;
  for (const Candidate& c : candidates) {
    const Annotation* name = view.find(c.begin, grammar.known.crossing_name);
    const bool known = name != nullptr && name->end == c.end;
    if (!known && is_persons(grammar, view, c)) continue;
    names.add(view, c, borders.border_for(view, *c.sentence, c.begin), known);
  }
  view.new_names = names.names(grammar);
}

const NewName* new_name_at(const View& view, std::uint32_t token, std::uint32_t last) {
  const NewName* best = nullptr;
  auto it = std::lower_bound(
      view.new_names.begin(), view.new_names.end(), view.folded(token),
      [](const NewName& name, std::string_view word) { return name.words.front() < word; });
  for (; it != view.new_names.end() && it->words.front() == view.folded(token); ++it) {
    const auto count = static_cast<std::uint32_t>(it->words.size());
    if (token + count > last) continue;
    bool same = true;
    for (std::uint32_t i = 1; i < count; ++i) same = same && view.folded(token + i) == it->words[i];
    if (same && (best == nullptr || count > best->words.size())) best = &*it;
  }
  return best;
}

}  // namespace maabar::report
