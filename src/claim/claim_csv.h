// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "claim/claim.h"
#include "claim/report.h"

namespace maabar {

/// One row of a table of claims shaped as `history.csv` (docs/formats/claim.md): the claim, the
/// page it rests on (as a report without text), and the remark made afterwards.
struct ClaimRow {
  Claim claim;  ///< `chain` is the row's `fact`; `rule` is `table`; `report` is set
  Report report;
  std::string note;  ///< a later remark: shown, never used for a question known before
  int line = 0;
};

/// A row that could not be taken, with its place and reason.
struct RejectedRow {
  Error error;
};

/// What became of each row of a table.
struct ClaimTable {
  std::vector<ClaimRow> accepted;
  std::vector<RejectedRow> rejected;
};

/// Reads a table whose columns are `crossing, facet, value, published` and any of `fact, side,
/// scope, direction, modality, speaker, stated, valid_from, valid_to, publisher, url, url2, phrase,
/// detail, note`. One bad row never stops the table: it is in `rejected`. `kInvalidInput` if the
/// table as a whole cannot be read.
Result<ClaimTable> parse_claim_table(std::string_view text, std::string file);

/// The header and rows of such a table, LF line ends.
std::string claim_csv_header();
std::string claim_csv_row(const ClaimRow& row);

}  // namespace maabar
