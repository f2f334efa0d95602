// SPDX-License-Identifier: Apache-2.0
#include "ledger/canonical.h"

#include <algorithm>

#include "base/units.h"
#include "claim/report.h"

namespace maabar {

std::string_view kind_of(const EntryBody& body) { return ledger::kind_name(body.index()); }

namespace ledger {
namespace {

constexpr std::array<std::string_view, kWordFields> kFieldNames = {
    "title",  "url",    "text",    "date_suspect", "speaker", "evidence",
    "phrase", "detail", "also_at", "reason",       "by"};
constexpr std::array<std::string_view, kKinds> kKindNames = {
    "report", "claim", "review", "retraction", "redaction", "note", "alias", "gate", "publisher"};

using Fields = std::vector<PlainField>;

std::string verdict_name(ReviewEntry::Verdict verdict) {
  switch (verdict) {
    case ReviewEntry::Verdict::kAccept:
      return "accept";
    case ReviewEntry::Verdict::kReject:
      return "reject";
    case ReviewEntry::Verdict::kCorrect:
      return "correct";
  }
  return {};
}

std::string alias_kind_name(AliasEntry::Kind kind) {
  switch (kind) {
    case AliasEntry::Kind::kNamed:
      return "named";
    case AliasEntry::Kind::kMerged:
      return "merged";
    case AliasEntry::Kind::kMoved:
      return "moved";
  }
  return {};
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, " "));
}

std::string candidates_text(const Claim& claim) {
  std::vector<std::string> parts;
  for (const CrossingKey& key : claim.candidates) parts.push_back(key.text());
  return joined(parts);
}

/// Degrees in ten-millionths, as stored.
std::string e7(double degrees) {
  const auto point = LatLng::from_degrees({.lat = 0, .lng = degrees});
  return point ? std::to_string(point->lng_e7()) : std::string();
}

Fields fields_of(const ReportEntry& entry) {
  const Report& report = entry.report;
  return {{"publisher", report.publisher},
          {"published", to_string(report.published)},
          {"media_type", report.media_type}};
}

Fields fields_of(const ClaimEntry& entry) {
  const Claim& claim = entry.claim;
  return {{"report", claim.report},
          {"crossing", claim.crossing.text()},
          {"facet", std::string(to_string(claim.facet()))},
          {"value", claim.value.text()},
          {"scope", std::string(to_string(claim.scope))},
          {"direction", to_string(claim.direction)},
          {"side", claim.side.code()},
          {"modality", std::string(to_string(claim.modality))},
          {"valid_from", to_string(claim.valid_from)},
          {"valid_to", to_string(claim.valid_to)},
          {"stated", to_string(claim.stated)},
          {"published", to_string(claim.published)},
          {"span",
           claim.span ? fmt::format("{}-{}", claim.span->begin, claim.span->end) : std::string()},
          {"rule", claim.rule},
          {"reliability", std::string(1, claim.admiralty.reliability)},
          {"information", std::string(1, claim.admiralty.information)},
          {"sensitivity", std::string(to_string(claim.sensitivity))},
          {"phrase_class", std::string(to_string(claim.phrase_class))},
          {"only", claim.only ? "true" : "false"},
          {"count", claim.count ? std::to_string(*claim.count) : std::string()},
          {"unit", claim.unit},
          {"chain", claim.chain},
          {"provisional", claim.provisional ? "true" : "false"},
          {"candidates", candidates_text(claim)}};
}

Fields fields_of(const ReviewEntry& entry) {
  return {{"claim", entry.claim},
          {"verdict", verdict_name(entry.verdict)},
          {"replacement", entry.replacement}};
}

Fields fields_of(const RetractionEntry& entry) {
  return {{"target", entry.target}, {"published", to_string(entry.published)}};
}

Fields fields_of(const RedactionEntry& entry) {
  return {{"target", entry.target}, {"removed", joined(entry.removed)}};
}

Fields fields_of(const NoteEntry& entry) {
  return {{"crossing", entry.crossing.text()},
          {"claim", entry.claim},
          {"valid", to_string(entry.valid)}};
}

Fields fields_of(const AliasEntry& entry) {
  return {{"from", entry.from.text()},
          {"to", entry.to.text()},
          {"alias_kind", alias_kind_name(entry.kind)}};
}

Fields fields_of(const GateEntry& entry) {
  return {
      {"crossing", entry.crossing.text()}, {"lat_e7", e7(entry.lat)}, {"lng_e7", e7(entry.lng)}};
}

Fields fields_of(const PublisherEntry& entry) {
  return {{"publisher", entry.publisher},
          {"reliability", std::string(1, entry.admiralty.reliability)},
          {"information", std::string(1, entry.admiralty.information)}};
}

/// The fields of words of each kind, with their place in the body.
template <typename Visit>
void visit_kind(ReportEntry& entry, const Visit& visit) {
  visit(WordField::kTitle, entry.report.title);
  visit(WordField::kUrl, entry.report.url);
  visit(WordField::kText, entry.report.text);
  visit(WordField::kDateSuspect, entry.report.date_suspect);
}
template <typename Visit>
void visit_kind(ClaimEntry& entry, const Visit& visit) {
  visit(WordField::kSpeaker, entry.claim.speaker);
  visit(WordField::kEvidence, entry.claim.evidence);
  visit(WordField::kPhrase, entry.claim.phrase);
  visit(WordField::kDetail, entry.claim.detail);
  visit(WordField::kAlsoAt, entry.claim.also_at);
}
template <typename Visit>
void visit_kind(RetractionEntry& entry, const Visit& visit) {
  visit(WordField::kReason, entry.reason);
  visit(WordField::kBy, entry.by);
}
template <typename Visit>
void visit_kind(PublisherEntry& entry, const Visit& visit) {
  visit(WordField::kReason, entry.reason);
  visit(WordField::kBy, entry.by);
}
template <typename Visit>
void visit_kind(NoteEntry& entry, const Visit& visit) {
  visit(WordField::kText, entry.text);
}
template <typename Visit>
void visit_kind(AliasEntry& /*entry*/, const Visit& /*visit*/) {}
template <typename Visit>
void visit_kind(GateEntry& /*entry*/, const Visit& /*visit*/) {}
template <typename Body, typename Visit>
void visit_kind(Body& entry, const Visit& visit) {
  visit(WordField::kReason, entry.reason);
}

void put_line(std::string& out, std::string_view name, std::string_view value) {
  fmt::format_to(std::back_inserter(out), "{} {}:", name, value.size());
  out.append(value);
  out += '\n';
}

std::string words_line(const SealedWords& words) {
  return (words.came_without ? "-" : "#") + maabar::to_hex(words.hash);
}

}  // namespace

