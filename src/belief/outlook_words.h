// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "ledger/claim_log.h"

/// What an outlook claim promises, and what keeps it. Internal to belief.
namespace maabar {

/// When it was said: the first second of `stated`, else of `published`; nothing if neither is
/// known.
std::optional<std::int64_t> stated_seconds(const ClaimRecord& outlook);

/// The claim's phrase class; where the table gives none: a day is a named day, a month or year
/// within 31 days of the saying is within the month, a later one later, and no date vague.
PhraseClass find_phrase_class(const ClaimRecord& outlook);

/// From when `status` says that what `outlook` expects is so: the same value, for traffic, side and
/// direction that can be the same, reported or announced. Nothing if it does not.
std::optional<std::int64_t> find_arrival(const ClaimRecord& status, const ClaimRecord& outlook);

}  // namespace maabar
