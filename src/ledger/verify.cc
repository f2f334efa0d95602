// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "ledger/ledger_impl.h"
#include "ledger/page_layer.h"
#include "ledger/row_codec.h"
#include "ledger/schema.h"

namespace maabar {
namespace ledger {
namespace {

/// The table of each kind, in the order of kinds.
constexpr std::array<std::string_view, kKinds> kTables = {
    "report", "claim", "review", "retraction", "redaction", "note", "alias", "gate", "publisher"};

/// Walks a ledger from its beginning. Order of the checks: what lies deeper comes first, so that
/// the answer names the cause.
class Verifier {
 public:
  explicit Verifier(Store& store) : store_(store) {}

  Result<Verified> run(const std::optional<Hash>& expected) {
    RETURN_IF_ERROR(check_schema());
    ASSIGN_OR_RETURN(const std::string desk, store_.desk());
    hash_ = beginning_of(desk);
    is_expected_seen_ = !expected || *expected == hash_;
    ASSIGN_OR_RETURN(const Head head, store_.head());
    for (std::uint32_t number = 0; number < head.entries; ++number) {
      RETURN_IF_ERROR(check_entry(EntryId(number)));
      if (expected && *expected == hash_) is_expected_seen_ = true;
    }
    RETURN_IF_ERROR(check_counts());
    RETURN_IF_ERROR(check_removed());
    RETURN_IF_ERROR(check_sqlite());
    if (!is_expected_seen_) {
      return corrupt(
          fmt::format("no entry has the hash {}: entries at the end were lost, or the "
                      "ledger was replaced, since that head was written down",
                      maabar::to_hex(*expected)));
    }
    out_.head = {head.entries, hash_};
    return out_;
  }

 private:
  /// The objects of the schema by name: their order is SQLite's own affair.
  Result<void> check_schema() {
    std::map<std::string, const SchemaObject*, std::less<>> expected;
    for (const SchemaObject& object : schema()) expected.emplace(object.name, &object);
    ASSIGN_OR_RETURN(Statement row,
                     store_.database().prepare("SELECT type, name, sql FROM sqlite_schema"
                                               " WHERE sql IS NOT NULL ORDER BY name"));
    while (true) {
      ASSIGN_OR_RETURN(const bool is_there, row.step());
      if (!is_there) break;
      const auto it = expected.find(row.text(1));
      const bool is_same =
          it != expected.end() && row.text(0) == it->second->type && row.text(2) == it->second->sql;
      if (!is_same) {
        return corrupt(
            fmt::format("the {} {} is not one that a ledger has: the tables or their "
                        "guards were changed",
                        row.text(0), row.text(1)));
      }
      expected.erase(it);
    }
    if (expected.empty()) return {};
    const SchemaObject& missing = *expected.begin()->second;
    return corrupt(fmt::format("the {} {} is missing", missing.type, missing.name));
  }

  Result<void> check_entry(EntryId id) {
    auto read = store_.read(id);
    if (!read) {
      if (read.error().kind == ErrorKind::kNotFound) return bad_entry(id, "it is missing");
      if (read.error().message.rfind("entry ", 0) == 0) return read.error();
      return Error{read.error().kind, fmt::format("entry {}: {}", id.value(), read.error().message),
                   read.error().where};
    }
    const StoredEntry& stored = *read;
    const Entry& entry = stored.entry;
    if (sha256(canonical_form(entry, stored.words, hash_)) != entry.hash) {
      return bad_entry(id, fmt::format("its content does not match its hash: this {} was changed, "
                                       "moved or put in, or the entry before it was",
                                       kind_of(entry.body)));
    }
    RETURN_IF_ERROR(check_words(stored));
    const bool is_whole = entry.absent_words.empty();
    const EntryId first = entry.entry_there.value_or(id);
    if (is_whole) {
      ASSIGN_OR_RETURN(const std::string desk, store_.desk());
      const std::string& first_desk = entry.desk.empty() ? desk : entry.desk;
      if (content_id(entry.body, first_desk, first) != entry.content_id) {
        return bad_entry(id, "its id is not the id of what it says");
      }
    }
    RETURN_IF_ERROR(check_references(entry));
    hash_ = entry.hash;
    counts_[entry.body.index()] += 1;
    words_ += static_cast<std::int64_t>(stored.words.size());
    out_.redactions += std::holds_alternative<RedactionEntry>(entry.body) ? 1U : 0U;
    return {};
  }