std::string_view to_string(WordField field) { return kFieldNames[static_cast<std::size_t>(field)]; }

std::optional<WordField> find_word_field(std::string_view name) {
  const auto* it = std::find(kFieldNames.begin(), kFieldNames.end(), name);
  if (it == kFieldNames.end()) return std::nullopt;
  return static_cast<WordField>(it - kFieldNames.begin());
}

std::string_view kind_name(std::size_t kind) { return kKindNames[kind]; }

std::optional<std::size_t> find_kind(std::string_view name) {
  const auto* it = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (it == kKindNames.end()) return std::nullopt;
  return static_cast<std::size_t>(it - kKindNames.begin());
}

EntryBody make_body(std::size_t kind) {
  static const std::array<EntryBody, kKinds> kEmpty = {
      ReportEntry{}, ClaimEntry{}, ReviewEntry{}, RetractionEntry{}, RedactionEntry{},
      NoteEntry{},   AliasEntry{}, GateEntry{},   PublisherEntry{}};
  CHECK_OP(kind, <, kEmpty.size());
  return kEmpty[kind];
}

void visit_words(EntryBody& body, const std::function<void(WordField, std::string&)>& visit) {
  std::visit([&](auto& entry) { visit_kind(entry, visit); }, body);
}

std::vector<Words> words_of(const EntryBody& body) {
  std::vector<Words> out;
  EntryBody copy = body;
  visit_words(copy, [&](WordField field, std::string& text) {
    if (!text.empty()) out.push_back({field, std::move(text)});
  });
  return out;
}

