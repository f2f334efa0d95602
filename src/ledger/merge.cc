// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "ledger/appender.h"
#include "ledger/ledger_impl.h"
#include "ledger/redaction.h"

namespace maabar {
namespace ledger {
namespace {

/// What an export of some sensitivity leaves out.
class Selection {
 public:
  Selection(Store& store, Sensitivity most) : store_(store), most_(most) {}

  /// Nothing if the entry stays here; else the entry as it may leave.
  Result<std::optional<StoredEntry>> select(EntryId id) {
    ASSIGN_OR_RETURN(StoredEntry stored, store_.read(id));
    if (most_ == Sensitivity::kInternal) return std::optional(std::move(stored));
    const Entry& entry = stored.entry;
    bool is_left_out = false;
    if (const auto* claim = std::get_if<ClaimEntry>(&entry.body)) {
      is_left_out = claim->claim.sensitivity == Sensitivity::kInternal;
    } else if (const auto* review = std::get_if<ReviewEntry>(&entry.body)) {
      is_left_out = is_out(review->claim) || is_out(review->replacement);
    } else if (const auto* retraction = std::get_if<RetractionEntry>(&entry.body)) {
      is_left_out = is_out(retraction->target);
    } else if (const auto* redaction = std::get_if<RedactionEntry>(&entry.body)) {
      is_left_out = is_out(redaction->target);
      for (const std::string& removed : redaction->removed) {
        is_left_out = is_left_out || is_out(removed.substr(0, removed.find('.')));
      }
    } else if (const auto* note = std::get_if<NoteEntry>(&entry.body)) {
      is_left_out = is_out(note->claim);
    } else if (std::holds_alternative<ReportEntry>(entry.body)) {
      RETURN_IF_ERROR(shield(stored));
    }
    if (!is_left_out) return std::optional(std::move(stored));
    out_.insert(entry.content_id);
    return std::optional<StoredEntry>();
  }

 private:
  [[nodiscard]] bool is_out(const std::string& id) const {
    return !id.empty() && out_.count(id) > 0;
  }

  /// Takes the words out of a report that holds an internal claim.
  Result<void> shield(StoredEntry& stored) {
    ASSIGN_OR_RETURN(Statement * row,
                     store_.statement("SELECT 1 FROM claim WHERE report = ? AND sensitivity = 1"));
    ASSIGN_OR_RETURN(const bool holds_internal,
                     row->bind(0, std::int64_t{stored.entry.id.value()}).step());
    row->reset();
    if (!holds_internal) return {};
    stored.entry.absent_words.clear();
    for (SealedWords& words : stored.words) {
      words.salt.reset();
      words.words.reset();
      stored.entry.absent_words.push_back(words.field);
    }
    visit_words(stored.entry.body, [](WordField /*field*/, std::string& text) { text.clear(); });
    return {};
  }

  Store& store_;
  Sensitivity most_;
  std::set<std::string> out_;
};

/// True if what an id does not cover (ratings, chain, shield, rule) differs.
bool differs_beside_content(const EntryBody& ours, const EntryBody& theirs) {
  const auto a = plain_fields(ours);
  const auto b = plain_fields(theirs);
  return !std::equal(a.begin(), a.end(), b.begin(), b.end(),
                     [](const PlainField& x, const PlainField& y) { return x.text == y.text; });
}

/// One merge, inside a write transaction.
class Merger {
 public:
  Merger(Store& store, Appender& appender, const LedgerExport& lines, std::string own_desk)
      : store_(store), appender_(appender), lines_(lines), own_desk_(std::move(own_desk)) {}

  Result<Merged> run(RecordTime now) {
    for (const ExportedEntry& line : lines_.entries) {
      auto outcome = take(line, now);
      if (!outcome) {
        Error error = outcome.error();
        error.where.line = line.line;
        return error;
      }
    }
    out_.head = appender_.head();
    return std::move(out_);
  }

 private:
  [[nodiscard]] Origin origin_of(const ExportedEntry& line) const {
    const Entry& entry = line.entry;
    if (!entry.desk.empty()) {
      return {entry.desk, entry.entry_there.value_or(entry.id),
              entry.recorded_there.value_or(entry.recorded)};
    }
    return {lines_.desk, entry.id, entry.recorded};
  }

  Result<void> take(const ExportedEntry& line, RecordTime now) {
    const Entry& theirs = line.entry;
    const Origin origin = origin_of(line);
    ASSIGN_OR_RETURN(const std::optional<EntryId> known, store_.find(theirs.content_id));
    if (known) return note_known(*known, theirs);
    RETURN_IF_ERROR(check_clash(theirs, origin));
    if (const auto* redaction = std::get_if<RedactionEntry>(&theirs.body)) {
      RETURN_IF_ERROR(take_redaction(*redaction, line, now, origin));
      out_.added += 1;
      return {};
    }
    auto added = appender_.add_foreign(theirs.body, theirs.content_id, line.words, now, origin);
    if (!added && std::holds_alternative<AliasEntry>(theirs.body)) {
      return conflict("the other desk's alias contradicts ours: " + added.error().message);
    }
    if (!added) return added.error();
    out_.added += 1;
    return {};
  }

  Result<void> note_known(EntryId ours, const Entry& theirs) {
    out_.known += 1;
    ASSIGN_OR_RETURN(const StoredEntry stored, store_.read(ours));
    if (stored.entry.body.index() != theirs.body.index()) {
      return conflict("the id " + theirs.content_id + " is of another kind of entry here");
    }
    if (std::holds_alternative<ClaimEntry>(theirs.body) &&
        differs_beside_content(stored.entry.body, theirs.body)) {
      out_.differing.push_back(theirs.content_id);
    }
    return {};
  }

