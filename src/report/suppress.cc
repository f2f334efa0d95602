// SPDX-License-Identifier: Apache-2.0
#include "report/suppress.h"

#include <algorithm>

namespace maabar::report {

bool is_tactical(const Grammar& grammar, const View& view, std::size_t s) {
  const Sentence& sentence = view.sentences[s];
  const auto matches = [&](const RuleIndex& index, std::uint32_t key, std::uint32_t at) {
    const auto rules = index.at(key);
    return std::any_of(rules.begin(), rules.end(), [&](std::uint32_t rule) {
      return grammar.tactical[rule]
          .pattern.match(view.text, view.annotations, at, sentence.first, sentence.last)
          .has_value();
    });
  };
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (matches(grammar.tactical_by_word, view.token(i).word, i)) return true;
    for (const Annotation& annotation : view.annotations.at(i)) {
      if (matches(grammar.tactical_by_class, annotation.word_class.value(), i)) return true;
    }
  }
  return false;
}

}  // namespace maabar::report
