// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "claim/report.h"
#include "cli/workspace.h"

namespace maabar::cli {

/// Keeps the file of a page or a mail as it came, in `originals/` of the workspace, under its
/// report's id: the ledger holds the text that was taken out of it. Texts and records are not kept
/// twice: their stored text is all that the file said. `kUnavailable` if it cannot be written.
Result<void> keep_original(const Workspace& workspace, const Report& report,
                           const std::string& bytes);

/// Takes away what is kept of a report beside the ledger: its original and its row in
/// `stories.csv`. Part of a redaction. `kUnavailable` if a file cannot be written.
Result<void> forget_report(const Workspace& workspace, const Ledger& ledger,
                           const std::string& report);

}  // namespace maabar::cli
