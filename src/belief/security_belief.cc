// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "base/date.h"
#include "belief/facet_beliefs.h"
#include "belief/statement.h"

namespace maabar {
namespace {

using Role = Evidence::Role;

/// A security claim with the moment that it vouches for.
struct Sighting {
  const ClaimRecord* claim = nullptr;
  std::int64_t vouched = 0;
};

using SightingKey = std::pair<Measure, Country>;

bool is_said(const ClaimRecord& claim) {
  return claim.facet == Facet::kSecurity && claim.modality != Modality::kExpected &&
         claim.modality != Modality::kHoped;
}

bool is_before(const Sighting& x, const Sighting& y) {
  return std::tuple(x.vouched, x.claim->known_from.seconds(), x.claim->entry) <
         std::tuple(y.vouched, y.claim->known_from.seconds(), y.claim->entry);
}

std::map<SightingKey, std::vector<Sighting>> group_sightings(const FacetQuestion& question) {
  std::map<SightingKey, std::vector<Sighting>> groups;
  for (const ClaimRecord& claim : question.claims) {
    const auto as_of = as_of_seconds(claim);
    if (!is_said(claim) || !as_of) continue;
    const bool is_dated = !claim.valid_from.is_unknown();
    const std::int64_t begin = is_dated ? claim.valid_from.first_second() : *as_of;
    if (begin > question.valid_seconds) continue;
    if (!claim.side.is_none() && !question.crossing.has_side(claim.side)) continue;
    const std::int64_t vouched = std::min(std::max(*as_of, begin), question.valid_seconds);
    groups[{claim.measure, claim.side}].push_back({&claim, vouched});
  }
  return groups;
}

std::string describe(const FacetQuestion& question, const ClaimRecord& claim) {
  std::string text = claim.modality == Modality::kDenied ? "denies it" : "says so";
  if (question.log.text(claim.crossing) != question.crossing.text()) {
    text += ", of the border as a whole";
  }
  return text;
}

SecurityBelief believe_group(const FacetQuestion& question, const SightingKey& key,
                             std::vector<Sighting>& sightings) {
  std::sort(sightings.begin(), sightings.end(),
            [](const Sighting& x, const Sighting& y) { return is_before(y, x); });
  SecurityBelief belief;
  belief.measure = key.first;
  belief.side = key.second;
  const ClaimRecord& latest = *sightings.front().claim;
  belief.is_denied = latest.modality == Modality::kDenied;
  belief.valid_from = latest.valid_from;
  belief.valid_to = latest.valid_to;
  belief.confirmed = ValidTime(sightings.front().vouched);
  for (const Sighting& sighting : sightings) {
    if (belief.evidence.size() >= kMostEvidence) break;
    const bool agrees = (sighting.claim->modality == Modality::kDenied) == belief.is_denied;
    belief.evidence.push_back({sighting.claim->entry, agrees ? Role::kFor : Role::kOutweighed, 0,
                               describe(question, *sighting.claim)});
  }
  return belief;
}

}  // namespace

std::vector<SecurityBelief> believe_security(const FacetQuestion& question) {
  std::vector<SecurityBelief> beliefs;
  for (auto& [key, sightings] : group_sightings(question)) {
    beliefs.push_back(believe_group(question, key, sightings));
  }
  return beliefs;
}

}  // namespace maabar
