// SPDX-License-Identifier: Apache-2.0
#include "cli/review_queue.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "claim/claim_json.h"
#include "gazetteer/fold.h"

namespace maabar::cli {
namespace {

constexpr int kDaysOfConflict = 14;

/// Whether two records of one crossing cannot both be so.
bool disagree(const ClaimRecord& a, const ClaimRecord& b) {
  if (a.facet != b.facet || a.report == b.report) return false;
  if (a.published.is_unknown() || b.published.is_unknown()) return false;
  const int apart = a.published.last_day() - b.published.last_day();
  if (apart > kDaysOfConflict || apart < -kDaysOfConflict) return false;
  const bool same_matter = a.scope == b.scope && a.direction == b.direction && a.side == b.side;
  if (a.facet == Facet::kStatus) return same_matter && a.state != b.state;
  return a.facet == Facet::kControl && a.side == b.side && a.actor != b.actor;
}

class Concerns {
 public:
  explicit Concerns(const ClaimLog& log) {
    for (const ClaimRecord& record : log.claims()) {
      if (!record.crossing.is_none()) by_crossing_[record.crossing].push_back(&record);
    }
  }

  [[nodiscard]] Concern of(const ClaimRecord& record, const Claim& claim) const {
    if (claim.crossing.is_none()) return Concern::kUnresolved;
    const auto& others = by_crossing_.at(record.crossing);
    const bool is_disputed = std::any_of(
        others.begin(), others.end(), [&](const ClaimRecord* o) { return disagree(record, *o); });
    if (is_disputed) return Concern::kConflict;
    if (claim.admiralty.reliability >= 'D' || claim.admiralty.information >= '4') {
      return Concern::kLowRating;
    }
    return claim.provisional ? Concern::kNewCrossing : Concern::kOrdinary;
  }

 private:
  std::map<TextId, std::vector<const ClaimRecord*>> by_crossing_;
};

/// Claims that have been decided, and reports that were taken back.
struct Settled {
  std::set<std::string> ids;
  [[nodiscard]] bool contains(const FoundClaim& found) const {
    return ids.contains(found.id) || ids.contains(found.claim.report);
  }
};

Result<Settled> find_settled(const Ledger& ledger) {
  Settled settled;
  ASSIGN_OR_RETURN(const auto reviews, ledger.reviews());
  for (const auto& review : reviews) {
    settled.ids.insert(review.body.claim);
    settled.ids.insert(review.body.replacement);
  }
  ASSIGN_OR_RETURN(const auto retractions, ledger.retractions());
  for (const auto& retraction : retractions) settled.ids.insert(retraction.body.target);
  return settled;
}

/// The word of `words` that is nearest to what was typed; empty if none is near.
std::string near_word(const std::vector<std::string>& words, const std::string& typed) {
  std::string best;
  std::size_t least = 4;
  for (const std::string& word : words) {
    const std::size_t distance = edit_distance(typed, word, least);
    if (distance < least) {
      least = distance;
      best = word;
    }
  }
  return best;
}

std::string suggestion(const std::vector<std::string>& words, const std::string& typed) {
  const std::string near = near_word(words, typed);
  return near.empty() ? "" : "; did you mean " + near + "?";
}

/// Fields that a correction may name.
std::vector<std::string> correctable(const nlohmann::json& claim) {
  static const std::set<std::string> kFixed = {"id",          "report",     "span",  "candidates",
                                               "recorded",    "rule",       "chain", "provisional",
                                               "reliability", "information"};
  std::vector<std::string> fields;
  for (const auto& [field, value] : claim.items()) {
    if (!kFixed.contains(field)) fields.push_back(field);
  }
  return fields;
}

/// What a field takes, where that is a closed list.
std::vector<std::string> words_of(const std::string& field) {
  static const std::map<std::string, std::vector<std::string>> kWords = {
      {"facet", {"status", "control", "outlook", "security", "traffic"}},
      {"value",
       {"open", "restricted", "closed", "cameras", "drones", "fence", "trench", "wall", "patrols",
        "reinforcement", "infiltration-threat", "attack", "vehicles", "trucks", "people"}},
      {"scope", {"all", "passengers", "cargo", "humanitarian", "pedestrians", "military"}},
      {"modality", {"reported", "announced", "expected", "hoped", "denied"}},
      {"sensitivity", {"public", "internal"}},
      {"phrase_class", {"named-day", "within-month", "later", "vague", "conditional"}},
      {"only", {"true", "false"}}};
  const auto found = kWords.find(field);
  return found == kWords.end() ? std::vector<std::string>() : found->second;
}

Result<void> change(nlohmann::json& object, const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::string field = text.substr(0, equals);
  const std::vector<std::string> fields = correctable(object);
  if (equals == std::string::npos) {
    return invalid_input("'" + text + "' must be FIELD=VALUE, as value=closed");
  }
  if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
    return invalid_input("no field '" + field + "' to correct" + suggestion(fields, field));
  }
  const std::string value = text.substr(equals + 1);
  nlohmann::json& target = object[field];
  if (target.is_boolean() || field == "only") {
    if (value != "true" && value != "false") return invalid_input(field + " is true or false");
    target = value == "true";
  } else if (field == "count") {
    if (value.empty() || value.size() > 9 ||
        value.find_first_not_of("0123456789") != std::string::npos) {
      return invalid_input("count '" + value + "' is no whole number");
    }
    target = std::stoll(value);
  } else {
    target = value;
  }
  return {};
}

}  // namespace

std::string_view to_string(Concern concern) {
  switch (concern) {
    case Concern::kUnresolved:
      return "which crossing?";
    case Concern::kConflict:
      return "another report says otherwise";
    case Concern::kLowRating:
      return "low rating";
    case Concern::kNewCrossing:
      return "a crossing in no table";
    case Concern::kOrdinary:
      return "";
  }
  return "";
}

Result<std::vector<QueuedClaim>> find_queue(const Ledger& ledger, bool all) {
  ASSIGN_OR_RETURN(const Settled settled, find_settled(ledger));
  ASSIGN_OR_RETURN(const ClaimLog log, ledger.load_claims());
  const Concerns concerns(log);
  std::vector<QueuedClaim> queue;
  for (const ClaimRecord& record : log.claims()) {
    ASSIGN_OR_RETURN(FoundClaim found, ledger.find_claim(record.entry));
    const bool waits = found.claim.rule != "table" && !settled.contains(found);
    if (!all && !waits) continue;
    const Concern concern = concerns.of(record, found.claim);
    queue.push_back({std::move(found), concern});
  }
  std::stable_sort(queue.begin(), queue.end(), [](const QueuedClaim& a, const QueuedClaim& b) {
    return a.concern < b.concern;
  });
  return queue;
}

Result<Claim> corrected_claim(const Claim& claim, const std::vector<std::string>& changes) {
  nlohmann::json object = nlohmann::json::parse(to_json(claim).dump());
  for (const std::string& text : changes) RETURN_IF_ERROR(change(object, text));
  if (!object["crossing"].get<std::string>().empty()) {
    object["candidates"] = nlohmann::json::array();
  }
  object["rule"] = "analyst";
  auto corrected = parse_claim(object);
  if (corrected) return corrected;
  for (const std::string& text : changes) {
    const std::string field = text.substr(0, text.find('='));
    const std::string value = text.substr(text.find('=') + 1);
    const std::string hint = suggestion(words_of(field), value);
    if (!hint.empty() && near_word(words_of(field), value) != value) {
      return invalid_input(corrected.error().message + hint);
    }
  }
  return corrected;
}

}  // namespace maabar::cli
