// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "claim/vocabulary.h"
#include "ledger/entry.h"

/// The ledger as JSON lines: a header line, then one entry per line (docs/formats/ledger.md).
namespace maabar {

/// How many entries a ledger has, and the hash of the last: what a bulletin, an export or an answer
/// carries so that a later loss shows.
struct Head {
  std::uint32_t entries = 0;
  Hash hash;  ///< of the last entry; of an empty ledger, its beginning
  friend bool operator==(const Head&, const Head&) = default;
};

/// 16 bytes that make the hash of a word unguessable.
using Salt = std::array<std::uint8_t, 16>;

/// The words of one field of an entry as the chain knows them: by their salted hash alone, with the
/// words and their salt beside it unless they were taken out.
struct SealedWords {
  std::string field;          ///< `title`, `evidence`, ...
  Hash hash;                  ///< SHA-256 of salt, then words
  bool came_without = false;  ///< the words were absent when the entry was appended here
  std::optional<Salt> salt;   ///< absent together with `words`
  std::optional<std::string> words;
};

/// One line of an export.
struct ExportedEntry {
  Entry entry;  ///< its words are filled in where they are present
  std::vector<SealedWords> words;
  std::optional<Hash> before;  ///< hash of the entry before, where that one is not in the export
  int line = 0;
};

/// A whole export.
struct LedgerExport {
  std::string desk;
  Head head;
  Sensitivity sensitivity = Sensitivity::kPublic;
  bool is_complete = false;  ///< every entry and every word that the ledger held
  std::vector<ExportedEntry> entries;
};

/// Reads an export and proves each line against its hash. `file` names it in errors.
/// Errors: `kInvalidInput` with the line: malformed, cut off, an unknown kind, or a line that does
/// not match its hash or its id; `kUnavailable`: written by a newer maabar.
Result<LedgerExport> parse_export(std::string_view text, const std::string& file);

/// One line each, without the line end.
std::string export_header(const LedgerExport& header);
std::string export_line(const ExportedEntry& entry);

}  // namespace maabar
