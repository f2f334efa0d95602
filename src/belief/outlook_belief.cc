// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "base/date.h"
#include "belief/baseline_confidence.h"
#include "belief/facet_beliefs.h"
#include "belief/outlook_words.h"
#include "belief/statement.h"

namespace maabar {
namespace {

struct Outlook {
  const ClaimRecord* claim = nullptr;
  std::int64_t stated = 0;
};

std::vector<Outlook> find_outlooks(const FacetQuestion& question) {
  const TextId own_key = question.log.find_text(question.crossing.text());
  std::vector<Outlook> outlooks;
  for (const ClaimRecord& claim : question.claims) {
    if (claim.facet != Facet::kOutlook || claim.crossing != own_key) continue;
    const auto stated = stated_seconds(claim);
    if (stated && *stated <= question.valid_seconds) outlooks.push_back({&claim, *stated});
  }
  std::sort(outlooks.begin(), outlooks.end(), [](const Outlook& x, const Outlook& y) {
    return std::tuple(-x.stated, -x.claim->known_from.seconds(), x.claim->entry) <
           std::tuple(-y.stated, -y.claim->known_from.seconds(), y.claim->entry);
  });
  return outlooks;
}

/// Whether a status claim says that the state expected has come since.
bool has_come(const FacetQuestion& question, const Outlook& outlook) {
  return std::any_of(question.claims.begin(), question.claims.end(), [&](const ClaimRecord& claim) {
    const auto came = find_arrival(claim, *outlook.claim);
    return came && *came >= outlook.stated && *came <= question.valid_seconds;
  });
}

bool is_same_matter(const ClaimRecord& later, const ClaimRecord& earlier) {
  return later.state == earlier.state && overlaps(later.side, earlier.side) &&
         overlaps(later.scope, earlier.scope) && overlaps(later.direction, earlier.direction);
}

/// Whether later word takes the outlook's place: it names a day, or denies.
bool is_replaced(const std::vector<Outlook>& outlooks, const Outlook& outlook) {
  if (outlook.claim->modality == Modality::kDenied) return false;
  return std::any_of(outlooks.begin(), outlooks.end(), [&](const Outlook& other) {
    if (other.stated <= outlook.stated || !is_same_matter(*other.claim, *outlook.claim)) {
      return false;
    }
    return other.claim->modality == Modality::kDenied ||
           (!other.claim->valid_from.is_unknown() && !outlook.claim->valid_from.is_unknown());
  });
}

bool is_too_old(const FacetQuestion& question, const Outlook& outlook) {
  const Date due = outlook.claim->valid_from;
  const std::int64_t from =
      due.is_unknown() ? outlook.stated : std::max(outlook.stated, due.last_second());
  return (question.valid_seconds - from) / kSecondsPerDay > kStatusHorizonDays;
}

/// Whether the state expected is the one shown on every track it speaks for that is known.
bool is_so_already(const ClaimRecord& claim, const std::vector<TrackBelief>& tracks) {
  bool is_so = false;
  for (const TrackBelief& track : tracks) {
    const bool is_spoken_for =
        is_scope_of(claim.scope, track.traffic_class) && overlaps(claim.direction, track.direction);
    if (!is_spoken_for || track.crossing.shown == Shown::kUnknown) continue;
    if (track.crossing.shown != to_shown(claim.state)) return false;
    is_so = true;
  }
  return is_so;
}

OutlookBelief to_belief(const FacetQuestion& question, const Outlook& outlook) {
  const ClaimRecord& claim = *outlook.claim;
  OutlookBelief belief;
  belief.claim = claim.entry;
  belief.expected = claim.state;
  belief.modality = claim.modality;
  belief.side = claim.side;
  belief.scope = claim.scope;
  belief.direction = claim.direction;
  belief.phrase_class = find_phrase_class(claim);
  belief.due = claim.valid_from;
  belief.stated = claim.stated.is_unknown() ? claim.published : claim.stated;
  belief.is_overdue = claim.modality != Modality::kDenied && !claim.valid_from.is_unknown() &&
                      claim.valid_from.last_second() < question.valid_seconds;
  return belief;
}

bool implies_another(const ClaimRecord& outlook, const TrackBelief& track) {
  return is_scope_of(outlook.scope, track.traffic_class) &&
         overlaps(outlook.direction, track.direction) &&
         track.crossing.shown != to_shown(outlook.state) &&
         track.crossing.last_heard != to_shown(outlook.state);
}

}  // namespace

bool is_scope_of(Scope scope, TrafficClass traffic_class) {
  return scope == Scope::kAll || scope == to_scope(traffic_class);
}

bool overlaps(Scope a, Scope b) {
  if (a == Scope::kMilitary || b == Scope::kMilitary) return a == b;
  return a == b || a == Scope::kAll || b == Scope::kAll;
}

bool overlaps(Country a, Country b) { return a.is_none() || b.is_none() || a == b; }

bool overlaps(const Direction& a, const Direction& b) {
  return a.is_both() || b.is_both() || a == b;
}

std::vector<OutlookBelief> believe_outlooks(const FacetQuestion& question,
                                            const std::vector<TrackBelief>& tracks) {
  std::vector<OutlookBelief> beliefs;
  const std::vector<Outlook> outlooks = find_outlooks(question);
  for (const Outlook& outlook : outlooks) {
    if (is_too_old(question, outlook) || has_come(question, outlook) ||
        is_replaced(outlooks, outlook) || is_so_already(*outlook.claim, tracks)) {
      continue;
    }
    beliefs.push_back(to_belief(question, outlook));
  }
  return beliefs;
}

std::vector<ClaimRecord> keep_for_facets(const FacetQuestion& question) {
  const TextId own_key = question.log.find_text(question.crossing.text());
  // Status claims tell whether what is expected has come: of no use where all of it is too old.
  const bool is_any_due =
      std::any_of(question.claims.begin(), question.claims.end(), [&](const ClaimRecord& claim) {
        if (claim.facet != Facet::kOutlook || claim.crossing != own_key) return false;
        const auto stated = stated_seconds(claim);
        return stated && !is_too_old(question, {&claim, *stated});
      });
  std::vector<ClaimRecord> kept;
  std::copy_if(question.claims.begin(), question.claims.end(), std::back_inserter(kept),
               [&](const ClaimRecord& claim) {
                 return claim.facet == Facet::kStatus ? is_any_due && claim.crossing == own_key
                                                      : claim.facet != Facet::kTraffic;
               });
  return kept;
}

void list_implied(const FacetQuestion& question, std::vector<TrackBelief>& tracks) {
  constexpr int kMostImplied = 3;
  const std::vector<Outlook> outlooks = find_outlooks(question);
  for (TrackBelief& track : tracks) {
    int listed = 0;
    for (const Outlook& outlook : outlooks) {
      if (listed == kMostImplied || track.crossing.evidence.size() >= kMostEvidence) break;
      const bool is_current =
          (question.valid_seconds - outlook.stated) / kSecondsPerDay <= kStatusHorizonDays;
      if (!is_current || !implies_another(*outlook.claim, track)) continue;
      ++listed;
      track.crossing.evidence.push_back(
          {outlook.claim->entry, Evidence::Role::kImplied, 0,
           fmt::format("speaks of {} as still to come, so it was not so on {}; listed only",
                       to_string(outlook.claim->state),
                       to_string(Date::from_day(day_of(outlook.stated))))});
    }
  }
}

}  // namespace maabar
