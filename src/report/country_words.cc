// SPDX-License-Identifier: Apache-2.0
#include "report/country_words.h"

#include "report/told_border.h"

namespace maabar::report {

Country told_country(const Grammar& grammar, const View& view, std::uint32_t i) {
  return country_at(grammar, view, i).country;
}

Country country_over_article(const Grammar& grammar, const View& view, std::uint32_t i) {
  return told_country(grammar, view, view.is(i, "the") ? i + 1 : i);
}

}  // namespace maabar::report
