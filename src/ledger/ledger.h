// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "claim/claim_csv.h"
#include "ledger/alias_table.h"
#include "ledger/claim_log.h"
#include "ledger/entry.h"
#include "ledger/export_lines.h"

namespace maabar {

/// Fills its argument with random bytes: the command line hands in the system's, tests a seeded
/// one. Below the command line nothing reads the random device.
using SaltSource = std::function<void(std::span<std::uint8_t>)>;

/// How to open a ledger.
struct LedgerOptions {
  /// How long to wait for another writer before `kUnavailable`.
  std::chrono::milliseconds wait{2000};
  /// Needed to migrate a ledger of an older version; without it such a ledger is `kUnavailable`.
  SaltSource salts;
  /// Name of the SQLite file layer beneath; empty: the system's. For tests.
  std::string file_layer;
};

/// What became of one body handed to `append`.
struct AppendedEntry {
  EntryId entry;       ///< the new entry, or the one that was there already
  bool is_new = true;  ///< false: the same content was known, nothing was added
};

/// What an append did; `entries` in the order of the bodies.
struct Appended {
  std::vector<AppendedEntry> entries;
  std::size_t added = 0;
  std::size_t known = 0;
  Head head;
};

/// A claim with its words, and when and by whom it was learnt.
struct FoundClaim {
  EntryId entry;
  std::string id;
  Claim claim;
  EntryId report;  ///< its report's entry
  RecordTime recorded;
  std::string desk;                       ///< whose it was first; empty: this desk's
  std::vector<std::string> absent_words;  ///< fields whose words were taken out
};

/// A report with its words.
struct FoundReport {
  EntryId entry;
  std::string id;
  Report report;
  RecordTime recorded;
  std::string desk;
  std::vector<std::string> absent_words;
};

/// A body with its entry.
template <typename Body>
struct Recorded {
  EntryId entry;
  RecordTime recorded;
  Body body;
};

/// What a verification found in order.
struct Verified {
  Head head;
  std::uint32_t redactions = 0;
  std::uint64_t absent_words = 0;  ///< fields whose words are rightly absent
};

/// What a redaction removed.
struct Redacted {
  EntryId entry;                                     ///< the redaction's
  std::vector<std::string> removed;                  ///< `<id>.<field>`
  std::vector<std::filesystem::path> removed_files;  ///< copies kept by migrations
  std::vector<EntryId> still_in;  ///< other entries in which the claim's evidence stands word for
                                  ///< word: not touched, redact them too if they should go
};

/// What a merge did. The other desk's entries that were known already add nothing.
struct Merged {
  std::size_t added = 0;
  std::size_t known = 0;
  /// Known claims that the other desk rates, chains or shields otherwise than this one: ours stand.
  std::vector<std::string> differing;
  Head head;
};

/// What became of the rows of a table; `rejected` holds those that the table's reader refused too.
struct ImportedTable {
  std::size_t accepted = 0;  ///< rows: new and known
  std::size_t new_claims = 0;
  std::size_t known_claims = 0;
  std::size_t new_reports = 0;
  std::size_t new_notes = 0;
  std::vector<RejectedRow> rejected;
  Head head;
};

/// The desk's record: entries, appended and never changed, in one SQLite file. An entry is durable
/// when `append` returns. Invariants, enforced by the file itself and proved by `verify`:
/// 1. Entries are numbered from 0 without gaps; each carries the hash of itself and the one before.
/// 2. No two entries have the same content id; what an entry refers to stands before it.
/// 3. Words lie apart under salted hashes; only a redaction removes them, and says so in an entry.
///
/// Errors of every member: `kUnavailable` (locked by another writer after the wait, disk full, no
/// permission), `kCorrupt` (the stored bytes are wrong). A failed member changes nothing.
/// Threads: one owner. Readers and one writer, each with a Ledger of its own, work side by side; a
/// reader sees each append whole or not at all.
class Ledger {
 public:
  enum class Mode { kRead, kWrite };

