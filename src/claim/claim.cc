// SPDX-License-Identifier: Apache-2.0
#include "claim/claim.h"

#include <algorithm>

#include "base/hash.h"
#include "claim/claim_json.h"

namespace maabar {
namespace {

bool is_actor_id(std::string_view id) {
  return !id.empty() && id.size() <= 80 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace

ClaimValue ClaimValue::control(std::string actor) {
  CHECK(is_actor_id(actor));
  return {Facet::kControl, ActorText{std::move(actor)}};
}

Result<ClaimValue> ClaimValue::parse(std::string_view facet, std::string_view value) {
  ASSIGN_OR_RETURN(const Facet of, parse_facet(facet));
  switch (of) {
    case Facet::kStatus:
    case Facet::kOutlook: {
      ASSIGN_OR_RETURN(const State state, parse_state(value));
      return ClaimValue(of, state);
    }
    case Facet::kSecurity: {
      ASSIGN_OR_RETURN(const Measure measure, parse_measure(value));
      return ClaimValue(of, measure);
    }
    case Facet::kTraffic: {
      ASSIGN_OR_RETURN(const Traffic counted, parse_traffic(value));
      return ClaimValue(of, counted);
    }
    case Facet::kControl:
      break;
  }
  if (!is_actor_id(value)) {
    return invalid_input(
        fmt::format("'{}' is not an actor id; write one such as syrian-army", value.substr(0, 40)));
  }
  return control(std::string(value));
}

std::string ClaimValue::text() const {
  switch (facet_) {
    case Facet::kStatus:
    case Facet::kOutlook:
      return std::string(to_string(state()));
    case Facet::kControl:
      return actor();
    case Facet::kSecurity:
      return std::string(to_string(measure()));
    case Facet::kTraffic:
      return std::string(to_string(counted()));
  }
  return {};
}

std::string claim_id(const Claim& claim) {
  return to_hex(sha256(canonical_json(claim))).substr(0, 32);
}

std::vector<std::string> find_faults(const Claim& claim) {
  std::vector<std::string> faults;
  const CrossingKey& crossing = claim.crossing;
  if (crossing.is_none() && claim.candidates.empty()) {
    faults.emplace_back("no crossing and no candidates for one");
  }
  if (!crossing.is_none() && !claim.side.is_none() && !crossing.has_side(claim.side)) {
    faults.push_back(
        fmt::format("side {} is not a side of {}", claim.side.code(), crossing.text()));
  }
  const bool is_between = crossing.kind() == CrossingKey::Kind::kCrossing ||
                          crossing.kind() == CrossingKey::Kind::kPair;
  if (is_between && !claim.direction.is_both() &&
      (!crossing.has_side(claim.direction.from) || !crossing.has_side(claim.direction.to))) {
    faults.push_back(fmt::format("direction {} does not lead over {}", to_string(claim.direction),
                                 crossing.text()));
  }
  if (!claim.valid_from.is_unknown() && !claim.valid_to.is_unknown() &&
      claim.valid_to.last_day() < claim.valid_from.first_day()) {
    faults.push_back(fmt::format("valid_to {} is before valid_from {}", to_string(claim.valid_to),
                                 to_string(claim.valid_from)));
  }
  return faults;
}

}  // namespace maabar
