// SPDX-License-Identifier: Apache-2.0
#include "report/suppress.h"

#include <algorithm>

namespace maabar::report {

bool is_tactical(const Grammar& grammar, const View& view, std::size_t s) {
  const Sentence& sentence = view.sentences[s];
  const auto starts = view.starts.of(s);
  const auto rules = static_cast<std::uint32_t>(grammar.rules.size());
  return std::any_of(starts.begin(), starts.end(), [&](const RuleStart& start) {
    return start.rule >= rules &&
           grammar.tactical[start.rule - rules]
               .pattern
               .match(view.text, view.annotations, start.token, sentence.first, sentence.last)
               .has_value();
  });
}

}  // namespace maabar::report
