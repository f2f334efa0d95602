// SPDX-License-Identifier: Apache-2.0
#include "report/country_words.h"

#include "report/told_border.h"

namespace maabar::report {

bool is_any(const View& view, std::uint32_t i, std::initializer_list<std::string_view> words) {
  return i < view.text.folded.size() && is_one_of(words, view.folded(i));
}

Country told_country(const Grammar& grammar, const View& view, std::uint32_t i) {
  return country_at(grammar, view, i).country;
}

Country country_over_article(const Grammar& grammar, const View& view, std::uint32_t i) {
  return told_country(grammar, view, view.is(i, "the") ? i + 1 : i);
}

}  // namespace maabar::report
