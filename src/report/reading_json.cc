// SPDX-License-Identifier: Apache-2.0
#include "report/reading_json.h"

#include "claim/claim_json.h"

namespace maabar {

namespace {

void add(nlohmann::ordered_json& object, const DocumentReading& reading) {
  for (const Claim& claim : reading.claims) object["claims"].push_back(to_json(claim));
  for (const Claim& claim : reading.unresolved) object["unresolved"].push_back(to_json(claim));
  for (const UnreadSpan& unread : reading.unread) {
    const Span& span = unread.span;
    object["unread"].push_back(
        {{"span", {span.begin, span.end}},
         {"text", reading.report.text.substr(span.begin, span.end - span.begin)},
         {"reason", unread.reason}});
  }
  object["suppressed"] = object["suppressed"].get<int>() + reading.suppressed;
  if (!reading.date_suspect.empty()) object["date_suspect"] = reading.date_suspect;
}

nlohmann::ordered_json empty_line(std::string_view name) {
  nlohmann::ordered_json object;
  object["doc"] = name;
  for (const char* list : {"claims", "unresolved", "unread"}) {
    object[list] = nlohmann::ordered_json::array();
  }
  object["suppressed"] = 0;
  object["date_suspect"] = nullptr;
  return object;
}

}  // namespace

nlohmann::ordered_json to_json(const DocumentReading& reading, std::string_view name) {
  nlohmann::ordered_json object = empty_line(name);
  add(object, reading);
  return object;
}

nlohmann::ordered_json to_json(const FileReading& file, std::string_view name) {
  nlohmann::ordered_json object = empty_line(name);
  for (const ClaimRow& row : file.table.accepted) object["claims"].push_back(to_json(row.claim));
  for (const DocumentReading& reading : file.readings) add(object, reading);
  return object;
}

}  // namespace maabar
