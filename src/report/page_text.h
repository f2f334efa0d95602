// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "report/page_tree.h"

namespace maabar::report {

/// The words of a page's story as lines: a blank line between blocks, headings led by `#`, items by
/// `- `, table rows by `|`. A heading that only says `title` again is left out. Private to this
/// folder: see `parse_web_page`.
std::string story_of(const xmlDoc& page, std::string_view title);

}  // namespace maabar::report
