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
  const auto near = grammar.names_at.find(border);
  if (near == grammar.names_at.end()) return std::nullopt;
  std::vector<std::string> told;
  for (const auto& words : names) told.push_back(transliteration_key_of_folded(joined(words)));
  CrossingKey best;
  bool several = false;
  std::size_t least = kFar;
  const std::vector<std::string>& keys = near->second.keys([&](std::uint32_t name) {
    return transliteration_key_of_folded(grammar.names[name].folded);
  });
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const Grammar::Name& known = grammar.names[near->second.names()[i]];
    const std::string& key = keys[i];
    for (const std::string& name : told) {
      const std::size_t edits = distance(name, key);
      if (edits == kFar || edits > least) continue;
      several = edits == least && (several || known.key != best);
      best = known.key;
      least = edits;
    }
  }
  return several || least == kFar ? std::nullopt : std::optional(best);
}

}  // namespace maabar::report
