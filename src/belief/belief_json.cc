// SPDX-License-Identifier: Apache-2.0
#include "belief/belief_json.h"

#include "base/date.h"

namespace maabar {
namespace {

using nlohmann::ordered_json;

ordered_json or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json to_json(const std::optional<ValidTime>& time) {
  return time ? or_null(to_iso8601(*time)) : ordered_json(nullptr);
}

ordered_json to_json(const Date& date) { return or_null(to_string(date)); }

ordered_json to_json(Country country) { return or_null(country.code()); }

ordered_json to_json(const std::vector<Evidence>& evidence, const FetchWords& fetch) {
  ordered_json json = ordered_json::array();
  for (const Evidence& item : evidence) {
    ordered_json one = name_claim(item.claim, fetch);
    one["role"] = to_string(item.role);
    one["weight_decibans"] = item.decibans / 10.0;
    one["why"] = item.why;
    json.push_back(std::move(one));
  }
  return json;
}

ordered_json to_json(const std::vector<StartBelief>& starts) {
  ordered_json json = ordered_json::array();
  for (const StartBelief& start : starts) {
    ordered_json entries = ordered_json::array();
    for (const EntryId claim : start.claims) entries.push_back(claim.value());
    json.push_back({{"date", to_string(start.date)},
                    {"share", start.share.probability()},
                    {"entries", std::move(entries)}});
  }
  return json;
}

ordered_json to_json(const std::vector<Turn>& turns) {
  ordered_json json = ordered_json::array();
  for (const Turn& turn : turns) {
    json.push_back({{"said", to_string(turn.said)},
                    {"reports", turn.reports},
                    {"then", to_string(turn.then)}});
  }
  return json;
}

enum class EvidenceShown : std::uint8_t { kListed, kLeftOut };

ordered_json to_json(const StateBelief& belief, EvidenceShown shown, const FetchWords& fetch) {
  ordered_json json;
  json["state"] = to_string(belief.shown);
  json["unknown_reason"] = belief.unknown_reason == UnknownReason::kNone
                               ? ordered_json(nullptr)
                               : ordered_json(to_string(belief.unknown_reason));
  json["confidence"] = belief.confidence().probability();
  json["probability"] = {{"open", belief.probability[0].probability()},
                         {"restricted", belief.probability[1].probability()},
                         {"closed", belief.probability[2].probability()}};
  json["memory"] = belief.memory.probability();
  json["last_heard"] = to_string(belief.last_heard);
  json["since"] = to_json(belief.since);
  json["starts"] = to_json(belief.starts);
  json["confirmed"] = to_json(belief.confirmed);
  json["conflict"] = belief.has_conflict;
  json["changed_within_day"] = belief.changed_within_day;
  if (shown == EvidenceShown::kLeftOut) return json;
  json["evidence"] = to_json(belief.evidence, fetch);
  json["evidence_left_off"] = belief.evidence_left_off;
  json["would_change"] = to_json(belief.turns);
  return json;
}

ordered_json to_json(const TrackBelief& track, const CrossingKey& crossing,
                     const FetchWords& fetch) {
  ordered_json json;
  json["scope"] = to_string(track.traffic_class);
  json["direction"] = to_string(track.direction);
  json.update(to_json(track.crossing, EvidenceShown::kListed, fetch));
  ordered_json sides = ordered_json::array();
  const auto add = [&](Country country, const StateBelief& side) {
    ordered_json one{{"side", country.code()}};
    one.update(to_json(side, EvidenceShown::kLeftOut, fetch));
    sides.push_back(std::move(one));
  };
  add(crossing.country_a(), track.side_a);
  add(crossing.country_b(), track.side_b);
  json["sides"] = std::move(sides);
  return json;
}

ordered_json to_json(const ControlBelief& control, const FetchWords& fetch) {
  ordered_json json;
  json["side"] = control.side.code();
  json["actor"] = or_null(control.actor);
  json["last_heard"] = or_null(control.last_heard);
  json["confidence"] = control.confidence.probability();
  json["since"] = to_json(control.since);
  json["confirmed"] = to_json(control.confirmed);
  json["conflict"] = control.has_conflict;
  json["evidence"] = to_json(control.evidence, fetch);
  return json;
}

ordered_json to_json(const SecurityBelief& security, const FetchWords& fetch) {
  ordered_json json;
  json["measure"] = to_string(security.measure);
  json["side"] = to_json(security.side);
  json["denied"] = security.is_denied;
  json["valid_from"] = to_json(security.valid_from);
  json["valid_to"] = to_json(security.valid_to);
  json["confirmed"] = to_json(security.confirmed);
  json["evidence"] = to_json(security.evidence, fetch);
  return json;
}

ordered_json to_json(const OutlookBelief& outlook, const FetchWords& fetch) {
  ordered_json json = name_claim(outlook.claim, fetch);
  json["expected"] = to_string(outlook.expected);
  json["modality"] = to_string(outlook.modality);
  json["side"] = to_json(outlook.side);
  json["scope"] = to_string(outlook.scope);
  json["direction"] = to_string(outlook.direction);
  json["phrase_class"] = to_string(outlook.phrase_class);
  json["due"] = to_json(outlook.due);
  json["stated"] = to_json(outlook.stated);
  json["overdue"] = outlook.is_overdue;
  return json;
}

template <typename Items, typename... More>
ordered_json list_to_json(const Items& items, const More&... more) {
  ordered_json json = ordered_json::array();
  for (const auto& item : items) json.push_back(to_json(item, more...));
  return json;
}

ordered_json entries_to_json(const std::vector<EntryId>& entries) {
  ordered_json json = ordered_json::array();
  for (const EntryId entry : entries) json.push_back(entry.value());
  return json;
}

}  // namespace

ordered_json name_claim(EntryId entry, const FetchWords& fetch) {
  ordered_json json{{"entry", entry.value()}};
  const auto words = fetch ? fetch(entry) : std::nullopt;
  if (!words) return json;
  json["claim"] = words->id;
  json["publisher"] = words->publisher;
  json["published"] = to_json(words->published);
  json["url"] = words->url;
  json["speaker"] = words->speaker;
  json["evidence"] = words->evidence;
  return json;
}

ordered_json to_json(const AsOf& as_of) {
  return {{"valid", or_null(to_iso8601(as_of.valid))},
          {"known", to_iso8601(as_of.known_seconds)},
          {"clock", as_of.clock == KnownClock::kPublished ? "published" : "recorded"}};
}

ordered_json to_json(const CrossingBelief& belief, const std::string& name,
                     const FetchWords& fetch) {
  ordered_json json;
  json["crossing"] = belief.crossing.text();
  json["name"] = name;
  json["as_of"] = to_json(belief.as_of);
  json["status"] = list_to_json(belief.tracks, belief.crossing, fetch);
  json["control"] = list_to_json(belief.control, fetch);
  json["security"] = list_to_json(belief.security, fetch);
  json["outlooks"] = list_to_json(belief.outlooks, fetch);
  json["undated"] = entries_to_json(belief.undated);
  return json;
}

ordered_json board_to_json(const std::vector<CrossingBelief>& board,
                           const std::vector<std::string>& names, std::string_view model_name,
                           const FetchWords& fetch) {
  CHECK_OP(board.size(), ==, names.size());
  ordered_json json;
  json["as_of"] = board.empty() ? ordered_json(nullptr) : to_json(board.front().as_of);
  json["model"] = model_name;
  json["crossings"] = ordered_json::array();
  for (std::size_t i = 0; i < board.size(); ++i) {
    json["crossings"].push_back(to_json(board[i], names[i], fetch));
  }
  return json;
}

ordered_json explanation_to_json(const CrossingBelief& belief, const std::string& name,
                                 const FetchWords& fetch) {
  ordered_json json = to_json(belief, name, fetch);
  json["explanation"] = explain(belief, name, fetch);
  return json;
}

}  // namespace maabar