  Result<void> check_words(const StoredEntry& stored) {
    const EntryId id = stored.entry.id;
    std::size_t expected = 0;
    EntryBody body = stored.entry.body;
    visit_words(body, [&](WordField field, const std::string& /*text*/) {
      for (const SealedWords& words : stored.words) expected += words.field == to_string(field);
    });
    if (expected != stored.words.size()) {
      return bad_entry(id, "it has words in a field that its kind does not have");
    }
    for (const SealedWords& words : stored.words) {
      if (words.words) {
        if (!words.salt || seal(*words.salt, *words.words) != words.hash) {
          return bad_entry(id, "the words of its " + words.field + " were changed");
        }
        continue;
      }
      out_.absent_words += 1;
      if (!words.came_without) {
        absent_.insert(word_number(id, *find_word_field(words.field)));
      }
    }
    return {};
  }

  Result<void> check_references(const Entry& entry) {
    const auto is_kind = [&](const std::string& id, std::size_t kind) -> Result<bool> {
      ASSIGN_OR_RETURN(const std::optional<EntryId> target, store_.find(id));
      if (!target || !(*target < entry.id)) return false;
      ASSIGN_OR_RETURN(const std::size_t found, store_.kind_of_entry(*target));
      return found == kind;
    };
    bool is_sound = true;
    if (const auto* claim = std::get_if<ClaimEntry>(&entry.body)) {
      if (claim->claim.report != last_report_) {  // the claims of a report stand together
        ASSIGN_OR_RETURN(is_sound, is_kind(claim->claim.report, 0));
        last_report_ = claim->claim.report;
      }
    } else if (const auto* review = std::get_if<ReviewEntry>(&entry.body)) {
      ASSIGN_OR_RETURN(is_sound, is_kind(review->claim, 1));
      if (is_sound && !review->replacement.empty()) {
        ASSIGN_OR_RETURN(is_sound, is_kind(review->replacement, 1));
      }
    } else if (const auto* note = std::get_if<NoteEntry>(&entry.body)) {
      if (!note->claim.empty()) {
        ASSIGN_OR_RETURN(is_sound, is_kind(note->claim, 1));
      }
    } else if (const auto* redaction = std::get_if<RedactionEntry>(&entry.body)) {
      for (const std::string& removed : redaction->removed) named_.push_back(removed);
    }
    if (is_sound) return {};
    return bad_entry(entry.id, "it refers to an entry that is not before it, or of another kind");
  }

  /// No row that belongs to no entry, no name that nothing uses.
  Result<void> check_counts() {
    for (std::size_t kind = 0; kind < kTables.size(); ++kind) {
      const std::string table(kTables[kind]);
      ASSIGN_OR_RETURN(const std::int64_t rows,
                       store_.database().integer("SELECT count(*) FROM " + table));
      if (rows != counts_[kind]) {
        return corrupt(
            fmt::format("the table {} has {} rows for {} entries", table, rows, counts_[kind]));
      }
    }
    ASSIGN_OR_RETURN(const std::int64_t words,
                     store_.database().integer("SELECT count(*) FROM word"));
    if (words != words_) {
      return corrupt(fmt::format("{} rows of words belong to no entry", words - words_));
    }
    ASSIGN_OR_RETURN(const std::int64_t strays,
                     store_.database().integer(
                         "SELECT count(*) FROM name WHERE text = '' OR number NOT IN ("
                         "SELECT desk FROM entry WHERE desk NOT NULL"
                         " UNION SELECT publisher FROM report WHERE publisher NOT NULL"
                         " UNION SELECT media_type FROM report WHERE media_type NOT NULL"
                         " UNION SELECT crossing FROM claim WHERE crossing NOT NULL"
                         " UNION SELECT actor FROM claim WHERE actor NOT NULL"
                         " UNION SELECT rule FROM claim WHERE rule NOT NULL"
                         " UNION SELECT unit FROM claim WHERE unit NOT NULL"
                         " UNION SELECT chain FROM claim WHERE chain NOT NULL"
                         " UNION SELECT crossing FROM note UNION SELECT from_crossing FROM alias"
                         " UNION SELECT to_crossing FROM alias UNION SELECT crossing FROM gate"
                         " UNION SELECT publisher FROM publisher)"));
    if (strays != 0) return corrupt(fmt::format("{} names belong to no entry", strays));
    ASSIGN_OR_RETURN(const std::int64_t desks,
                     store_.database().integer("SELECT count(*) FROM meta"));
    if (desks != 1) return corrupt("the ledger names more than one desk");
    return {};
  }

