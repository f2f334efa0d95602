// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "report/compose.h"

namespace maabar::report {
namespace {

/// In a list or a table, or behind a `Topic:`.
bool is_labelled(const Sentence& sentence) {
  return sentence.label_end > sentence.first || sentence.kind == BlockKind::kItem ||
         sentence.kind == BlockKind::kRow;
}

void collect(const Grammar& grammar, const View& view, std::size_t s, std::uint32_t token,
             std::span<const std::uint32_t> rules, std::vector<Hit>& hits) {
  const Sentence& sentence = view.sentences[s];
  for (const std::uint32_t index : rules) {
    const Rule& rule = grammar.rules[index];
    if (rule.needs_label && !is_labelled(sentence)) continue;
    auto match =
        rule.pattern.match(view.text, view.annotations, token, sentence.first, sentence.last);
    if (match) hits.push_back({&rule, *match, s, std::nullopt, std::nullopt});
  }
}

bool overlap(const Hit& a, const Hit& b) {
  return a.match.begin < b.match.end && b.match.begin < a.match.end;
}

/// Status and outlook triggers compete for the same words; each security measure and each holder
/// competes with its own kind.
bool compete(const Hit& a, const Hit& b) {
  if (a.rule->facet != b.rule->facet) return false;
  if (a.rule->facet == Facet::kSecurity) {
    return a.rule->measure == b.rule->measure && overlap(a, b);
  }
  return overlap(a, b);
}

/// Sets `previous` and `next`; hits of one head are one trigger.
void tell_neighbours(std::vector<Hit>& hits) {
  for (Hit& hit : hits) {
    for (const Hit& other : hits) {
      const std::uint32_t head = other.match.head;
      if (head < hit.match.head) hit.previous = std::max(hit.previous.value_or(head), head);
      if (head > hit.match.head) hit.next = std::min(hit.next.value_or(head), head);
    }
  }
}

}  // namespace

std::vector<Hit> find_hits(const Grammar& grammar, const View& view, std::size_t s) {
  std::vector<Hit> all;
  const Sentence& sentence = view.sentences[s];
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    collect(grammar, view, s, i, grammar.rules_by_word.at(view.token(i).word), all);
    ClassId last;
    for (const Annotation& a : view.annotations.at(i)) {
      if (a.word_class == last) continue;
      last = a.word_class;
      collect(grammar, view, s, i, grammar.rules_by_class.at(a.word_class.value()), all);
    }
  }
  // The longer match, then the earlier rule, wins.
  std::stable_sort(all.begin(), all.end(), [](const Hit& a, const Hit& b) {
    const auto length = [](const Hit& h) { return h.match.end - h.match.begin; };
    return length(a) != length(b) ? length(a) > length(b) : a.rule < b.rule;
  });
  std::vector<Hit> kept;
  for (const Hit& hit : all) {
    if (std::none_of(kept.begin(), kept.end(), [&](const Hit& k) { return compete(k, hit); })) {
      kept.push_back(hit);
    }
  }
  std::stable_sort(kept.begin(), kept.end(), [](const Hit& a, const Hit& b) {
    return a.match.begin != b.match.begin ? a.match.begin < b.match.begin : a.rule < b.rule;
  });
  tell_neighbours(kept);
  return kept;
}

}  // namespace maabar::report
