// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/view.h"

namespace maabar::report {

/// The country that the word at `i` names or is the people of, or none.
Country told_country(const Grammar& grammar, const View& view, std::uint32_t i);
/// Likewise over an article: "the Turkish side".
Country country_over_article(const Grammar& grammar, const View& view, std::uint32_t i);

}  // namespace maabar::report
