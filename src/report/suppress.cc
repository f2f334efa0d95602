// SPDX-License-Identifier: Apache-2.0
#include "report/suppress.h"

#include <algorithm>

namespace maabar::report {

bool is_tactical(const Grammar& grammar, const View& view, std::size_t s) {
  const Sentence& sentence = view.sentences[s];
  const auto starts =
      grammar.tactical_sieve.starts(view.text, view.annotations, sentence.first, sentence.last);
  return std::any_of(starts.begin(), starts.end(), [&](const RuleStart& start) {
    return grammar.tactical[start.rule]
        .pattern.match(view.text, view.annotations, start.token, sentence.first, sentence.last)
        .has_value();
  });
}

}  // namespace maabar::report
