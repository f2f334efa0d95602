// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/view.h"

namespace maabar::report {

/// A comma, `and` or `or`.
bool is_list_mark(const View& view, std::uint32_t i);

/// `Vartius and Salla`: whether a name stands in one list with a crossing's name that is no common
/// word and no town, which makes it a crossing's too. A town's name is none by that. Constant time.
bool is_beside_name(const Grammar& grammar, const View& view, const Sentence& sentence,
                    const Place& place);

/// `Shahin Mustafayev`: whether a capital word that nothing knows follows the one of a name.
bool is_given_name(const View& view, const Sentence& sentence, std::uint32_t begin,
                   std::uint32_t end);

/// `the Ambassador Bridge (Windsor-Detroit)`: the last place tells where the one before it lies,
/// and is none of its own.
bool tells_where_it_lies(const View& view, const std::vector<Place>& places);

}  // namespace maabar::report