  /// Words are absent where a redaction says so, and nowhere else; and present nowhere that one
  /// says.
  Result<void> check_removed() {
    std::unordered_set<std::int64_t> named;
    for (const std::string& removed : named_) {
      const std::size_t dot = removed.find('.');
      ASSIGN_OR_RETURN(const std::optional<EntryId> entry, store_.find(removed.substr(0, dot)));
      const auto field = find_word_field(removed.substr(dot + 1));
      if (!entry || !field) return corrupt("a redaction names " + removed + ", which is not here");
      named.insert(word_number(*entry, *field));
      ASSIGN_OR_RETURN(Statement * word,
                       store_.statement("SELECT text IS NULL FROM word WHERE number = ?"));
      ASSIGN_OR_RETURN(const bool is_there, word->bind(0, word_number(*entry, *field)).step());
      if (!is_there || word->integer(0) == 0) {
        return bad_entry(*entry, fmt::format("the words of its {} are there, though a redaction "
                                             "removed them",
                                             to_string(*field)));
      }
      word->reset();
    }
    for (const std::int64_t word : absent_) {
      if (named.count(word) == 0) {
        return bad_entry(entry_of_word(word), fmt::format("the words of its {} are gone, and no "
                                                          "redaction says so",
                                                          to_string(*field_of_word(word))));
      }
    }
    return {};
  }

  Result<void> check_sqlite() {
    ASSIGN_OR_RETURN(Statement row, store_.database().prepare("PRAGMA integrity_check(1)"));
    ASSIGN_OR_RETURN(const bool is_there, row.step());
    if (is_there && row.text(0) == "ok") return {};
    return corrupt(fmt::format("SQLite's own check says: {}", is_there ? row.text(0) : "nothing"));
  }

  Store& store_;
  Hash hash_;
  bool is_expected_seen_ = false;
  Verified out_;
  std::array<std::int64_t, kKinds> counts_{};
  std::int64_t words_ = 0;
  std::string last_report_;
  std::unordered_set<std::int64_t> absent_;
  std::vector<std::string> named_;
};

}  // namespace
}  // namespace ledger

Result<Verified> Ledger::verify(const std::optional<Hash>& expected) const {
  auto outcome = [&]() -> Result<Verified> {
    ASSIGN_OR_RETURN(const Head before, impl_->store.head());
    static_cast<void>(before);
    const bool is_file_whole = ledger::is_log_carried_over(impl_->database);
    ASSIGN_OR_RETURN(ledger::Transaction snapshot,
                     ledger::Transaction::begin_read(impl_->database));
    // The first read takes the snapshot; only then do the pages hold still.
    ASSIGN_OR_RETURN(const Head head, impl_->store.head());
    static_cast<void>(head);
    // Otherwise each page is compared when the checks below read it.
    if (is_file_whole) RETURN_IF_ERROR(ledger::check_pages(impl_->database));
    ledger::Store fresh(impl_->database);  // believes nothing that it read before
    ledger::Verifier verifier(fresh);
    return verifier.run(expected);
  }();
  if (outcome) return outcome;
  Error error = outcome.error();
  if (error.where.file.empty()) error.where.file = impl_->path.string();
  return error;
}

}  // namespace maabar
