// SPDX-License-Identifier: Apache-2.0
#include "base/units.h"
#include "ledger/row_codec.h"
#include "ledger/store.h"

namespace maabar::ledger {
namespace {

void bind_optional(Statement& row, int index, const std::optional<std::int64_t>& value) {
  if (value) {
    row.bind(index, *value);
  } else {
    row.bind_null(index);
  }
}

std::int64_t number(EntryId entry) { return entry.value(); }

}  // namespace

Result<std::int64_t> Store::number_of(const std::string& name) {
  const auto known = numbers_.find(name);
  if (known != numbers_.end()) return known->second;
  ASSIGN_OR_RETURN(Statement * find, statement("SELECT number FROM name WHERE text = ?"));
  find->bind(0, name);
  ASSIGN_OR_RETURN(const bool is_there, find->step());
  std::int64_t number = is_there ? find->integer(0) : 0;
  find->reset();
  if (!is_there) {
    ASSIGN_OR_RETURN(Statement * add, statement("INSERT INTO name (text) VALUES (?)"));
    RETURN_IF_ERROR(add->bind(0, name).run());
    number = sqlite3_last_insert_rowid(database_.get());
  }
  numbers_.emplace(name, number);
  return number;
}

Result<void> Store::bind_name(Statement& row, int index, const std::string& text) {
  if (text.empty()) {
    row.bind_null(index);
    return {};
  }
  ASSIGN_OR_RETURN(const std::int64_t number, number_of(text));
  row.bind(index, number);
  return {};
}

Result<void> Store::bind_entry(Statement& row, int index, const std::string& id) {
  if (id.empty()) {
    row.bind_null(index);
    return {};
  }
  ASSIGN_OR_RETURN(const std::optional<EntryId> entry, find(id));
  if (!entry) return invalid_input("refers to " + id + ", which is not in the ledger");
  row.bind(index, number(*entry));
  return {};
}

Result<void> Store::write(const Entry& entry, const std::vector<SealedWords>& words) {
  ASSIGN_OR_RETURN(Statement * row, statement("INSERT INTO entry (number, kind, id, recorded, desk,"
                                              " entry_there, recorded_there, hash)"
                                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
  const std::string id = parse_hex(entry.content_id).value_or("");
  row->bind(0, number(entry.id));
  row->bind(1, static_cast<std::int64_t>(entry.body.index()));
  row->bind_blob(2, id.data(), id.size());
  row->bind(3, entry.recorded.seconds());
  RETURN_IF_ERROR(bind_name(*row, 4, entry.desk));
  bind_optional(*row, 5,
                entry.entry_there ? std::optional(number(*entry.entry_there)) : std::nullopt);
  bind_optional(
      *row, 6,
      entry.recorded_there ? std::optional(entry.recorded_there->seconds()) : std::nullopt);
  row->bind_blob(7, entry.hash);
  RETURN_IF_ERROR(row->run());
  last_id_ = {entry.id, entry.content_id};
  RETURN_IF_ERROR(
      std::visit([&](const auto& body) { return write_body(entry.id, body); }, entry.body));
  return write_words(entry.id, words);
}

Result<void> Store::write_words(EntryId entry, const std::vector<SealedWords>& words) {
  for (const SealedWords& sealed : words) {
    const auto field = find_word_field(sealed.field);
    CHECK(field.has_value());
    ASSIGN_OR_RETURN(Statement * row,
                     statement("INSERT INTO word (number, hash, came_without, salt, text)"
                               " VALUES (?, ?, ?, ?, ?)"));
    row->bind(0, word_number(entry, *field));
    row->bind_blob(1, sealed.hash);
    row->bind(2, sealed.came_without ? 1 : 0);
    if (sealed.salt && sealed.words) {
      row->bind_blob(3, sealed.salt->data(), sealed.salt->size());
      row->bind(4, *sealed.words);
    } else {
      row->bind_null(3).bind_null(4);
    }
    RETURN_IF_ERROR(row->run());
  }
  return {};
}

Result<void> Store::write_body(EntryId entry, const ReportEntry& body) {
  ASSIGN_OR_RETURN(Statement * row,
                   statement("INSERT INTO report (entry, publisher, published, media_type)"
                             " VALUES (?, ?, ?, ?)"));
  row->bind(0, number(entry));
  RETURN_IF_ERROR(bind_name(*row, 1, body.report.publisher));
  row->bind(2, encode(body.report.published));
  RETURN_IF_ERROR(bind_name(*row, 3, body.report.media_type));
  return row->run();
}

Result<void> Store::write_body(EntryId entry, const ClaimEntry& body) {
  const Claim& claim = body.claim;
  ASSIGN_OR_RETURN(
      Statement * row,
      statement("INSERT INTO claim (entry, report, crossing, facet, value, actor, scope,"
                " direction_from, direction_to, side, modality, valid_from, valid_to, stated,"
                " published, span_begin, span_end, rule, reliability, information, sensitivity,"
                " phrase_class, is_only, count, unit, chain, provisional, candidates) VALUES"
                " (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  const bool is_control = claim.facet() == Facet::kControl;
  row->bind(0, number(entry));
  RETURN_IF_ERROR(bind_entry(*row, 1, claim.report));
  RETURN_IF_ERROR(bind_name(*row, 2, claim.crossing.text()));
  row->bind(3, static_cast<std::int64_t>(claim.facet()));
  row->bind(4, encode_value(claim.value));
  RETURN_IF_ERROR(bind_name(*row, 5, is_control ? claim.value.actor() : std::string()));
  row->bind(6, static_cast<std::int64_t>(claim.scope));
  row->bind(7, encode(claim.direction.from)).bind(8, encode(claim.direction.to));
  row->bind(9, encode(claim.side)).bind(10, static_cast<std::int64_t>(claim.modality));
  row->bind(11, encode(claim.valid_from)).bind(12, encode(claim.valid_to));
  row->bind(13, encode(claim.stated)).bind(14, encode(claim.published));
  if (claim.span) {
    row->bind(15, static_cast<std::int64_t>(claim.span->begin));
    row->bind(16, static_cast<std::int64_t>(claim.span->end));
  } else {
    row->bind_null(15).bind_null(16);
  }
  RETURN_IF_ERROR(bind_name(*row, 17, claim.rule));
  row->bind(18, std::int64_t{claim.admiralty.reliability});
  row->bind(19, std::int64_t{claim.admiralty.information});
  row->bind(20, static_cast<std::int64_t>(claim.sensitivity));
  row->bind(21, static_cast<std::int64_t>(claim.phrase_class)).bind(22, claim.only ? 1 : 0);
  bind_optional(*row, 23, claim.count);
  RETURN_IF_ERROR(bind_name(*row, 24, claim.unit));
  RETURN_IF_ERROR(bind_name(*row, 25, claim.chain));
  row->bind(26, claim.provisional ? 1 : 0);
  std::string candidates;
  for (const CrossingKey& key : claim.candidates) {
    candidates += (candidates.empty() ? "" : " ") + key.text();
  }
  if (candidates.empty()) {
    row->bind_null(27);
  } else {
    row->bind(27, candidates);
  }
  return row->run();
}

Result<void> Store::write_body(EntryId entry, const ReviewEntry& body) {
  ASSIGN_OR_RETURN(Statement * row,
                   statement("INSERT INTO review (entry, claim, verdict, replacement)"
                             " VALUES (?, ?, ?, ?)"));
  row->bind(0, number(entry));
  RETURN_IF_ERROR(bind_entry(*row, 1, body.claim));
  row->bind(2, static_cast<std::int64_t>(body.verdict));
  RETURN_IF_ERROR(bind_entry(*row, 3, body.replacement));
  return row->run();
}

Result<void> Store::write_body(EntryId entry, const RetractionEntry& body) {
  ASSIGN_OR_RETURN(Statement * row,
                   statement("INSERT INTO retraction (entry, target, published) VALUES (?, ?, ?)"));
  row->bind(0, number(entry));
  RETURN_IF_ERROR(bind_entry(*row, 1, body.target));
  row->bind(2, encode(body.published));
  return row->run();
}

Result<void> Store::write_body(EntryId entry, const RedactionEntry& body) {
  ASSIGN_OR_RETURN(Statement * row,
                   statement("INSERT INTO redaction (entry, target) VALUES (?, ?)"));
  row->bind(0, number(entry));
  RETURN_IF_ERROR(bind_entry(*row, 1, body.target));
  RETURN_IF_ERROR(row->run());
  std::int64_t position = 0;
  for (const std::string& removed : body.removed) {
    const std::size_t dot = std::min(removed.find('.'), removed.size());
    ASSIGN_OR_RETURN(const std::optional<EntryId> of, find(removed.substr(0, dot)));
    const auto field = find_word_field(removed.substr(std::min(dot + 1, removed.size())));
    if (!of || !field) return invalid_input("removes " + removed + ", which is not in the ledger");
    ASSIGN_OR_RETURN(Statement * word,
                     statement("INSERT INTO removed (redaction, position, word) VALUES (?, ?, ?)"));
    word->bind(0, number(entry)).bind(1, position++).bind(2, word_number(*of, *field));
    RETURN_IF_ERROR(word->run());
  }
  return {};
}

Result<void> Store::write_body(EntryId entry, const NoteEntry& body) {
  ASSIGN_OR_RETURN(
      Statement * row,
      statement("INSERT INTO note (entry, crossing, claim, valid) VALUES (?, ?, ?, ?)"));
  row->bind(0, number(entry));
  RETURN_IF_ERROR(bind_name(*row, 1, body.crossing.text()));
  RETURN_IF_ERROR(bind_entry(*row, 2, body.claim));
  row->bind(3, encode(body.valid));
  return row->run();
}

Result<void> Store::write_body(EntryId entry, const AliasEntry& body) {
  ASSIGN_OR_RETURN(Statement * row,
                   statement("INSERT INTO alias (entry, from_crossing, to_crossing, alias_kind)"
                             " VALUES (?, ?, ?, ?)"));
  row->bind(0, number(entry));
  RETURN_IF_ERROR(bind_name(*row, 1, body.from.text()));
  RETURN_IF_ERROR(bind_name(*row, 2, body.to.text()));
  row->bind(3, static_cast<std::int64_t>(body.kind));
  return row->run();
}

Result<void> Store::write_body(EntryId entry, const GateEntry& body) {
  ASSIGN_OR_RETURN(const LatLng point, LatLng::from_degrees({.lat = body.lat, .lng = body.lng}));
  ASSIGN_OR_RETURN(
      Statement * row,
      statement("INSERT INTO gate (entry, crossing, lat_e7, lng_e7) VALUES (?, ?, ?, ?)"));
  row->bind(0, number(entry));
  RETURN_IF_ERROR(bind_name(*row, 1, body.crossing.text()));
  row->bind(2, std::int64_t{point.lat_e7()}).bind(3, std::int64_t{point.lng_e7()});
  return row->run();
}

Result<void> Store::write_body(EntryId entry, const PublisherEntry& body) {
  ASSIGN_OR_RETURN(Statement * row,
                   statement("INSERT INTO publisher (entry, publisher, reliability, information)"
                             " VALUES (?, ?, ?, ?)"));
  row->bind(0, number(entry));
  RETURN_IF_ERROR(bind_name(*row, 1, body.publisher));
  row->bind(2, std::int64_t{body.admiralty.reliability});
  row->bind(3, std::int64_t{body.admiralty.information});
  return row->run();
}

}  // namespace maabar::ledger
