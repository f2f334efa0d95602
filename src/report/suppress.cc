// SPDX-License-Identifier: Apache-2.0
#include "report/suppress.h"

namespace maabar::report {

bool is_tactical(const Grammar& grammar, const View& view, std::size_t s) {
  const Sentence& sentence = view.sentences[s];
  for (const Rule& rule : grammar.tactical) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (rule.pattern.match(view.text, view.annotations, i, sentence.first, sentence.last)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace maabar::report
