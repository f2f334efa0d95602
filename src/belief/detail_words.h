// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

/// What a table's free detail column settles for belief. Few words, whole words, case ignored; what
/// they do not settle stays unsaid. The lists: docs/decisions/0011-belief-baseline.md.
namespace maabar {

/// `government traffic only`: the claim speaks of one kind of traffic as the only one that passes.
bool says_only(std::string_view detail);

/// `24 hours`, `one week announced`, `until further notice`: a length of time or an end.
bool names_a_length(std::string_view detail);

/// `cargo exempt`: the claim does not speak for this class (`cargo`, `passengers`, ...).
bool exempts(std::string_view detail, std::string_view traffic_class);

/// `Syrian returnees`, `Turkish citizens`: the claim speaks of one group of people, not of all. Not
/// where the group is the exception (`patients exempt`, `except pilgrims`).
bool names_a_group(std::string_view detail);

}  // namespace maabar
