// SPDX-License-Identifier: Apache-2.0
#include "ledger/appender.h"

#include <algorithm>
#include <array>

#include "base/units.h"
#include "base/utf8.h"
#include "ledger/ledger_impl.h"

namespace maabar {
namespace ledger {
namespace {

constexpr std::size_t kReportKind = 0;
constexpr std::size_t kClaimKind = 1;

Result<void> check_text(std::string_view field, std::string_view text) {
  if (const auto at = find_invalid_utf8(text)) {
    return invalid_input(fmt::format("{} is not UTF-8 at byte {}", field, *at));
  }
  if (text.find('\0') != std::string_view::npos) {
    return invalid_input(fmt::format("{} holds a NUL byte: it is no text", field));
  }
  return {};
}

Result<void> check_kind(const ClaimEntry& body) {
  const std::vector<std::string> faults = find_faults(body.claim);
  if (!faults.empty()) return invalid_input(faults.front());
  const bool is_too_far = body.claim.span && body.claim.span->end > (std::uint64_t{1} << 62U);
  if (is_too_far || (body.claim.span && body.claim.span->end < body.claim.span->begin)) {
    return invalid_input("the claim's span ends before it begins, or beyond any text");
  }
  if (body.claim.count && *body.claim.count < 0) return invalid_input("a count is 0 or more");
  return {};
}
Result<void> check_kind(const ReviewEntry& body) {
  const bool is_correct = body.verdict == ReviewEntry::Verdict::kCorrect;
  if (is_correct == body.replacement.empty()) {
    return invalid_input("a correction names the claim that stands instead; no other verdict does");
  }
  return {};
}
Result<void> check_kind(const GateEntry& body) {
  if (!body.crossing.is_crossing()) return invalid_input("a gate belongs to one crossing");
  const auto point = LatLng::from_degrees({.lat = body.lat, .lng = body.lng});
  if (!point) return point.error();
  return {};
}
Result<void> check_kind(const PublisherEntry& body) {
  if (body.publisher.empty()) return invalid_input("a rating names its publisher");
  const auto rating = parse_admiralty(to_string(body.admiralty));
  if (!rating) return rating.error();
  return {};
}
Result<void> check_kind(const NoteEntry& body) {
  if (body.crossing.is_none()) return invalid_input("a note is about a crossing");
  return {};
}
Result<void> check_kind(const AliasEntry& body) {
  if (body.from.is_none() || body.to.is_none()) {
    return invalid_input("an alias leads from one crossing id to another");
  }
  return {};
}
template <typename Body>
Result<void> check_kind(const Body& /*body*/) {
  return {};
}

}  // namespace

Result<void> check_body(const EntryBody& body) {
  for (const PlainField& field : plain_fields(body)) {
    RETURN_IF_ERROR(check_text(field.name, field.text));
  }
  for (const Words& words : words_of(body)) {
    RETURN_IF_ERROR(check_text(to_string(words.field), words.text));
  }
  return std::visit([](const auto& of) { return check_kind(of); }, body);
}

std::vector<SealedWords> seal_words(const EntryBody& body, const SaltSource& salts) {
  std::vector<SealedWords> out;
  for (Words& words : words_of(body)) {
    Salt salt{};
    salts(salt);
    const Hash hash = seal(salt, words.text);
    out.push_back({std::string(to_string(words.field)), hash, false, salt, std::move(words.text)});
  }
  return out;
}

Result<Appender> Appender::begin(Store& store) {
  ASSIGN_OR_RETURN(const Head head, store.head());
  ASSIGN_OR_RETURN(std::string desk, store.desk());
  return Appender(store, head, std::move(desk));
}

Result<void> Appender::check_target(const std::string& id, std::string_view what,
                                    const std::vector<std::size_t>& kinds) {
  ASSIGN_OR_RETURN(const std::optional<EntryId> entry, store_.find(id));
  if (!entry) {
    return invalid_input(fmt::format("{} '{}' is not in the ledger", what, id.substr(0, 40)));
  }
  ASSIGN_OR_RETURN(const std::size_t kind, store_.kind_of_entry(*entry));
  if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
    return invalid_input(fmt::format("{} {} is a {}", what, id, kind_name(kind)));
  }
  return {};
}

Result<void> Appender::check_alias(const AliasEntry& alias) {
  if (!aliases_) {
    aliases_.emplace();
    ASSIGN_OR_RETURN(Statement * rows, store_.statement("SELECT entry FROM alias ORDER BY entry"));
    std::vector<EntryId> entries;
    while (true) {
      ASSIGN_OR_RETURN(const bool is_there, rows->step());
      if (!is_there) break;
      entries.emplace_back(static_cast<std::uint32_t>(rows->integer(0)));
    }
    rows->reset();
    for (const EntryId entry : entries) {
      ASSIGN_OR_RETURN(const StoredEntry stored, store_.read(entry));
      RETURN_IF_ERROR(aliases_->add(std::get<AliasEntry>(stored.entry.body)));
    }
  }
  return aliases_->add(alias);
}

Result<void> Appender::check_references(const EntryBody& body) {
  if (const auto* claim = std::get_if<ClaimEntry>(&body)) {
    return check_target(claim->claim.report, "report", {kReportKind});
  }
  if (const auto* review = std::get_if<ReviewEntry>(&body)) {
    RETURN_IF_ERROR(check_target(review->claim, "claim", {kClaimKind}));
    if (review->replacement.empty()) return {};
    return check_target(review->replacement, "replacement", {kClaimKind});
  }
  if (const auto* retraction = std::get_if<RetractionEntry>(&body)) {
    return check_target(retraction->target, "target", {kReportKind, kClaimKind});
  }
  if (const auto* redaction = std::get_if<RedactionEntry>(&body)) {
    return check_target(redaction->target, "target", {});
  }
  if (const auto* note = std::get_if<NoteEntry>(&body)) {
    if (note->claim.empty()) return {};
    return check_target(note->claim, "claim", {kClaimKind});
  }
  if (const auto* alias = std::get_if<AliasEntry>(&body)) return check_alias(*alias);
  return {};
}

Result<std::optional<EntryId>> Appender::find_same_act(const EntryBody& body) {
  std::string_view sql;
  std::string about;
  if (const auto* review = std::get_if<ReviewEntry>(&body)) {
    sql = "SELECT max(entry) FROM review WHERE claim = (SELECT number FROM entry WHERE id = ?)";
    about = parse_hex(review->claim).value_or("");
  } else if (const auto* gate = std::get_if<GateEntry>(&body)) {
    sql = "SELECT max(entry) FROM gate WHERE crossing = (SELECT number FROM name WHERE text = ?)";
    about = gate->crossing.text();
  } else if (const auto* publisher = std::get_if<PublisherEntry>(&body)) {
    sql =
        "SELECT max(entry) FROM publisher WHERE publisher ="
        " (SELECT number FROM name WHERE text = ?)";
    about = publisher->publisher;
  } else {
    return std::optional<EntryId>();
  }
  ASSIGN_OR_RETURN(Statement * row, store_.statement(sql));
  if (std::holds_alternative<ReviewEntry>(body)) {
    row->bind_blob(0, about.data(), about.size());
  } else {
    row->bind(0, about);
  }
  ASSIGN_OR_RETURN(const bool is_there, row->step());
  if (!is_there || row->is_null(0)) return std::optional<EntryId>();
  const EntryId last(static_cast<std::uint32_t>(row->integer(0)));
  row->reset();
  ASSIGN_OR_RETURN(const StoredEntry stored, store_.read(last));
  const auto is_same_field = [](const PlainField& a, const PlainField& b) {
    return a.text == b.text;
  };
  const auto is_same_word = [](const Words& a, const Words& b) {
    return a.field == b.field && a.text == b.text;
  };
  const auto fields = plain_fields(body);
  const auto fields_there = plain_fields(stored.entry.body);
  const auto words = words_of(body);
  const auto words_there = words_of(stored.entry.body);
  const bool is_same =
      std::equal(fields.begin(), fields.end(), fields_there.begin(), fields_there.end(),
                 is_same_field) &&
      std::equal(words.begin(), words.end(), words_there.begin(), words_there.end(), is_same_word);
  return is_same ? std::optional(last) : std::optional<EntryId>();
}

Result<AppendedEntry> Appender::add(const EntryBody& body, RecordTime now,
                                    const SaltSource& salts) {
  RETURN_IF_ERROR(check_body(body));
  Entry entry;
  entry.id = EntryId(head_.entries);
  entry.content_id = content_id(body, desk_, entry.id);
  entry.recorded = now;
  ASSIGN_OR_RETURN(std::optional<EntryId> known, store_.find(entry.content_id));
  if (!known && is_act(body)) {
    ASSIGN_OR_RETURN(known, find_same_act(body));
  }
  if (known) return AppendedEntry{*known, false};
  RETURN_IF_ERROR(check_references(body));
  entry.body = body;
  return finish(std::move(entry), seal_words(body, salts));
}

Result<AppendedEntry> Appender::add_foreign(const EntryBody& body, const std::string& content_id,
                                            std::vector<SealedWords> words, RecordTime now,
                                            const Origin& origin) {
  RETURN_IF_ERROR(check_body(body));
  ASSIGN_OR_RETURN(const std::optional<EntryId> known, store_.find(content_id));
  if (known) return AppendedEntry{*known, false};
  RETURN_IF_ERROR(check_references(body));
  Entry entry;
  entry.id = EntryId(head_.entries);
  entry.content_id = content_id;
  entry.recorded = now;
  entry.desk = origin.desk;
  entry.entry_there = origin.entry;
  entry.recorded_there = origin.recorded;
  entry.body = body;
  for (SealedWords& sealed : words) sealed.came_without = !sealed.words.has_value();
  return finish(std::move(entry), words);
}

Result<void> Appender::add_same(const Entry& entry, const std::vector<SealedWords>& words) {
  RETURN_IF_ERROR(check_body(entry.body));
  RETURN_IF_ERROR(check_references(entry.body));
  if (entry.id.value() != head_.entries) {
    return invalid_input(
        fmt::format("entry {} stands where entry {} should", entry.id.value(), head_.entries));
  }
  const Hash expected = entry.hash;
  ASSIGN_OR_RETURN(const AppendedEntry appended, finish(entry, words));
  static_cast<void>(appended);
  if (head_.hash != expected) {
    return invalid_input(fmt::format("entry {} does not match its hash", entry.id.value()));
  }
  return {};
}

Result<AppendedEntry> Appender::finish(Entry entry, const std::vector<SealedWords>& words) {
  entry.hash = sha256(canonical_form(entry, words, head_.hash));
  RETURN_IF_ERROR(store_.write(entry, words));
  head_ = {entry.id.value() + 1, entry.hash};
  return AppendedEntry{entry.id, true};
}

}  // namespace ledger

