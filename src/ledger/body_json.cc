// SPDX-License-Identifier: Apache-2.0
#include "ledger/body_json.h"

#include "claim/claim_json.h"
#include "ledger/canonical.h"

namespace maabar::ledger {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

void read_body(Reader& from, ReportEntry& body) {
  body.report.publisher = from.text("publisher");
  body.report.published = from.date("published");
  body.report.media_type = from.text("media_type");
}
void read_body(Reader& from, ReviewEntry& body) {
  const std::string verdict = from.text("verdict");
  body.claim = from.text("claim");
  body.replacement = from.text("replacement");
  if (verdict == "reject") {
    body.verdict = ReviewEntry::Verdict::kReject;
  } else if (verdict == "correct") {
    body.verdict = ReviewEntry::Verdict::kCorrect;
  } else if (verdict != "accept") {
    from.fail("field 'verdict' must be accept, reject or correct");
  }
}
void read_body(Reader& from, RetractionEntry& body) {
  body.target = from.text("target");
  body.published = from.date("published");
}
void read_body(Reader& from, NoteEntry& body) {
  body.crossing = from.crossing("crossing");
  body.claim = from.text("claim");
  body.valid = from.date("valid");
}
void read_body(Reader& from, AliasEntry& body) {
  const std::string kind = from.text("alias_kind");
  body.from = from.crossing("from");
  body.to = from.crossing("to");
  if (kind == "merged") {
    body.kind = AliasEntry::Kind::kMerged;
  } else if (kind == "moved") {
    body.kind = AliasEntry::Kind::kMoved;
  } else if (kind != "named") {
    from.fail("field 'alias_kind' must be named, merged or moved");
  }
}
void read_body(Reader& from, GateEntry& body) {
  body.crossing = from.crossing("crossing");
  body.lat = from.degrees_e7("lat_e7");
  body.lng = from.degrees_e7("lng_e7");
}
void read_body(Reader& from, PublisherEntry& body) {
  body.publisher = from.text("publisher");
  body.admiralty = from.admiralty();
}
void read_body(Reader& from, RedactionEntry& body) { body.target = from.text("target"); }
void read_body(Reader& /*from*/, ClaimEntry& /*body*/) {}

Result<void> read_removed(const json& object, RedactionEntry& body) {
  const auto it = object.find("removed");
  if (it == object.end()) return {};
  if (!it->is_array()) return invalid_input("field 'removed' must be a list");
  for (const json& item : *it) {
    if (!item.is_string()) return invalid_input("field 'removed' must be a list of texts");
    body.removed.push_back(item.get<std::string>());
  }
  return {};
}

}  // namespace

ordered_json body_json(const EntryBody& body) {
  if (const auto* claim = std::get_if<ClaimEntry>(&body)) {
    ordered_json out = to_json(claim->claim);
    out.erase("id");  // the line's: it stands even where words are absent
    return out;
  }
  ordered_json out = ordered_json::object();
  for (const PlainField& field : plain_fields(body)) out[std::string(field.name)] = field.text;
  if (const auto* redaction = std::get_if<RedactionEntry>(&body)) {
    out["removed"] = redaction->removed;
  }
  for (const Words& words : words_of(body)) out[std::string(to_string(words.field))] = words.text;
  return out;
}

Result<EntryBody> parse_body(const json& object, std::size_t kind) {
  EntryBody body = make_body(kind);
  if (auto* claim = std::get_if<ClaimEntry>(&body)) {
    ASSIGN_OR_RETURN(claim->claim, parse_claim(object));
    return body;
  }
  Reader from(object);
  std::visit([&](auto& of) { read_body(from, of); }, body);
  visit_words(body, [&](WordField field, std::string& text) {
    text = from.text(std::string(to_string(field)).c_str());
  });
  RETURN_IF_ERROR(from.outcome());
  if (auto* redaction = std::get_if<RedactionEntry>(&body)) {
    RETURN_IF_ERROR(read_removed(object, *redaction));
  }
  return body;
}

}  // namespace maabar::ledger
