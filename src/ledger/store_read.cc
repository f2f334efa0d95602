// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ledger/row_codec.h"
#include "ledger/store.h"

namespace maabar::ledger {
namespace {

constexpr std::size_t kIdBytes = 16;
constexpr std::size_t kLeastPrefix = 4;  // hex digits: fewer are a slip of the hand

std::int64_t number(EntryId entry) { return entry.value(); }

std::optional<std::int64_t> optional_integer(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

/// Takes a decoded column, or leaves with the name of the one that makes no sense.
template <typename T>
Result<T> need(const std::optional<T>& value, EntryId entry, std::string_view column) {
  if (value) return *value;
  return bad_entry(entry, fmt::format("column {} holds no value of its kind", column));
}

}  // namespace

Error bad_entry(EntryId entry, std::string_view what) {
  return corrupt(fmt::format("entry {}: {}", entry.value(), what));
}

Result<Statement*> Store::statement(std::string_view sql) {
  auto it = statements_.find(sql);
  if (it == statements_.end()) {
    ASSIGN_OR_RETURN(Statement prepared, database_.prepare(sql));
    it = statements_.emplace(std::string(sql), std::make_unique<Statement>(std::move(prepared)))
             .first;
  }
  it->second->reset();
  return it->second.get();
}

Result<std::string> Store::desk() {
  ASSIGN_OR_RETURN(Statement * row, statement("SELECT desk FROM meta"));
  ASSIGN_OR_RETURN(const bool is_there, row->step());
  if (!is_there) return corrupt("the ledger has lost its desk's name", {database_.path(), 0, 0});
  std::string desk(row->text(0));
  row->reset();
  return desk;
}

Result<Head> Store::head() {
  ASSIGN_OR_RETURN(Statement * row,
                   statement("SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1"));
  ASSIGN_OR_RETURN(const bool is_there, row->step());
  if (!is_there) {
    ASSIGN_OR_RETURN(const std::string own, desk());
    return Head{0, beginning_of(own)};
  }
  const auto hash = row->hash(1);
  const Head head{static_cast<std::uint32_t>(row->integer(0)) + 1, hash.value_or(Hash{})};
  row->reset();
  return head;
}

Result<std::optional<EntryId>> Store::find(std::string_view id) {
  const auto bytes = parse_hex(id);
  if (!bytes || id.size() != kIdBytes * 2) return std::optional<EntryId>();
  ASSIGN_OR_RETURN(Statement * row, statement("SELECT number FROM entry WHERE id = ?"));
  row->bind_blob(0, bytes->data(), bytes->size());
  ASSIGN_OR_RETURN(const bool is_there, row->step());
  std::optional<EntryId> found;
  if (is_there) found = EntryId(static_cast<std::uint32_t>(row->integer(0)));
  row->reset();
  return found;
}

Result<EntryId> Store::find_prefix(std::string_view prefix) {
  const auto low = parse_hex(prefix);
  if (!low || prefix.size() < kLeastPrefix || prefix.size() > kIdBytes * 2) {
    return invalid_input(
        fmt::format("'{}' is no id: give 4 to 32 hexadecimal digits", prefix.substr(0, 40)));
  }
  std::string first = *low;
  std::string last = *low;
  if (prefix.size() % 2 == 1) {
    last.back() = static_cast<char>(static_cast<unsigned char>(last.back()) | 0x0fU);
  }
  first.resize(kIdBytes, '\0');
  last.resize(kIdBytes, '\xff');
  ASSIGN_OR_RETURN(Statement * row,
                   statement("SELECT number, id FROM entry WHERE id BETWEEN ? AND ?"
                             " ORDER BY id LIMIT 4"));
  row->bind_blob(0, first.data(), first.size()).bind_blob(1, last.data(), last.size());
  std::vector<EntryId> found;
  std::string candidates;
  while (true) {
    ASSIGN_OR_RETURN(const bool is_there, row->step());
    if (!is_there) break;
    found.emplace_back(static_cast<std::uint32_t>(row->integer(0)));
    candidates += (candidates.empty() ? "" : ", ") + to_hex(row->blob(1));
  }
  row->reset();
  if (found.empty())
    return not_found(fmt::format("no entry has an id that begins with {}", prefix));
  if (found.size() > 1) {
    return invalid_input(fmt::format("{} is ambiguous: {}{}; give more digits", prefix, candidates,
                                     found.size() == 4 ? ", ..." : ""));
  }
  return found.front();
}

Result<std::string> Store::id_of(EntryId entry) {
  if (last_id_.first == entry && !last_id_.second.empty()) return last_id_.second;
  ASSIGN_OR_RETURN(Statement * row, statement("SELECT id FROM entry WHERE number = ?"));
  ASSIGN_OR_RETURN(const bool is_there, row->bind(0, number(entry)).step());
  if (!is_there) return bad_entry(entry, "another entry refers to it, but it is missing");
  last_id_ = {entry, to_hex(row->blob(0))};
  row->reset();
  return last_id_.second;
}

Result<std::size_t> Store::kind_of_entry(EntryId entry) {
  ASSIGN_OR_RETURN(Statement * row, statement("SELECT kind FROM entry WHERE number = ?"));
  ASSIGN_OR_RETURN(const bool is_there, row->bind(0, number(entry)).step());
  if (!is_there) return not_found(fmt::format("there is no entry {}", entry.value()));
  const auto kind = static_cast<std::size_t>(row->integer(0));
  row->reset();
  return kind;
}

Result<std::string> Store::name(std::int64_t number) {
  const auto known = names_.find(number);
  if (known != names_.end()) return known->second;
  ASSIGN_OR_RETURN(Statement * row, statement("SELECT text FROM name WHERE number = ?"));
  ASSIGN_OR_RETURN(const bool is_there, row->bind(0, number).step());
  if (!is_there) return corrupt(fmt::format("the name with number {} is missing", number));
  std::string text(row->text(0));
  row->reset();
  names_.emplace(number, text);
  return text;
}

Result<std::string> Store::name_column(const Statement& row, int column) {
  if (row.is_null(column)) return std::string();
  return name(row.integer(column));
}

Result<std::string> Store::id_column(const Statement& row, int column) {
  if (row.is_null(column)) return std::string();
  return id_of(EntryId(static_cast<std::uint32_t>(row.integer(column))));
}

Result<CrossingKey> Store::crossing_column(const Statement& row, int column, EntryId entry) {
  ASSIGN_OR_RETURN(const std::string text, name_column(row, column));
  if (text.empty()) return CrossingKey();
  auto key = CrossingKey::parse(text);
  if (!key || key->text() != text) return bad_entry(entry, "'" + text + "' is no crossing id");
  return std::move(*key);
}

Result<Statement*> Store::row(std::string_view sql, EntryId entry) {
  ASSIGN_OR_RETURN(Statement * found, statement(sql));
  ASSIGN_OR_RETURN(const bool is_there, found->bind(0, number(entry)).step());
  if (!is_there) return bad_entry(entry, "the row that says what it says is missing");
  return found;
}

Result<StoredEntry> Store::read(EntryId id) {
  ASSIGN_OR_RETURN(Statement * found,
                   statement("SELECT kind, id, recorded, desk, entry_there, recorded_there, hash"
                             " FROM entry WHERE number = ?"));
  ASSIGN_OR_RETURN(const bool is_there, found->bind(0, number(id)).step());
  if (!is_there) return not_found(fmt::format("there is no entry {}", id.value()));
  StoredEntry stored;
  Entry& entry = stored.entry;
  const auto kind = static_cast<std::size_t>(found->integer(0));
  if (kind >= kKinds) return bad_entry(id, "it is of no known kind");
  entry.id = id;
  entry.content_id = to_hex(found->blob(1));
  entry.recorded = RecordTime(found->integer(2));
  ASSIGN_OR_RETURN(entry.desk, name_column(*found, 3));
  if (const auto there = optional_integer(*found, 4)) {
    entry.entry_there = EntryId(static_cast<std::uint32_t>(*there));
    if (entry.entry_there->value() != *there)
      return bad_entry(id, "its number there is out of range");
  }
  if (const auto there = optional_integer(*found, 5)) entry.recorded_there = RecordTime(*there);
  const auto hash = found->hash(6);
  if (!hash) return bad_entry(id, "its hash is not 32 bytes long");
  entry.hash = *hash;
  found->reset();
  ASSIGN_OR_RETURN(entry.body, read_body(kind, id));
  RETURN_IF_ERROR(read_words(stored));
  return stored;
}

Result<EntryBody> Store::read_body(std::size_t kind, EntryId entry) {
  switch (kind) {
    case 0:
      return read_report(entry);
    case 1:
      return read_claim(entry);
    case 2:
      return read_review(entry);
    case 3:
      return read_retraction(entry);
    case 4:
      return read_redaction(entry);
    case 5:
      return read_note(entry);
    case 6:
      return read_alias(entry);
    case 7:
      return read_gate(entry);
    default:
      return read_publisher(entry);
  }
}

Result<void> Store::read_words(StoredEntry& stored) {
  const EntryId id = stored.entry.id;
  ASSIGN_OR_RETURN(Statement * row,
                   statement("SELECT number, hash, came_without, salt, text FROM word"
                             " WHERE number BETWEEN ? AND ?"));
  row->bind(0, number(id) * 16).bind(1, number(id) * 16 + 15);
  while (true) {
    ASSIGN_OR_RETURN(const bool is_there, row->step());
    if (!is_there) break;
    const auto field = field_of_word(row->integer(0));
    const auto hash = row->hash(1);
    if (!field || !hash) return bad_entry(id, "a row of its words is of no known field");
    SealedWords sealed{std::string(to_string(*field)), *hash, row->integer(2) != 0, {}, {}};
    if (!row->is_null(3)) {
      Salt salt{};
      const std::string_view bytes = row->blob(3);
      if (bytes.size() != salt.size()) return bad_entry(id, "a salt is not 16 bytes long");
      std::copy(bytes.begin(), bytes.end(), salt.begin());
      sealed.salt = salt;
    }
    if (!row->is_null(4)) sealed.words = std::string(row->text(4));
    if (!sealed.words) stored.entry.absent_words.push_back(sealed.field);
    stored.words.push_back(std::move(sealed));
  }
  row->reset();
  visit_words(stored.entry.body, [&](WordField field, std::string& text) {
    for (const SealedWords& sealed : stored.words) {
      if (sealed.field == to_string(field) && sealed.words) text = *sealed.words;
    }
  });
  return {};
}

Result<EntryBody> Store::read_report(EntryId entry) {
  ASSIGN_OR_RETURN(
      Statement * found,
      row("SELECT publisher, published, media_type FROM report WHERE entry = ?", entry));
  ReportEntry body;
  ASSIGN_OR_RETURN(body.report.publisher, name_column(*found, 0));
  ASSIGN_OR_RETURN(body.report.published, need(decode_date(found->integer(1)), entry, "published"));
  ASSIGN_OR_RETURN(body.report.media_type, name_column(*found, 2));
  found->reset();
  return EntryBody(std::move(body));
}

Result<EntryBody> Store::read_claim(EntryId entry) {
  ASSIGN_OR_RETURN(
      Statement * found,
      row("SELECT report, crossing, facet, value, actor, scope, direction_from, direction_to, side,"
          " modality, valid_from, valid_to, stated, published, span_begin, span_end, rule,"
          " reliability, information, sensitivity, phrase_class, is_only, count, unit, chain,"
          " provisional, candidates FROM claim WHERE entry = ?",
          entry));
  const Statement& row = *found;
  ClaimEntry body;
  Claim& claim = body.claim;
  ASSIGN_OR_RETURN(claim.report, id_column(row, 0));
  ASSIGN_OR_RETURN(claim.crossing, crossing_column(row, 1, entry));
  ASSIGN_OR_RETURN(const std::string actor, name_column(row, 4));
  ASSIGN_OR_RETURN(claim.value,
                   need(decode_value(row.integer(2), row.integer(3), actor), entry, "value"));
  ASSIGN_OR_RETURN(claim.scope,
                   need(decode_enum(row.integer(5), Scope::kMilitary), entry, "scope"));
  ASSIGN_OR_RETURN(claim.direction.from,
                   need(decode_country(row.integer(6)), entry, "direction_from"));
  ASSIGN_OR_RETURN(claim.direction.to, need(decode_country(row.integer(7)), entry, "direction_to"));
  ASSIGN_OR_RETURN(claim.side, need(decode_country(row.integer(8)), entry, "side"));
  ASSIGN_OR_RETURN(claim.modality,
                   need(decode_enum(row.integer(9), Modality::kDenied), entry, "modality"));
  ASSIGN_OR_RETURN(claim.valid_from, need(decode_date(row.integer(10)), entry, "valid_from"));
  ASSIGN_OR_RETURN(claim.valid_to, need(decode_date(row.integer(11)), entry, "valid_to"));
  ASSIGN_OR_RETURN(claim.stated, need(decode_date(row.integer(12)), entry, "stated"));
  ASSIGN_OR_RETURN(claim.published, need(decode_date(row.integer(13)), entry, "published"));
  if (!row.is_null(14)) {
    claim.span = Span{static_cast<std::uint64_t>(row.integer(14)),
                      static_cast<std::uint64_t>(row.integer(15))};
  }
  ASSIGN_OR_RETURN(claim.rule, name_column(row, 16));
  ASSIGN_OR_RETURN(claim.admiralty, need(decode_admiralty(row.integer(17), row.integer(18)), entry,
                                         "reliability or information"));
  ASSIGN_OR_RETURN(claim.sensitivity, need(decode_enum(row.integer(19), Sensitivity::kInternal),
                                           entry, "sensitivity"));
  ASSIGN_OR_RETURN(claim.phrase_class, need(decode_enum(row.integer(20), PhraseClass::kConditional),
                                            entry, "phrase_class"));
  claim.only = row.integer(21) != 0;
  claim.count = optional_integer(row, 22);
  ASSIGN_OR_RETURN(claim.unit, name_column(row, 23));
  ASSIGN_OR_RETURN(claim.chain, name_column(row, 24));
  claim.provisional = row.integer(25) != 0;
  std::string_view rest = row.text(26);
  while (!rest.empty()) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    const auto key = CrossingKey::parse(rest.substr(0, space));
    if (!key || key->is_none() || key->text() != rest.substr(0, space)) {
      return bad_entry(entry, "a candidate is no crossing id");
    }
    claim.candidates.push_back(*key);
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  found->reset();
  return EntryBody(std::move(body));
}

Result<EntryBody> Store::read_review(EntryId entry) {
  ASSIGN_OR_RETURN(Statement * found,
                   row("SELECT claim, verdict, replacement FROM review WHERE entry = ?", entry));
  ReviewEntry body;
  ASSIGN_OR_RETURN(body.claim, id_column(*found, 0));
  ASSIGN_OR_RETURN(
      body.verdict,
      need(decode_enum(found->integer(1), ReviewEntry::Verdict::kCorrect), entry, "verdict"));
  ASSIGN_OR_RETURN(body.replacement, id_column(*found, 2));
  found->reset();
  return EntryBody(std::move(body));
}

Result<EntryBody> Store::read_retraction(EntryId entry) {
  ASSIGN_OR_RETURN(Statement * found,
                   row("SELECT target, published FROM retraction WHERE entry = ?", entry));
  RetractionEntry body;
  ASSIGN_OR_RETURN(body.target, id_column(*found, 0));
  ASSIGN_OR_RETURN(body.published, need(decode_date(found->integer(1)), entry, "published"));
  found->reset();
  return EntryBody(std::move(body));
}

Result<EntryBody> Store::read_redaction(EntryId entry) {
  ASSIGN_OR_RETURN(Statement * found, row("SELECT target FROM redaction WHERE entry = ?", entry));
  RedactionEntry body;
  ASSIGN_OR_RETURN(body.target, id_column(*found, 0));
  found->reset();
  ASSIGN_OR_RETURN(
      Statement * words,
      statement("SELECT word, position FROM removed WHERE redaction = ? ORDER BY position"));
  words->bind(0, number(entry));
  while (true) {
    ASSIGN_OR_RETURN(const bool is_there, words->step());
    if (!is_there) break;
    const std::int64_t word = words->integer(0);
    const auto field = field_of_word(word);
    const auto position = static_cast<std::int64_t>(body.removed.size());
    if (!field || words->integer(1) != position) {
      return bad_entry(entry, "its list of removed words is damaged");
    }
    ASSIGN_OR_RETURN(const std::string id, id_of(entry_of_word(word)));
    body.removed.push_back(fmt::format("{}.{}", id, to_string(*field)));
  }
  words->reset();
  return EntryBody(std::move(body));
}

Result<EntryBody> Store::read_note(EntryId entry) {
  ASSIGN_OR_RETURN(Statement * found,
                   row("SELECT crossing, claim, valid FROM note WHERE entry = ?", entry));
  NoteEntry body;
  ASSIGN_OR_RETURN(body.crossing, crossing_column(*found, 0, entry));
  ASSIGN_OR_RETURN(body.claim, id_column(*found, 1));
  ASSIGN_OR_RETURN(body.valid, need(decode_date(found->integer(2)), entry, "valid"));
  found->reset();
  return EntryBody(std::move(body));
}

Result<EntryBody> Store::read_alias(EntryId entry) {
  ASSIGN_OR_RETURN(
      Statement * found,
      row("SELECT from_crossing, to_crossing, alias_kind FROM alias WHERE entry = ?", entry));
  AliasEntry body;
  ASSIGN_OR_RETURN(body.from, crossing_column(*found, 0, entry));
  ASSIGN_OR_RETURN(body.to, crossing_column(*found, 1, entry));
  ASSIGN_OR_RETURN(body.kind, need(decode_enum(found->integer(2), AliasEntry::Kind::kMoved), entry,
                                   "alias_kind"));
  found->reset();
  return EntryBody(std::move(body));
}

Result<EntryBody> Store::read_gate(EntryId entry) {
  ASSIGN_OR_RETURN(Statement * found,
                   row("SELECT crossing, lat_e7, lng_e7 FROM gate WHERE entry = ?", entry));
  GateEntry body;
  ASSIGN_OR_RETURN(body.crossing, crossing_column(*found, 0, entry));
  body.lat = static_cast<double>(found->integer(1)) / 1e7;
  body.lng = static_cast<double>(found->integer(2)) / 1e7;
  found->reset();
  return EntryBody(std::move(body));
}

Result<EntryBody> Store::read_publisher(EntryId entry) {
  ASSIGN_OR_RETURN(
      Statement * found,
      row("SELECT publisher, reliability, information FROM publisher WHERE entry = ?", entry));
  PublisherEntry body;
  ASSIGN_OR_RETURN(body.publisher, name_column(*found, 0));
  ASSIGN_OR_RETURN(body.admiralty, need(decode_admiralty(found->integer(1), found->integer(2)),
                                        entry, "reliability or information"));
  found->reset();
  return EntryBody(std::move(body));
}

}  // namespace maabar::ledger
