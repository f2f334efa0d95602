// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/console.h"
#include "network/import_report.h"

namespace maabar::cli {

/// What an import found, for the terminal: roads by country and class, gates and how far off they
/// are, crossings without a road, sealed roads over borders, places that could not be snapped.
void show_report(Console& console, const ImportReport& report);

/// The part on places.
void show_places(Console& console, const ImportReport& report);

}  // namespace maabar::cli
