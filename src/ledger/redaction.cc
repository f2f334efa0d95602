// SPDX-License-Identifier: Apache-2.0
#include "ledger/redaction.h"

#include <algorithm>
#include <set>
#include <system_error>

#include "ledger/appender.h"
#include "ledger/ledger_impl.h"
#include "ledger/row_codec.h"

namespace maabar {
namespace ledger {
namespace {

/// Shorter words are everywhere by chance ("UN", "the").
constexpr std::size_t kTellingBytes = 4;

Result<std::vector<EntryId>> entry_list(Store& store, std::string_view sql, EntryId about) {
  ASSIGN_OR_RETURN(Statement * row, store.statement(sql));
  row->bind(0, std::int64_t{about.value()});
  std::vector<EntryId> out;
  while (true) {
    ASSIGN_OR_RETURN(const bool is_there, row->step());
    if (!is_there) break;
    out.emplace_back(static_cast<std::uint32_t>(row->integer(0)));
  }
  row->reset();
  return out;
}

/// The report that an entry rests on: itself, its claim's, or the one it speaks of; none if none.
Result<EntryId> report_of(Store& store, EntryId entry) {
  ASSIGN_OR_RETURN(const std::vector<EntryId> found,
                   entry_list(store,
                              "SELECT report FROM claim WHERE entry = ?1 UNION"
                              " SELECT entry FROM report WHERE entry = ?1 UNION"
                              " SELECT report FROM claim WHERE entry IN"
                              " (SELECT claim FROM note WHERE entry = ?1 UNION"
                              " SELECT claim FROM review WHERE entry = ?1 UNION"
                              " SELECT target FROM retraction WHERE entry = ?1)",
                              entry));
  return found.empty() ? EntryId::none() : found.front();
}

/// A report, its claims, and what was said about them.
Result<std::vector<EntryId>> family_of(Store& store, EntryId report) {
  return entry_list(store,
                    "WITH member (entry) AS (SELECT ?1 UNION SELECT entry FROM claim"
                    " WHERE report = ?1)"
                    " SELECT entry FROM member UNION"
                    " SELECT entry FROM note WHERE claim IN (SELECT entry FROM member) UNION"
                    " SELECT entry FROM review WHERE claim IN (SELECT entry FROM member) UNION"
                    " SELECT entry FROM retraction WHERE target IN (SELECT entry FROM member)",
                    report);
}

/// A field that still has its words.
struct PresentWords {
  std::int64_t number;
  WordField field;
  std::string text;
};

Result<void> put_present(Store& store, EntryId entry, std::vector<PresentWords>& into) {
  ASSIGN_OR_RETURN(const StoredEntry stored, store.read(entry));
  for (const SealedWords& words : stored.words) {
    const auto field = find_word_field(words.field);
    if (words.words && field) {
      into.push_back({word_number(entry, *field), *field, *words.words});
    }
  }
  return {};
}

bool repeats(const PresentWords& candidate, const PresentWords& removed) {
  const bool is_quote =
      candidate.field == WordField::kEvidence || candidate.field == WordField::kPhrase;
  const auto holds = [](const std::string& whole, const std::string& part) {
    return part.size() >= kTellingBytes && whole.find(part) != std::string::npos;
  };
  return holds(candidate.text, removed.text) || (is_quote && holds(removed.text, candidate.text));
}

/// Other entries in which the removed evidence stands word for word.
Result<std::vector<EntryId>> find_elsewhere(Store& store,
                                            const std::vector<std::string>& evidence) {
  std::set<EntryId> found;
  for (const std::string& words : evidence) {
    if (words.size() < kTellingBytes) continue;
    ASSIGN_OR_RETURN(Statement * row,
                     store.statement("SELECT number / 16 FROM word WHERE instr(text, ?) > 0"));
    row->bind(0, words);
    while (true) {
      ASSIGN_OR_RETURN(const bool is_there, row->step());
      if (!is_there) break;
      found.insert(EntryId(static_cast<std::uint32_t>(row->integer(0))));
    }
    row->reset();
  }
  return std::vector<EntryId>(found.begin(), found.end());
}

/// The evidence, or the whole text, that goes.
Result<std::vector<std::string>> evidence_of(Store& store, const std::vector<std::int64_t>& words) {
  std::vector<std::string> out;
  for (const std::int64_t number : words) {
    const auto field = field_of_word(number);
    if (field != WordField::kEvidence && field != WordField::kText && field != WordField::kPhrase &&
        field != WordField::kTitle) {
      continue;
    }
    ASSIGN_OR_RETURN(Statement * row, store.statement("SELECT text FROM word WHERE number = ?"));
    ASSIGN_OR_RETURN(const bool is_there, row->bind(0, number).step());
    if (is_there) out.emplace_back(row->text(0));
    row->reset();
  }
  return out;
}

}  // namespace

Result<std::vector<std::int64_t>> find_words_to_remove(Store& store, EntryId target) {
  ASSIGN_OR_RETURN(const EntryId report, report_of(store, target));
  std::vector<EntryId> core = {target};
  std::vector<EntryId> family;
  if (!report.is_none()) {
    ASSIGN_OR_RETURN(family, family_of(store, report));
  }
  if (report == target) {
    ASSIGN_OR_RETURN(
        core,
        entry_list(store, "SELECT ?1 UNION SELECT entry FROM claim WHERE report = ?1", report));
  }
  std::vector<PresentWords> removed;
  for (const EntryId entry : core) RETURN_IF_ERROR(put_present(store, entry, removed));
  std::vector<PresentWords> others;
  for (const EntryId entry : family) {
    if (std::find(core.begin(), core.end(), entry) == core.end()) {
      RETURN_IF_ERROR(put_present(store, entry, others));
    }
  }
  std::vector<std::int64_t> out;
  for (const PresentWords& words : removed) out.push_back(words.number);
  for (const PresentWords& other : others) {
    const bool is_repeat = std::any_of(removed.begin(), removed.end(),
                                       [&](const auto& words) { return repeats(other, words); });
    if (is_repeat) out.push_back(other.number);
  }
  std::sort(out.begin(), out.end());
  return out;
}

Result<std::vector<std::string>> describe_words(Store& store,
                                                const std::vector<std::int64_t>& words) {
  std::vector<std::string> out;
  for (const std::int64_t number : words) {
    ASSIGN_OR_RETURN(const std::string id, store.id_of(entry_of_word(number)));
    out.push_back(fmt::format("{}.{}", id, to_string(*field_of_word(number))));
  }
  return out;
}

Result<void> remove_words(Store& store, const std::vector<std::int64_t>& words) {
  for (const std::int64_t number : words) {
    ASSIGN_OR_RETURN(Statement * row,
                     store.statement("UPDATE word SET salt = NULL, text = NULL WHERE number = ?"));
    RETURN_IF_ERROR(row->bind(0, number).run());
  }
  return {};
}

Result<void> scrub(const Database& database) {
  database.reset_statements();
  // secure_delete has overwritten the words in their pages; VACUUM leaves no page that held them,
  // and emptying the log before and after leaves no older copy of one.
  RETURN_IF_ERROR(empty_log(database));
  RETURN_IF_ERROR(database.execute("VACUUM"));
  return empty_log(database);
}

Result<std::vector<std::filesystem::path>> delete_copies(const std::filesystem::path& path) {
  std::vector<std::filesystem::path> out;
  std::error_code error;
  const std::filesystem::path parent = path.parent_path().empty() ? "." : path.parent_path();
  const std::string beginning = path.filename().string() + ".";
  for (const auto& file : std::filesystem::directory_iterator(parent, error)) {
    const std::string name = file.path().filename().string();
    const bool is_copy =
        name.rfind(beginning + "v", 0) == 0 && name.find(".bak") != std::string::npos;
    if (!is_copy && name.rfind(beginning + "migrating", 0) != 0) continue;
    std::filesystem::remove(file.path(), error);
    if (error) {
      return unavailable("the copy of an older version still holds the words and cannot be deleted",
                         {file.path().string(), 0, 0});
    }
    out.push_back(file.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace ledger

Result<Redacted> Ledger::redact(std::string_view id, const std::string& reason, RecordTime now,
                                const SaltSource& salts) {
  Redacted out;
  const auto written = impl_->in_transaction([&]() -> Result<void> {
    ledger::Store& store = impl_->store;
    ASSIGN_OR_RETURN(const EntryId target, store.find_prefix(id));
    ASSIGN_OR_RETURN(const auto words, ledger::find_words_to_remove(store, target));
    ASSIGN_OR_RETURN(const auto earlier,
                     ledger::entry_list(store,
                                        "SELECT max(entry) FROM redaction WHERE target = ?"
                                        " HAVING max(entry) NOT NULL",
                                        target));
    if (words.empty() && !earlier.empty()) {
      out.entry = earlier.front();
      return {};
    }
    ASSIGN_OR_RETURN(const auto evidence, ledger::evidence_of(store, words));
    ASSIGN_OR_RETURN(out.removed, ledger::describe_words(store, words));
    ASSIGN_OR_RETURN(const std::string target_id, store.id_of(target));
    ASSIGN_OR_RETURN(ledger::Appender appender, ledger::Appender::begin(store));
    ASSIGN_OR_RETURN(const AppendedEntry appended,
                     appender.add(RedactionEntry{target_id, reason, out.removed}, now, salts));
    out.entry = appended.entry;
    RETURN_IF_ERROR(ledger::remove_words(store, words));
    ASSIGN_OR_RETURN(out.still_in, ledger::find_elsewhere(store, evidence));
    return {};
  });
  if (!written) return written.error();
  RETURN_IF_ERROR(ledger::scrub(impl_->database));
  ASSIGN_OR_RETURN(out.removed_files, ledger::delete_copies(impl_->path));
  return out;
}

}  // namespace maabar