using ledger::Appender;

Result<Appended> Ledger::append(const std::vector<EntryBody>& bodies, RecordTime now,
                                const SaltSource& salts) {
  Appended out;
  RETURN_IF_ERROR(impl_->in_transaction([&]() -> Result<void> {
    ASSIGN_OR_RETURN(Appender appender, Appender::begin(impl_->store));
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      const auto named = [&](const std::string& what) {
        return fmt::format("item {} ({}): {}", i + 1, kind_of(bodies[i]), what);
      };
      if (std::holds_alternative<RedactionEntry>(bodies[i])) {
        return invalid_input(named("a redaction is made by `redact`, which removes the words too"));
      }
      auto appended = appender.add(bodies[i], now, salts);
      if (!appended) {
        Error error = appended.error();
        if (error.kind == ErrorKind::kInvalidInput) error.message = named(error.message);
        return error;
      }
      out.entries.push_back(*appended);
      (appended->is_new ? out.added : out.known) += 1;
    }
    out.head = appender.head();
    return {};
  }));
  return out;
}

Result<ImportedTable> Ledger::import_table(const ClaimTable& table, RecordTime now,
                                           const SaltSource& salts) {
  ImportedTable out;
  out.rejected = table.rejected;
  RETURN_IF_ERROR(impl_->in_transaction([&]() -> Result<void> {
    ASSIGN_OR_RETURN(Appender appender, Appender::begin(impl_->store));
    for (const ClaimRow& row : table.accepted) {
      const NoteEntry note{row.claim.crossing, claim_id(row.claim), Date(), row.note};
      std::vector<EntryBody> bodies = {ReportEntry{row.report}, ClaimEntry{row.claim}};
      const bool has_note = !row.note.empty() && !row.claim.crossing.is_none();
      if (has_note) bodies.emplace_back(note);
      const auto faulty = std::find_if(bodies.begin(), bodies.end(), [](const EntryBody& body) {
        return !ledger::check_body(body).has_value();
      });
      const bool is_of_report = row.claim.report == report_id(row.report);
      if (faulty != bodies.end() || !is_of_report) {
        Error error = is_of_report ? ledger::check_body(*faulty).error()
                                   : invalid_input("the claim names another report than its row");
        error.where.line = row.line;
        out.rejected.push_back({std::move(error)});
        continue;
      }
      std::array<bool, 3> is_new{};
      for (std::size_t i = 0; i < bodies.size(); ++i) {
        ASSIGN_OR_RETURN(const AppendedEntry appended, appender.add(bodies[i], now, salts));
        is_new[i] = appended.is_new;
      }
      out.accepted += 1;
      out.new_reports += is_new[0] ? 1U : 0U;
      (is_new[1] ? out.new_claims : out.known_claims) += 1;
      out.new_notes += is_new[2] ? 1U : 0U;
    }
    out.head = appender.head();
    return {};
  }));
  return out;
}

}  // namespace maabar
