// SPDX-License-Identifier: Apache-2.0
#include "claim/claim_json.h"

namespace maabar {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

/// The text under `field`; empty if absent or null. `kInvalidInput` if it is no text.
Result<std::string> text_of(const json& object, const char* field) {
  const auto it = object.find(field);
  if (it == object.end() || it->is_null()) return std::string();
  if (!it->is_string()) return invalid_input(fmt::format("field '{}' must be a text", field));
  return it->get<std::string>();
}

/// Parses the text under `field` with `parse`; the error names the field.
template <typename T, typename Parse>
Result<void> read_field(const json& object, const char* field, Parse parse, T& into) {
  ASSIGN_OR_RETURN(const std::string text, text_of(object, field));
  if (text.empty()) return {};
  auto value = parse(text);
  if (!value) return invalid_input(fmt::format("field '{}': {}", field, value.error().message));
  into = std::move(*value);
  return {};
}

Result<void> read_text(const json& object, const char* field, std::string& into) {
  ASSIGN_OR_RETURN(into, text_of(object, field));
  return {};
}

Result<void> read_flag(const json& object, const char* field, bool& into) {
  const auto it = object.find(field);
  if (it == object.end() || it->is_null()) return {};
  if (!it->is_boolean())
    return invalid_input(fmt::format("field '{}' must be true or false", field));
  into = it->get<bool>();
  return {};
}

Result<void> read_span(const json& object, std::optional<Span>& into) {
  const auto it = object.find("span");
  if (it == object.end() || it->is_null()) return {};
  const bool is_good = it->is_array() && it->size() == 2 && (*it)[0].is_number_unsigned() &&
                       (*it)[1].is_number_unsigned();
  if (!is_good) return invalid_input("field 'span' must be two byte offsets, [begin, end]");
  into = Span{(*it)[0].get<std::uint64_t>(), (*it)[1].get<std::uint64_t>()};
  return {};
}

Result<void> read_count(const json& object, std::optional<std::int64_t>& into) {
  const auto it = object.find("count");
  if (it == object.end() || it->is_null()) return {};
  if (!it->is_number_integer() || *it < 0) {
    return invalid_input("field 'count' must be a whole number, 0 or more");
  }
  into = it->get<std::int64_t>();
  return {};
}

Result<void> read_candidates(const json& object, std::vector<CrossingKey>& into) {
  const auto it = object.find("candidates");
  if (it == object.end() || it->is_null()) return {};
  if (!it->is_array()) return invalid_input("field 'candidates' must be a list of crossing ids");
  for (const json& item : *it) {
    if (!item.is_string())
      return invalid_input("field 'candidates' must be a list of crossing ids");
    ASSIGN_OR_RETURN(CrossingKey key, CrossingKey::parse(item.get<std::string>()));
    into.push_back(std::move(key));
  }
  return {};
}

Result<void> read_value(const json& object, ClaimValue& into) {
  ASSIGN_OR_RETURN(const std::string facet, text_of(object, "facet"));
  ASSIGN_OR_RETURN(const std::string value, text_of(object, "value"));
  auto parsed = ClaimValue::parse(facet, value);
  if (!parsed) return invalid_input("field 'facet' or 'value': " + parsed.error().message);
  into = std::move(*parsed);
  return {};
}

Result<void> read_admiralty(const json& object, Admiralty& into) {
  ASSIGN_OR_RETURN(const std::string reliability, text_of(object, "reliability"));
  ASSIGN_OR_RETURN(const std::string information, text_of(object, "information"));
  if (reliability.empty() && information.empty()) return {};
  auto parsed = parse_admiralty(reliability + information);
  if (!parsed) return parsed.error();
  into = *parsed;
  return {};
}

/// What the claim says: the part of it that its id depends on.
template <typename Json>
void put_content(Json& out, const Claim& claim) {
  out["crossing"] = claim.crossing.text();
  out["facet"] = to_string(claim.facet());
  out["value"] = claim.value.text();
  out["scope"] = to_string(claim.scope);
  out["direction"] = to_string(claim.direction);
  out["side"] = claim.side.code();
  out["modality"] = to_string(claim.modality);
  out["speaker"] = claim.speaker;
  out["valid_from"] = to_string(claim.valid_from);
  out["valid_to"] = to_string(claim.valid_to);
  out["evidence"] = claim.evidence;
  out["report"] = claim.report;
  if (claim.span) {
    out["span"] = Json::array({claim.span->begin, claim.span->end});
  } else {
    out["span"] = nullptr;
  }
  out["stated"] = to_string(claim.stated);
  out["published"] = to_string(claim.published);
  out["phrase"] = claim.phrase;
  out["detail"] = claim.detail;
  out["also_at"] = claim.also_at;
  out["only"] = claim.only;
  if (claim.count) {
    out["count"] = *claim.count;
  } else {
    out["count"] = nullptr;
  }
  out["unit"] = claim.unit;
  out["candidates"] = Json::array();
  for (const CrossingKey& key : claim.candidates) out["candidates"].push_back(key.text());
}

}  // namespace

