// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/database.h"

/// A SQLite file layer (VFS) that gives each page of the database file a checksum, so that no byte
/// of it, used or unused, can change unseen: docs/formats/ledger.md, "Pages".
namespace maabar::ledger {

/// Every ledger has pages of this size; a page ends in kPageCheckBytes of checksum.
inline constexpr std::size_t kPageBytes = 4096;
inline constexpr std::size_t kPageCheckBytes = 8;

/// The checksum of a page: a chain of 64-bit words, each step a bijection of the state before, so a
/// change within any one 8-byte word always changes the result. `page`: kPageBytes bytes; `number`
/// from 1, so that a page at the wrong place is seen too. Not a defence against an author of
/// forgeries: the hash chain is.
std::uint64_t page_checksum(std::string_view page, std::uint32_t number);

/// Registers the layer above the one named `beneath` (empty: SQLite's default), once, and gives its
/// name. The layer writes checksums into pages whose file reserves 8 bytes for them, and answers
/// the reading of a page that does not match with SQLITE_IOERR_DATA; other databases pass through.
Result<std::string> page_layer(const std::string& beneath);

/// True if the file itself is whole: nothing waits in the write-ahead log. Carries the log over if
/// it may. While frames wait, a page that they replace may be torn after a loss of power, rightly.
/// Requires: no transaction, and something was read before.
bool is_log_carried_over(const Database& database);

/// Reads every page of the database file beneath SQLite's cache. An error names the first page that
/// does not match, or says that the file's length is not a whole number of pages. Requires: an
/// open read transaction; a page that a writer's checkpoint is just replacing is read again.
Result<void> check_pages(const Database& database);

}  // namespace maabar::ledger
