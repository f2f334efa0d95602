// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/alias_table.h"
#include "ledger/ledger.h"
#include "ledger/store.h"

/// Adds entries to the end of the chain inside a write transaction. Private to this folder.
namespace maabar::ledger {

/// Where an entry that came by a merge was first.
struct Origin {
  std::string desk;
  EntryId entry;
  RecordTime recorded;
};

class Appender {
 public:
  /// Requires: a write transaction that outlives it.
  static Result<Appender> begin(Store& store);

  /// Appends a body of this desk's, or finds it known.
  Result<AppendedEntry> add(const EntryBody& body, RecordTime now, const SaltSource& salts);
  /// Appends another desk's, with its words as they came. `content_id`: as on that desk, where its
  /// words may still stand.
  Result<AppendedEntry> add_foreign(const EntryBody& body, const std::string& content_id,
                                    std::vector<SealedWords> words, RecordTime now,
                                    const Origin& origin);
  /// Appends an entry exactly as it is; its hash must come out the same.
  Result<void> add_same(const Entry& entry, const std::vector<SealedWords>& words);

  [[nodiscard]] const Head& head() const { return head_; }

 private:
  Appender(Store& store, Head head, std::string desk)
      : store_(store), head_(head), desk_(std::move(desk)) {}
  Result<AppendedEntry> finish(Entry entry, const std::vector<SealedWords>& words);
  Result<void> check_references(const EntryBody& body);
  Result<void> check_target(const std::string& id, std::string_view what,
                            const std::vector<std::size_t>& kinds);
  Result<void> check_alias(const AliasEntry& alias);
  Result<std::optional<EntryId>> find_same_act(const EntryBody& body);

  Store& store_;
  Head head_;
  std::string desk_;
  std::optional<AliasTable> aliases_;
};

/// What may not be stored: words that are not UTF-8 or hold NUL, a claim with a fault, an
/// impossible point. Says nothing of references.
Result<void> check_body(const EntryBody& body);

std::vector<SealedWords> seal_words(const EntryBody& body, const SaltSource& salts);

}  // namespace maabar::ledger
