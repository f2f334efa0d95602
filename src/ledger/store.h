// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ledger/canonical.h"
#include "ledger/database.h"
#include "ledger/entry.h"
#include "ledger/export_lines.h"

/// Entries to rows of the tables and back. Private to this folder.
namespace maabar::ledger {

/// An entry as stored, and its words as the chain knows them.
struct StoredEntry {
  Entry entry;  ///< words filled in where they are present
  std::vector<SealedWords> words;
};

/// Reads and writes rows through statements that it keeps prepared. Refers to its database, which
/// must outlive it. One thread.
class Store {
 public:
  explicit Store(const Database& database) : database_(database) {}

  /// `kCorrupt` names the entry and the column that cannot be read. `kNotFound` if there is none.
  Result<StoredEntry> read(EntryId entry);
  /// Writes all rows of an entry. Requires: a write transaction; `id`, `content_id` and `hash` set;
  /// everything it refers to stored.
  Result<void> write(const Entry& entry, const std::vector<SealedWords>& words);

  Result<Head> head();
  [[nodiscard]] Result<std::string> desk();
  /// The entry with this whole id of 32 hex digits, if there is one.
  Result<std::optional<EntryId>> find(std::string_view id);
  /// The entry whose id begins with `prefix`. `kInvalidInput` (too short, ambiguous, no hex
  /// digits), `kNotFound`.
  Result<EntryId> find_prefix(std::string_view prefix);
  /// The id of an entry that exists.
  Result<std::string> id_of(EntryId entry);
  Result<std::size_t> kind_of_entry(EntryId entry);
  /// The text of a name's number; `kCorrupt` if there is none.
  Result<std::string> name(std::int64_t number);

  /// To be called when a transaction was rolled back: what was learnt in it may be gone.
  void forget_names() { numbers_.clear(); }

  /// A statement of this text, made ready again.
  Result<Statement*> statement(std::string_view sql);
  [[nodiscard]] const Database& database() const { return database_; }

 private:
  Result<EntryBody> read_body(std::size_t kind, EntryId entry);
  Result<EntryBody> read_report(EntryId entry);
  Result<EntryBody> read_claim(EntryId entry);
  Result<EntryBody> read_review(EntryId entry);
  Result<EntryBody> read_retraction(EntryId entry);
  Result<EntryBody> read_redaction(EntryId entry);
  Result<EntryBody> read_note(EntryId entry);
  Result<EntryBody> read_alias(EntryId entry);
  Result<EntryBody> read_gate(EntryId entry);
  Result<EntryBody> read_publisher(EntryId entry);
  Result<void> read_words(StoredEntry& stored);
  /// The one row of `sql` for the entry.
  Result<Statement*> row(std::string_view sql, EntryId entry);
  Result<CrossingKey> crossing_column(const Statement& row, int column, EntryId entry);
  Result<std::string> name_column(const Statement& row, int column);
  /// The id of the entry in a column; empty for NULL.
  Result<std::string> id_column(const Statement& row, int column);

  Result<void> write_words(EntryId entry, const std::vector<SealedWords>& words);
  Result<void> write_body(EntryId entry, const ReportEntry& body);
  Result<void> write_body(EntryId entry, const ClaimEntry& body);
  Result<void> write_body(EntryId entry, const ReviewEntry& body);
  Result<void> write_body(EntryId entry, const RetractionEntry& body);
  Result<void> write_body(EntryId entry, const RedactionEntry& body);
  Result<void> write_body(EntryId entry, const NoteEntry& body);
  Result<void> write_body(EntryId entry, const AliasEntry& body);
  Result<void> write_body(EntryId entry, const GateEntry& body);
  Result<void> write_body(EntryId entry, const PublisherEntry& body);
  Result<void> bind_name(Statement& row, int index, const std::string& text);
  Result<void> bind_entry(Statement& row, int index, const std::string& id);
  Result<std::int64_t> number_of(const std::string& name);

  const Database& database_;
  std::map<std::string, std::unique_ptr<Statement>, std::less<>> statements_;
  std::unordered_map<std::string, std::int64_t> numbers_;
  std::unordered_map<std::int64_t, std::string> names_;
  std::pair<EntryId, std::string> last_id_;
};

/// `kCorrupt`: entry 12: `what`.
Error bad_entry(EntryId entry, std::string_view what);

}  // namespace maabar::ledger
