// SPDX-License-Identifier: Apache-2.0
#include "report/reading_json.h"

#include "claim/claim_json.h"

namespace maabar {

nlohmann::ordered_json to_json(const DocumentReading& reading, std::string_view name) {
  nlohmann::ordered_json object;
  object["doc"] = name;
  object["claims"] = nlohmann::ordered_json::array();
  object["unresolved"] = nlohmann::ordered_json::array();
  object["unread"] = nlohmann::ordered_json::array();
  for (const Claim& claim : reading.claims) object["claims"].push_back(to_json(claim));
  for (const Claim& claim : reading.unresolved) object["unresolved"].push_back(to_json(claim));
  for (const UnreadSpan& unread : reading.unread) {
    const Span& span = unread.span;
    object["unread"].push_back(
        {{"span", {span.begin, span.end}},
         {"text", reading.report.text.substr(span.begin, span.end - span.begin)},
         {"reason", unread.reason}});
  }
  object["suppressed"] = reading.suppressed;
  object["date_suspect"] = nullptr;
  if (!reading.date_suspect.empty()) object["date_suspect"] = reading.date_suspect;
  return object;
}

}  // namespace maabar