std::vector<PlainField> plain_fields(const EntryBody& body) {
  return std::visit([](const auto& entry) { return fields_of(entry); }, body);
}

Hash seal(const Salt& salt, std::string_view words) {
  std::string bytes(salt.begin(), salt.end());
  bytes += words;
  return sha256(bytes);
}

std::string canonical_form(const Entry& entry, const std::vector<SealedWords>& words,
                           const Hash& before) {
  std::string out;
  put_line(out, "before", maabar::to_hex(before));
  put_line(out, "entry", std::to_string(entry.id.value()));
  put_line(out, "kind", kind_of(entry.body));
  put_line(out, "id", entry.content_id);
  put_line(out, "recorded", std::to_string(entry.recorded.seconds()));
  put_line(out, "desk", entry.desk);
  put_line(out, "entry_there",
           entry.entry_there ? std::to_string(entry.entry_there->value()) : std::string());
  put_line(out, "recorded_there",
           entry.recorded_there ? std::to_string(entry.recorded_there->seconds()) : std::string());
  for (const PlainField& field : plain_fields(entry.body)) put_line(out, field.name, field.text);
  EntryBody body = entry.body;
  visit_words(body, [&](WordField field, const std::string& /*text*/) {
    const auto it = std::find_if(words.begin(), words.end(), [&](const SealedWords& sealed) {
      return sealed.field == to_string(field);
    });
    if (it != words.end()) put_line(out, it->field, words_line(*it));
  });
  return out;
}

Hash beginning_of(std::string_view desk) {
  std::string out;
  put_line(out, "maabar ledger", "1");
  put_line(out, "desk", desk);
  return sha256(out);
}

bool is_act(const EntryBody& body) {
  return std::holds_alternative<ReviewEntry>(body) || std::holds_alternative<GateEntry>(body) ||
         std::holds_alternative<PublisherEntry>(body) ||
         std::holds_alternative<RedactionEntry>(body);
}

std::string content_id(const EntryBody& body, std::string_view first_desk, EntryId first_number) {
  if (const auto* report = std::get_if<ReportEntry>(&body)) return report_id(report->report);
  if (const auto* claim = std::get_if<ClaimEntry>(&body)) return claim_id(claim->claim);
  std::string out;
  put_line(out, "kind", kind_of(body));
  for (const PlainField& field : plain_fields(body)) {
    // What a redaction found to remove depends on the desk; what it is about does not.
    if (field.name != "removed") put_line(out, field.name, field.text);
  }
  for (const Words& words : words_of(body)) put_line(out, to_string(words.field), words.text);
  if (is_act(body)) {
    put_line(out, "first_desk", first_desk);
    put_line(out, "first_entry", std::to_string(first_number.value()));
  }
  return maabar::to_hex(sha256(out)).substr(0, 32);
}

std::optional<std::string> parse_hex(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string bytes((text.size() + 1) / 2, '\0');
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int value = digit(text[i]);
    if (value < 0) return std::nullopt;
    const int shifted = i % 2 == 0 ? value * 16 : value;
    bytes[i / 2] = static_cast<char>(static_cast<unsigned char>(bytes[i / 2]) + shifted);
  }
  return bytes;
}

std::string to_hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    fmt::format_to(std::back_inserter(text), "{:02x}", static_cast<unsigned char>(byte));
  }
  return text;
}

}  // namespace ledger
}  // namespace maabar