  /// Makes an empty ledger. `desk` names it among desks that merge; empty: a name is made from
  /// `salts`. Errors: `kInvalidInput` if there is a ledger already or the name is not 1-64 of
  /// [A-Za-z0-9._-]; `kNotFound` if the directory is missing.
  static Result<Ledger> create(const std::filesystem::path& path, const std::string& desk,
                               const SaltSource& salts, const LedgerOptions& options = {});
  /// Opens a ledger. One of an older version is first migrated in place, a copy kept beside as
  /// `<path>.v<N>.bak`. Errors: `kNotFound`; `kUnavailable` if written by a newer maabar;
  /// `kCorrupt` if the file is no ledger.
  static Result<Ledger> open(const std::filesystem::path& path, Mode mode,
                             const LedgerOptions& options = {});
  /// Makes a ledger out of a complete export: same entries, numbers, ids and head. Errors as
  /// `create`, and `kInvalidInput` if the export is not complete.
  static Result<Ledger> restore(const std::filesystem::path& path, const LedgerExport& lines,
                                const LedgerOptions& options = {});

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  /// Appends all of `bodies` in one transaction, in order; durable on return. A report or a claim,
  /// note, alias or retraction of the same content is known and adds nothing. A review, a gate or a
  /// publisher's rating is an act: it is known only if it says what the last one of its claim,
  /// crossing or publisher says. `salts` fills the salt of each word.
  /// Errors: `kInvalidInput` names the body by its place in `bodies`, counted from 1: a reference
  /// that does not resolve, words that are not UTF-8, a claim with a fault, an alias that leads
  /// back to itself, a redaction (see `redact`). Then nothing is appended.
  Result<Appended> append(const std::vector<EntryBody>& bodies, RecordTime now,
                          const SaltSource& salts);
  /// Appends the rows of a table: one report for each distinct page, the claims, and the remarks as
  /// notes. A bad row never stops the others.
  Result<ImportedTable> import_table(const ClaimTable& table, RecordTime now,
                                     const SaltSource& salts);
  /// Removes the words of an entry for good and says so in an entry: of a report with those of all
  /// its claims; of a claim with every field of its report, and of the report's other claims, that
  /// repeats them. State stays. Overwrites, empties the write-ahead log, rewrites the file and
  /// deletes copies kept by migrations. Running it again finishes one that was cut short.
  /// `id`: an id or an unambiguous prefix of 4 or more hex digits. Errors: `kNotFound`;
  /// `kUnavailable` also while another program is reading: the message says what is left to do.
  Result<Redacted> redact(std::string_view id, const std::string& reason, RecordTime now,
                          const SaltSource& salts);
  /// Appends what another desk's export holds and this ledger does not. Their times of recording
  /// are kept as theirs; ours is `now`. Their redactions are carried out here. Errors: `kConflict`
  /// if the two contradict each other (another ledger under the same desk name, entries of ours
  /// that we do not have); then nothing is appended.
  Result<Merged> merge(const LedgerExport& lines, RecordTime now);

  [[nodiscard]] const std::string& desk() const;
  [[nodiscard]] const std::filesystem::path& path() const;
  [[nodiscard]] Result<Head> head() const;

  /// Calls `visit` with each entry from `from` on, in order, until it returns false.
  [[nodiscard]] Result<void> entries(EntryId from,
                                     const std::function<bool(const Entry&)>& visit) const;
  /// By entry, or by id or unambiguous prefix of 4 or more hex digits. `kNotFound`;
  /// `kInvalidInput` with the candidates if the prefix is ambiguous.
  [[nodiscard]] Result<Entry> find_entry(EntryId entry) const;
  [[nodiscard]] Result<Entry> find_entry(std::string_view id) const;
  [[nodiscard]] Result<FoundClaim> find_claim(EntryId entry) const;
  [[nodiscard]] Result<FoundClaim> find_claim(std::string_view id) const;
  [[nodiscard]] Result<FoundReport> find_report(EntryId entry) const;
  [[nodiscard]] Result<FoundReport> find_report(std::string_view id) const;
  /// The claims of a report, in order.
  [[nodiscard]] Result<std::vector<EntryId>> claims_of(EntryId report) const;

  /// All claims, reviews and retractions without their words, by one scan. O(claims).
  [[nodiscard]] Result<ClaimLog> load_claims() const;
  /// Adds to `log` what was appended since.
  Result<void> extend(ClaimLog& log) const;

  [[nodiscard]] Result<std::vector<Recorded<ReviewEntry>>> reviews() const;
  [[nodiscard]] Result<std::vector<Recorded<RetractionEntry>>> retractions() const;
  [[nodiscard]] Result<std::vector<Recorded<NoteEntry>>> notes() const;
  [[nodiscard]] Result<std::vector<Recorded<AliasEntry>>> aliases() const;
  [[nodiscard]] Result<std::vector<Recorded<GateEntry>>> gates() const;
  [[nodiscard]] Result<std::vector<Recorded<PublisherEntry>>> publishers() const;
  [[nodiscard]] Result<AliasTable> alias_table() const;

  /// Proves the ledger: pages, tables, every entry's hash, id, references and words, and, if given,
  /// that `expected` is the hash of an entry (or of the beginning), so that nothing was lost since
  /// it was written down. `kCorrupt` names the first bad entry and what is wrong with it.
  [[nodiscard]] Result<Verified> verify(const std::optional<Hash>& expected = {}) const;

  /// Hands the export to `write`, line by line without line ends. `most`: `kPublic` leaves out
  /// internal claims, what refers to them, and the words of their reports.
  [[nodiscard]] Result<void> export_lines(Sensitivity most,
                                          const std::function<void(std::string_view)>& write) const;

 private:
  class Impl;
  explicit Ledger(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace maabar
