// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/view.h"

namespace maabar::report {

/// Finds whose the borders are of which a text tells one country ("its border with Iraq"), or none
/// ("all the country's borders"): sets the `keys` of such places, and adds a place for each further
/// owner ("Benin and Nigeria closed their borders with Niger").
void settle_borders(const Grammar& grammar, View& view);

}  // namespace maabar::report
