// SPDX-License-Identifier: Apache-2.0
#include "report/name_spelling.h"

#include <algorithm>

#include "gazetteer/fold.h"

namespace maabar::report {
namespace {

constexpr std::size_t kFar = 3;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Its transliterations' key, in one piece.
std::string key_of(const std::string& folded) {
  std::string key = transliteration_key(without_article(folded));
  std::erase(key, ' ');
  return key;
}

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Edits between two keys that are one name's spellings; `kFar` when they are not.
std::size_t distance(const std::string& a, const std::string& b) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kLong = 9;
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < kShortest || has_digit(a) || has_digit(b)) return kFar;
  if (a == b) return 0;
  // A short name one letter off is another's as likely.
  if (shorter == kShortest || a.front() != b.front()) return kFar;
  const std::size_t most = shorter >= kLong ? 2 : 1;
  const std::size_t edits = edit_distance(a, b, most);
  return edits <= most ? edits : kFar;
}

}  // namespace

std::optional<CrossingKey> find_spelling(const Grammar& grammar, const CrossingKey& border,
                                         const std::vector<std::vector<std::string>>& names) {
  std::optional<CrossingKey> best;
  std::size_t least = kFar;
  for (const std::vector<std::string>& words : names) {
    const std::string key = key_of(joined(words));
    for (const Grammar::Name& known : grammar.names) {
      if (known.key.border() != border) continue;
      const std::size_t edits = distance(key, key_of(known.folded));
      if (edits == kFar || edits > least) continue;
      // Two crossings as near as each other: neither.
      const bool other = edits == least && best && *best != known.key;
      best = other ? std::nullopt : std::optional(known.key);
      least = edits;
    }
  }
  return best;
}

}  // namespace maabar::report
