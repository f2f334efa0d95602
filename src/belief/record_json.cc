// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "base/date.h"
#include "belief/belief_json.h"
#include "belief/known_claims.h"
#include "belief/promise_tally.h"
#include "belief/statement.h"

namespace maabar {
namespace {

using nlohmann::ordered_json;

ordered_json date_or_null(const Date& date) {
  return date.is_unknown() ? ordered_json(nullptr) : ordered_json(to_string(date));
}

ordered_json country_or_null(Country country) {
  return country.is_none() ? ordered_json(nullptr) : ordered_json(country.code());
}

template <typename T>
ordered_json number_or_null(const std::optional<T>& number) {
  return number ? ordered_json(*number) : ordered_json(nullptr);
}

ordered_json name_claims(const std::vector<EntryId>& entries, const FetchWords& fetch) {
  ordered_json json = ordered_json::array();
  for (const EntryId entry : entries) json.push_back(name_claim(entry, fetch));
  return json;
}

ordered_json name_entries(const std::vector<EntryId>& entries) {
  ordered_json json = ordered_json::array();
  for (const EntryId entry : entries) json.push_back(entry.value());
  return json;
}

ordered_json text_or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json tally_to_json(const PromiseTally& tally, const char* label) {
  ordered_json json;
  json[label] = tally.of;
  json["count"] = tally.count();
  for (const PromiseOutcome outcome :
       {PromiseOutcome::kKept, PromiseOutcome::kLate, PromiseOutcome::kMissed,
        PromiseOutcome::kWithdrawn, PromiseOutcome::kPending}) {
    json[std::string(to_string(outcome))] = tally.outcomes[static_cast<std::size_t>(outcome)];
  }
  json["came"] = tally.came;
  json["median_wait_days"] = number_or_null(tally.median_wait);
  json["came_of_named"] = tally.came_of_named;
  json["median_slip_days"] = number_or_null(tally.median_slip);
  return json;
}

ordered_json promise_to_json(const Promise& promise, const FetchWords& fetch) {
  ordered_json json = name_claim(promise.claim, fetch);
  json["crossing"] = promise.crossing.text();
  json["expected"] = to_string(promise.expected);
  json["scope"] = to_string(promise.scope);
  json["side"] = country_or_null(promise.side);
  json["phrase_class"] = to_string(promise.phrase_class);
  json["stated"] = date_or_null(promise.stated);
  json["due"] = date_or_null(promise.due);
  json["outcome"] = to_string(promise.outcome);
  json["came"] = promise.came ? date_or_null(Date::from_day(*promise.came)) : ordered_json(nullptr);
  json["came_by_entry"] =
      promise.came_by.is_none() ? ordered_json(nullptr) : ordered_json(promise.came_by.value());
  json["waited_days"] = number_or_null(promise.waited_days);
  json["slip_days"] = number_or_null(promise.slip_days);
  return json;
}

std::string value_text(const ClaimLog& log, const ClaimRecord& claim) {
  switch (claim.facet) {
    case Facet::kStatus:
    case Facet::kOutlook:
      return std::string(to_string(claim.state));
    case Facet::kControl:
      return log.text(claim.actor);
    case Facet::kSecurity:
      return std::string(to_string(claim.measure));
    case Facet::kTraffic:
      return std::string(to_string(claim.counted));
  }
  return {};
}

ordered_json record_to_json(const ClaimLog& log, const ClaimRecord& claim,
                            std::string_view standing, const FetchWords& fetch) {
  ordered_json json = name_claim(claim.entry, fetch);
  json["crossing"] = log.text(claim.crossing);
  json["facet"] = to_string(claim.facet);
  json["value"] = value_text(log, claim);
  json["count"] = claim.count < 0 ? ordered_json(nullptr) : ordered_json(claim.count);
  json["scope"] = to_string(claim.scope);
  json["direction"] = to_string(claim.direction);
  json["side"] = country_or_null(claim.side);
  json["modality"] = to_string(claim.modality);
  json["valid_from"] = date_or_null(claim.valid_from);
  json["valid_to"] = date_or_null(claim.valid_to);
  json["stated"] = date_or_null(claim.stated);
  json["published"] = date_or_null(claim.published);
  json["recorded"] = to_iso8601(claim.recorded);
  json["rating"] = to_string(claim.admiralty);
  json["standing"] = standing;
  return json;
}

std::string_view to_standing(WithdrawnClaim::Why why) {
  switch (why) {
    case WithdrawnClaim::Why::kRejected:
      return "rejected";
    case WithdrawnClaim::Why::kCorrected:
      return "corrected";
    case WithdrawnClaim::Why::kRetracted:
      return "retracted";
  }
  return {};
}

}  // namespace

ordered_json to_json(const Changes& changes, const FetchWords& fetch) {
  ordered_json json;
  json["before"] = to_json(changes.question.before);
  json["as_of"] = to_json(changes.question.after);
  json["status"] = ordered_json::array();
  for (const TrackChange& change : changes.tracks) {
    json["status"].push_back({{"crossing", change.crossing.text()},
                              {"scope", to_string(change.traffic_class)},
                              {"direction", to_string(change.direction)},
                              {"before", to_string(change.before)},
                              {"after", to_string(change.after)},
                              {"cause", to_string(change.cause)},
                              {"claims", name_claims(change.claims, fetch)},
                              {"reports", name_entries(change.reports)}});
  }
  json["control"] = ordered_json::array();
  for (const ControlChange& change : changes.control) {
    json["control"].push_back({{"crossing", change.crossing.text()},
                               {"side", change.side.code()},
                               {"before", text_or_null(change.before)},
                               {"after", text_or_null(change.after)},
                               {"cause", to_string(change.cause)},
                               {"claims", name_claims(change.claims, fetch)},
                               {"reports", name_entries(change.reports)}});
  }
  return json;
}

ordered_json promises_to_json(const ClaimLog& log, const std::vector<Promise>& promises, AsOf as_of,
                              const FetchWords& fetch) {
  ordered_json json;
  json["as_of"] = to_json(as_of);
  json["promises"] = ordered_json::array();
  for (const Promise& promise : promises) {
    json["promises"].push_back(promise_to_json(promise, fetch));
  }
  const auto put_tallies = [&](const char* name, const char* label, TallyBy by) {
    json[name] = ordered_json::array();
    for (const PromiseTally& tally : tally_promises(log, promises, by)) {
      json[name].push_back(tally_to_json(tally, label));
    }
  };
  put_tallies("by_phrase_class", "phrase_class", TallyBy::kPhraseClass);
  put_tallies("by_side", "side", TallyBy::kSide);
  put_tallies("by_publisher", "publisher", TallyBy::kPublisher);
  return json;
}

ordered_json history_to_json(const BeliefInputs& inputs, const CrossingKey& crossing, AsOf as_of,
                             const FetchWords& fetch) {
  const KnownClaims known = find_known_claims(inputs.log, inputs.index, crossing, as_of);
  struct Item {
    const ClaimRecord* claim;
    std::string_view standing;
  };
  std::vector<Item> items;
  for (const ClaimRecord& claim : known.standing) items.push_back({&claim, "stands"});
  for (const WithdrawnClaim& withdrawn : known.withdrawn) {
    items.push_back({&withdrawn.claim, to_standing(withdrawn.why)});
  }
  const auto order = [](const Item& item) {
    const Date from = item.claim->valid_from;
    const std::int64_t begin =
        from.is_unknown() ? as_of_seconds(*item.claim).value_or(item.claim->recorded.seconds())
                          : from.first_second();
    return std::tuple(begin, item.claim->entry);
  };
  std::sort(items.begin(), items.end(),
            [&](const Item& x, const Item& y) { return order(x) < order(y); });
  ordered_json json;
  json["crossing"] = crossing.text();
  json["as_of"] = to_json(as_of);
  json["claims"] = ordered_json::array();
  for (const Item& item : items) {
    json["claims"].push_back(record_to_json(inputs.log, *item.claim, item.standing, fetch));
  }
  return json;
}

}  // namespace maabar
