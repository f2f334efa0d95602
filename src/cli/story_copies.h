// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "belief/explain.h"
#include "belief/known_claims.h"

namespace maabar::cli {

/// Words that name, behind a claim's publisher, who else told the same of the same chain: `Gate
/// Post (3 sources: also Border Daily, Road News)`. `known` is copied; `log` must outlive the
/// result.
FetchWords with_copies(FetchWords words, const ClaimLog& log, const KnownClaims& known);

}  // namespace maabar::cli
