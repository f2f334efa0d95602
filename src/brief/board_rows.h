// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "brief/bulletin.h"
#include "brief/citations.h"

namespace maabar {

/// The rows of the status table: one for each belief of the board, by border (the pack's countries
/// first), then restricted, open, closed, unknown, then name. Tracks that share a state with one
/// basis share a line.
std::vector<BoardRow> make_rows(const BulletinInput& input, Citations& citations);

/// Lines of the rows that are contradicted, and lines whose last word is older than
/// `stale_after_days` or too old to count. Both in the order of the rows.
std::vector<DoubtLine> find_conflicts(const std::vector<BoardRow>& rows);
std::vector<DoubtLine> find_stale(const std::vector<BoardRow>& rows, int stale_after_days);

/// Days from `moment` to the day of `valid`; absent without a moment.
std::optional<int> age_in_days(std::optional<ValidTime> moment, ValidTime valid);

/// What a row is called for, in one state: that of its most hampered known track; restricted before
/// open before closed before unknown.
Shown leading_state(const BoardRow& row);

}  // namespace maabar
