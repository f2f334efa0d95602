// SPDX-License-Identifier: Apache-2.0
#include "ledger/ledger_impl.h"

namespace maabar {

using ledger::StoredEntry;
using ledger::Transaction;

namespace {

FoundClaim to_claim(StoredEntry stored, EntryId report) {
  Entry& entry = stored.entry;
  return {entry.id,
          std::move(entry.content_id),
          std::move(std::get<ClaimEntry>(entry.body).claim),
          report,
          entry.recorded,
          std::move(entry.desk),
          std::move(entry.absent_words)};
}

FoundReport to_report(StoredEntry stored) {
  Entry& entry = stored.entry;
  return {entry.id,
          std::move(entry.content_id),
          std::move(std::get<ReportEntry>(entry.body).report),
          entry.recorded,
          std::move(entry.desk),
          std::move(entry.absent_words)};
}

/// All bodies of one kind, in order.
template <typename Body>
Result<std::vector<Recorded<Body>>> bodies_of(ledger::Store& store, const std::string& table) {
  ASSIGN_OR_RETURN(Transaction snapshot, Transaction::begin_read(store.database()));
  ASSIGN_OR_RETURN(ledger::Statement row,
                   store.database().prepare("SELECT entry FROM " + table + " ORDER BY entry"));
  std::vector<Recorded<Body>> out;
  while (true) {
    ASSIGN_OR_RETURN(const bool is_there, row.step());
    if (!is_there) return out;
    const EntryId id(static_cast<std::uint32_t>(row.integer(0)));
    ASSIGN_OR_RETURN(StoredEntry stored, store.read(id));
    auto* body = std::get_if<Body>(&stored.entry.body);
    if (body == nullptr) return ledger::bad_entry(id, "it stands in the table " + table);
    out.push_back({id, stored.entry.recorded, std::move(*body)});
  }
}

}  // namespace

Result<void> Ledger::entries(EntryId from, const std::function<bool(const Entry&)>& visit) const {
  ASSIGN_OR_RETURN(Transaction snapshot, Transaction::begin_read(impl_->database));
  ASSIGN_OR_RETURN(const Head head, impl_->store.head());
  for (std::uint32_t number = from.value(); number < head.entries; ++number) {
    ASSIGN_OR_RETURN(const StoredEntry stored, impl_->store.read(EntryId(number)));
    if (!visit(stored.entry)) break;
  }
  return snapshot.commit();
}

Result<Entry> Ledger::find_entry(EntryId entry) const {
  ASSIGN_OR_RETURN(Transaction snapshot, Transaction::begin_read(impl_->database));
  ASSIGN_OR_RETURN(StoredEntry stored, impl_->store.read(entry));
  return std::move(stored.entry);
}

Result<Entry> Ledger::find_entry(std::string_view id) const {
  ASSIGN_OR_RETURN(const EntryId entry, impl_->store.find_prefix(id));
  return find_entry(entry);
}

Result<FoundClaim> Ledger::find_claim(EntryId entry) const {
  ASSIGN_OR_RETURN(Transaction snapshot, Transaction::begin_read(impl_->database));
  ASSIGN_OR_RETURN(StoredEntry stored, impl_->store.read(entry));
  const auto* body = std::get_if<ClaimEntry>(&stored.entry.body);
  if (body == nullptr) {
    return not_found(
        fmt::format("entry {} is a {}, not a claim", entry.value(), kind_of(stored.entry.body)));
  }
  ASSIGN_OR_RETURN(const std::optional<EntryId> report, impl_->store.find(body->claim.report));
  return to_claim(std::move(stored), report.value_or(EntryId::none()));
}

Result<FoundClaim> Ledger::find_claim(std::string_view id) const {
  ASSIGN_OR_RETURN(const EntryId entry, impl_->store.find_prefix(id));
  return find_claim(entry);
}

Result<FoundReport> Ledger::find_report(EntryId entry) const {
  ASSIGN_OR_RETURN(Transaction snapshot, Transaction::begin_read(impl_->database));
  ASSIGN_OR_RETURN(StoredEntry stored, impl_->store.read(entry));
  if (!std::holds_alternative<ReportEntry>(stored.entry.body)) {
    return not_found(
        fmt::format("entry {} is a {}, not a report", entry.value(), kind_of(stored.entry.body)));
  }
  return to_report(std::move(stored));
}

Result<FoundReport> Ledger::find_report(std::string_view id) const {
  ASSIGN_OR_RETURN(const EntryId entry, impl_->store.find_prefix(id));
  return find_report(entry);
}

Result<std::vector<EntryId>> Ledger::claims_of(EntryId report) const {
  ASSIGN_OR_RETURN(
      ledger::Statement row,
      impl_->database.prepare("SELECT entry FROM claim WHERE report = ? ORDER BY entry"));
  row.bind(0, std::int64_t{report.value()});
  std::vector<EntryId> out;
  while (true) {
    ASSIGN_OR_RETURN(const bool is_there, row.step());
    if (!is_there) return out;
    out.emplace_back(static_cast<std::uint32_t>(row.integer(0)));
  }
}

Result<std::vector<Recorded<ReviewEntry>>> Ledger::reviews() const {
  return bodies_of<ReviewEntry>(impl_->store, "review");
}
Result<std::vector<Recorded<RetractionEntry>>> Ledger::retractions() const {
  return bodies_of<RetractionEntry>(impl_->store, "retraction");
}
Result<std::vector<Recorded<NoteEntry>>> Ledger::notes() const {
  return bodies_of<NoteEntry>(impl_->store, "note");
}
Result<std::vector<Recorded<AliasEntry>>> Ledger::aliases() const {
  return bodies_of<AliasEntry>(impl_->store, "alias");
}
Result<std::vector<Recorded<GateEntry>>> Ledger::gates() const {
  return bodies_of<GateEntry>(impl_->store, "gate");
}
Result<std::vector<Recorded<PublisherEntry>>> Ledger::publishers() const {
  return bodies_of<PublisherEntry>(impl_->store, "publisher");
}

Result<AliasTable> Ledger::alias_table() const {
  ASSIGN_OR_RETURN(const auto entries, aliases());
  AliasTable table;
  for (const auto& alias : entries) RETURN_IF_ERROR(table.add(alias.body));
  return table;
}

}  // namespace maabar
