// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string_view>

#include "report/view.h"

namespace maabar::report {

/// The country that the word at `i` names or is the people of, or none.
Country told_country(const Grammar& grammar, const View& view, std::uint32_t i);
/// Likewise over an article: "the Turkish side".
Country country_over_article(const Grammar& grammar, const View& view, std::uint32_t i);
/// Whether the word at `i` is one of `words`, which are folded.
bool is_any(const View& view, std::uint32_t i, std::initializer_list<std::string_view> words);

}  // namespace maabar::report