nlohmann::ordered_json to_json(const Claim& claim) {
  ordered_json out;
  out["id"] = claim_id(claim);
  put_content(out, claim);
  out["rule"] = claim.rule;
  out["reliability"] = std::string(1, claim.admiralty.reliability);
  out["information"] = std::string(1, claim.admiralty.information);
  out["sensitivity"] = to_string(claim.sensitivity);
  out["phrase_class"] = to_string(claim.phrase_class);
  out["chain"] = claim.chain;
  out["provisional"] = claim.provisional;
  return out;
}

std::string canonical_json(const Claim& claim) {
  json out;
  put_content(out, claim);
  return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Claim> parse_claim(const nlohmann::json& object) {
  if (!object.is_object()) return invalid_input("a claim must be a JSON object");
  Claim claim;
  RETURN_IF_ERROR(read_field(object, "crossing", CrossingKey::parse, claim.crossing));
  RETURN_IF_ERROR(read_value(object, claim.value));
  RETURN_IF_ERROR(read_field(object, "scope", parse_scope, claim.scope));
  RETURN_IF_ERROR(read_field(object, "direction", parse_direction, claim.direction));
  RETURN_IF_ERROR(read_field(object, "side", Country::parse, claim.side));
  RETURN_IF_ERROR(read_field(object, "modality", parse_modality, claim.modality));
  RETURN_IF_ERROR(read_field(object, "valid_from", Date::parse, claim.valid_from));
  RETURN_IF_ERROR(read_field(object, "valid_to", Date::parse, claim.valid_to));
  RETURN_IF_ERROR(read_field(object, "stated", Date::parse, claim.stated));
  RETURN_IF_ERROR(read_field(object, "published", Date::parse, claim.published));
  RETURN_IF_ERROR(read_field(object, "sensitivity", parse_sensitivity, claim.sensitivity));
  RETURN_IF_ERROR(read_field(object, "phrase_class", parse_phrase_class, claim.phrase_class));
  RETURN_IF_ERROR(read_text(object, "speaker", claim.speaker));
  RETURN_IF_ERROR(read_text(object, "evidence", claim.evidence));
  RETURN_IF_ERROR(read_text(object, "rule", claim.rule));
  RETURN_IF_ERROR(read_text(object, "report", claim.report));
  RETURN_IF_ERROR(read_text(object, "phrase", claim.phrase));
  RETURN_IF_ERROR(read_text(object, "detail", claim.detail));
  RETURN_IF_ERROR(read_text(object, "also_at", claim.also_at));
  RETURN_IF_ERROR(read_text(object, "unit", claim.unit));
  RETURN_IF_ERROR(read_text(object, "chain", claim.chain));
  RETURN_IF_ERROR(read_flag(object, "only", claim.only));
  RETURN_IF_ERROR(read_flag(object, "provisional", claim.provisional));
  RETURN_IF_ERROR(read_span(object, claim.span));
  RETURN_IF_ERROR(read_count(object, claim.count));
  RETURN_IF_ERROR(read_admiralty(object, claim.admiralty));
  RETURN_IF_ERROR(read_candidates(object, claim.candidates));
  const std::vector<std::string> faults = find_faults(claim);
  if (!faults.empty()) return invalid_input(faults.front());
  return claim;
}

}  // namespace maabar
