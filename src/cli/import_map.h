// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/program.h"

namespace maabar::cli {

/// `import roads`, `import areas` and `import places`: what a map gives.
void add_import_map(Verb import, Program& program);

}  // namespace maabar::cli