  /// What should have been known but is not: the desks contradict each other.
  Result<void> check_clash(const Entry& theirs, const Origin& origin) {
    if (origin.desk == own_desk_) {
      return conflict(
          fmt::format("the export holds entry {} of desk {}, which is this one, but it "
                      "is not here: another ledger has the same desk name, or this one "
                      "has lost entries (see `maabar verify --head`)",
                      origin.entry.value(), own_desk_));
    }
    ASSIGN_OR_RETURN(Statement * row,
                     store_.statement("SELECT number FROM entry WHERE entry_there = ? AND desk ="
                                      " (SELECT number FROM name WHERE text = ?)"));
    ASSIGN_OR_RETURN(const bool is_taken,
                     row->bind(0, std::int64_t{origin.entry.value()}).bind(1, origin.desk).step());
    const std::int64_t ours = is_taken ? row->integer(0) : 0;
    row->reset();
    if (!is_taken) return {};
    return conflict(
        fmt::format("entry {} of desk {} is another one here (our entry {}): two "
                    "ledgers have the same desk name, id {} is not ours",
                    origin.entry.value(), origin.desk, ours, theirs.content_id));
  }

  Result<void> take_redaction(const RedactionEntry& theirs, const ExportedEntry& line,
                              RecordTime now, const Origin& origin) {
    ASSIGN_OR_RETURN(const std::optional<EntryId> target, store_.find(theirs.target));
    if (!target) return invalid_input("the redaction's target is not in the export");
    ASSIGN_OR_RETURN(std::vector<std::int64_t> words, find_words_to_remove(store_, *target));
    RedactionEntry ours = theirs;
    ASSIGN_OR_RETURN(ours.removed, describe_words(store_, words));
    ASSIGN_OR_RETURN(const AppendedEntry added,
                     appender_.add_foreign(ours, line.entry.content_id, line.words, now, origin));
    static_cast<void>(added);
    return remove_words(store_, words);
  }

  Store& store_;
  Appender& appender_;
  const LedgerExport& lines_;
  std::string own_desk_;
  Merged out_;
};

}  // namespace
}  // namespace ledger

Result<void> Ledger::export_lines(Sensitivity most,
                                  const std::function<void(std::string_view)>& write) const {
  ASSIGN_OR_RETURN(ledger::Transaction snapshot, ledger::Transaction::begin_read(impl_->database));
  LedgerExport header;
  header.desk = impl_->desk;
  header.sensitivity = most;
  ASSIGN_OR_RETURN(header.head, impl_->store.head());
  ASSIGN_OR_RETURN(const std::int64_t internal,
                   impl_->database.integer("SELECT count(*) FROM claim WHERE sensitivity = 1"));
  header.is_complete = most == Sensitivity::kInternal || internal == 0;
  write(export_header(header));
  ledger::Selection selection(impl_->store, most);
  Hash before = ledger::beginning_of(impl_->desk);
  bool follows = true;
  for (std::uint32_t number = 0; number < header.head.entries; ++number) {
    const EntryId id(number);
    ASSIGN_OR_RETURN(auto selected, selection.select(id));
    if (selected) {
      ExportedEntry line{std::move(selected->entry), std::move(selected->words), {}, 0};
      if (!follows) line.before = before;
      write(export_line(line));
      before = line.entry.hash;
    } else {
      ASSIGN_OR_RETURN(const ledger::StoredEntry left_out, impl_->store.read(id));
      before = left_out.entry.hash;
    }
    follows = selected.has_value();
  }
  return snapshot.commit();
}

Result<Merged> Ledger::merge(const LedgerExport& lines, RecordTime now) {
  Merged out;
  bool removes = false;
  for (const ExportedEntry& line : lines.entries) {
    removes = removes || std::holds_alternative<RedactionEntry>(line.entry.body);
  }
  RETURN_IF_ERROR(impl_->in_transaction([&]() -> Result<void> {
    ASSIGN_OR_RETURN(ledger::Appender appender, ledger::Appender::begin(impl_->store));
    ledger::Merger merger(impl_->store, appender, lines, impl_->desk);
    ASSIGN_OR_RETURN(out, merger.run(now));
    return {};
  }));
  if (removes) {
    RETURN_IF_ERROR(ledger::scrub(impl_->database));
    RETURN_IF_ERROR(ledger::delete_copies(impl_->path));
  }
  return out;
}

Result<Ledger> Ledger::restore(const std::filesystem::path& path, const LedgerExport& lines,
                               const LedgerOptions& options) {
  if (!lines.is_complete) {
    return invalid_input(
        "the export is not complete (it leaves internal claims out); merge it "
        "into a ledger instead");
  }
  const SaltSource none = [](std::span<std::uint8_t> /*bytes*/) {};
  ASSIGN_OR_RETURN(Ledger made, create(path, lines.desk, none, options));
  const auto filled = made.impl_->in_transaction([&]() -> Result<void> {
    ASSIGN_OR_RETURN(ledger::Appender appender, ledger::Appender::begin(made.impl_->store));
    for (const ExportedEntry& line : lines.entries) {
      RETURN_IF_ERROR(appender.add_same(line.entry, line.words));
    }
    return {};
  });
  auto proved = filled ? made.verify(lines.head.hash) : Result<Verified>(filled.error());
  if (proved) return made;
  { const Ledger closing = std::move(made); }
  ledger::delete_database(path, options.file_layer);
  return proved.error();
}

}  // namespace maabar
