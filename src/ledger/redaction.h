// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ledger/store.h"

/// How words leave the file: docs/formats/ledger.md, "Redaction". Private to this folder.
namespace maabar::ledger {

/// The rows of `word` that a redaction of `target` removes and that still hold words: of a report,
/// its own and those of all its claims; of another entry its own, and every row of its report and
/// of that report's claims that repeats one of them; with the remarks and reviews on those claims
/// that do.
Result<std::vector<std::int64_t>> find_words_to_remove(Store& store, EntryId target);
/// `<id>.<field>` for each.
Result<std::vector<std::string>> describe_words(Store& store,
                                                const std::vector<std::int64_t>& words);
/// Requires: a write transaction in which a redaction entry names them.
Result<void> remove_words(Store& store, const std::vector<std::int64_t>& words);
/// Rewrites the file so that no byte of removed words is left in it or in its log.
Result<void> scrub(const Database& database);
/// Deletes the copies of older versions kept beside `path`, and gives their names.
Result<std::vector<std::filesystem::path>> delete_copies(const std::filesystem::path& path);

}  // namespace maabar::ledger
