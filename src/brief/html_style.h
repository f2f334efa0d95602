// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "brief/markup.h"

namespace maabar {

/// The page's one style sheet, for screen and for A4 paper.
Literal page_style();

/// The page's content security policy: nothing is loaded, nothing runs, and of styles only
/// `page_style()`, named by its SHA-256, counts.
std::string page_policy();

}  // namespace maabar
